"""A question told as a short story, from the fields of its conduct; nobody in it is real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_stubs_ext import StrPromise

from jaganetral.model import Conduct, Contest, Language
from jaganetral.portal.door import checker, today
from jaganetral.portal.learning import story_words as words
from jaganetral.portal.learning.bank import Question
from jaganetral.portal.learning.errors import LearningError

__all__ = ["Story", "Untold", "story"]

_DONE_TO = frozenset(
    {"like", "comment", "share", "follow", "join_group", "mention", "attend", "attribute"}
)
_FOR_SOMEBODY = frozenset({"banner", "campaign", "endorse", "declare", "party"})
_SPOKEN_OF = ("president", "legislative", "dpd", "governor", "regent", "mayor")


class Untold(LearningError):
    """A field or value of a conduct for which stories have no words: add them to story_words."""


@dataclass(frozen=True, slots=True)
class Story:
    """When and where, and what happens, in sentences of the language it was asked in."""

    scene: str
    sentences: tuple[str, ...]
    real: bool = False
    """Whether it retells a decided case."""


def story(question: Question, language: Language) -> Story:
    """Tell a question. Raises Untold."""
    return _story(question, language, checker().rulebook_id)


@lru_cache(maxsize=2048)
def _story(question: Question, language: Language, version: str) -> Story:
    with override(language):
        if question.precedent is not None:
            facts = question.precedent.facts.say(language)
            return Story(_where_and_year(question.conduct), (facts,), real=True)
        told = _Told(question)
        return Story(_scene(question.conduct), tuple(told.sentences()))


class _Told:
    """One conduct on its way into sentences; each field is ticked off as it is told."""

    def __init__(self, question: Question) -> None:
        self.conduct = question.conduct
        everything: dict[str, Any] = msgspec.to_builtins(question.conduct)
        self.fields = {name: value for name, value in everything.items() if name != "id"}
        # Told in the scene, not in the sentences.
        self.left = set(self.fields) - {"at", "region", "contest", "stage"}
        self.name = words.NAMES[int(question.id, 16) % len(words.NAMES)]

    def sentences(self) -> Iterator[str]:
        yield from self._deed()
        told = []
        for field, table in (("event", words.EVENTS), ("acts", words.ACTS), ("shows", words.SHOWS)):
            value = self._take(field)
            for one in value if isinstance(value, list | tuple) else [value]:
                if one is not None and one not in told:  # a call to vote is an act and is shown
                    told.append(one)
                    yield self._say(table, field, one)
        if (gesture := self._take("gesture")) is not None:
            hand = self._say(words.GESTURES, "gesture", gesture)
            yield _("The hand shows: %(gesture)s.") % {"gesture": hand}
            yield from self._number(words.FINGERS.get(gesture))
        if (number := self._take("candidate_number")) is not None:
            yield _("The candidate's ballot number is %(number)s.") % {"number": number}
        if (taken := self._take("taken_at")) is not None:
            yield _("The photo was taken on %(day)s.") % {"day": _day(str(taken))}
        for field in sorted(self.left):
            yield self._flag(field, self.fields[field])

    def _deed(self) -> Iterator[str]:
        action = str(self._take("action") or "other")
        who = f"{self.name}, {self._say(words.WHO, 'actor_kind', self._take('actor_kind'))}"
        if (office := self._take("office")) is not None:
            who = f"{who} {self._say(words.OFFICES, 'office', office)}"
        where = self._where()
        target = self._take("target_kind")
        acts = self.fields.get("acts")
        if acts and action in ("other", "party"):  # the act says it better
            act, self.fields["acts"] = acts[0], acts[1:]
            deed = self._say(words.ACTS, "acts", act).removeprefix(self.name).strip(" .")
            yield f"{who}, {deed}{where}."
            if target is not None and (act, target) not in words.NAMED_BY_ACT:
                yield self._say(words.IT_CONCERNS, "target_kind", target)
            return
        deed = self._say(words.DEEDS, "action", action)
        if target is not None and (action == "photo" or (action, target) == ("message", "private")):
            yield f"{who}, {deed}{where}."
            yield self._say(words.IT_CONCERNS, "target_kind", target)
            return
        if target is not None and not (action == target == "party"):
            table = words.AIMED if action in _DONE_TO else words.CONCERNS
            table = words.IN_FAVOUR if action in _FOR_SOMEBODY else table
            deed = f"{deed} {self._say(table, 'target_kind', target)}"
        yield f"{who}, {deed}{where}."

    def _where(self) -> str:
        platform = self._take("platform")
        if platform in (None, "offline"):
            return ""
        if platform not in words.PLATFORMS:
            raise Untold(f"platform: {platform!r}")
        return " " + _("on %(platform)s") % {"platform": words.PLATFORMS[platform]}

    def _number(self, fingers: int | None) -> Iterator[str]:
        """Whether fingers are the number of somebody who runs there: who is asked cannot know."""
        numbers = {
            one.number
            for contest in _running(self.conduct)
            for one in contest.contestants
            if one.kind != "party"
        }
        if fingers is None or not numbers or "candidate_number" in self.fields:
            return
        has = fingers in numbers
        said = (
            _("A contestant there has the ballot number %(number)s.")
            if has
            else _("No contestant there has the ballot number %(number)s.")
        )
        yield said % {"number": fingers}

    def _take(self, field: str) -> Any:
        self.left.discard(field)
        return self.fields.get(field)

    def _say(self, table: dict[str, StrPromise], field: str, value: Any) -> str:
        if value not in table:
            raise Untold(f"{field}: {value!r}")
        return str(table[value]).replace("{name}", self.name)

    def _flag(self, field: str, value: Any) -> str:
        if (field, value) not in words.FLAGS:
            raise Untold(f"{field}: {value!r}")
        return str(words.FLAGS[field, value]).replace("{name}", self.name)


def _scene(conduct: Conduct) -> str:
    """The day, the place, and which election stands where."""
    when = _day(str(conduct.at))
    region = checker().registry.find_region(conduct.region) if conduct.region else None
    place = f"{when}, {region.name}" if region else when
    if region is None and conduct.contest is None:
        return _("%(when)s.") % {"when": place}
    contest = _contest(conduct)
    if contest is None:
        return _("%(when)s. No election is running.") % {"when": place}
    return _("%(when)s. %(contest)s: %(stage)s.") % {
        "when": place,
        "contest": _capital(str(words.CONTESTS[contest.kind])),
        "stage": words.STAGES[contest.stages[0]],
    }


def _contest(conduct: Conduct) -> Contest | None:
    """The contest that the scene names: the one that the conduct is about, else the liveliest."""
    setting = checker().registry.setting(conduct, today=today())
    there = [one for one in setting.contests if one.stages]
    if conduct.contest is not None:
        there = [one for one in there if one.kind == conduct.contest] or there
    running = [one for one in there if one in _running(conduct)] or there
    return min(running, key=lambda one: _SPOKEN_OF.index(one.kind), default=None)


def _running(conduct: Conduct) -> list[Contest]:
    """The contests there and then that are not over."""
    setting = checker().registry.setting(conduct, today=today())
    return [one for one in setting.contests if one.stages and one.stages[0] != "after"]


def _where_and_year(conduct: Conduct) -> str:
    region = checker().registry.find_region(conduct.region) if conduct.region else None
    return f"{region.name if region else _('Indonesia')}, {conduct.at}"


def _day(day: str) -> str:
    return date_format(date.fromisoformat(day), "j F Y")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
