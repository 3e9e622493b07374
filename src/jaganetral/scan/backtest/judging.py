"""Every labelled conduct under two rulebooks, through the batch door of the checker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

import msgspec

from jaganetral.checker import Checker, Fault
from jaganetral.language import N_, translator
from jaganetral.law import Rulebook
from jaganetral.model import Language, Level, Verdict
from jaganetral.scan.backtest.labels import Aside, Label

FLAGGED: Final = frozenset({"prohibited", "caution"})
"""What triage puts before people (`scan.triage.ranking`, which needs NumPy; a test holds both
equal)."""
BLOCK = 500
"""Labels judged at once, so that it can be told how far it is."""

Watch = Callable[[int, int, int], None]
"""Told after each block: conducts judged, how many of how many."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a rulebook says of a conduct."""

    level: Level
    rules: tuple[str, ...]

    @property
    def flagged(self) -> bool:
        """Whether triage would put it before people."""
        return self.level in FLAGGED


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A label with what both rulebooks say."""

    label: Label
    old: Answer
    new: Answer

    @property
    def moved(self) -> bool:
        return self.old != self.new

    @property
    def gone(self) -> tuple[str, ...]:
        """Rules that are no longer named."""
        return tuple(rule for rule in self.old.rules if rule not in self.new.rules)

    @property
    def come(self) -> tuple[str, ...]:
        """Rules that were not named before."""
        return tuple(rule for rule in self.new.rules if rule not in self.old.rules)


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """The new rulebook as it is judged by, and what that means for its rules on trial.

    `tried`: on trial in it and not asked by the old one; judged here as if live. `left_out`: on
    trial in it and in the old one or live there; they decide nothing here.
    """

    rulebook: Rulebook
    tried: tuple[str, ...]
    left_out: tuple[str, ...]


def on_trial(old: Rulebook, new: Rulebook) -> Trial:
    """A rule that is on trial (`shadow`) in the new rulebook and absent or a draft in the old one
    is what somebody wants to try: it is judged as if it were live. One that was live before and is
    on trial now was taken back, and stays so."""
    shadows = [rule.id for rule in new.rules if rule.record.status == "shadow"]
    tried = tuple(rule for rule in shadows if rule not in old or old[rule].record.status == "draft")
    left_out = tuple(rule for rule in shadows if rule not in tried)
    return Trial(rulebook=new.as_live(tried), tried=tried, left_out=left_out)


def both(
    old: Checker,
    new: Checker,
    labels: Sequence[Label],
    *,
    watch: Watch | None = None,
    language: Language = "id",
) -> tuple[list[Judged], list[Aside]]:
    """What both say of each label, by line; a label that one of them cannot judge is put aside.

    A conduct without a day is judged by that of its decision. Photos count as unread.
    """
    _ = translator(language)
    judged: list[Judged] = []
    aside: list[Aside] = []
    done = 0
    for day, block in _blocks(labels):
        conducts = [label.conduct for label in block]
        found = zip(
            block,
            old.check_many(conducts, today=day),
            new.check_many(conducts, today=day),
            strict=True,
        )
        for label, was, now in found:
            if isinstance(was, Fault) or isinstance(now, Fault):
                error = was.error if isinstance(was, Fault) else now.error  # type: ignore[union-attr]
                said = _(N_("a fault in JagaNetral, please report it: {error}"))
                aside.append(Aside(line=label.line, reason=said.format(error=error)))
            else:
                judged.append(Judged(label=label, old=_answer(was), new=_answer(now)))
        done += len(block)
        if watch is not None:
            watch(done, done, len(labels))
    return sorted(judged, key=lambda one: one.label.line), aside


def _blocks(labels: Sequence[Label]) -> Iterator[tuple[date | None, list[Label]]]:
    """Labels of one day together, in blocks; those that have a day of their own come first."""
    by_day = sorted(labels, key=lambda one: (one.day or date.min, one.line))
    for day, some in groupby(by_day, key=lambda one: one.day):
        of_the_day = list(some)
        for start in range(0, len(of_the_day), BLOCK):
            yield day, of_the_day[start : start + BLOCK]


def _answer(verdict: Verdict) -> Answer:
    return Answer(level=verdict.verdict, rules=verdict.rules)
