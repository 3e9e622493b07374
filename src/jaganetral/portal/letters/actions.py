"""Everything that changes letters: permission, execution, a line in the trail. None is edited.

A letter that is wrong is superseded by another one, which names it; what a letter says may be
erased, its number and fingerprints stay.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.letters import numbers
from jaganetral.portal.letters.address import site, verify_address
from jaganetral.portal.letters.docx import docx
from jaganetral.portal.letters.errors import BadValues, NotNow
from jaganetral.portal.letters.forms import Form, form
from jaganetral.portal.letters.head import letterhead
from jaganetral.portal.letters.models import BOX, Content, Head, Letter, NumberPattern
from jaganetral.portal.letters.pdf import pdf
from jaganetral.portal.letters.selectors import file_of
from jaganetral.portal.letters.sheet import Given, compose
from jaganetral.portal.letters.values import checked
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Membership, Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.trail import actions as trail

if TYPE_CHECKING:
    from jaganetral.portal.casework.models import Case
    from jaganetral.portal.intake.models import Report

__all__ = ["erase", "export", "set_head", "set_pattern", "write"]

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and digits that are not taken for one another when they are spoken or copied."""

WITHOUT_ACCOUNT = frozenset({"reporter", "reported"})


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
    if supersedes is not None:
        _may_be_superseded(supersedes, one)
    at = timezone.now()
    day = timezone.localdate(at)
    election = numbers.election_code(case.election if case is not None else "", issuer)
    n, number = numbers.next_number(issuer, one, day, election=election)
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    given = Given(
        number=number,
        at=at,
        head=letterhead(issuer),
        case_number=case.number if case is not None else "",
        flow=case.flow if case is not None else "",
        code=code,
        site=site(),
        verify_at=verify_address(code),
        supersedes=supersedes.number if supersedes is not None else "",
    )
    sheet = compose(one, filled, given)
    whole, hidden, words = pdf(sheet), pdf(compose(one, filled, given, redacted=True)), docx(sheet)
    letter = Letter.objects.create(
        organisation=issuer,
        form=one.id,
        series=one.series,
        year=day.year,
        n=n,
        number=number,
        case=case,
        report=report,
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
        words=BOX.seal(msgspec.json.encode(filled)),
        pdf=BOX.seal(whole),
        redacted=BOX.seal(hidden),
        docx=BOX.seal(words),
    )
    _note(
        "letter.written",
        letter,
        by,
        form=one.id,
        number=number,
        sha256=letter.sha256,
        supersedes=str(supersedes.pk) if supersedes is not None else "",
    )
    return letter


@transaction.atomic
def export(person: Person, letter: Letter, kind: str, *, reason: str) -> bytes:
    """The whole PDF or the DOCX, with all personal data in it: for a reason, which is recorded.

    The redacted PDF needs none: see selectors.file_of. Raises Refused, BadValues, Gone.
    """
    demand(person, "letters.read_letter", letter.organisation)
    if not reason.strip():
        raise BadValues(letter.form, {"reason": _("Say what you need it for.")})
    _note("letter.exported", letter, person, private={"reason": reason.strip()[:500]}, kind=kind)
    return file_of(letter, kind)


@transaction.atomic
def erase(person: Person, letter: Letter, *, reason: str) -> None:
    """Erase what a letter says, lawfully: number, fingerprints and trail stay.

    Raises Refused, BadValues.
    """
    demand(person, "evidence.hold_or_erase", letter.organisation)
    if not reason.strip():
        raise BadValues(letter.form, {"reason": _("Say on what ground it is erased.")})
    Content.objects.filter(letter=letter).update(
        words="", pdf="", redacted="", docx="", erased_at=timezone.now()
    )
    _note("letter.erased", letter, person, private={"reason": reason.strip()[:500]})


@transaction.atomic
def set_head(
    person: Person, organisation: Organisation, *, lines: str, address: str = "", place: str = ""
) -> None:
    """How an organisation's letters are headed. Raises Refused, BadValues."""
    demand(person, "people.manage_organisations", organisation)
    rows = [line.strip() for line in lines.splitlines() if line.strip()]
    if not 1 <= len(rows) <= 4:
        raise BadValues("", {"lines": _("Write one to four lines.")})
    Head.objects.update_or_create(
        organisation=organisation,
        defaults={
            "lines": "\n".join(rows), "address": address.strip()[:200], "place": place.strip()[:80],
        },
    )  # fmt: skip
    trail.record(
        "letters.head_set",
        by=person,
        about=f"organisation:{organisation.pk}",
        organisation=organisation,
    )


@transaction.atomic
def set_pattern(person: Person, organisation: Organisation, form_id: str, pattern: str) -> None:
    """How an organisation numbers one form; an empty pattern goes back to the form's own.

    Raises Refused, NoSuchForm, BadValues.
    """
    demand(person, "people.manage_organisations", organisation)
    one = form(form_id)
    pattern = pattern.strip()
    if not pattern:
        NumberPattern.objects.filter(organisation=organisation, form=one.id).delete()
    else:
        if problem := numbers.problem_of(pattern):
            raise BadValues(one.id, {"pattern": problem})
        NumberPattern.objects.update_or_create(
            organisation=organisation, form=one.id, defaults={"pattern": pattern}
        )
    trail.record(
        "letters.pattern_set",
        by=person,
        about=f"organisation:{organisation.pk}",
        organisation=organisation,
        details={"form": one.id, "pattern": pattern},
    )


def _issuer(one: Form, case: Case | None, report: Report | None) -> Organisation:
    found: Any = None
    if case is not None:
        found = case.agency if one.issuer == "agency" else case.organisation
    elif report is not None and one.issuer != "agency":
        found = report.organisation
    if found is None:
        raise NotNow(_("It is not known whose letter this is: name the organisation."))
    assert isinstance(found, Organisation)
    return found


def _may_write(one: Form, by: Person | None, issuer: Organisation) -> None:
    """Raises Refused."""
    if by is None:
        if not WITHOUT_ACCOUNT & set(one.written_by):
            raise Refused(one.permission, issuer)
        return
    demand(by, one.permission, issuer)
    held = Membership.objects.in_force().filter(person=by, role__in=one.written_by)
    if not any(
        issuer.path.startswith(each.organisation.path)
        for each in held.select_related("organisation")
    ):
        raise Refused(f"{one.permission} ({one.id})", issuer)


def _may_be_superseded(old: Letter, one: Form) -> None:
    """Raises NotNow."""
    Letter.objects.select_for_update().get(pk=old.pk)
    if old.form != one.id:
        raise NotNow(_("A letter is superseded by one of the same form."))
    if Letter.objects.filter(supersedes=old).exists():
        raise NotNow(_("This letter was superseded already."))


def _note(
    what: str,
    letter: Letter,
    by: Person | None,
    *,
    private: Mapping[str, str] | None = None,
    **details: str,
) -> None:
    about = f"letter:{letter.pk}"
    if letter.case_id is not None:
        about = f"case:{letter.case_id}"
    elif letter.report_id is not None:
        about = f"report:{letter.report_id}"
    trail.record(
        what,
        by=by,
        about=about,
        organisation=letter.organisation,
        details={"letter": str(letter.pk), **details},
        private=private,
    )
