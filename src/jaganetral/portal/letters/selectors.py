"""What may be read of letters."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from jaganetral.portal.letters.errors import Gone
from jaganetral.portal.letters.models import BOX, Letter
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import scope
from jaganetral.portal.sealing import Unsealed

__all__ = ["by_code", "file_of", "for_case", "for_report", "readable", "words_of"]


def for_case(case: Any) -> QuerySet[Letter]:
    """The letters of a case, newest first. Whoever shows them has asked for permission."""
    return Letter.objects.filter(case_id=case.pk).select_related("organisation", "supersedes")


def for_report(report: Any) -> QuerySet[Letter]:
    """The letters of a report, newest first."""
    return Letter.objects.filter(report_id=report.pk).select_related("organisation", "supersedes")


def readable(person: Person) -> QuerySet[Letter]:
    """The letters that a person may read."""
    return Letter.objects.filter(
        organisation__in=scope(person, "letters.read_letter")
    ).select_related("organisation")


def letter_for(person: Person, letter_id: UUID) -> Letter | None:
    """A letter that the person may read."""
    return readable(person).filter(pk=letter_id).first()


def by_code(code: str) -> Letter | None:
    """The letter of a code, for anybody; nothing that it says is told."""
    return Letter.objects.select_related("organisation").filter(code=code.upper().strip()).first()


def file_of(letter: Letter, kind: str) -> bytes:
    """The bytes as they were issued: `pdf`, `redacted` or `docx`. Raises Gone."""
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
