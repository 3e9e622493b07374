"""Requests about personal data: made by anybody, answered by the officer of the agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.people.models import (
    Organisation,
    OrganisationKind,
    OrganisationQuerySet,
    Person,
)
from jaganetral.portal.people.permissions import demand, scope
from jaganetral.portal.privacy.errors import BadRequest, NotNow
from jaganetral.portal.privacy.models import CLOSED, Request, State, Turn, Who
from jaganetral.portal.privacy.rights import RIGHTS, due_of, refusals_of
from jaganetral.portal.privacy.words import Asked, kept, marks, new_code, seal_asked, seal_turn
from jaganetral.portal.trail.actions import record

__all__ = [
    "Made", "add", "answer", "ask", "by_code", "desk", "make", "receivers", "request_for",
]  # fmt: skip

LONGEST = 8_000
_HANDLE = "privacy.handle_request"


@dataclass(frozen=True, slots=True)
class Made:
    """A request that was made, and its code: the only time that it is there to show."""

    request: Request
    code: str


@transaction.atomic
def make(
    asked: Asked,
    *,
    right: str,
    who: str,
    organisation: Organisation,
    by: Person | None = None,
    received_at: datetime | None = None,
) -> Made:
    """Take a request: from anybody, or entered by an officer for somebody who wrote or came.

    `received_at` is when it came (an officer may enter it later). Raises Refused, BadRequest.
    """
    if by is not None:
        demand(by, _HANDLE, organisation)
    if right not in RIGHTS:
        raise BadRequest(_("Choose what you ask for."), "right")
    if who not in Who.values:
        raise BadRequest(_("Choose as what you ask."), "who")
    if not asked.words.strip():
        raise BadRequest(_("Write which data it is about."), "words")
    if any(len(part) > LONGEST for part in (asked.words, asked.contact, asked.proof)):
        raise BadRequest(_("This is too long."), "words")
    now = timezone.now()
    at = received_at if by is not None and received_at is not None else now
    if at > now:
        raise BadRequest(_("This moment has not come yet."), "received_at")
    code = new_code()
    request = Request.objects.create(
        organisation=organisation, who=who, right=right, sealed=seal_asked(asked),
        code=kept(code), received_at=at, due_at=due_of(at), entered_by=by,
    )  # fmt: skip
    _note("data_request.made", request, by, right=right, who=who)
    return Made(request, code)


@transaction.atomic
def ask(officer: Person, request: Request, words: str) -> Turn:
    """Ask back, for a proof or a detail. The clock goes on. Raises Refused, NotNow, BadRequest."""
    demand(officer, _HANDLE, request.organisation)
    request = _open(request)
    turn = _turn(request, words, officer)
    request.state = State.ASKED
    request.save(update_fields=["state"])
    _note("data_request.asked_back", request, officer)
    return turn


@transaction.atomic
def add(request: Request, words: str) -> Turn:
    """Whoever holds the code answers or adds. Raises NotNow, BadRequest."""
    request = _open(request)
    turn = _turn(request, words, None)
    request.state = State.WAITING
    request.save(update_fields=["state"])
    _note("data_request.added_to", request, None)
    return turn


@transaction.atomic
def answer(
    officer: Person, request: Request, *, outcome: str, words: str, refusal: str = ""
) -> Request:
    """Answer a request: granted, partly or refused, the latter two with a ground of the law.

    Raises Refused, NotNow, BadRequest.
    """
    demand(officer, _HANDLE, request.organisation)
    request = _open(request)
    if outcome not in [state.value for state in CLOSED]:
        raise BadRequest(_("Choose how it is answered."), "outcome")
    if outcome == State.GRANTED:
        refusal = ""
    elif refusal not in refusals_of(request.right):
        raise BadRequest(_("Choose the ground on which it is not granted in full."), "refusal")
    _turn(request, words, officer)
    request.state, request.refusal = State(outcome), refusal
    request.answered_by, request.answered_at = officer, timezone.now()
    request.save()
    late = request.answered_at > request.due_at
    _note("data_request.answered", request, officer, outcome=outcome, refusal=refusal, late=late)
    return request


def by_code(code: str) -> Request | None:
    """The request that a code opens."""
    return (
        Request.objects.filter(code__in=marks(code))
        .select_related("organisation")
        .prefetch_related("turns")
        .first()
    )


def desk(officer: Person) -> QuerySet[Request]:
    """The requests that an officer may see: those that wait first, by their hour."""
    return Request.objects.filter(
        organisation__in=scope(officer, "privacy.read_register")
    ).select_related("organisation")


def request_for(officer: Person, number: UUID) -> Request | None:
    """A request that the officer may see."""
    return desk(officer).filter(pk=number).first()


def receivers() -> OrganisationQuerySet:
    """The organisations that take requests: all but single offices, whose agency answers."""
    found: OrganisationQuerySet = Organisation.objects.exclude(kind=OrganisationKind.OPD)
    return found


def _open(request: Request) -> Request:
    one = Request.objects.select_for_update().select_related("organisation").get(pk=request.pk)
    if not one.is_open:
        raise NotNow(_("This request was answered already."))
    return one


def _turn(request: Request, words: str, by: Person | None) -> Turn:
    words = words.strip()
    if not words:
        raise BadRequest(_("Write something first."), "words")
    if len(words) > LONGEST:
        raise BadRequest(_("This is too long."), "words")
    return Turn.objects.create(request=request, by=by, sealed=seal_turn(words))


def _note(what: str, request: Request, by: Person | None, **details: str | bool) -> None:
    record(what, by=by, about=request.about, organisation=request.organisation, details=details)
