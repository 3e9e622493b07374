"""Rows of the sets as the trained reader sees them: masked words, dense features, election.

Masking uses the same mention finder as the shipped reader, with the ballots of tickets.py and the
parties of the registry as the names. Where a row's target is not named in its text, the text is
read as an answer to something about the target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from jaganetral.elections import NameEntry, Registry
from jaganetral.model import Contest, Contestant, Period, Setting, Target
from jaganetral.perception.seats import Mention
from jaganetral.perception.text.cues import find_cues
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.mentions import find_mentions
from jaganetral.perception.text.model import features
from jaganetral.perception.text.model.masking import Masked, mask
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.numbers import find_numbers
from jaganetral.perception.text.register import is_news
from jaganetral.perception.text.stance import Weighed, weigh
from training.text.texts import NO_TARGET, Row
from training.text.tickets import BALLOTS, Ticket
from training.text.writing import BALLOTS as WRITTEN
from training.text.writing import SET as WRITTEN_SET

_KINDS = {"dki-2017": "governor", "jatim-2024": "governor"}
_DAY = Period(date(2024, 10, 1), date(2024, 10, 1))
_AS = {"Jokowi": ("pilpres-2019", "Jokowi-Maruf")}
"""Targets outside a ballot that are read with the names of one."""


@dataclass(frozen=True, slots=True)
class Example:
    """One row for one target.

    `election` is what is held out together: a ballot, or the set where nobody is meant. `named`
    says whether the text names the target. `plain` is the masked text for an encoder.
    """

    key: str
    set: str
    election: str
    target: str
    author: str
    source: str
    tone: str
    named: bool
    masked: Masked
    dense: tuple[float, ...]
    score: float
    plain: str
    text: str


@cache
def _parties() -> tuple[NameEntry, ...]:
    return tuple(Registry.load().names(Setting(period=_DAY, region=None, contests=())))


@cache
def _ballot(name: str) -> tuple[NameBook, tuple[Contest, ...]]:
    tickets = (BALLOTS | WRITTEN).get(name, ())
    people = {t.id: Contestant(id=t.id, name=t.id, number=t.number) for t in tickets}
    entries = [*_parties()]
    for ticket in tickets:
        entries += _entries(ticket, people[ticket.id])
    if not tickets:
        return NameBook(entries), ()
    kind = _KINDS.get(name, "president")
    contest = Contest(id=name, election=name, kind=kind, contestants=tuple(people.values()))  # type: ignore[arg-type]
    return NameBook(entries), (contest,)


def _entries(ticket: Ticket, contestant: Contestant) -> Iterator[NameEntry]:
    for surfaces, cue in ((ticket.names, False), (ticket.weak, True)):
        for surface in surfaces:
            yield NameEntry(surface, ticket.id, contestant, "short", cue)


def example(row: Row) -> Example | None:
    """The row as an example; None where it has no words."""
    ballot, target = _AS.get(row.target, (row.election, row.target))
    book, contests = _ballot(ballot)
    marked = Marked(row.text[:4000], book.split)
    if not marked.tokens:
        return None
    mentions = find_mentions(marked, book)
    mentions += find_numbers(marked, mentions, contests)
    mentions.sort(key=lambda m: (m.first, m.last, m.value))
    weighed, mentions, named = _about(marked, mentions, target)
    masked = mask(marked, mentions, weighed.key)
    implied = target != NO_TARGET and not named
    targets = len({m.target.id for m in mentions if m.value == "contestant"})
    election = WRITTEN_SET if row.set == WRITTEN_SET else ballot or row.set
    return Example(
        row.key, row.set, election, row.target, row.author, row.source, row.tone, named, masked,
        tuple(features.dense(marked, masked, weighed, targets, implied)), weighed.score,
        features.plain(marked, masked), row.text,
    )  # fmt: skip


def _about(
    marked: Marked, mentions: list[Mention], target: str
) -> tuple[Weighed, list[Mention], bool]:
    """What the lists say about the target, the mentions, and whether the target is named."""
    if target == NO_TARGET:
        return Weighed("", [], 0.0, [], 0, find_cues(marked, is_news(marked))), mentions, False
    found = next((w for w in weigh(marked, mentions) if w.key == target), None)
    if found is not None:
        return found, mentions, True
    anchor = Mention(
        0, len(marked.tokens) - 1, "contestant", _target(target), 0.8, implied=True
    )  # fmt: skip
    own = [*mentions, anchor]
    only = weigh(marked, [anchor])[0]
    score = 0.0 if mentions else only.score
    return only._replace(score=score, called=0), own, False


def _target(name: str) -> Target:
    return Target(name=name, id=name)


def examples(rows: Iterable[Row]) -> Iterator[Example]:
    """The examples of rows, in their order."""
    for row in rows:
        found = example(row)
        if found is not None:
            yield found
