"""The receipt on paper: a PDF set by Typst from data alone, with a QR code that holds all of it.

It is made when it is asked for and not kept: what is verified is the signed statement in it, which
never changes.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import segno
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jaganetral.custody.signing import fingerprint
from jaganetral.portal import typesetting
from jaganetral.portal.door import spoken
from jaganetral.portal.intake import receipts
from jaganetral.portal.intake.models import Receipt

__all__ = ["paper"]

_FORM = Path(__file__).with_name("paper.typ")


def paper(receipt: Receipt, verify_at: str) -> bytes:
    """The PDF (PDF/A-2b) in the language of the page; anybody verifies it at `verify_at`."""
    told = receipt.statement.encode()
    statement = receipts.told_of(told)
    assert statement is not None  # we wrote it
    line = receipts.compact(told, bytes(receipt.signature))
    picture = io.BytesIO()
    segno.make(f"{verify_at}#{line}", error="m", micro=False).save(
        picture, kind="svg", border=2, svgclass=None, lineclass=None
    )
    day = date_format(date.fromisoformat(statement.filed_on), "j F Y")
    data = {
        "title": _("Receipt of a report"),
        "lang": spoken(),
        "number": receipt.number,
        "said": _("A report was filed on {day}.").format(day=day),
        "facts": [
            [_("Number of the receipt"), receipt.number],
            [_("Filed on"), day],
        ],
        "lines": [
            _(
                "This receipt tells neither who reported, nor who was reported, nor what. Whoever "
                "holds it can verify that a report was filed on this day and is unaltered."
            ),
            _("Verify it with the QR code, or with the number at:"),
            verify_at,
        ],
        "foot": [
            [_("Signed statement"), receipt.statement],
            [_("Signature (Ed25519)"), bytes(receipt.signature).hex()],
            [_("Fingerprint of the key"), fingerprint(bytes(receipt.public_key))],
        ],
        "qr": picture.getvalue().decode(),
    }
    return typesetting.pdf(_FORM, data)
