"""An answer is read with what it answers: "setuju", "02", "gas!" say nothing by themselves.

An answer that agrees takes over the side of the post that it stands under: below a rival's attack
"mantap" is no praise of the one who is attacked. An answer that turns a supporter's post down is
against; to turn an attack down is no support. A number alone, under a post on the election, is the
choice of whoever has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from jaganetral.model import Signal, Target
from jaganetral.perception import confidence as table
from jaganetral.perception.seats import Mention, Stance
from jaganetral.perception.text.marked import Hit, Marked

_SHORT: Final = 8
"""Words: whoever says more than this, says what he means himself."""
_ALONE: Final = 4
"""Words: "02", "nomor 2", "tetap 02 🔥" are a number and nothing else."""
_BESIDES: Final = 1
"""Words of its own that a mere yes or no may hold."""
_FILLERS: Final = frozenset(
    ["bapak", "ibu", "mas", "mbak", "bang", "kak", "gan", "min", "bos", "saya", "kami", "kita",
     "ini", "itu", "ya", "iya", "dong", "sih", "nih", "deh", "lah", "kok", "juga", "sangat",
     "sekali", "banget", "sama", "tidak", "kurang", "ah", "oh", "wah", "saja", "terus", "beliau",
     "dia", "yang"]
)  # fmt: skip
_TURNS: Final = frozenset({"tidak", "kurang", "belum", "bukan", "jangan", "siapa"})
_OWN_SIDE: Final = frozenset({"tetap", "saya"})
_CHEERS: Final = frozenset(
    ["tetap", "gas", "gass", "gaspol", "saya", "kami", "pilih", "dukung", "salam", "nomor", "urut",
     "ya", "dong", "harga", "mati", "menang", "yes", "all", "in", "solid", "pokoknya", "coblos"]
)  # fmt: skip


class Answered(NamedTuple):
    """What is answered: whom it is about, if one alone; its side towards them; how sure that is."""

    target: Target | None = None
    side: str | None = None
    """support, oppose, or None where it takes none"""
    confidence: float = 0.0
    political: bool = False
    """It names a contestant, a number or a party."""


def answered(signals: Sequence[Signal]) -> Answered:
    """What a post shows to whoever answers it. Two contestants: the one whose side it takes."""
    named: dict[str, Target] = {}
    sides: dict[str, tuple[float, str, Target]] = {}
    for signal in signals:
        target = signal.target
        if target is None or signal.value == "organizer":
            continue
        key = target.id or target.name
        if signal.kind in ("mention", "number"):
            named[key] = target
        elif signal.kind == "stance" and signal.value in ("support", "oppose"):
            told = (signal.confidence, str(signal.value), target)
            sides[key] = max(told, sides.get(key, told), key=lambda side: side[0])
    if not named:
        return Answered()
    supported = [s for s in sides.values() if s[1] == "support"]
    if len(named) == 1:
        key, target = next(iter(named.items()))
        sure, side, _ = sides.get(key, (0.0, None, target))
        return Answered(target, side, sure, political=True)
    if len(supported) == 1:
        sure, side, target = supported[0]
        return Answered(target, side, sure, political=True)
    return Answered(political=True)


def taken_over(marked: Marked, post: Answered, own: Sequence[Stance]) -> list[Stance]:
    """The sides of an answer that names nobody. `own` is what its words say of the target."""
    if post.target is None or post.side is None:
        return list(own)
    words = [t for t in marked.tokens if t.kind in ("word", "number", "tag")]
    if len(words) > _SHORT:
        return _turned(marked, post, own)
    said = {i for name in ("agree", "disagree") for h in _said(marked, name)
            for i in range(h.first, h.last + 1)}  # fmt: skip
    rest = [t for i, t in enumerate(marked.tokens) if t in words and i not in said]
    if sum(t.form not in _FILLERS for t in rest) > _BESIDES:
        return _turned(marked, post, own)  # "siap pak, laporan besok" agrees to something else
    against = _said(marked, "disagree")
    with_it = [h for h in _said(marked, "agree") if not _turned_down(marked, h)]
    turned = [h for h in _said(marked, "agree") if _turned_down(marked, h)]
    sure = round(table.CARRIED * post.confidence, 2)
    if (against or turned) and not with_it:
        hit = (against or turned)[0]
        down = Stance(post.target, "oppose", sure, hit.first, hit.last)
        return [down] if post.side == "support" else []  # to turn an attack down is no support
    if with_it and not against and not (post.side == "oppose" and _own_side(marked)):
        return [Stance(post.target, post.side, sure, with_it[0].first, with_it[-1].last)]
    return _turned(marked, post, own)


def _turned(marked: Marked, post: Answered, own: Sequence[Stance]) -> list[Stance]:
    """Praise under an attack is for the attack, unless somebody says whom he is for."""
    if post.side != "oppose" or _own_side(marked):
        return list(own)
    return [s for s in own if s.value != "support"]


def chosen(marked: Marked, mentions: Sequence[Mention], post: Answered) -> list[Stance]:
    """ "02", "tetap 02": a number and nothing else, under a post on the election."""
    numbers = [m for m in mentions if m.number is not None and m.target.id is not None]
    if not post.political or len({m.number for m in numbers}) != 1 or marked.questions:
        return []
    held = {i for m in mentions for i in range(m.first, m.last + 1)}
    rest = [t.form for i, t in enumerate(marked.tokens) if i not in held and t.kind == "word"]
    if len(rest) > _ALONE or any(form not in _CHEERS for form in rest):
        return []
    mention = numbers[0]
    sure = round(table.CARRIED * mention.confidence, 2)
    return [Stance(mention.target, "support", sure, mention.first, mention.last)]


def _said(marked: Marked, name: str) -> list[Hit]:
    hits = [hit for hit, _ in marked.longest("agree", "disagree") if name in hit.classes]
    return [hit for hit in hits if marked.sentence[hit.first] not in marked.questions]


def _turned_down(marked: Marked, hit: Hit) -> bool:
    before = marked.tokens[max(0, hit.first - 2) : hit.first]
    return any(token.form in _TURNS for token in before)


def _own_side(marked: Marked) -> bool:
    """ "Saya tetap dukung beliau": whoever says so under an attack speaks for himself."""
    return any(
        _OWN_SIDE.intersection(t.form for t in marked.tokens[max(0, hit.first - 3) : hit.last + 1])
        for hit in marked.hits("endorse")
    )
