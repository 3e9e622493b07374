"""A sheet as DOCX, for offices that go on working in it. What was issued is the PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import segno
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from jaganetral.portal.letters.pdf import ORDINALS, addressed, lead, verify_lines
from jaganetral.portal.letters.sheet import Block, Sheet

__all__ = ["docx"]


def docx(sheet: Sheet) -> bytes:
    """The DOCX's bytes. Words go in as runs of text, never as markup or fields."""
    document = Document()
    _page(document, sheet)
    if sheet.head:
        _head(document, sheet.head.lines, sheet.head.address)
    if sheet.code_of_form:
        _line(document, f"FORMULIR MODEL {sheet.code_of_form}", align=ALIGN.RIGHT, bold=True)
    if sheet.layout == "letter":
        _line(document, sheet.place_and_day, align=ALIGN.RIGHT)
        _table(document, [(name, [value]) for name, value in lead(sheet)], 2.4)
    else:
        if sheet.secret:
            _line(document, "RAHASIA", bold=True)
        _line(document, sheet.title.upper(), align=ALIGN.CENTER, bold=True, size=13)
        _line(document, f"Nomor: {sheet.number}", align=ALIGN.CENTER)
    if sheet.layout == "decision":
        _line(document, "DENGAN RAHMAT TUHAN YANG MAHA ESA", align=ALIGN.CENTER)
    for line in addressed(sheet):
        _line(document, line, after=0)
    for block in sheet.blocks:
        _block(document, block)
    if sheet.layout != "letter":
        _line(document, sheet.place_and_day, align=ALIGN.RIGHT)
    _signatures(document, sheet)
    if sheet.copies:
        _line(document, "Tembusan:", size=9.5)
        for at, copy in enumerate(sheet.copies, start=1):
            _line(document, f"{at}. {copy}", size=9.5, after=0)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any, sheet: Sheet) -> None:
    """A4, the language, and the foot with QR code and address."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(2.4)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    properties = style.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    properties.append(language)
    document.core_properties.title = sheet.title
    document.core_properties.language = "id-ID"
    document.core_properties.author = ""
    picture = io.BytesIO()
    segno.make(sheet.verify_at, error="m", micro=False).save(picture, kind="png", scale=4, border=0)
    foot = section.footer.paragraphs[0]
    foot.add_run().add_picture(io.BytesIO(picture.getvalue()), width=Cm(1.3))
    said = foot.add_run("  " + " ".join(verify_lines(sheet)))
    said.font.size = Pt(7.5)


def _head(document: Any, lines: Sequence[str], address: str) -> None:
    for at, line in enumerate(lines):
        last = at == len(lines) - 1
        _line(
            document, line.upper(), align=ALIGN.CENTER, bold=True, size=15 if last else 12, after=0
        )
    rule = _line(document, address, align=ALIGN.CENTER, size=9)
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "thinThickSmallGap"), ("sz", "18"), ("space", "3")):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    rule.paragraph_format.element.get_or_add_pPr().append(border)


def _block(document: Any, block: Block) -> None:
    if block.title:
        align = ALIGN.CENTER if block.style == "heading" else None
        title = block.title.upper() if block.style == "heading" else block.title
        _line(document, title, align=align, bold=True).paragraph_format.keep_with_next = True
    for at, line in enumerate(block.lines):
        _line(document, _mark(block.style, at) + line)
    if block.bare:
        for _name, found in block.rows:
            for at, line in enumerate(found, start=1):
                _line(document, f"{at}. {line}" if len(found) > 1 else line)
    elif block.rows:
        _table(document, block.rows, 5.0)


def _mark(style: str, at: int) -> str:
    if style == "numbers":
        return f"{at + 1}. "
    if style == "letters":
        return f"{chr(ord('a') + at)}. "
    return f"{ORDINALS[at]}: " if style == "ordinals" else ""


def _line(
    document: Any,
    said: str,
    *,
    align: Any = None,
    bold: bool = False,
    size: float | None = None,
    after: float = 6,
) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    run = paragraph.add_run(said)
    run.bold = bold
    if size is not None:
        run.font.size = Pt(size)
    return paragraph


def _table(document: Any, rows: Sequence[tuple[str, Sequence[str]]], left: float) -> None:
    table = document.add_table(rows=0, cols=3)
    table.autofit = False
    for name, found in rows:
        cells = table.add_row().cells
        said = found if len(found) == 1 else [f"{at}. {one}" for at, one in enumerate(found, 1)]
        for cell, text, width in zip(
            cells, (name, ":", "\n".join(said)), (left, 0.4, 16.1 - left), strict=True
        ):
            cell.width = Cm(width)
            cell.text = text
            cell.paragraphs[0].paragraph_format.space_after = Pt(3)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _signatures(document: Any, sheet: Sheet) -> None:
    many = len(sheet.signatures)
    table = document.add_table(rows=0, cols=max(2, min(many, 3)))
    places = [None, *sheet.signatures] if many == 1 else list(sheet.signatures)
    columns = len(table.columns)
    for start in range(0, len(places), columns):
        cells = table.add_row().cells
        for cell, one in zip(cells, places[start : start + columns], strict=False):
            if one is None:
                continue
            nip = f"\nNIP {one.nip}" if one.nip else ""
            cell.text = f"{one.title}\n\n\n\n{one.name or '(' + '.' * 38 + ')'}{nip}"
            cell.paragraphs[0].alignment = ALIGN.CENTER
