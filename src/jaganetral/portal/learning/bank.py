"""The questions of the quiz, made from the rulebook: its tested examples, and decided cases.

The answer to each is the verdict of the one door; nobody types one. Left out is what teaches
nothing for today: a conduct that the door leaves open, and one that is judged by a rule that is in
force no more. Of decided cases those are taken that the door judges as they were decided.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import msgspec
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from jaganetral.checker import Checker
from jaganetral.law import Rule, Rulebook
from jaganetral.law.precedents import Precedent, load_precedents
from jaganetral.model import Conduct, Level, Verdict
from jaganetral.portal.door import checker, today
from jaganetral.portal.guide.topics import PEOPLE
from jaganetral.portal.learning.substance import substance

__all__ = ["LEFT_OUT", "Bank", "Question", "bank", "build"]

LEFT_OUT: dict[str, StrPromise] = {
    "nobody": gettext_lazy("not about an employee"),
    "open": gettext_lazy("left open by the aid"),
    "old": gettext_lazy("judged by law that is in force no more"),
    "statement": gettext_lazy("no decision on a deed, or not proven"),
    "otherwise": gettext_lazy("decided otherwise than the aid judges the short account of it"),
}
"""Why an example or a decided case is no question."""
Sort = Literal["caught", "let_through", "precedent"]
_canonical = msgspec.json.Encoder(order="sorted")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: a conduct, the rule that it teaches, and the door's verdict on it.

    `id` is the fingerprint of all three; `source` says where it comes from (`rule/caught/1`).
    """

    id: str
    source: str
    sort: Sort
    rule: str
    conduct: Conduct
    answer: Level
    precedent: Precedent | None = None

    @property
    def actor(self) -> str:
        return self.conduct.actor_kind or ""


@dataclass(frozen=True)
class Bank:
    """Every question under one rulebook, and how many could not become one, by why."""

    questions: Mapping[str, Question]
    left_out: Mapping[str, int]

    def for_people(self, kind: str) -> list[Question]:
        """What teaches people of a kind (`pns`, `pppk` …): conducts of their like."""
        return [one for one in self.questions.values() if one.actor == kind]

    def beside(self, question: Question) -> Question | None:
        """The nearest conduct of the same people that is answered otherwise: what would change
        the answer. None where none differs in at most three things."""
        others = [
            (_apart(one, question), one.rule != question.rule, one.id, one)
            for one in self.for_people(question.actor)
            if one.answer != question.answer and one.sort != "precedent"
        ]
        apart, _other_rule, _id, nearest = min(others, default=(_FAR + 1, True, "", None))
        return nearest if apart <= _FAR else None


_FAR = 3


def bank() -> Bank:
    """The questions of today, made once for a rulebook and day (about a second)."""
    return _bank(checker(), checker().rulebook_id, today())


@lru_cache(maxsize=2)
def _bank(door: Checker, version: str, day: date) -> Bank:
    return build(door, day, load_precedents() if _ships(door.rulebook) else ())


def _ships(book: Rulebook) -> bool:
    """Whether the precedents that ship speak of this rulebook's rules."""
    return all(one.rules & {rule.id for rule in book.rules} for one in load_precedents())


def build(door: Checker, day: date, precedents: tuple[Precedent, ...]) -> Bank:
    """Make the questions of a day from a rulebook and decided cases."""
    found: dict[str, Question] = {}
    left_out: Counter[str] = Counter()
    for made in (*_examples(door, day), *_decided(door, day, precedents)):
        if isinstance(made, str):
            left_out[made] += 1
        else:
            found[made.id] = made
    return Bank(found, dict(left_out))


def _examples(door: Checker, day: date) -> Iterator[Question | str]:
    for rule in door.rulebook.in_force(day):
        if rule.record.status != "live":
            continue
        examples = rule.record.examples
        sorts: tuple[tuple[Sort, Any], ...] = (
            ("caught", examples.caught),
            ("let_through", examples.let_through),
        )
        for sort, several in sorts:
            for number, example in enumerate(several, start=1):
                conduct = _conduct(example.conduct)
                verdict = door.check(conduct, today=day)
                why = _unfit(door.rulebook, conduct, verdict, day)
                about = _about(door.rulebook, rule, sort, verdict)
                yield why or _question(
                    f"{rule.id}/{sort}/{number}", sort, about, conduct, verdict.verdict
                )


def _about(book: Rulebook, rule: Rule, sort: Sort, verdict: Verdict) -> Rule:
    """The rule that a question teaches: the one that catches the conduct. What a rule lets through
    teaches the rule that applies instead; where none does, the limits of the rule itself."""
    own = sort == "caught" and not rule.record.general
    return rule if own or not verdict.rules else book[verdict.rules[0]]


def _conduct(told: Mapping[str, Any]) -> Conduct:
    return msgspec.convert({"id": "question", **msgspec.to_builtins(dict(told))}, Conduct)


def _decided(
    door: Checker, day: date, precedents: tuple[Precedent, ...]
) -> Iterator[Question | str]:
    for one in precedents:
        if one.nature != "case" or one.outcome == "not_proven" or one.year is None:
            yield "statement"
            continue
        conduct = Conduct(
            id="question",
            at=str(one.year),
            region=one.province,
            actor_kind=one.actor,
            platform=one.platform,
            action=one.action,
            narrative=one.facts.id,
        )
        verdict = door.check(conduct, today=day)
        rule = next((name for name in verdict.rules if name in one.rules), None)
        why = _unfit(door.rulebook, conduct, verdict, day)
        if why is None and verdict.verdict != one.outcome:
            why = "otherwise"
        if why is not None or rule is None or not door.rulebook[rule].in_force(day):
            yield why or "old"
            continue
        source, about = f"precedent/{one.id}", door.rulebook[rule]
        yield _question(source, "precedent", about, conduct, verdict.verdict, one)


def _unfit(book: Rulebook, conduct: Conduct, verdict: Verdict, day: date) -> str | None:
    if conduct.actor_kind not in PEOPLE:
        return "nobody"
    if verdict.verdict == "undetermined":
        return "open"
    if any(not book[rule].in_force(day) for rule in verdict.rules[:1]):
        return "old"
    return None


def _question(
    source: str,
    sort: Sort,
    rule: Rule,
    conduct: Conduct,
    answer: Level,
    precedent: Precedent | None = None,
) -> Question:
    key = _canonical.encode([conduct, answer, substance(rule)])
    number = hashlib.sha256(key).hexdigest()[:16]
    return Question(number, source, sort, rule.id, conduct, answer, precedent)


def _apart(one: Question, other: Question) -> int:
    """In how many fields two conducts differ."""
    left, right = (msgspec.to_builtins(each.conduct) for each in (one, other))
    return sum(left.get(field) != right.get(field) for field in left.keys() | right.keys())
