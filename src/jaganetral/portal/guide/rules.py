"""The rulebook as people read it: each rule with its words, made once per language and version."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from jaganetral.judgement.wording import CATEGORIES
from jaganetral.language import translator
from jaganetral.law import Rule, Rulebook
from jaganetral.law.precedents import Precedent, precedents_of_rule
from jaganetral.law.records import BasisRecord, Dissent
from jaganetral.model import Language
from jaganetral.portal.door import checker
from jaganetral.portal.guide import topics
from jaganetral.portal.guide.telling import tell

EFFECT_LEVEL = {"allow": "allowed", "caution": "caution", "prohibit": "prohibited"}
LEVELS = {
    "allowed": gettext_lazy("Allowed"),
    "caution": gettext_lazy("Be careful"),
    "prohibited": gettext_lazy("Not allowed"),
}
OUTCOMES = {
    "prohibited": gettext_lazy("A breach"),
    "allowed": gettext_lazy("No breach"),
    "not_proven": gettext_lazy("Not proven"),
}
DECIDERS = {
    "bawaslu": "Bawaslu", "kasn": "KASN", "bkn": "BKN", "ppk": "PPK",
    "gakkumdu": "Sentra Gakkumdu", "court": gettext_lazy("the court"), "kpu": "KPU",
    "other": gettext_lazy("another authority"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """One article with the days on which it is in force."""

    instrument: str
    article: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Voice:
    """What one authority says where authorities differ."""

    who: str
    says: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Kin:
    """A precedent in the language of the page."""

    facts: str
    result: str
    outcome: str
    level: str
    where: str
    source: str
    statement: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as it stands in the list, with what it is found by."""

    id: str
    title: str
    explanation: str
    level: str
    start: date
    end: date | None
    status: str
    topics: tuple[str, ...]
    people: tuple[str, ...]
    stages: tuple[str, ...]
    words: str

    def in_force(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Page:
    """A rule in full."""

    entry: Entry
    category: str
    articles: tuple[Article, ...]
    sanctions: tuple[tuple[str, str], ...]
    exceptions: tuple[Entry, ...]
    lifts: tuple[Entry, ...]
    dissent: tuple[Voice, ...]
    caught: tuple[str, ...]
    let_through: tuple[str, ...]
    advice: tuple[str, ...]
    precedents: tuple[Kin, ...]
    sources: tuple[str, ...]
    question: str
    unsure: bool


def fold(text: str) -> str:
    """Words without case, accents and punctuation, as searched in."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def entries(language: Language) -> tuple[Entry, ...]:
    """All rules in the order of the rulebook, in a language."""
    book = checker().rulebook
    return _entries(book, book.version, language)


@lru_cache(maxsize=4)
def _entries(book: Rulebook, version: str, language: Language) -> tuple[Entry, ...]:
    with override(language):
        return tuple(_entry(rule, language) for rule in book.rules if rule.record.status != "draft")


def _entry(rule: Rule, language: Language) -> Entry:
    record = rule.record
    title, explanation = record.title.say(language), record.explanation.say(language)
    examples = [tell(one.conduct) for one in record.examples.caught]
    return Entry(
        id=rule.id,
        title=title,
        explanation=explanation,
        level=EFFECT_LEVEL[record.effect],
        start=record.effective_from,
        end=record.effective_to,
        status=record.status,
        topics=topics.topics_of(rule),
        people=topics.people_of(rule),
        stages=topics.stages_of(rule),
        words=fold(" ".join([title, explanation, rule.id, *examples])),
    )


def page(rule_id: str, language: Language) -> Page:
    """One rule in full. Raises UnknownRule."""
    book = checker().rulebook
    return _page(book, book[rule_id].id, book.version, language)


@lru_cache(maxsize=512)
def _page(book: Rulebook, rule_id: str, version: str, language: Language) -> Page:
    with override(language):
        rule = book[rule_id]
        record = rule.record
        listed = {entry.id: entry for entry in entries(language)}
        say = translator(language)
        return Page(
            entry=listed[rule_id],
            category=say(CATEGORIES[record.category]) if record.category != "none" else "",
            articles=tuple(_article(book, basis, language) for basis in record.basis),
            sanctions=tuple(
                (one.title.say(language), one.note.say(language) if one.note else "")
                for one in (book.sanctions[name] for name in record.sanctions)
            ),
            exceptions=tuple(listed[name] for name in record.exceptions if name in listed),
            lifts=tuple(
                listed[other.id]
                for other in book.rules
                if rule_id in other.record.exceptions and other.id in listed
            ),
            dissent=tuple(_voice(one, language) for one in record.dissent),
            caught=tuple(tell(one.conduct) for one in record.examples.caught),
            let_through=tuple(tell(one.conduct) for one in record.examples.let_through),
            advice=tuple(words.say(language) for words in record.advice),
            precedents=tuple(kin(one, language) for one in precedents_of_rule(rule_id)),
            sources=record.sources,
            question=record.question.say(language) if record.question else "",
            unsure=record.confidence != "high",
        )


def _article(book: Rulebook, basis: BasisRecord, language: Language) -> Article:
    start, end = book.validity(basis)
    title = book.instruments[basis.instrument].title.say(language)
    return Article(title, basis.article, start, end)


def _voice(one: Dissent, language: Language) -> Voice:
    return Voice(one.who, one.says.say(language), one.source)


def kin(one: Precedent, language: Language) -> Kin:
    """A precedent for people: what was done, how it ended, where and when."""
    province = checker().registry.region(one.province) if one.province else None
    where = [str(DECIDERS[one.decided_by]), province.name if province else _("nationwide")]
    if one.year:
        where.append(str(one.year))
    return Kin(
        facts=one.facts.say(language),
        result=one.result.say(language),
        outcome=str(OUTCOMES[one.outcome]),
        level={"not_proven": "undetermined"}.get(one.outcome, one.outcome),
        where=", ".join(where),
        source=one.source,
        statement=one.nature == "statement",
    )


def search(
    language: Language,
    *,
    words: str = "",
    topic: str = "",
    who: str = "",
    stage: str = "",
    era: str = "",
    today: date,
) -> list[Entry]:
    """The rules that hold every word, fit each filter that is set, and are of the era asked for.

    `era` is "" for what decides today, `lama` for what no longer does, `semua` for both.
    """
    sought = fold(words).split()

    def fits(entry: Entry) -> bool:
        now = entry.in_force(today) and entry.status == "live"
        return (
            (era == "semua" or now != (era == "lama"))
            and (not topic or topic in entry.topics)
            and (not who or who in entry.people)
            and (not stage or stage in entry.stages)
            and all(word in entry.words for word in sought)
        )

    return [entry for entry in entries(language) if fits(entry)]


@dataclass(frozen=True, slots=True)
class Group:
    """A topic with its rules in the three columns."""

    topic: topics.Topic
    allowed: tuple[Entry, ...]
    caution: tuple[Entry, ...]
    prohibited: tuple[Entry, ...]


def for_most_first(found: Iterable[Entry]) -> list[Entry]:
    """What binds or frees PNS before what concerns others alone: most who ask are PNS."""
    return sorted(found, key=lambda entry: "pns" not in entry.people)


def grouped(found: Iterable[Entry], only: str = "") -> list[Group]:
    """Rules under what one wants to do; topics without a rule are left out."""
    found = for_most_first(found)
    groups = []
    for topic in topics.TOPICS:
        if only and topic.key != only:
            continue
        inside = [entry for entry in found if topic.key in entry.topics]
        if inside:
            columns = [
                tuple(entry for entry in inside if entry.level == level)
                for level in ("allowed", "caution", "prohibited")
            ]
            groups.append(Group(topic, *columns))
    return groups
