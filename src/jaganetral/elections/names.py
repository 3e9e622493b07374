"""Every way to name a contestant or a party, for whoever looks for mentions in a text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

import msgspec

from ..model import Contestant
from .candidates import Row, people_of
from .parties import Party
from .schema import Alias, AliasKind

DATA = Path(__file__).parent / "data"
_INITIAL = re.compile(r"[^\W\d_]\.?\Z")
_WEAK = frozenset(
    [
        "abd", "abdul", "abu", "al", "andi", "bin", "binti", "da", "de", "do", "el", "i", "la",
        "md", "muhammad", "ni", "nur", "siti", "sri", "st", "van", "wa",
    ]
)  # fmt: skip
"""Parts that belong to a name but do not carry it."""
_ORDINARY = frozenset(
    [
        "aksara", "angkara", "antasari", "anugerah", "bahagia", "batara", "batuah", "belawan",
        "bulang", "dayang", "diplomasi", "dirgahari", "dirham", "evangelian", "gagarin", "gandhi",
        "gandrung", "garuda", "genius", "hankam", "hartawan", "hasrat", "idealisman", "kenedi",
        "komando", "laksmana", "leluasa", "lembang", "lingga", "makasar", "maldini", "martadinata",
        "memori", "muharam", "muharram", "natalis", "pantas", "panuntun", "parapat", "pemuda",
        "penarik", "perdana", "perkasa", "rembang", "respati", "rinjani", "rohani", "safari",
        "sastra", "satria", "sayang", "segoro", "sembada", "senduk", "setiabudi", "soeharto",
        "sokong", "sumirat", "tagore", "tamsil", "timbang", "unjang", "ushuludin",
    ]
)  # fmt: skip
"""Rare as a name, but also a word, a place or a figure of history."""
_LEAST_SHORT = 4
_LEAST_SURE = 6
"""A single part of fewer letters is too easily another word."""
_BORNE_BY_MANY = 10
"""Two parts that each have so many bearers may well be somebody else of that name."""


class NameEntry(msgspec.Struct, frozen=True):
    """One way to name a contestant, in small letters.

    `needs_cue`: alone it proves nothing (a common name, an ordinary word); a number, the word
    "paslon" or another name of the same contestant must stand with it. `start` and `end` are the
    days between which it was in use, both included; None is open.
    """

    surface: str
    contestant_id: str
    contestant: Contestant
    kind: AliasKind
    needs_cue: bool
    start: date | None = None
    end: date | None = None


@cache
def common_parts() -> dict[str, int]:
    """Name parts that at least three candidates of 2024 bore, with how many did."""
    with (DATA / "name_part_bearers.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return {part: int(count) for part, count in rows}


def surface_of(text: str) -> str:
    """A name as it is looked for: small letters, one space, straight apostrophes."""
    return " ".join(text.replace("’", "'").replace("`", "'").casefold().split())


def of_contestant(
    contestant: Contestant, aliases: Iterable[Alias] = (), known_as: Iterable[str] = ()
) -> Iterator[NameEntry]:
    """All names of a pair or a candidate: in full, each person, short forms, aliases."""
    made = {
        entry.surface: entry
        for entry in _derived(contestant, known_as)
    }  # fmt: skip
    for alias in aliases:
        surface = surface_of(alias.text)
        made[surface] = NameEntry(
            surface, contestant.id, contestant, alias.kind, alias.cue, alias.start, alias.end
        )
        if alias.kind == "short" and "-" in surface:
            for variant in _joined([surface.split("-", 1)[0]], [surface.split("-", 1)[1]]):
                made.setdefault(variant, NameEntry(
                    variant, contestant.id, contestant, "short", alias.cue, alias.start, alias.end
                ))  # fmt: skip
    yield from made.values()


def _derived(contestant: Contestant, known_as: Iterable[str]) -> Iterator[NameEntry]:
    def entry(surface: str, kind: AliasKind, cue: bool) -> NameEntry:
        return NameEntry(surface, contestant.id, contestant, kind, cue)

    if not contestant.people:
        yield entry(surface_of(contestant.name), "full", False)
        return
    shorts: list[list[str]] = []
    for person in contestant.people:
        shorts.append(list(short_forms(person)))
        for short in shorts[-1]:
            yield entry(short, "short", short_needs_cue(short))
    for person in contestant.people:
        for variant in person_variants(person):
            yield entry(variant, "person", person_needs_cue(variant))
    for alias in known_as:
        yield entry(surface_of(alias), "nickname", " " not in alias)
    if len(contestant.people) > 1:
        fulls = [list(person_variants(person)) for person in contestant.people[:2]]
        for pair in _joined(fulls[0], fulls[1]):
            yield entry(pair, "full", False)
        called = [short or full for short, full in zip(shorts, fulls, strict=False)]
        for pair in _joined(called[0], called[1]):
            yield entry(pair, "short", False)


def _joined(first: Iterable[str], second: Iterable[str]) -> Iterator[str]:
    """`a-b`, `a - b`, `a dan b`, `a & b`; whoever looks takes a long dash for a hyphen."""
    for one, other in product(first, second):
        for between in ("-", " - ", " dan ", " & "):
            yield f"{one.strip()}{between}{other.strip()}"


def person_variants(person: str) -> Iterator[str]:
    """A person's name with and without dots, and without a leading or trailing initial."""
    full = surface_of(person)
    seen = dict.fromkeys((full, " ".join(full.replace(".", " ").split())))
    words = full.split()
    while len(words) > 2 and _INITIAL.match(words[0]):
        words = words[1:]
        seen.setdefault(" ".join(words))
    while len(words) > 2 and _INITIAL.match(words[-1]):
        words = words[:-1]
        seen.setdefault(" ".join(words))
    if "'" in full:
        seen.setdefault(full.replace("'", ""))
    yield from seen


def short_forms(person: str) -> Iterator[str]:
    """The first and the last part that carry the name: `fadly` and `amran` of Fadly Amran."""
    words = [word.strip(".") for word in surface_of(person).split()]
    carrying = [
        word for word in words
        if len(word) >= _LEAST_SHORT and word not in _WEAK and not _INITIAL.match(word)
    ]  # fmt: skip
    if len(words) > 1:
        yield from dict.fromkeys(carrying[:1] + carrying[-1:])


def short_needs_cue(short: str) -> bool:
    """One part of a name proves something only if hardly anyone else bears it."""
    return len(short) < _LEAST_SURE or short in _ORDINARY or short in common_parts()


def person_needs_cue(name: str) -> bool:
    """A name of one word, or of two words that many bear, needs something beside it."""
    words = [word for word in name.replace(".", " ").split() if len(word) > 1]
    if len(words) <= 1:
        return True
    return len(words) == 2 and all(common_parts().get(word, 0) >= _BORNE_BY_MANY for word in words)


def of_party(party: Party, election: str | None) -> Iterator[NameEntry]:
    """All names of a party, with its ballot number in the election if one runs."""
    contestant = party.in_election(election)
    short = surface_of(party.short)
    plain = surface_of(party.name)
    written: dict[str, bool] = {short: party.cue, plain: False}
    if not short.startswith("partai "):
        written.setdefault(f"partai {short}", False)
    bracket = re.sub(r"\s*\([^)]*\)", "", plain)
    written.setdefault(bracket, False)
    for alias in party.aliases:
        written.setdefault(surface_of(alias), False)
    for surface, cue in written.items():
        yield NameEntry(surface, contestant.id, contestant, "party", cue)


def full_names(contest: str, row: Row) -> Iterator[tuple[str, str]]:
    """The full names of a row's people, for looking everywhere: (contestant id, surface)."""
    for someone in people_of(row):
        for variant in person_variants(someone.name):
            yield f"{contest}:{row.number}", variant
