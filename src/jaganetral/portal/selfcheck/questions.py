"""The one question to ask next, of those whose answer would change the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_type_hints

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from jaganetral import model
from jaganetral.judgement.wording import LEVELS, say
from jaganetral.language import Translate, translator
from jaganetral.model import Conduct, Language, Missing, Verdict
from jaganetral.portal.selfcheck.telling import Telling

__all__ = ["ANSWERS", "Option", "Question", "next_question", "words_for"]

_HINTS = get_type_hints(Conduct, vars(model))
ANSWERS: Mapping[str, tuple[tuple[str, Any], ...]] = {
    "authorship": (
        ("self", gettext_lazy("I did it, or would do it, myself")),
        ("tagged", gettext_lazy("Others tagged me")),
        ("other_person", gettext_lazy("Somebody else posted it")),
        ("hijacked", gettext_lazy("My account was taken over")),
    ),
    "text": (
        ("support", gettext_lazy("It praises or supports a contestant")),
        ("oppose", gettext_lazy("It attacks or rejects a contestant")),
        ("neither", gettext_lazy("It takes no side: news, information")),
    ),
    "photos": (
        ("clean", gettext_lazy("No writing, banner, campaign shirt or contestant in it")),
        ("material", gettext_lazy("There is campaign material or a contestant in it")),
    ),
    "target_kind": (
        ("contestant", gettext_lazy("A contestant's, also one who plans to stand")),
        ("campaign_team", gettext_lazy("A campaign team's or supporters'")),
        ("party", gettext_lazy("A party's")),
        ("organizer", gettext_lazy("KPU's, Bawaslu's, DKPP's")),
        ("government", gettext_lazy("The government's or an office's")),
        ("media", gettext_lazy("A newspaper's, television's")),
        ("private", gettext_lazy("A friend's, family's, anybody else's")),
    ),
    "event": (
        ("campaign", gettext_lazy("A campaign, or a campaign team's meeting")),
        ("declaration", gettext_lazy("A declaration of support")),
        ("party_event", gettext_lazy("A party's event")),
        ("official", gettext_lazy("An official event of the office")),
        ("community", gettext_lazy("A community's or family's event")),
        ("other", gettext_lazy("Something else")),
    ),
    "relation": (
        ("spouse", gettext_lazy("My husband or wife")),
        ("relative", gettext_lazy("Another relative")),
        ("none", gettext_lazy("None")),
    ),
}  # fmt: skip
"""The answers to pick from, in words that fit the question, where the field's own don't."""

UNKNOWN = gettext_noop("I don't know")


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to pick, and the verdict it would bring where that is known."""

    value: str
    label: str
    would_be: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question on the page: `kind` is how it is asked."""

    field: str
    text: str
    kind: Literal["choice", "date", "words"]
    options: tuple[Option, ...] = ()
    unless: bool = False
    """Whether it asks for an exception: the verdict stands unless the answer lifts it."""


def next_question(verdict: Verdict, told: Telling, language: Language) -> Question | None:
    """The first open question that the person has not passed over."""
    for missing in verdict.missing:
        if missing.field not in told.skipped and missing.field not in told.fields:
            return _asked(missing, language)
    return None


def _asked(missing: Missing, language: Language) -> Question:
    if missing.field in ("at", "taken_at"):
        return Question(missing.field, missing.question, "date")
    options = _options(missing, language)
    kind: Literal["choice", "words"] = "choice" if options else "words"
    return Question(missing.field, missing.question, kind, options, unless=not missing.options)


def _options(missing: Missing, language: Language) -> tuple[Option, ...]:
    would = dict(zip(missing.options, missing.would_be, strict=False))
    if missing.field in ANSWERS:
        pairs = [(value, str(label)) for value, label in ANSWERS[missing.field]]
    elif bool in get_args(_HINTS.get(missing.field)):
        pairs = [("true", _("Yes")), ("false", _("No"))]
    else:
        translate = translator(language)
        values = missing.options or _literals(missing.field)
        pairs = [(value, _capital(say(value, translate))) for value in values]
    return tuple(Option(value, label, would.get(value, "")) for value, label in pairs)


def _literals(field: str) -> tuple[str, ...]:
    for kind in get_args(_HINTS.get(field)):
        if getattr(kind, "__origin__", None) is Literal:
            return tuple(value for value in get_args(kind) if value not in ("unknown", "other"))
    return ()


def words_for(field: str, value: str, translate: Translate) -> str:
    """A told value as the person knows it: the label picked, yes or no, or the words typed."""
    for one, label in ANSWERS.get(field, ()):
        if one == value:
            return str(label)
    if bool in get_args(_HINTS.get(field)):
        return _("Yes") if value == "true" else _("No")
    return _capital(say(value, translate)) if _literals(field) else value


def level_words(level: str, translate: Translate) -> str:
    """The name of a level."""
    return translate(LEVELS[level])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
