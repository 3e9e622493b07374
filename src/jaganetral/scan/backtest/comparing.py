"""What a change would have changed against what people agreed on, as counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from jaganetral.scan.backtest.estimating import FEWEST, Estimate, Seen, chance, estimates
from jaganetral.scan.backtest.judging import Answer, Judged
from jaganetral.scan.backtest.labels import DECISIONS, Decision, Label


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One rulebook: per decision how many rows it flags and leaves; how often that is right.

    A row is right where it is flagged and a breach, or neither. What people found unclear counts
    on neither side.
    """

    rulebook: str
    flagged: dict[Decision, int]
    left: dict[Decision, int]
    precision: Estimate
    recall: Estimate


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """On how many rows a rulebook names a rule: where people agreed on it, on other breaches, and
    where there is none."""

    agreed: int
    other: int
    no_breach: int


class RuleCount(msgspec.Struct, frozen=True, kw_only=True):
    """A rule, on how many breaches people agreed on it, and where each rulebook names it."""

    rule: str
    agreed: int
    old: Named
    new: Named


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. `mended`: decided rows judged wrong before and right now; `spoiled`: the other way
    round; `chance`: of a split at least as uneven, if the change did neither good nor harm."""

    decisions: dict[Decision, int]
    old: Side
    new: Side
    mended: int
    spoiled: int
    chance: float
    rules: tuple[RuleCount, ...]
    moved: tuple[Judged, ...]
    photos: int
    """Rows with photos; nobody looks at them here."""
    aided_by_old: int
    """Rows whose reviewers were shown, after their own view, what this old law says."""
    drawn: int
    """Rows of the sample of what was not flagged."""

    @property
    def decided(self) -> int:
        """Rows on which people agreed: a breach or none."""
        return self.decisions["breach"] + self.decisions["no_breach"]

    @property
    def enough(self) -> bool:
        """Whether anything can be told from these rows at all."""
        return self.decided >= FEWEST


def compare(judged: Sequence[Judged], *, old: str, new: str) -> Report:
    """Count. `old` and `new` name the rulebooks, as verdicts do."""
    turned = [(_right(one, one.old), _right(one, one.new)) for one in judged if _decided(one)]
    mended, spoiled = turned.count((False, True)), turned.count((True, False))
    law = old.partition(".")[0]
    return Report(
        decisions={decision: _count(judged, decision) for decision in DECISIONS},
        old=_side(old, [(one, one.old) for one in judged]),
        new=_side(new, [(one, one.new) for one in judged]),
        mended=mended,
        spoiled=spoiled,
        chance=chance(mended, spoiled),
        rules=_rules(judged),
        moved=tuple(one for one in judged if one.moved),
        photos=sum(bool(one.label.conduct.photos) for one in judged),
        aided_by_old=sum(one.label.rulebook.partition(".")[0] == law for one in judged),
        drawn=sum(one.label.drawn for one in judged),
    )


def _decided(one: Judged) -> bool:
    return one.label.decision != "unclear"


def _right(one: Judged, answer: Answer) -> bool:
    return answer.flagged == (one.label.decision == "breach")


def _count(judged: Iterable[Judged], decision: Decision) -> int:
    return sum(one.label.decision == decision for one in judged)


def _side(rulebook: str, judged: Sequence[tuple[Judged, Answer]]) -> Side:
    flagged = {
        decision: _count((one for one, answer in judged if answer.flagged), decision)
        for decision in DECISIONS
    }
    every = {decision: _count((one for one, _ in judged), decision) for decision in DECISIONS}
    precision, recall = estimates(
        Seen(
            drawn=one.label.drawn,
            weight=one.label.weight,
            flagged=answer.flagged,
            breach=one.label.decision == "breach",
        )
        for one, answer in judged
        if _decided(one)
    )
    return Side(
        rulebook=rulebook,
        flagged=flagged,
        left={decision: every[decision] - flagged[decision] for decision in DECISIONS},
        precision=precision,
        recall=recall,
    )


def _rules(judged: Sequence[Judged]) -> tuple[RuleCount, ...]:
    """Rules that people agreed on, and those that come or go; by name."""
    agreed = Counter(
        rule
        for one in judged
        if one.label.decision == "breach"
        for rule in dict.fromkeys(one.label.rules)
    )
    told = {rule for one in judged for rule in (*one.gone, *one.come)} | set(agreed)
    old = _named((one.label, one.old) for one in judged)
    new = _named((one.label, one.new) for one in judged)
    return tuple(
        RuleCount(rule=rule, agreed=agreed[rule], old=_of(old, rule), new=_of(new, rule))
        for rule in sorted(told)
    )


def _named(answers: Iterable[tuple[Label, Answer]]) -> Counter[tuple[str, str]]:
    """How often each rule is named, by where that is."""
    return Counter(
        (rule, _where(rule, label)) for label, answer in answers for rule in answer.rules
    )


def _where(rule: str, label: Label) -> str:
    if label.decision != "breach":
        return label.decision
    return "agreed" if rule in label.rules else "other"


def _of(counts: Counter[tuple[str, str]], rule: str) -> Named:
    return Named(
        agreed=counts[rule, "agreed"],
        other=counts[rule, "other"],
        no_breach=counts[rule, "no_breach"],
    )
