"""Judging many conducts: what the law said of one is not worked out again for its like.

Two things are remembered, and neither changes a verdict (tests/test_check_many.py holds it):

* of facts, the opinion: what the rules say, and how it is explained. It rests on the elements and
  on which law is in force; whose conduct it was, and where it was seen, are put in afterwards.
* of a conduct that shows nothing but topics (most of all everyday talk) and has no account, its
  shape: all of its fields but those that the judgement does not look into (its id, its words, which
  second of the day it was).

Memory is bounded: a table that is full starts anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Final, Generic, NamedTuple, TypeVar

import msgspec

from jaganetral.judgement import facts
from jaganetral.judgement._time import concerned
from jaganetral.judgement.verdict import Asked, Opinion, opinion, pronounced
from jaganetral.law import Rulebook
from jaganetral.model import Conduct, Contest, Language, Reading, Reason, Setting, Signal, Verdict

SHAPES: Final = 16_384
OPINIONS: Final = 8_192
PLACES: Final = 8_192
"""Entries of each table: some 2 kB apiece, all told within 60 MB."""

_fields = Conduct.__struct_fields__
_NOT_LOOKED_INTO: Final = frozenset(
    {"id", "at", "region", "target", "text", "quoted_text", "in_reply_to", "taken_at", "narrative"}
)
"""What a shape leaves out. Place and day come in by the setting and the law; of words and target
only whether there are any. `taken_at` and `narrative` are absent from a conduct with a shape."""
_shape_of: Callable[[tuple[Any, ...]], tuple[Any, ...]] = itemgetter(
    *(place for place, name in enumerate(_fields) if name not in _NOT_LOOKED_INTO)
)
_Kinds = tuple[tuple[str, tuple[str, ...]], ...]
_T = TypeVar("_T")


class _Table(dict[Any, _T], Generic[_T]):
    """A bounded table."""

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: object, value: _T) -> _T:
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


class _Place(NamedTuple):
    """What a judgement looks at of a setting where nobody is named."""

    setting: Setting  # held, so that the ids it is found by stay its own
    kinds: tuple[_Kinds, _Kinds]
    """The kind and the stages of each contest, there and elsewhere."""
    contests: tuple[Contest, ...]
    """Those that the verdict names."""


class Judge:
    """Judges as `judge` does, and remembers."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook.for_many()
        self._shapes: _Table[Verdict] = _Table(SHAPES)
        self._opinions: _Table[Opinion] = _Table(OPINIONS)
        self._places: _Table[_Place] = _Table(PLACES)

    def __call__(
        self,
        reading: Reading,
        setting: Setting,
        signals: Sequence[Signal],
        asked: Asked,
        lang: Language = "id",
    ) -> Verdict:
        """The verdict on a conduct: the same, to the byte, as that of `judge`."""
        conduct = reading.conduct
        if conduct.narrative or conduct.taken_at is not None or not _topics_alone(signals):
            return self._judged(reading, setting, signals, asked, lang)
        place = self._place(conduct, setting)
        target, at = conduct.target, conduct.at
        key = (
            _shape_of(msgspec.structs.astuple(conduct)),
            place.kinds,
            self._rulebook.stretch(setting.period),
            lang,
            at is None,
            target if target is None or target == "unknown" else True,
            bool(conduct.text),
            conduct.quoted_text and True,
            tuple([(signal.source, signal.value, signal.confidence) for signal in signals]),
        )
        like = self._shapes.get(key)
        if like is None:
            like = self._judged(reading, setting, signals, asked, lang)
            return self._shapes.keep(key, like)
        return Verdict(
            id=conduct.id,
            verdict=like.verdict,
            confidence=like.confidence,
            category=like.category,
            sanction_level=like.sanction_level,
            rules=like.rules,
            summary=like.summary,
            reasons=_own(like.reasons, conduct, signals),
            missing=like.missing,
            advice=like.advice,
            contests=place.contests,
            signals=tuple(signals),
            shadow=like.shadow,
            notes=asked.notes,
            decision_id=asked.decision_id,
            rulebook=asked.rulebook,
        )

    def _place(self, conduct: Conduct, setting: Setting) -> _Place:
        key = (id(setting.contests), id(setting.elsewhere), conduct.contest)
        place = self._places.get(key)
        if place is None:
            kinds = _kinds(setting.contests), _kinds(setting.elsewhere)
            contests = concerned(conduct, setting, ())
            place = self._places.keep(key, _Place(setting, kinds, contests))
        return place

    def _judged(
        self,
        reading: Reading,
        setting: Setting,
        signals: Sequence[Signal],
        asked: Asked,
        lang: Language,
    ) -> Verdict:
        conduct, rulebook = reading.conduct, self._rulebook
        known = facts.derive(reading, setting, signals, rulebook)
        found: Opinion | None = None
        if known.meant or known.hands:  # hands are explained by whose number they show, and where
            found = opinion(known, conduct, setting, rulebook, lang, asked.widths)
        else:
            key = (
                tuple(known.elements.values()),
                tuple(known.doubts.values()),
                known.moments,
                rulebook.stretch(setting.period),
                lang,
                known.poses,
                bool(known.unread),
                known.too_small,
                known.doubt,
                conduct.deleted,
            )
            found = self._opinions.get(key)
            if found is None:
                found = opinion(known, conduct, setting, rulebook, lang, asked.widths)
                self._opinions.keep(key, found)
        return pronounced(found, known, conduct, signals, rulebook, asked, lang)


def _topics_alone(signals: Sequence[Signal]) -> bool:
    """Whether texts show topics and nothing else, in one place of each text at most.

    Two topics in the same words are cited once: how often, their shape does not tell.
    """
    places = [signal.source for signal in signals if signal.text is not None]
    return len(places) == len(set(places)) and all(
        signal.kind == "topic"
        and (signal.text is not None or signal.value == "everyday")
        and signal.source in _TEXTS
        for signal in signals
    )


_TEXTS: Final = frozenset({"text", "quoted_text"})


def _kinds(contests: Sequence[Contest]) -> _Kinds:
    return tuple((contest.kind, contest.stages) for contest in contests)


def _own(
    reasons: tuple[Reason, ...], conduct: Conduct, signals: Sequence[Signal]
) -> tuple[Reason, ...]:
    """The reasons of a conduct's like, citing its own moment, target and words."""
    told: dict[str, dict[str, Any]] = {
        "field:at": {"text": conduct.at}, "field:target": {"text": conduct.target}
    }  # fmt: skip
    for signal in signals:
        if signal.text is not None:
            told[signal.source] = {"text": signal.text, "span": signal.span}
    changed = False
    found = []
    for reason in reasons:
        evidence = tuple(
            msgspec.structs.replace(item, **told[item.source]) if item.source in told else item
            for item in reason.evidence
        )
        if evidence != reason.evidence:
            changed = True
            reason = msgspec.structs.replace(reason, evidence=evidence)  # noqa: PLW2901
        found.append(reason)
    return tuple(found) if changed else reasons
