"""The certificate on paper: a PDF set by Typst from data alone, with all of it in the QR code.

It is made when it is asked for and not kept: what is verified is the signed statement in it.
"""

from __future__ import annotations

import io
from pathlib import Path

import segno
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jaganetral.custody.signing import fingerprint
from jaganetral.portal import typesetting
from jaganetral.portal.door import spoken
from jaganetral.portal.pledge import statements
from jaganetral.portal.pledge.models import Pledge
from jaganetral.portal.pledge.texts import texts

__all__ = ["certificate"]

_FORM = Path(__file__).with_name("certificate.typ")


def certificate(pledge: Pledge, verify_at: str) -> bytes:
    """The PDF (PDF/A-2b). The pledge is in Indonesian as it was signed; the labels are in the
    language of the page. Raises Unsealed."""
    told = statements.open_statement(pledge.sealed)
    statement = statements.told_of(told)
    assert statement is not None  # we wrote it
    line = statements.compact(told, bytes(pledge.signature))
    picture = io.BytesIO()
    segno.make(f"{verify_at}#{line}", error="l", micro=False).save(
        picture, kind="svg", border=2, svgclass=None, lineclass=None
    )
    one = texts().get(pledge.text)
    same = one is not None and one.hash == pledge.text_hash
    data = {
        "title": one.title.id if one else pledge.text,
        "lang": spoken(),
        "number": pledge.number,
        "opening": one.opening.id if one and same else "",
        "points": [point.id for point in one.points] if one and same else [],
        "closing": one.closing.id if one and same else "",
        "facts": [
            [_("Signed by"), statement.name],
            *([[_("Office"), statement.office]] if statement.office else []),
            [_("Signed on"), date_format(statement.day, "j F Y")],
            [_("Number"), pledge.number],
        ],
        "lines": [
            _("Signed by a key that this person's browser made for it, and by this site.")
            if statement.own
            else _("Signed by this site alone: the browser made no key of its own (it ran no "
                   "script, or the line was not secure)."),
            _("Verify it with the QR code, or with the number at:"),
            verify_at,
        ],
        "foot": [
            [_("Text (SHA-256)"), statement.text_hash],
            [_("Rulebook"), statement.rulebook],
            [_("Signature (Ed25519)"), bytes(pledge.signature).hex()],
            [_("Fingerprint of the key"), fingerprint(bytes(pledge.public_key))],
            *([[_("Key of the browser"), f"{statement.own.alg} {statement.own.public}"]]
              if statement.own else []),
        ],
        "qr": picture.getvalue().decode(),
    }  # fmt: skip
    return typesetting.pdf(_FORM, data)
