"""Everything that the page of an answer shows, made from one verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral import narrative
from jaganetral.judgement.seen import seen
from jaganetral.judgement.wording import ELEMENT_NAMES, FIELD_OF
from jaganetral.language import Translate, translator
from jaganetral.law.precedents import Precedent, precedents_for
from jaganetral.model import Conduct, Language, Reason, Signal, Verdict
from jaganetral.perception.photo.reading import source_of
from jaganetral.perception.text.near_misses import REASONS
from jaganetral.portal import door
from jaganetral.portal.selfcheck.marked import Piece, pieces
from jaganetral.portal.selfcheck.neutral import neutral_wordings
from jaganetral.portal.selfcheck.questions import Question, level_words, next_question, words_for
from jaganetral.portal.selfcheck.telling import Telling

__all__ = ["Answer", "answer"]

_QUOTED = ("text", "quoted_text", "narrative")
_NAMES: dict[str, str] = {
    FIELD_OF.get(element, element): name for element, name in ELEMENT_NAMES.items()
}
MOST_PRECEDENTS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was told or understood, in words; `change` names the field to tell anew."""

    name: str
    value: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a photo showed, line by line, with its boxes for the picture."""

    name: str
    lines: tuple[str, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kindred:
    """A decided case of the same kind: what was done, what came of it, where and when."""

    facts: str
    result: str
    where: str
    source: str


@dataclass(frozen=True, slots=True)
class Change:
    """A question, and in words which verdicts its answers would bring."""

    question: str
    would: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows."""

    verdict: Verdict
    level: str
    question: Question | None
    told: tuple[Told, ...]
    understood: tuple[Told, ...]
    marked: tuple[tuple[str, tuple[Piece, ...]], ...]
    passed_over: tuple[tuple[str, str], ...]
    photos: tuple[Seen, ...]
    main: Reason | None
    others: tuple[Reason, ...]
    neutral: tuple[str, ...]
    precedents: tuple[Kindred, ...]
    settings: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]
    conduct: Conduct
    changes: tuple[Change, ...]

    @property
    def percent(self) -> int:
        """The confidence, of a hundred."""
        return round(self.verdict.confidence * 100)

    @property
    def facts(self) -> str:
        """The conduct as the contract has it: what one needs to repeat the judgement."""
        return msgspec.json.encode(self.conduct).decode()


def answer(told: Telling, language: Language) -> Answer:
    """Judge what was told. Raises BadConduct, BadMoment."""
    conduct, notes = told.conduct(language)
    checker, today = door.checker(), door.today()
    verdict = checker.check(conduct, photos=told.photos, lang=language, today=today, notes=notes)
    translate = translator(language)
    return Answer(
        verdict=verdict,
        level=level_words(verdict.verdict, translate),
        question=next_question(verdict, told, language),
        told=tuple(_told(told, translate)),
        understood=_understood(conduct, translate),
        marked=tuple(
            (field, pieces(words, field, verdict, translate))
            for field in _QUOTED
            if (words := getattr(conduct, field))
        ),
        passed_over=tuple(
            ((conduct.text or "")[miss.start : miss.end], translate(REASONS[miss.reason]))
            for miss in checker.near_misses(conduct, today=today)
        ),
        photos=_photos(told, verdict.signals, translate),
        main=verdict.reasons[0] if verdict.reasons else None,
        others=verdict.reasons[1:],
        neutral=neutral_wordings(conduct, verdict, checker, language, today),
        precedents=tuple(
            _kindred(one, language) for one in precedents_for(conduct, verdict, MOST_PRECEDENTS)
        ),
        settings=tuple(_settings(verdict, translate)),
        hidden=tuple(told.hidden()),
        conduct=conduct,
        changes=tuple(
            Change(
                missing.question,
                " / ".join(dict.fromkeys(level_words(one, translate) for one in missing.would_be)),
            )
            for missing in verdict.missing
        ),
    )


def _told(told: Telling, translate: Translate) -> list[Told]:
    found = []
    for field, value in told.fields.items():
        if field in _QUOTED:
            continue
        name = str(_LABELS[field]) if field in _LABELS else translate(_NAMES.get(field, field))
        found.append(Told(_capital(name), words_for(field, value, translate), change=field))
    if told.lists.get("shows"):
        shown = ", ".join(_shown(value) for value in told.lists["shows"])
        found.append(Told(_("What it shows"), shown, change="shows"))
    return found


_LABELS = {
    "at": gettext_lazy("Day"),
    "platform": gettext_lazy("Platform"),
    "region": gettext_lazy("Place"),
    "target": gettext_lazy("Account or page"),
    "actor_role": gettext_lazy("Work"),
    "event": gettext_lazy("Event"),
    "deleted": gettext_lazy("Taken down"),
    "candidate_number": gettext_lazy("Ballot number"),
}
"""The names of fields that judgement has no name for, or one that fits a form less."""


def _shown(value: str) -> str:
    return {
        "contestant": _("a contestant"),
        "support": _("support"),
        "opposition": _("opposition"),
        "news": _("news, no side taken"),
        "campaign_material": _("campaign material"),
    }.get(value, value)


def _understood(conduct: Conduct, translate: Translate) -> tuple[Told, ...]:
    """What the narrative reader took from an account, each with the words it was read in."""
    if not conduct.narrative:
        return ()
    spans = narrative.read(conduct).spans
    return tuple(
        Told(
            _capital(translate(_NAMES[span.field])),
            f"{words_for(span.field, span.value, translate)} – “{span.text}”",
        )
        for span in spans
        if span.field in _NAMES
    )


def _photos(told: Telling, signals: Sequence[Signal], translate: Translate) -> tuple[Seen, ...]:
    parts = {
        "hands": _("hands"),
        "words": _("writing"),
        "material": _("known campaign material"),
        "photo": _("the whole photo"),
    }
    return tuple(
        Seen(
            photo.name,
            tuple(
                dict.fromkeys(
                    seen(signal, translate)
                    for signal in signals
                    if signal.source == source_of(photo.name) and signal.kind != "unread"
                )
            ),
            tuple(parts[part] for part in photo.unread),
        )
        for photo in told.photos
    )


def _settings(verdict: Verdict, translate: Translate) -> list[str]:
    """The contests that concern the place and day, each with its stage."""
    return [
        f"{_contest_name(contest.election, contest.kind, translate)}: "
        + " / ".join(words_for("stage", stage, translate) for stage in contest.stages)
        for contest in verdict.contests
    ]


def _contest_name(election: str, kind: str, translate: Translate) -> str:
    return f"{words_for('contest', kind, translate)} ({election.replace('_', ' ')})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _kindred(one: Precedent, language: Language) -> Kindred:
    province = door.checker().registry.region(one.province) if one.province else None
    where = ", ".join(
        str(part) for part in (province.name if province else "", one.year or "") if part
    )
    return Kindred(one.facts.say(language), one.result.say(language), where, one.source)
