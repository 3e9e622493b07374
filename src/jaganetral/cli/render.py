"""A verdict for people: what was seen, which rule, what was weighed, what would change it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import Literal

import click

from jaganetral.judgement.seen import seen, short, source
from jaganetral.judgement.wording import LEVELS, say
from jaganetral.language import Translate, translator
from jaganetral.model import Basis, Contest, Evidence, Language, Missing, Reason, Signal, Verdict

_LOOKS = {
    "prohibited": ("✖", "red"),
    "caution": ("▲", "yellow"),
    "allowed": ("✔", "green"),
    "undetermined": ("?", "blue"),
}
_SEEN = 8
"""Signals shown to a person; all of them stand in the JSON."""
_WIDEST = 100

_WORDS_LONGER_THAN_A_LINE = re.compile(r"\S{60,}")


def colours(stream: object = None) -> bool:
    """Whether to colour: a terminal, and NO_COLOR (no-color.org) not set."""
    stream = stream or sys.stdout
    return not os.environ.get("NO_COLOR") and bool(getattr(stream, "isatty", lambda: False)())


def render(
    verdict: Verdict,
    language: Language,
    *,
    detail: Literal["full", "brief"] = "full",
    width: int | None = None,
    colour: bool | None = None,
    passed_over: Sequence[tuple[str, str]] = (),
) -> str:
    """The verdict as lines for a terminal `width` columns wide.

    `passed_over` are words that look political and were not counted, each with the reason.
    """
    page = _Page(
        translator(language),
        min(width or shutil.get_terminal_size((80, 24)).columns, _WIDEST),
        colours() if colour is None else colour,
    )
    page.verdict(verdict, passed_over, full=detail == "full")
    return "\n".join(page.lines)


class _Page:
    """Lines being written, in one language and width."""

    def __init__(self, _: Translate, width: int, colour: bool) -> None:
        self._, self.width, self.colour = _, max(width, 40), colour
        self.lines: list[str] = []

    def verdict(
        self, verdict: Verdict, passed_over: Sequence[tuple[str, str]], *, full: bool
    ) -> None:
        self._head(verdict)
        if full:
            self._seen(verdict)
            if passed_over:
                self._heading(self._("Not counted"))
            for words, why in passed_over:
                self._point(f"“{words}”: {self._(why)}")
            self._reasons(verdict.reasons)
        self._missing(verdict.missing)
        if full and verdict.advice:
            self._heading(self._("What to do"))
            for line in verdict.advice:
                self._point(line)
        self._foot(verdict)

    def _head(self, verdict: Verdict) -> None:
        mark, colour = _LOOKS[verdict.verdict]
        name = self._(LEVELS[verdict.verdict])
        said = verdict.summary.removeprefix(name).lstrip(":. ")
        sure = self._("confidence {share}").format(share=f"{verdict.confidence:.0%}")
        self.lines.append(self._style(f"{mark} {name.upper()}", colour, bold=True) + f"  ({sure})")
        if said:
            self._wrap(said[0].upper() + said[1:], "  ")

    def _seen(self, verdict: Verdict) -> None:
        shown = list(self._signals(verdict.signals))
        if not shown and not verdict.contests:
            return
        self._heading(self._("What was seen"))
        for line in shown[:_SEEN]:
            self._point(line)
        if len(shown) > _SEEN:
            more = self._("and {n} more (all of them: --json)").format(n=len(shown) - _SEEN)
            self._wrap(more, "    ", dim=True)
        for contest in verdict.contests[:3]:
            self._point(self._contest(contest))

    def _signals(self, signals: tuple[Signal, ...]) -> Iterator[str]:
        yield from dict.fromkeys(seen(signal, self._) for signal in signals)

    def _contest(self, contest: Contest) -> str:
        stages = ", ".join(say(stage, self._) for stage in contest.stages)
        place = f" {contest.region}" if contest.region else ""
        return f"{contest.election}, {say(contest.kind, self._)}{place}: {stages}"

    def _reasons(self, reasons: tuple[Reason, ...]) -> None:
        """The first in full, since the verdict rests on it; the others in short."""
        for reason in reasons[:1]:
            self._reason(reason)
        if len(reasons) > 1:
            self._heading(self._("Other rules that apply"))
        for reason in reasons[1:]:
            articles = "; ".join(self._article(basis) for basis in reason.basis[:1])
            when = f". {self._when(reason)}" if reason.when else ""
            self._point(f"{reason.title} – {articles}{when} [{reason.rule}]")

    def _reason(self, reason: Reason) -> None:
        self._heading(f"{self._('Rule')}: {reason.title} [{reason.rule}]")
        for basis in reason.basis:
            self._point(self._article(basis), mark="§")
        self._wrap(reason.explanation, "    ")
        if reason.when:
            self._wrap(self._when(reason), "    ")
        self._label(self._("Rests on"), self._evidence(reason.evidence), "; ")
        for weighed in reason.exceptions:
            if weighed.holds is not False:
                mark = "✔" if weighed.holds else "?"
                self._point(f"{self._('Exception')}: {weighed.title}. {weighed.why}", mark=mark)
        failed = [weighed.title for weighed in reason.exceptions if weighed.holds is False]
        self._label(self._("Weighed, and not met"), failed, "; ")
        self._label(self._("The law's sanctions"), reason.sanctions, "; ")

    def _article(self, basis: Basis) -> str:
        since = f"{basis.effective_from} – {basis.effective_to or '…'}"
        return f"{basis.title or basis.instrument}, {basis.article} ({since})"

    def _when(self, reason: Reason) -> str:
        return self._("Applies if: {when}").format(when=reason.when)

    def _evidence(self, evidence: tuple[Evidence, ...]) -> list[str]:
        """Quoted words, one entry for each place they were found in."""
        by_source: dict[str, list[str]] = {}
        for item in evidence:
            by_source.setdefault(item.source, []).append(f"“{short(item.text)}”")
        return [
            f"{', '.join(dict.fromkeys(words))} ({source(name, self._)})"
            for name, words in by_source.items()
        ]

    def _label(self, name: str, parts: Sequence[str], between: str) -> None:
        if parts:
            self.lines += self._cut(f"{name}: {between.join(parts)}", "    ", "      ")

    def _missing(self, questions: tuple[Missing, ...]) -> None:
        if not questions:
            return
        self._heading(self._("What would change it"))
        for question in questions:
            options = " / ".join(self._option(option) for option in question.options)
            self._point(f"{question.question}{f' [{options}]' if options else ''}", mark="?")

    def _option(self, option: str) -> str:
        truth = {"true": True, "false": False}
        return say(truth.get(option, option), self._)

    def _foot(self, verdict: Verdict) -> None:
        for note in verdict.notes:
            self._wrap(f"{self._('Note')}: {note}", "  ", dim=True)
        said = self._("An aid to people, never a sanction. Decision {decision}, rulebook {book}.")
        self.lines.append("")
        self._wrap(said.format(decision=verdict.decision_id, book=verdict.rulebook), "  ", dim=True)

    def _heading(self, text: str) -> None:
        self.lines.append("")
        for line in self._cut(text, "  ", "    "):
            self.lines.append(self._style(line, None, bold=True))

    def _point(self, text: str, *, mark: str = "•") -> None:
        self.lines += self._cut(text, f"  {mark} ", "    ")

    def _wrap(self, text: str, indent: str, *, dim: bool = False) -> None:
        self.lines += [self._style(line, None, dim=dim) for line in self._cut(text, indent, indent)]

    def _cut(self, text: str, first: str, rest: str) -> list[str]:
        return textwrap.wrap(
            " ".join(_plain(text).split()),
            self.width,
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
            break_long_words=bool(_WORDS_LONGER_THAN_A_LINE.search(text)),
        )

    def _style(
        self, text: str, colour: str | None, *, bold: bool = False, dim: bool = False
    ) -> str:
        if not self.colour:
            return text
        return click.style(text, fg=colour, bold=bold or None, dim=dim or None)


def _plain(text: str) -> str:
    """Without control characters: a quoted post must not steer the reader's terminal."""
    return "".join(c if c.isprintable() or c.isspace() else "�" for c in text)
