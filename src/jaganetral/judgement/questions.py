"""What would change the verdict: questions on open elements, and on exceptions that might hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jaganetral.judgement import worlds
from jaganetral.judgement.case import Case
from jaganetral.judgement.explain import elements_of
from jaganetral.judgement.facts import Facts
from jaganetral.judgement.wording import FIELD_OF, QUESTIONS
from jaganetral.judgement.worlds import World
from jaganetral.law import Value
from jaganetral.model import Missing

_IN_PERSON = frozenset({"attend", "declare", "campaign", "party", "endorse", "decision"})
"""What is done in person: nobody asks whether another did it through one's account."""
MOST = 6
"""More questions than this help nobody; the ones that change the level come first."""

_ALTERNATIVES: Mapping[str, tuple[Value, ...]] = {
    "active": (True, False),
    "gesture_meaning": ("support", "other"),
}
"""Elements whose silence is a state of its own; asked where another answer moves the verdict."""


def missing(case: Case) -> tuple[Missing, ...]:
    """The questions, most telling first."""
    asked: dict[str, Missing] = {}
    for question in (
        *_open(case),
        *_silent(case),
        *_presumed(case),
        *_unread(case),
        *_exceptions(case),
    ):
        asked.setdefault(question.field, question)
    return tuple(asked.values())[:MOST]


def _open(case: Case) -> Iterable[Missing]:
    judged, _ = case.judged, case.say
    weaker = []
    for element in judged.open_elements:
        outcomes: dict[Value, list[World]] = {}
        for world in judged.worlds:
            if element in world.filled:
                outcomes.setdefault(world.filled[element], []).append(world)
        levels = {value: _level(some) for value, some in outcomes.items()}
        if len(outcomes) < 2 or element not in QUESTIONS:
            continue
        question = Missing(
            field=FIELD_OF.get(element, element),
            question=_(QUESTIONS[element]),
            options=tuple(str(value).lower() for value in levels),
            would_be=tuple(levels.values()),
        )
        if len(set(levels.values())) > 1 or "undetermined" in levels.values():
            yield question
        elif len({_categories(some) for some in outcomes.values()}) > 1:
            weaker.append(question)
    yield from weaker


def _level(some: Iterable[World]) -> str:
    return worlds.agreed(world.level for world in some)


def _categories(some: Iterable[World]) -> frozenset[str]:
    return frozenset(
        rule.record.category
        for world in some
        for rule in world.fired
        if rule.record.effect == "prohibit"
    )


def _silent(case: Case) -> Iterable[Missing]:
    judged, facts = case.judged, case.facts
    if judged.level not in ("caution", "allowed"):
        return
    asked_about = {
        element for world in judged.worlds for rule in world.fired for element in elements_of(rule)
    }
    for element, values in _ALTERNATIVES.items():
        if facts.elements[element] != ("not_told",) or element not in asked_about:
            continue
        question = _ask(case, element, values)
        if set(question.would_be) != {judged.level}:
            yield question


def _presumed(case: Case) -> Iterable[Missing]:
    """That the holder of a public role is an ASN is presumed, and asked where it matters."""
    doubted = case.facts.doubts["actor"]
    if case.judged.level != "allowed" and doubted != case.facts.elements["actor"]:
        question = _ask(case, "actor", doubted)
        if set(question.would_be) != {case.judged.level}:
            yield question


def _ask(case: Case, element: str, values: Iterable[Value]) -> Missing:
    """The question on an element, with the level that each answer would bring."""
    facts, would = case.facts, []
    values = tuple(values)
    for value in values:
        told = {element: (value,)}
        other = Facts(
            elements={**facts.elements, **told},
            doubts={**facts.doubts, **told},
            moments=facts.moments,
            evidence={},
            contests=(),
            poses=(),
            unread=(),
        )
        would.append(worlds.judge(other, case.rulebook, case.period).level)
    return Missing(
        field=FIELD_OF.get(element, element),
        question=case.say(QUESTIONS[element]),
        options=tuple(str(value).lower() for value in values),
        would_be=tuple(would),
    )


def _unread(case: Case) -> Iterable[Missing]:
    if case.facts.unread:
        yield Missing(field="photos", question=case.say(QUESTIONS["photos"]))
    if case.facts.too_small:
        yield Missing(field="gesture", question=case.say(QUESTIONS["too_small"]))
    if "photo" in case.facts.doubt:
        yield Missing(field="taken_at", question=case.say(QUESTIONS["doubt"]))
    if "text" in case.facts.doubt:
        yield Missing(field="at", question=case.say(QUESTIONS["old_words"]))


def _exceptions(case: Case) -> Iterable[Missing]:
    if case.judged.level == "allowed":
        return
    for _rule, exception in case.judged.doubtful:
        record = exception.record
        if record.asks == "authorship" and case.facts.elements["action"][0] in _IN_PERSON:
            continue
        if record.question is not None and record.asks is not None:
            yield Missing(
                field=record.asks, question=record.question.say(case.lang), would_be=("allowed",)
            )
