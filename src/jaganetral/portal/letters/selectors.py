"""What may be read of letters, and by whom."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

import msgspec
from django.db.models import Q, QuerySet

from jaganetral.portal.letters.errors import Gone
from jaganetral.portal.letters.forms import Form, forms
from jaganetral.portal.letters.models import BOX, Letter, To
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import allowed, scope
from jaganetral.portal.sealing import Unsealed

__all__ = [
    "Kind", "by_code", "file_of", "for_case", "for_report", "for_reported", "for_reporter",
    "letter_for", "readable", "words_of", "writable",
]  # fmt: skip

Kind = Literal["pdf", "redacted", "docx"]


def for_case(case: Any) -> QuerySet[Letter]:
    """The letters of a case, newest first. Whoever shows them has asked for permission."""
    return Letter.objects.filter(case_id=case.pk).select_related("organisation", "superseded_by")


def for_report(report: Any) -> QuerySet[Letter]:
    """The letters of a report, newest first."""
    return Letter.objects.filter(report_id=report.pk).select_related(
        "organisation", "superseded_by"
    )


def for_reporter(report: Any) -> QuerySet[Letter]:
    """The letters that a reporter may read: those to them, of their report and of its case."""
    own = Q(report=report)
    if report.case_id is not None:
        own |= Q(case_id=report.case_id)
    return (
        Letter.objects.filter(own, to=To.REPORTER)
        .select_related("organisation", "superseded_by")
        .order_by("-made_at", "-n")
    )


def for_reported(case: Any) -> QuerySet[Letter]:
    """The letters that the reported may read: those to them, and those that they wrote."""
    own = [one.id for one in forms().values() if one.issuer == "person"]
    return for_case(case).filter(Q(to=To.REPORTED) | Q(form__in=own))


def readable(person: Person) -> QuerySet[Letter]:
    """The letters that a person may read: of their organisations, and of cases that came to them.

    Whoever keeps out of a case for a conflict of interest reads none of it.
    """
    where = scope(person, "letters.read_letter")
    came = Q(case__agency__in=where, to__in=[To.AGENCY, To.BKN, To.REPORTED])
    return (
        Letter.objects.filter(Q(organisation__in=where) | came)
        .exclude(case__recusals__person=person)
        .select_related("organisation", "superseded_by", "case")
    )


def letter_for(person: Person, letter_id: UUID) -> Letter | None:
    """A letter that the person may read."""
    return readable(person).filter(pk=letter_id).first()


def writable(person: Person, organisation: Organisation) -> list[Form]:
    """The forms that a person may write in an organisation."""
    held = {
        one.role
        for one in person.memberships_in_force().select_related("organisation")
        if organisation.path.startswith(one.organisation.path)
    }
    return [
        one
        for one in forms().values()
        if held & set(one.written_by) and allowed(person, one.permission, organisation)
    ]


def by_code(code: str) -> Letter | None:
    """The letter of a code, for anybody; nothing that it says is told."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    clean = "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))
    return (
        Letter.objects.select_related("organisation", "superseded_by", "content")
        .filter(code=clean)
        .first()
    )


def file_of(letter: Letter, kind: Kind | str) -> bytes:
    """The bytes as they were issued: `pdf`, `redacted` or `docx`. Raises Gone."""
    if kind not in ("pdf", "redacted", "docx"):
        raise ValueError(f"no letter has a file {kind!r}")
    return _opened(getattr(letter.content, kind))


def words_of(letter: Letter) -> dict[str, Any]:
    """What was filled in. Raises Gone."""
    found: dict[str, Any] = msgspec.json.decode(_opened(letter.content.words))
    return found


def _opened(token: str) -> bytes:
    if not token:
        raise Gone("what this letter said was erased")
    try:
        return BOX.open(token)
    except Unsealed as error:
        raise Gone(str(error)) from None
