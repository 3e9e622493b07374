"""Who is spoken of: contestants and parties by name, and those without a name.

A name counts as whole words, inside a hashtag from four letters, or misspelled by sound or by
one letter. A common name (Ade, Agus) and a party named like an everyday word (PAN, Garuda)
count beside a second cue only: an office, the election, the running mate, a party, a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jaganetral.model import Target
from jaganetral.perception.confidence import MENTION
from jaganetral.perception.seats import Mention
from jaganetral.perception.text.lexicon import lexicon
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.normalise import Token

if TYPE_CHECKING:
    from jaganetral.perception.seats import NameEntry
    from jaganetral.perception.text.names import NameBook

_OPEN = {
    "generic": ("generic", "generic", "generic"),
    "team": ("team", "team", "team"),
    "organizer": ("organizer", "organizer", "organizer"),
    "party": ("party", "party", "party"),
}
_WITH_CUE = {
    "team_with_cue": ("team", "team"),
    "team_with_name": ("team", "team"),
    "organizer_with_cue": ("organizer", "organizer"),
    "party_with_cue": ("party", "party"),
    "party_generic": ("party", "party"),
}
_NOT_A_PARTY = frozenset(
    [
        "besar",
        "kecil",
        "final",
        "ganda",
        "tunggal",
        "puncak",
        "tambahan",
        "barang",
        "kedua",
        "pertama",
        "usiran",
    ]
)
_OF_ORGANIZERS = frozenset({"tps", "kpu", "bawaslu", "quick count", "real count", "surat suara"})
TWO_CAPITALS = re.compile(r"\b[A-Z][\w'.]+ [A-Z]\w")
BEFORE_A_SIGN = frozenset(
    {"paslon", "pilih", "dukung", "coblos", "menangkan", "pasangan", "timnas", "salam", "tim"}
)
_TITLES = frozenset(
    ["bapak", "ibu", "mas", "mbak", "bang", "kang", "cak", "gus", "ning", "haji", "uda", "teh"]
)
_CHOOSING = ("election", "vote_day", "call", "win", "team", "generic", "office", "turnout")
"""Word lists of which one beside a title and a common name is a second cue, wherever it stands."""
Wide = Callable[[], "NameBook"]
"""Gives the names of other places; asked only where a text may name somebody at all."""


def find_mentions(marked: Marked, book: NameBook, wide: Wide | None = None) -> list[Mention]:
    """Everyone who is named in a text, in the order of the words, without overlaps."""
    named = _named(marked, book, "name")
    if wide is not None and not named and _maybe_named(marked):
        named = _named(marked, wide(), "elsewhere")
    taken = {i for m in named for i in range(m.first, m.last + 1)}
    found = named + [m for m in _open(marked, named) if not _overlaps(m, taken)]
    found.sort(key=lambda m: (m.first, m.last, m.value))
    return found


def political(marked: Marked) -> bool:
    """Whether any word of elections or ballots stands in the text."""
    return marked.has("election", "generic", "team", "organizer", "turnout")


def _maybe_named(marked: Marked) -> bool:
    cued = political(marked) or marked.has("office", "ballot", "party")
    return cued or TWO_CAPITALS.search(marked.text) is not None


def _overlaps(mention: Mention, taken: set[int]) -> bool:
    return any(i in taken for i in range(mention.first, mention.last + 1))


def _named(marked: Marked, book: NameBook, how: str) -> list[Mention]:
    candidates: list[tuple[int, int, str, str]] = []
    if book.entries:
        for start, end, key in book.whole(marked.line):
            place = marked.place(start, end)
            if place is not None and marked.tokens[place[0]].group < 0:
                candidates.append((*place, key, how))
        candidates += in_tags(marked.tokens, marked.text, book)
        if how == "name":
            candidates += _misspelled(marked, book, candidates)
    candidates.sort(key=lambda c: (c[0], -c[1], c[3]))
    kept: list[tuple[int, int, NameEntry, str]] = []
    for first, last, key, manner in candidates:
        if kept and first <= kept[-1][1] and manner != "name_in_tag":
            continue
        entries = book.entries[key]
        others = {c[2] for c in candidates if c[2] != key}
        sure = [
            e for e in entries if not e.needs_cue or _cued(marked, e, first, last, others, book)
        ]
        if how == "elsewhere":
            sure = [e for e in sure if not e.needs_cue and (" " in key or political(marked))]
        if sure:
            shown = "name_with_cue" if sure[0].needs_cue and manner == "name" else manner
            kept.append((first, last, sure[0], shown))
    return _merge(kept)


def _merge(kept: list[tuple[int, int, NameEntry, str]]) -> list[Mention]:
    """Names of one pair that stand side by side ("Andi - Budi") are one mention."""
    merged: list[Mention] = []
    for first, last, entry, manner in kept:
        contestant = entry.contestant
        kind = "party" if contestant.kind == "party" else "contestant"
        target = Target(
            name=contestant.name,
            id=entry.contestant_id,
            kind="party" if kind == "party" else "contestant",
        )
        previous = merged[-1] if merged else None
        if previous is not None and previous.target.id == target.id and first - previous.last <= 2:
            sure = max(previous.confidence, MENTION[manner])
            merged[-1] = previous._replace(last=max(last, previous.last), confidence=sure)
        else:
            merged.append(Mention(first, last, kind, target, MENTION[manner]))
    return merged


def in_tags(tokens: Sequence[Token], text: str, book: NameBook) -> list[tuple[int, int, str, str]]:
    """The names inside hashtags and accounts: first and last token, the name, how it was found."""
    groups: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.group >= 0:
            groups.setdefault(token.group, []).append(index)
    found: list[tuple[int, int, str, str]] = []
    for members in groups.values():
        forms = [tokens[i].form for i in members]
        # "#LuManMenang": "lu" is a short form of another word, but not within a name.
        written = [text[tokens[i].start : tokens[i].end].casefold() for i in members]
        for pieces in (forms, written) if written != forms else (forms,):
            found += _in_tag(pieces, members, book)
    return found


def _in_tag(
    pieces: list[str], members: list[int], book: NameBook
) -> list[tuple[int, int, str, str]]:
    found: list[tuple[int, int, str, str]] = []
    edges: dict[int, int] = {}
    ends: dict[int, int] = {}
    reach = 0
    for index, piece in zip(members, pieces, strict=True):
        edges[reach] = index
        reach += len(piece)
        ends[reach] = index
    for start, end, key in book.inside("".join(pieces)):
        at_start, at_end = start in edges, end in ends
        if (at_start and at_end) or (end - start > 4 and (at_start or at_end)):
            first = edges[max(e for e in edges if e <= start)]
            last = ends[min(e for e in ends if e >= end)]
            found.append((first, last, key, "name_in_tag"))
    return found


def _misspelled(
    marked: Marked, book: NameBook, found: list[tuple[int, int, str, str]]
) -> list[tuple[int, int, str, str]]:
    taken = {i for first, last, _, _ in found for i in range(first, last + 1)}
    known = lexicon().words
    near: list[tuple[int, int, str, str]] = []
    for index, token in enumerate(marked.tokens):
        if token.kind == "word" and index not in taken and token.form not in known:
            key = book.misspelled(token.form)
            if key is not None:
                near.append((index, index, key, "misspelled"))
    return near


def _cued(
    marked: Marked, entry: NameEntry, first: int, last: int, others: set[str], book: NameBook
) -> bool:
    """Whether a common name stands beside a second cue."""
    if entry.contestant.kind == "party":
        return _party_cued(marked, first, last)
    if any(e.contestant_id == entry.contestant_id for key in others for e in book.entries[key]):
        return True
    if entry.kind in {"slogan", "acronym", "hashtag"}:
        return _sign_cued(marked, first, last)
    if _addressed(marked, first) and (_rivalled(entry, others, book) or marked.has(*_CHOOSING)):
        return True
    sentence = marked.sentence[first]
    return any(
        marked.sentence[hit.first] == sentence
        and marked.quote(hit.first, hit.last).casefold() not in _OF_ORGANIZERS
        for name in ("election", "office", "ballot", "generic", "party", "party_cue")
        for hit in marked.hits(name)
    )


def _addressed(marked: Marked, first: int) -> bool:
    """ "Bu Luluk", "cak Ade": a person is spoken of, by the short name that people use."""
    return first > 0 and marked.tokens[first - 1].form in _TITLES


def _rivalled(entry: NameEntry, others: set[str], book: NameBook) -> bool:
    """Whether the text may name another contestant too."""
    return any(e.contestant_id != entry.contestant_id for key in others for e in book.entries[key])


def _sign_cued(marked: Marked, first: int, last: int) -> bool:
    """ "AMIN" is a pair in capitals or after "paslon"; "amin" is a prayer, "perubahan" a word."""
    if marked.tokens[first].group >= 0:
        return True
    before = marked.tokens[first - 1].form if first else ""
    if before in BEFORE_A_SIGN:
        return True
    words = marked.quote(first, last)
    capitals = words.isupper() and len(words) > 2 and not marked.text.isupper()
    return capitals and (political(marked) or marked.has("call", "office"))


def _party_cued(marked: Marked, first: int, last: int) -> bool:
    if marked.has("party", "party_cue", "election", "generic"):
        return any(
            not (first <= h.first and h.last <= last)
            for name in ("party", "party_cue", "election", "generic")
            for h in marked.hits(name)
        )
    return False


def _open(marked: Marked, named: list[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for hit, name in marked.longest(*_OPEN):
        value, kind, table = _OPEN[name]
        found.append(_generic(marked, hit.first, hit.last, value, kind, MENTION[table]))
    for name, (value, kind) in _WITH_CUE.items():
        for hit in marked.hits(name):
            if _doubtful(marked, name, hit.first, hit.last, named):
                sure = MENTION["doubtful"]
                found.append(_generic(marked, hit.first, hit.last, value, kind, sure))
    found.sort(key=lambda m: (m.first, -m.last))
    kept: list[Mention] = []
    for mention in found:
        previous = kept[-1] if kept else None
        if previous is not None and mention.first <= previous.last:
            continue
        if (
            previous is not None
            and previous.value == mention.value == "team"
            and mention.first == previous.last + 1
        ):
            # "tim relawan" is one team
            kept[-1] = _generic(
                marked, previous.first, mention.last, "team", "team", mention.confidence
            )
        else:
            kept.append(mention)
    return kept


def _doubtful(marked: Marked, name: str, first: int, last: int, named: list[Mention]) -> bool:
    following = marked.tokens[last + 1].form if last + 1 < len(marked.tokens) else ""
    if name == "party_generic":
        return following not in _NOT_A_PARTY
    if name == "party_with_cue":
        return _party_cued(marked, first, last)
    if name == "organizer_with_cue":
        return marked.has("election", "organizer")
    near = any(0 < m.first - last <= 2 for m in named)
    if name == "team_with_name" or marked.tokens[first].group >= 0:
        return near
    return near or marked.has("election", "generic", "team") or following.isdigit()


def _generic(
    marked: Marked, first: int, last: int, value: str, kind: str, confidence: float
) -> Mention:
    name = marked.quote(first, last)
    target = Target(name=name, kind=kind)  # type: ignore[arg-type]
    return Mention(first, last, value, target, confidence)
