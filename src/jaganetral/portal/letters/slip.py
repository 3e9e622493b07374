"""The sheet that goes into the envelope with a summons: the code of the reported, and what to do.

It is set when the code is given and kept nowhere: whoever reads the kept summons finds no code.
"""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.portal import typesetting
from jaganetral.portal.casework.models import Case
from jaganetral.portal.letters.address import site
from jaganetral.portal.letters.pdf import qr

__all__ = ["access_slip"]

_FORM = Path(__file__).with_name("slip.typ")


def access_slip(case: Case, code: str) -> bytes:
    """The PDF (A5) of the sheet for the case's code, in Indonesian."""
    with override("id"):
        address = f"{site()}/terlapor/"
        day = timezone.localdate()
        data = {
            "title": _("The code of your case"),
            "day": [day.year, day.month, day.day],
            "organisation": str(case.organisation),
            "about": _("Case {number}. With this code you see what is alleged, and answer.").format(
                number=case.number
            ),
            "code": code,
            "steps": [
                _("Open {address} (or scan the square).").format(address=address),
                _("Type the code."),
                _("Read what is alleged, see the evidence, and answer in your own words."),
            ],
            "qr": qr(address),
            "notes": [
                _("A suspicion is not a finding. You need no account and no lawyer for this page."),
                _(
                    "Give the code to nobody you don't trust: whoever has it sees your case. "
                    "If it is lost, ask us for a new one; this one then stops working."
                ),
            ],
        }
    return typesetting.pdf(_FORM, data)
