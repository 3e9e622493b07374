"""What a step tells: which moves were made, which had not been made yet, which were only planned.

A phrase is read clause by clause with the vocabulary. Nothing is guessed from the case: what no
entry knows stays "not understood".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from jaganetral.law.records import Confidence
from jaganetral.procedure.history.vocabulary import Kind, Phrase, vocabulary

Standing = Literal["done", "not_yet", "planned", "earlier"]
_CLAUSES = re.compile(
    r"[;:.()\[\]!?]|, | – | - |\b(?:lalu|kemudian|selanjutnya|sedangkan|namun|tetapi)\b"
)
_AHEAD = re.compile(r" (?:\w+ )?(?:dijadwalkan|direncanakan|diagendakan|akan digelar)\b")
_BEFORE = 3  # words before a phrase in which "belum" or "akan" turns it


@dataclass(frozen=True, slots=True)
class Understood:
    """One move that a step tells of (None: a court or another body).

    `earlier`: it had been done by that day ("… setelah klarifikasi"); `not_yet`: it was seen that
    it had not been done.
    """

    move: str | None
    kind: Kind
    standing: Standing
    confidence: Confidence
    words: str
    rank: int


@lru_cache(maxsize=4096)
def understand(words: str) -> tuple[Understood, ...]:
    """What the words of one step tell, in their order; empty where nothing is understood."""
    found = [one for clause in clauses(words) for one in _read(clause)]
    specific = any(one.kind == "decision" and one.move != "decide" for one in found)
    kept: dict[tuple[str | None, str], Understood] = {}
    for one in found:
        if one.move == "decide" and specific:
            continue
        kept.setdefault((one.move, one.standing), one)
    return tuple(kept.values())


def clauses(words: str) -> Iterator[str]:
    """The clauses of a phrase: lower case, single spaces, no punctuation within."""
    for part in _CLAUSES.split(words.lower()):
        plain = " ".join(re.sub(r"[^\w'/-]+", " ", part).split())
        if plain:
            yield plain


def _read(clause: str) -> Iterator[Understood]:
    turns = vocabulary().turns
    turn = turns["earlier"].search(clause)
    if turn is None:
        yield from _matches(clause)
        return
    before, after = clause[: turn.start()].strip(), clause[turn.end() :].strip()
    yield from _matches(before) if before else ()
    led = list(_matches(after))
    for place, one in enumerate(led):
        told_first = bool(before) or place == 0
        yield replace(one, standing="earlier") if told_first and one.standing == "done" else one


def _matches(clause: str) -> Iterator[Understood]:
    """Entries found in a clause, by their place in it."""
    rest = clause
    found: list[tuple[int, Understood]] = []
    for phrase in _by_masks():
        hit = _search(phrase, rest, clause)
        if hit is None:
            continue
        standing = _standing(clause, hit, phrase)
        if standing is not None:
            entry = phrase.entry
            one = Understood(
                entry.move, entry.kind, standing, entry.confidence, hit.group(), phrase.rank
            )
            found.append((hit.start(), one))
        if phrase.entry.masks:
            rest = rest[: hit.start()] + "\0" * (hit.end() - hit.start()) + rest[hit.end() :]
    told = [one for _place, one in sorted(found, key=lambda pair: (pair[0], pair[1].rank))]
    if any(one.move != "happen" for one in told):
        told = [one for one in told if one.move != "happen"]
    yield from told


def _by_masks() -> tuple[Phrase, ...]:
    """Entries that mask come first: what they have read is not read again."""
    phrases = vocabulary().phrases
    return tuple(sorted(phrases, key=lambda phrase: not phrase.entry.masks))


def _search(phrase: Phrase, rest: str, clause: str) -> re.Match[str] | None:
    if any(pattern.search(clause) for pattern in phrase.without):
        return None
    hits = (pattern.search(rest) for pattern in phrase.any)
    return min((hit for hit in hits if hit), key=lambda hit: hit.start(), default=None)


def _standing(clause: str, hit: re.Match[str], phrase: Phrase) -> Standing | None:
    if phrase.entry.standing is not None:
        return phrase.entry.standing
    turns = vocabulary().turns
    before = " ".join(clause[: hit.start()].split()[-_BEFORE:])
    inside = "" if phrase.entry.fixed else hit.group()
    if not phrase.entry.fixed:
        for name in ("not_yet", "not_done"):
            if turns[name].search(before) or turns[name].search(inside):
                return "not_yet"
    after = clause[hit.end() :]
    if (
        turns["planned"].search(before)
        or re.search(r"\b(?:akan|bakal)\b", inside)
        or _AHEAD.match(after)
    ):
        return "planned"
    return "done"
