"""What the reported does, by the code of the case: each is done by the room that keeps it.

Whoever calls these has shown the code (see entry.py); there is no account and no permission row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.portal.casework import actions as casework
from jaganetral.portal.casework.clearing import wish_publication
from jaganetral.portal.casework.models import Case, Statement
from jaganetral.portal.casework.sealed import open_told
from jaganetral.portal.casework.selectors import case_by_code
from jaganetral.portal.evidence import study
from jaganetral.portal.evidence.models import Account
from jaganetral.portal.letters import actions as letters
from jaganetral.portal.letters import selectors as kept
from jaganetral.portal.letters.models import Letter
from jaganetral.portal.privacy import requests as data_requests
from jaganetral.portal.privacy.words import Asked
from jaganetral.portal.reported.errors import NotNow
from jaganetral.portal.reported.selectors import remedies
from jaganetral.portal.trail.actions import record

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

__all__ = ["ask_about_data", "contest", "defend", "enter", "read_letter", "seek_remedy", "wish"]

LIMIT = 20_000


def enter(code: str) -> Case | None:
    """The case of a code; that the reported opened the file is recorded."""
    case = case_by_code(code)
    if case is not None:
        _note("reported.file_opened", case)
    return case


def read_letter(case: Case, letter: Letter) -> bytes:
    """The whole PDF of a letter to them. Raises letters.errors.Gone."""
    made = kept.file_of(letter, "pdf")
    _note("reported.letter_read", case, letter=str(letter.pk))
    return made


def defend(case: Case, words: str, files: Sequence[UploadedFile[Any]]) -> Statement:
    """Hand in a defence. Raises NotNow, and what casework raises."""
    return casework.defend(case, words if files and not words.strip() else _words(words), files)


@transaction.atomic
def contest(case: Case, account: Account, words: str) -> None:
    """Say that a statement about an account is wrong. Raises NotNow, and what evidence raises."""
    if account.folder_id != case.folder_id:
        raise NotNow(_("This statement is not part of your case."))
    study.object_to(account, _words(words))


def seek_remedy(case: Case, step_id: str, words: str) -> None:
    """Object, appeal, or take that back. Raises NotNow, and what casework raises."""
    if step_id not in {step.id for step in remedies(case)}:
        raise NotNow(_("This can't be done where your case stands now."))
    casework.move(None, case, step_id, reason=_words(words), turn=case.turn)


@transaction.atomic
def wish(case: Case, *, publish: bool, with_name: bool) -> Letter:
    """Say whether the clearing is made public. Raises what casework raises."""
    wish_publication(case, publish=publish, with_name=publish and with_name)
    choice = ("named" if with_name else "nameless") if publish else "no"
    return letters.write(
        "publication_consent", by=None, case=case, values=_person(case) | {"wish": choice}
    )


@transaction.atomic
def ask_about_data(case: Case, kind: str, words: str) -> Letter:
    """Ask what is held about them, or that it be corrected; it is on the desk for personal data,
    with its 3 × 24 hours. Raises NotNow, BadValues."""
    letter = letters.write(
        "data_request", by=None, case=case, values=_person(case) | {"kind": kind, "asked": words}
    )
    told = words.strip()[: data_requests.LONGEST] or letter.number  # the letter has all of it
    data_requests.make(
        Asked(told, proof=f"{case.number}, {letter.number}"),
        right="access" if kind == "access" else "correction",
        who="reported", organisation=case.organisation,
    )  # fmt: skip
    return letter


def _person(case: Case) -> dict[str, Any]:
    told = open_told(case.sealed)
    return {
        "register_number": case.number,
        "reported_name": told.name,
        "reported_nip": told.nip,
        "reported_office": told.position,
    }


def _words(words: str) -> str:
    """Raises NotNow."""
    if not words.strip():
        raise NotNow(_("Write something first."))
    if len(words) > LIMIT:
        raise NotNow(_("Write at most {limit} letters.").format(limit=LIMIT))
    return words.strip()


def _note(what: str, case: Case, **details: str) -> None:
    record(what, by=None, about=f"case:{case.pk}", organisation=case.organisation, details=details)
