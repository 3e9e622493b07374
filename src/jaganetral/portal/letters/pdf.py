"""A sheet as PDF (PDF/A-2b, tagged), set by Typst from data alone."""

from __future__ import annotations

import io
from pathlib import Path

import segno
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.portal import typesetting
from jaganetral.portal.letters.sheet import Sheet

__all__ = ["ORDINALS", "addressed", "lead", "pdf", "picture", "qr", "verify_lines"]

ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN",
    "KESEMBILAN", "KESEPULUH",
)  # fmt: skip
_FORM = Path(__file__).with_name("sheet.typ")


def pdf(sheet: Sheet) -> bytes:
    """The PDF's bytes. Only the fonts that Typst brings along: the same everywhere."""
    return _compiled(sheet, "pdf")


def picture(sheet: Sheet) -> bytes:
    """The first page as PNG, for looking at."""
    return _compiled(sheet, "png")


def _compiled(sheet: Sheet, kind: str) -> bytes:
    make = typesetting.pdf if kind == "pdf" else typesetting.picture
    return make(_FORM, _data(sheet))


def lead(sheet: Sheet) -> list[tuple[str, str]]:
    """What stands at the left top of a letter: number, nature, attachments, subject."""
    attached = len(sheet.attachments)
    return [
        ("Nomor", sheet.number),
        ("Sifat", "Rahasia" if sheet.secret else "Biasa"),
        ("Lampiran", f"{attached} berkas" if attached else "–"),
        ("Hal", sheet.title),
    ]


def addressed(sheet: Sheet) -> list[str]:
    """To whom, with the word of respect before the first line."""
    return [f"Yth. {sheet.to[0]}", *sheet.to[1:]] if sheet.to else []


def verify_lines(sheet: Sheet) -> list[str]:
    """What stands beside the QR code."""
    with override("id"):
        lines = [
            _("Anybody can verify this letter with the code {code} at").format(code=sheet.code),
            sheet.verify_at,
        ]
        if sheet.redacted:
            lines.append(_("Personal data is hidden in this copy."))
        return lines


def _data(sheet: Sheet) -> dict[str, object]:
    superseded = ""
    if sheet.supersedes:
        with override("id"):
            superseded = _("This letter takes the place of number {number}.").format(
                number=sheet.supersedes
            )
    return {
        "layout": sheet.layout,
        "title": sheet.title,
        "day": [sheet.day.year, sheet.day.month, sheet.day.day],
        "code_of_form": f"FORMULIR MODEL {sheet.code_of_form}" if sheet.code_of_form else "",
        "secret_mark": "RAHASIA" if sheet.secret and sheet.layout != "letter" else "",
        "number_line": f"Nomor: {sheet.number}",
        "head": list(sheet.head.lines) if sheet.head else [],
        "address": sheet.head.address if sheet.head else "",
        "place_and_day": sheet.place_and_day,
        "lead": lead(sheet),
        "to": addressed(sheet),
        "blocks": [
            {
                "title": block.title,
                "style": block.style,
                "lines": list(block.lines),
                "rows": [(name, list(found)) for name, found in block.rows],
                "bare": block.bare,
            }
            for block in sheet.blocks
        ],
        "ordinals": list(ORDINALS),
        "signatures": [
            {"title": one.title, "name": one.name, "nip": one.nip} for one in sheet.signatures
        ],
        "copies": list(sheet.copies),
        "copies_title": "Tembusan:",
        "supersedes": superseded,
        "qr": qr(sheet.verify_at),
        "verify": verify_lines(sheet),
    }


def qr(address: str) -> str:
    """The square for an address, as SVG."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
