"""Writing a letter: permission, execution, a line in the trail. Nothing edits one."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.portal.letters.docx import docx
from jaganetral.portal.letters.errors import NotNow
from jaganetral.portal.letters.forms import Form, form
from jaganetral.portal.letters.models import Content, Letter
from jaganetral.portal.letters.numbers import next_number
from jaganetral.portal.letters.pdf import pdf
from jaganetral.portal.letters.sealed import sealed
from jaganetral.portal.letters.sheet import Given, compose
from jaganetral.portal.letters.values import checked
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Membership, Organisation, Person
from jaganetral.portal.people.permissions import demand

if TYPE_CHECKING:
    from jaganetral.portal.casework.models import Case
    from jaganetral.portal.intake.models import Report

__all__ = ["write"]

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@transaction.atomic
def write(
    form_id: str,
    *,
    by: Person | None,
    case: Case | None = None,
    report: Report | None = None,
    values: Mapping[str, Any],
    organisation: Organisation | None = None,
    to: str | None = None,
    supersedes: Letter | None = None,
) -> Letter:
    """Issue a letter: number it, set it as PDF and DOCX, keep both.

    `by` is None for what a person without account hands in (a report, an objection), and only for
    forms that such a person writes. `organisation` is whose letter it is: where it is not given,
    the supervisor of the case or report, or the agency of the case, as the form says.
    Raises NoSuchForm, Refused, BadValues, NotNow.
    """
    one = form(form_id)
    issuer = organisation or _issuer(one, case, report)
    _may_write(one, by, issuer)
    filled = checked(one, values)
    at = timezone.now()
    n, number = next_number(issuer, one, timezone.localdate(at))
    code = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
    given = Given(
        number=number,
        at=at,
        organisation=[str(above) for above in issuer.lineage()[-2:]],
        place=str(values.get("place", "")),
        case_number=str(getattr(case, "number", "") or ""),
        code=code,
        verify_at=_address(code),
    )
    sheet = compose(one, filled, given)
    whole, hidden, words = pdf(sheet), pdf(compose(one, filled, given, redacted=True)), docx(sheet)
    letter = Letter.objects.create(
        organisation=issuer,
        form=one.id,
        series=one.series,
        year=timezone.localdate(at).year,
        n=n,
        number=number,
        case_id=case.pk if case is not None else None,
        report_id=report.pk if report is not None else None,
        to=to or one.to,
        made_at=at,
        by=by,
        supersedes=supersedes,
        code=code,
        sha256=hashlib.sha256(whole).hexdigest(),
        redacted_sha256=hashlib.sha256(hidden).hexdigest(),
        docx_sha256=hashlib.sha256(words).hexdigest(),
    )
    Content.objects.create(
        letter=letter,
        words=sealed(msgspec.json.encode(filled)),
        pdf=sealed(whole),
        redacted=sealed(hidden),
        docx=sealed(words),
    )
    return letter


def _issuer(one: Form, case: Case | None, report: Report | None) -> Organisation:
    found: Any = None
    if case is not None:
        found = case.agency if one.issuer == "agency" else case.organisation
    elif report is not None:
        found = report.organisation
    if found is None:
        raise NotNow(_("It is not known whose letter this is: name the organisation."))
    assert isinstance(found, Organisation)
    return found


def _may_write(one: Form, by: Person | None, issuer: Organisation) -> None:
    """Raises Refused."""
    if by is None:
        if not {"reporter", "reported"} & set(one.written_by):
            raise Refused("letters.write_letter", issuer)
        return
    demand(by, "letters.write_letter", issuer)
    held = Membership.objects.in_force().filter(person=by, role__in=one.written_by)
    if not any(issuer.path.startswith(each.organisation.path) for each in held):
        raise Refused(f"letters.write_letter ({one.id})", issuer)


def _address(code: str) -> str:
    """The whole address at which anybody verifies the letter."""
    hosts = [host for host in settings.ENVIRONMENT.hosts if host[:1] not in (".", "*")]
    site = f"https://{hosts[0]}" if hosts else "http://localhost:8000"
    with override("id"):
        return site + reverse("letters:verify", args=[code])
