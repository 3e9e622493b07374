"""The plan of reminders: data, read and checked; and when its items fall due where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from jaganetral.elections import Registry
from jaganetral.model import Conduct, StageName
from jaganetral.portal.pledge.texts import Said
from jaganetral.portal.reaching.errors import BadPlan

__all__ = ["Due", "Item", "To", "When", "dues", "items"]

_FILE = Path(__file__).with_name("data") / "reminders.yaml"
To = Literal["all", "attended", "learned", "pledged", "asked_again"]
LATE = 5
"""Days after its day within which an item is still planned: a machine may have been off."""


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an item is timed to: a stage and days from it, or a change of the rules."""

    stage: StageName | None = None
    days: int = 0
    change: Literal["rules"] | None = None


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One reminder. `to`: all, or who has not done that yet."""

    id: str
    mandatory: bool
    to: To
    when: When
    subject: Said
    body: Said


class _Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Due:
    """An item that falls due for a region: the contest and its stage, and the days."""

    item: Item
    contest: str
    title: Said
    stage: StageName
    begins: date
    on: date

    @property
    def occasion(self) -> str:
        return f"{self.item.id}|{self.contest}|{self.stage}|{self.begins}"


@cache
def items() -> tuple[Item, ...]:
    """All items, the most important first. Raises BadPlan."""
    try:
        found = msgspec.yaml.decode(_FILE.read_bytes(), type=_Plan).items
    except msgspec.MsgspecError as wrong:
        raise BadPlan(f"{_FILE.name}: {wrong}") from None
    for one in found:
        if (one.when.stage is None) == (one.when.change is None):
            raise BadPlan(f"{_FILE.name}: {one.id}: give when.stage or when.change, one of them")
        for language in (one.body.id, one.body.en):
            if "{link}" not in language:
                raise BadPlan(f"{_FILE.name}: {one.id}: a body without {{link}}")
    return tuple(found)


def dues(region: str, today: date, registry: Registry, *, ahead: int = 60) -> list[Due]:
    """What falls due for who serves in a region, from LATE days ago to `ahead` days on, by day.

    Where the place is unknown nothing is timed to a contest. A person is concerned by each contest
    once: the elections of their region, its province and the nation.
    """
    if not region:
        return []
    first, last = today - timedelta(days=LATE), today + timedelta(days=ahead)
    titles = {one.id: Said(one.title.id, one.title.en) for one in registry.elections()}
    found: dict[tuple[str, str, date], Due] = {}
    for contest in _contests(region, first, last, registry):
        election = contest.partition(":")[0]
        for span in registry.stages(contest):
            for item in items():
                on = span.start + timedelta(days=item.when.days)
                if item.when.stage == span.stage and first <= on <= last:
                    # One election, one message, however many of its contests concern a place.
                    key = (item.id, election, span.start)
                    found.setdefault(key, Due(item, election, titles[election], span.stage,
                                              span.start, on))  # fmt: skip
    order = {item.id: place for place, item in enumerate(items())}
    return sorted(found.values(), key=lambda one: (one.on, order[one.item.id]))


def _contests(region: str, first: date, last: date, registry: Registry) -> list[str]:
    seen: dict[str, None] = {}
    month = first.replace(day=1)
    while month <= last + timedelta(days=62):
        conduct = Conduct(id="", at=f"{month:%Y-%m}", region=region)
        for contest in registry.setting(conduct, today=first).contests:
            seen[contest.id] = None
        month = (month + timedelta(days=32)).replace(day=1)
    return list(seen)
