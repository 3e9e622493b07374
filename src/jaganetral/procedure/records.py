"""The records of a procedure as they stand in YAML (`law/data/procedures/`), checked by schema.

Dates are ISO days; `to` is the last day in force (null: still in force). Every sentence for people
stands in Indonesian (`id`) and English (`en`).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from jaganetral.law.records import Confidence, Words

Both = Words
"""One sentence in both languages: `.id`, `.en`, `.say(lang)`."""

Unit = Literal["working_day", "calendar_day", "day_as_written", "hour", "month"]
DayReading = Literal["working_day", "calendar_day"]
Outcome = Literal[
    "violation", "not_proven", "not_a_violation", "withdrawn", "initial_information", "handed_over"
]
LimitKind = Literal["at_most", "at_least", "takes_effect"]


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a case stands, and whose desk it lies on."""

    id: str
    title: Words
    owner: str
    """A role of people.roles, or `reporter` or `reported`: who has to act next."""
    final: bool = False
    outcome: Outcome | None = None
    leads_to: tuple[str, ...] = ()
    """Flows that take the case on: their ids, or `overseer` for that of the day's overseer."""


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that can be done to a case."""

    id: str
    title: Words
    from_: tuple[str, ...] = msgspec.field(name="from")
    to: str | None = None
    """The state after it; null: the case stays where it is."""
    by: tuple[str, ...]
    needs: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    note: Words | None = None


class Extension(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A lawful extension of a limit: which move makes it, and to how much in all."""

    by: tuple[str, ...]
    implied_by: tuple[str, ...] = ()
    """Steps in which the law's own ground for the extension lies."""
    to: int
    unit: Unit
    basis: str


class OpenStart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the starting day is not told: it lies after another step.

    At most within another clock's limit (`within`), or, without one, at any time up to the end.
    The last of the steps in `after` counts.
    """

    after: tuple[str, ...]
    within: str | None = None
    unless: tuple[str, ...] = ()


class ClockRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A time limit of the law, or of an authority's published flow."""

    id: str
    title: Words
    flows: tuple[str, ...]
    actor: str
    kind: LimitKind = "at_most"
    limit: int
    unit: Unit
    read_as: DayReading = "working_day"
    """How `day_as_written` is read; the trace shows the other reading as well."""
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    better_start: tuple[str, ...] = ()
    """Steps from which it is counted where they follow: receipt, after the letter was sent."""
    stops: tuple[str, ...] = ()
    """Moves that end the clock without its being needed any more."""
    extended: Extension | None = None
    suspended_by: tuple[str, ...] = ()
    resumed_by: tuple[str, ...] = ()
    open_start: OpenStart | None = None
    open_at: tuple[str, ...] = ()
    """Steps that come before the end: where one is dated, the end had not come yet."""
    over_by: tuple[str, ...] = ()
    """Steps that come after the end: where one is dated, the end had come."""
    escalates: bool = False
    """Whether silence past the limit is shown to outsiders as a figure."""
    effective_from: date = date(1945, 8, 17)
    effective_to: date | None = None
    """By the day that the clock starts."""
    basis: str
    confidence: Confidence
    verified: bool = True
    """Whether the article was seen; false: its number, or the limit itself, was not."""
    note: Words | None = None
    sources: tuple[str, ...] = ()


class Plenary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many must be there for a decision, by the body that decides."""

    body: str
    title: Words
    members: tuple[int, ...]
    quorum: tuple[int, ...]
    """For each number of members, how many must attend."""
    basis: str
    confidence: Confidence
    sources: tuple[str, ...] = ()


class FlowRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file of a flow. `same_steps_as` takes states and moves from another flow."""

    id: str
    title: Words
    valid_from: date
    valid_to: date | None = None
    instruments: tuple[str, ...]
    start: str = ""
    same_steps_as: str | None = None
    states: tuple[State, ...] = ()
    moves: tuple[Move, ...] = ()
    plenary: tuple[Plenary, ...] = ()
    confidence: Confidence
    note: Words | None = None
    sources: tuple[str, ...] = ()


class Requirement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a report needs to be registered."""

    id: str
    flows: tuple[str, ...]
    kind: Literal["formal", "material"]
    facts: tuple[str, ...]
    """Names of facts: one of them known and not empty meets the requirement."""
    title: Words
    how: Words
    basis: str
    confidence: Confidence
    sources: tuple[str, ...] = ()


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who oversees the neutrality of ASN, from when to when."""

    id: str
    title: Words
    flow: str
    valid_from: date
    valid_to: date | None = None
    why: Words
    with_: tuple[Words, ...] = msgspec.field(name="with", default=())
    confidence: Confidence
    sources: tuple[str, ...] = ()
