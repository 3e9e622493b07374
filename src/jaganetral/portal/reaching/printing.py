"""The sheet of personal links of one office: a PDF to be cut, a name and a QR code for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jaganetral.portal import typesetting
from jaganetral.portal.door import spoken
from jaganetral.portal.letters.pdf import qr
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.reaching.links import address
from jaganetral.portal.reaching.models import Link
from jaganetral.portal.reaching.sealed import known

__all__ = ["sheet"]

_FORM = Path(__file__).with_name("sheet.typ")


def sheet(organisation: Organisation, links: Sequence[Link]) -> bytes:
    """The PDF, by name."""
    people = sorted(((known(one.employee.sealed).name, one) for one in links), key=lambda p: p[0])
    data = {
        "title": organisation.name,
        "lang": spoken(),
        "said": _("Your personal link: read, take the quiz, sign. Give it to nobody."),
        "people": [
            {"name": name, "qr": qr(address(one)),
             "until": _("until {day}").format(day=date_format(one.until, "j F Y"))}
            for name, one in people
        ],
    }  # fmt: skip
    return typesetting.pdf(_FORM, data)
