"""A sheet as DOCX, for offices that go on working in it. The PDF is what was issued."""

from __future__ import annotations

import io

import segno
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from jaganetral.portal.letters.sheet import Sheet

__all__ = ["docx"]


def docx(sheet: Sheet) -> bytes:
    """The DOCX's bytes."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    for line in sheet.letterhead:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line.upper()).bold = True
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(sheet.title.upper()).bold = True
    document.add_paragraph(f"Nomor: {sheet.number}").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(sheet.place_and_day).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for line in sheet.to:
        document.add_paragraph(line)
    for block in sheet.blocks:
        if block.title:
            document.add_paragraph().add_run(block.title).bold = True
        for line in block.lines:
            document.add_paragraph(line)
        if block.rows:
            table = document.add_table(rows=0, cols=2)
            for name, found in block.rows:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = name, "\n".join(found)
    for capacity, name in sheet.signatures:
        document.add_paragraph(f"{capacity}\n\n\n{name}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    picture = io.BytesIO()
    segno.make(sheet.verify_at, error="m", micro=False).save(picture, kind="png", scale=4, border=0)
    document.add_picture(io.BytesIO(picture.getvalue()), width=Cm(2.2))
    document.add_paragraph(f"{sheet.verify_at}\n{sheet.code}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
