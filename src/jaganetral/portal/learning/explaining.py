"""What is shown after an answer: the door's reasons, and what would change its verdict."""

from __future__ import annotations

from dataclasses import dataclass

from jaganetral.language import translator
from jaganetral.model import Language, Reason
from jaganetral.portal.door import checker, today
from jaganetral.portal.guide.rules import LEVELS, Kin, kin
from jaganetral.portal.learning.bank import Question, bank
from jaganetral.portal.learning.stories import Story, story
from jaganetral.portal.selfcheck.questions import level_words

__all__ = ["Explanation", "Other", "explain"]

_MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Other:
    """A conduct near this one that is answered otherwise."""

    story: Story
    level: str
    level_name: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to a question with all that it rests on, in one language."""

    level: str
    level_name: str
    summary: str
    main: Reason | None
    others: tuple[Reason, ...]
    advice: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]
    """Questions whose answer would change the verdict, and what it would be."""
    beside: Other | None
    decided: Kin | None
    rule: str
    rule_title: str


def explain(question: Question, language: Language) -> Explanation:
    """Ask the door about a question's conduct, in a language, for its reasons."""
    verdict = checker().check(question.conduct, lang=language, today=today())
    say = translator(language)
    near = bank().beside(question)
    return Explanation(
        level=verdict.verdict,
        level_name=str(LEVELS[verdict.verdict]),
        summary=verdict.summary,
        main=verdict.reasons[0] if verdict.reasons else None,
        others=verdict.reasons[1:],
        advice=verdict.advice,
        changes=tuple(
            (one.question, " / ".join(dict.fromkeys(level_words(to, say) for to in one.would_be)))
            for one in verdict.missing[:_MOST_CHANGES]
        ),
        beside=Other(story(near, language), near.answer, str(LEVELS[near.answer]))
        if near
        else None,
        decided=kin(question.precedent, language) if question.precedent else None,
        rule=question.rule,
        rule_title=checker().rulebook[question.rule].record.title.say(language),
    )
