"""One rule as a page for people: what it says, since when, by which article, and examples."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from jaganetral.language import translator
from jaganetral.law import Example, Rule, Rulebook
from jaganetral.model import Language

_WIDTH = 96


def rule_page(book: Rulebook, rule: Rule, language: Language) -> str:
    """The page of one rule."""
    _ = translator(language)
    record = rule.record
    lines = [f"{rule.id}: {record.title.say(language)}"]

    def point(label: str, text: str) -> None:
        lines.extend(
            textwrap.wrap(
                text,
                _WIDTH,
                initial_indent=f"  {label}: ",
                subsequent_indent="    ",
                break_on_hyphens=False,
                break_long_words=False,
            )
        )

    point(_("effect"), f"{record.effect}, {record.category}, {record.sanction_level}")
    point(_("status"), f"{record.status} ({book.files[rule.id]})")
    point(_("in force"), f"{record.effective_from} – {record.effective_to or '…'}")
    point(_("explanation"), record.explanation.say(language))
    for basis in record.basis:
        start, end = book.validity(basis)
        title = book.instruments[basis.instrument].title.say(language)
        point(_("article"), f"{title}, {basis.article} ({start} – {end or '…'})")
    for voice in record.dissent:
        point(_("authorities differ"), f"{voice.who}: {voice.says.say(language)}")
    for name in record.sanctions:
        point(_("sanction"), book.sanctions[name].title.say(language))
    for name in record.exceptions:
        point(_("exception"), f"{name}: {book[name].record.title.say(language)}")
    point(_("applies when"), _compact(record.when))
    for label, examples in (
        (_("caught"), record.examples.caught),
        (_("let through"), record.examples.let_through),
    ):
        for example in examples:
            point(label, _example(example))
    for source in record.sources:
        point(_("source"), source)
    return "\n".join(lines)


def _example(example: Example) -> str:
    return _compact(example.conduct) + (f" – {example.note}" if example.note else "")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
