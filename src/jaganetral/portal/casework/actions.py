"""Every change to a case: permission, execution, a line of the trail. Nothing else changes one.

The signatures are binding for the other rooms; see docs/casework.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jaganetral.portal.casework.models import Case, CaseEvent, Statement
from jaganetral.portal.people.models import Organisation, Person

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


def open_case(
    person: Person,
    reports: Sequence[Any],
    *,
    flow_id: str,
    office: Organisation | None = None,
) -> Case:
    """Register reports as one case. Raises Refused, NotNow, Needed."""
    raise NotImplementedError


def move(
    person: Person | None,
    case: Case,
    move_id: str,
    *,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
    files: Sequence[UploadedFile] = (),
    turn: int | None = None,
) -> CaseEvent:
    """The one door through which a case changes.

    `turn` is the turn that the person saw. Raises Refused, NotNow, MovedMeanwhile, Needed,
    Conflict, NotAlone.
    """
    raise NotImplementedError


def give_code(person: Person, case: Case) -> str:
    """A new code for the reported, shown once. An older one stops working."""
    raise NotImplementedError


def defend(case: Case, words: str, files: Sequence[UploadedFile] = ()) -> Statement:
    """What the reported says, who holds the code of the case. Raises NotNow, BadWords, BadFile."""
    raise NotImplementedError


def wish_publication(case: Case, *, publish: bool, with_name: bool = False) -> None:
    """What the reported, who holds the code, wants the public to be told. Raises NotNow."""
    raise NotImplementedError
