"""The advice record on paper: a PDF set by Typst from data alone, in Indonesian.

It is made once, when the answer is given, and kept as it was: its bytes are what is verified.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.model import Period
from jaganetral.portal import typesetting
from jaganetral.portal.advice.words import Words
from jaganetral.portal.door import checker

__all__ = ["Given", "legal_basis", "paper"]

_FORM = Path(__file__).with_name("paper.typ")


@dataclass(frozen=True, slots=True)
class Given:
    """What a record says. `turns` are (`asker` or `adviser`, ISO moment, words), the answer last;
    `verify_at` is the whole address at which anybody can verify it."""

    turns: Sequence[tuple[str, str, Words]]
    at: datetime
    organisation: str
    adviser: str
    asker: str
    rulebook: str
    code: str
    words_hash: str
    verify_at: str


def paper(given: Given) -> bytes:
    """The PDF (PDF/A-2b). What people wrote goes in as data, never as markup."""
    with override("id"):
        last = given.turns[-1][2]
        data = {
            "title": _("Record of advice"),
            "facts": [
                [_("Organisation"), given.organisation],
                [_("Asked by"), given.asker],
                [_("Answered by"), given.adviser],
                [_("Answered on"), date_format(timezone.localtime(given.at), "j F Y H:i")],
                [_("Rulebook"), given.rulebook],
            ],
            "turns": [
                [
                    _("The answer") if side == "adviser" else _("The question"),
                    date_format(timezone.localtime(datetime.fromisoformat(when)), "j F Y H:i"),
                    [words.text, *([words.summary] if words.summary else [])],
                ]
                for side, when, words in given.turns
            ],
            "basis_title": _("Legal basis"),
            "basis": legal_basis(last.rules, timezone.localdate(given.at), "id"),
            "foot": [
                _(
                    "This answer was given to the asker for the facts that they told. It binds no "
                    "court and no examiner, and shows that the asker sought advice and what it was."
                ),
                _("Code {code}. Verify this file at:").format(code=given.code),
                given.verify_at,
                _("Fingerprint of the words (SHA-256):"),
                given.words_hash,
            ],
        }
    return typesetting.pdf(_FORM, data)


def legal_basis(rules: Sequence[str], day: date, language: str) -> list[str]:
    """Each rule by its title and the articles in force on the day. Raises UnknownRule."""
    book = checker().rulebook
    lines = []
    for name in rules:
        rule = book[name]
        articles = "; ".join(
            f"{basis.title or basis.instrument}, {basis.article}"
            for basis in book.basis(rule, Period(day, day), language)
        )
        title = rule.record.title.say(language)
        lines.append(f"{title}: {articles}" if articles else title)
    return lines
