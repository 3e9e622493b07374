"""A sheet as PDF (PDF/A-2b), set by Typst from data alone."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import segno
import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.portal.letters.sheet import Sheet

__all__ = ["pdf"]

_FORM = Path(__file__).with_name("sheet.typ")


def pdf(sheet: Sheet) -> bytes:
    """The PDF's bytes."""
    made: bytes = typst.compile(
        str(_FORM),
        sys_inputs={"data": msgspec.json.encode(_data(sheet)).decode()},
        pdf_standards=["a-2b"],
    )
    return made


def _data(sheet: Sheet) -> dict[str, object]:
    with override("id"):
        return {
            "layout": sheet.layout,
            "day": [sheet.day.year, sheet.day.month, sheet.day.day],
            "title": sheet.title,
            "form_code": f"FORMULIR MODEL {sheet.form_code}" if sheet.form_code else "",
            "number_line": f"Nomor: {sheet.number}",
            "letterhead": list(sheet.letterhead),
            "place_and_day": sheet.place_and_day,
            "head": [
                ("Nomor", sheet.number),
                ("Lampiran", f"{len(sheet.attachments)} berkas" if sheet.attachments else "-"),
                ("Hal", sheet.title),
            ],
            "to": list(sheet.to),
            "blocks": [
                {
                    "title": block.title,
                    "lines": list(block.lines),
                    "rows": [(name, list(found)) for name, found in block.rows],
                    "numbered": block.numbered,
                }
                for block in sheet.blocks
            ],
            "signatures": list(sheet.signatures),
            "copies": list(sheet.copies),
            "copies_title": "Tembusan:",
            "qr": _qr(sheet.verify_at),
            "verify": [
                _("Anybody can verify this letter at:"),
                sheet.verify_at,
                _("Code: {code}").format(code=sheet.code),
                *([_("Personal data is hidden in this copy.")] if sheet.redacted else []),
            ],
            "foot": sheet.number,
        }


def _qr(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
