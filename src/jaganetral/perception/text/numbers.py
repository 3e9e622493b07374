"""Ballot numbers in their guises, and not the numbers of jerseys, dates, prices or roads.

A number is a ballot number when a ballot word stands with it (nomor urut, paslon, coblos, salam
dua jari), or when it is written as ballots write it (02, #Deng_02) or numbered ("nomor 2")
beside another political sign. What counts things, money, streets, classes or days never is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from jaganetral.model import Contest, Contestant, Target
from jaganetral.perception.confidence import NUMBER
from jaganetral.perception.seats import Mention
from jaganetral.perception.text.figures import (
    NUMBERED,
    beside,
    fingers,
    glued,
    trapped,
    value,
    word,
)
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.mentions import political
from jaganetral.perception.text.normalise import CONTESTANT_WORDS

_CONTEST_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("president", ("capres", "cawapres", "presiden", "wapres", "pilpres")),
    ("governor", ("cagub", "cawagub", "gubernur", "pilgub")),
    ("regent", ("cabup", "cawabup", "bupati", "pilbup")),
    ("mayor", ("cawali", "cawalkot", "walikota", "pilwalkot", "pilwako", "wali")),
    ("legislative", ("caleg", "nyaleg", "dpr", "dprd", "partai", "pileg", "dewan", "dapil")),
    ("dpd", ("dpd", "senator")),
)


def find_numbers(
    marked: Marked,
    mentions: Sequence[Mention],
    contests: Sequence[Contest],
    *,
    answering: bool = False,
) -> list[Mention]:
    """The ballot numbers of a text; each with the contestant it means here, if one is known.

    `answering`: it stands under a post on the election, so that "02" alone may be a ballot number.
    """
    found: list[Mention] = []
    named = any(m.value in {"contestant", "party", "generic", "team"} for m in mentions)
    cue = named or answering or political(marked)
    alone = answering and len(marked.tokens) <= _ALONE
    for index in range(len(marked.tokens)):
        number = value(marked, index)
        if number is None:
            shown = fingers(marked, index) if named else None
            if shown is None or not _named_has(shown, mentions, contests):
                continue
            number = shown
        how = _how(_Figure(marked, index, number, cue, named or alone, contests))
        if how is None:
            continue
        first, last, table = how
        spoken = {t.form for t in marked.tokens[max(0, first - 2) : last]}
        listed = marked.has("generic") and "partai" not in spoken
        contestant = resolve(marked, number, contests, mentions, listed=listed)
        confidence = NUMBER[table]
        if contestant is None:
            target = Target(name=f"nomor urut {number}", kind="generic")
        else:
            kind = "party" if contestant.kind == "party" else "contestant"
            target = Target(name=contestant.name, id=contestant.id, kind=kind)  # type: ignore[arg-type]
            confidence = max(confidence, NUMBER["resolved"])
            if table == "emoji":
                confidence = NUMBER["emoji"]
        found.append(Mention(first, last, "number", target, confidence, str(number)))
    return found


def resolve(
    marked: Marked,
    number: int,
    contests: Sequence[Contest],
    mentions: Sequence[Mention] = (),
    *,
    listed: bool = False,
) -> Contestant | None:
    """Whom a ballot number means: by the contest that is spoken of, or where only one has it.

    `listed`: a candidate on a party's list may be meant ("caleg nomor 7"), whose number is not
    that of a party.
    """
    holders = [
        (contest, contestant)
        for contest in contests
        for contestant in contest.contestants
        if contestant.number == number and not (listed and contestant.kind == "party")
    ]
    named = {m.target.id for m in mentions if m.target.id is not None}
    for _, contestant in holders:
        if contestant.id in named:
            return contestant
    if len(holders) > 1:
        words = {token.form for token in marked.tokens}
        spoken = {kind for kind, cues in _CONTEST_WORDS if words.intersection(cues)}
        narrowed = [(c, p) for c, p in holders if c.kind in spoken]
        if not narrowed and words & {"paslon", "pasangan"}:
            narrowed = [(c, p) for c, p in holders if p.kind == "pair"]
        holders = narrowed or holders
    return holders[0][1] if len(holders) == 1 else None


def _named_has(number: int, mentions: Sequence[Mention], contests: Sequence[Contest]) -> bool:
    """Whether someone who is named has this number: 👌 beside the name of number 3."""
    named = {m.target.id for m in mentions if m.target.id is not None}
    return any(p.number == number and p.id in named for c in contests for p in c.contestants)


class _Figure(NamedTuple):
    """A number and what speaks for its being a ballot's."""

    marked: Marked
    at: int
    number: int
    cue: bool
    """a word of elections, or somebody named, stands in the text"""
    named: bool
    """a contestant, a party or a team is named"""
    contests: Sequence[Contest]

    @property
    def held(self) -> bool:
        """Whether somebody here has this number."""
        return any(p.number == self.number for c in self.contests for p in c.contestants)

    @property
    def sided(self) -> bool:
        """Whether a word of choosing or winning stands in the same sentence."""
        return any(
            self.marked.sentence[hit.first] == self.marked.sentence[self.at]
            for name in ("call", "win", "outcome", "endorse", "oppose", "ballot_after")
            for hit in self.marked.hits(name)
        )

    def word(self, step: int) -> str:
        """The word so many tokens away."""
        return word(self.marked, self.at + step)

    def beside(self, name: str, step: int) -> bool:
        """Whether a phrase of a class ends `step` tokens before, or begins so many after."""
        return beside(self.marked, name, self.at + step, ends=step < 0)


_Place = tuple[int, int, str]
"""First and last token, and the row of the table of confidence."""


def _how(figure: _Figure) -> _Place | None:
    """Where a ballot number stands and how it was known; None where it is none."""
    marked, index = figure.marked, figure.at
    kind = marked.tokens[index].kind
    if kind == "emoji":
        return (index, index, "emoji") if figure.named else None
    if glued(marked, index):
        return None
    rules: tuple[_Rule, ...] = (_after_ballot_word, _fingers, _in_tag)
    if kind != "tag" and not trapped(marked, index):
        rules += (_after_nomor, _like_a_ballot, _after_verb)
    return next((place for rule in rules if (place := rule(figure)) is not None), None)


_Rule = Callable[[_Figure], _Place | None]


def _after_ballot_word(figure: _Figure) -> _Place | None:
    """ "nomor urut 2", "paslon 02"; but "pilih nomor 2" is said of menus too."""
    ballot = figure.marked.beside("ballot", figure.at - 1, ends=True)
    if ballot is None:
        return None
    first = ballot.first
    if figure.word(1) in _COUNTED and ballot.last == first:
        return None
    spoken = {t.form for t in figure.marked.tokens[first : figure.at]}
    if figure.cue or spoken & _BALLOT_WORDS:
        return first, figure.at, "ballot"
    if figure.contests and not trapped(figure.marked, figure.at):
        return first, figure.at, "cue"
    return None


def _fingers(figure: _Figure) -> _Place | None:
    """ "salam dua jari", "2jari"."""
    if figure.word(1) == "jari":
        first, last = figure.at, figure.at + 1
    elif figure.word(-1) == "jari" and figure.word(0).isdigit():
        first, last = figure.at - 1, figure.at
    else:
        return None
    if word(figure.marked, first - 1) == "salam":
        return first - 1, last, "fingers"
    return (first, last, "cue") if figure.cue else None


def _in_tag(figure: _Figure) -> _Place | None:
    """#Deng_02; a year, or a class of `02`, is none."""
    marked, index = figure.marked, figure.at
    if marked.tokens[index].kind != "tag":
        return None
    group = marked.tokens[index].group
    members = [i for i, t in enumerate(marked.tokens) if t.group == group]
    others = [i for i in members if i != index]
    if any(beside(marked, "trap_left", i, ends=True) for i in others):
        return None
    if index + 1 in others and beside(marked, "trap_right", index + 1, ends=False):
        return None
    zero = marked.tokens[index].form.startswith("0")
    sided = any(
        beside(marked, name, i, ends=True)
        for i in others
        for name in ("call", "win", "outcome", "ballot", "ballot_zero")
    )
    unknown = bool(figure.contests) and not any(c.contestants for c in figure.contests)
    known = figure.held or figure.cue
    if (sided and (zero or known)) or (zero and others and (known or unknown)):
        return members[0], members[-1], "tag"
    return None


def _after_nomor(figure: _Figure) -> _Place | None:
    """ "nomor 2" beside a political sign; not "menu nomor 2", not "pelayanan nomor satu"."""
    if figure.word(-1) not in NUMBERED:
        return None
    led = figure.at == 1 or figure.beside("ballot_zero", -2)
    if figure.cue or (led and figure.sided and figure.held):
        return figure.at - 1, figure.at, "cue"
    return None


def _like_a_ballot(figure: _Figure) -> _Place | None:
    """ "02 sekali putaran", "gaspol 01": written with a nought."""
    if not figure.word(0).startswith("0"):
        return None
    near = figure.beside("ballot_zero", -1) or figure.beside("ballot_after", 1)
    if near and (figure.cue or figure.held):
        return figure.at, figure.at, "resolved" if figure.held else "cue"
    return (figure.at, figure.at, "cue") if figure.named else None


def _after_verb(figure: _Figure) -> _Place | None:
    """ "dukung 2 aja", where somebody or the election is spoken of."""
    token = figure.marked.tokens[figure.at]
    if token.kind == "number" and figure.cue and figure.word(-1) in _DIRECT:
        return figure.at, figure.at, "cue"
    return None


_ALONE = 4
"""Tokens of an answer that is hardly more than its number."""
_COUNTED = frozenset(
    [
        "pasang",
        "pasangan",
        "paslon",
        "calon",
        "kandidat",
        "orang",
        "kali",
        "periode",
        "putaran",
        "suara",
        "kursi",
        "partai",
    ]
)
_BALLOT_WORDS = CONTESTANT_WORDS | frozenset(
    ["urut", "coblos", "nyoblos", "mencoblos", "contreng", "tusuk", "kandidat"]
)
"""Words that are said of ballots only; the other ballot phrases need a cue or a contest here."""
_DIRECT = frozenset(
    ["pilih", "dukung", "menangkan", "coblos", "nyoblos", "tetap", "paslon", "vote"]
)
