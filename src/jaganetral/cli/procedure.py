"""`procedure`: what follows a report, as flows; and real histories against the law's clocks."""

from __future__ import annotations

import sys
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from jaganetral.cli.speech import Spoken, SpokenGroup, language_option, printed, refuse
from jaganetral.cli.table import table
from jaganetral.language import N_, Translate, chosen_language, translator
from jaganetral.model import Language

if TYPE_CHECKING:
    from jaganetral.elections import Registry
    from jaganetral.procedure import Calendar
    from jaganetral.procedure.flows import Flow
    from jaganetral.procedure.history import History, Replay

_json = click.option("--json", "as_json", is_flag=True, help=N_("One line of JSON each."))


@click.group(
    cls=SpokenGroup,
    help=N_("What follows a report: its flows and clocks, and histories against them."),
)
def procedure() -> None:
    """The procedure as data."""


@procedure.command("list", cls=Spoken, help=N_("List the flows."))
@_json
@language_option()
def list_flows(as_json: bool, lang: str | None) -> None:
    """One line for each flow."""
    from jaganetral.procedure import procedures  # noqa: PLC0415 - start-up

    language = chosen_language(lang)
    _ = translator(language)
    flows = procedures().flows
    if as_json:
        for flow in flows:
            printed(msgspec.json.encode(_brief(flow)))
        return
    rows = [
        (f.id, f"{f.valid_from} – {f.valid_to or ''}", len(f.clocks), f.title.say(language))
        for f in flows
    ]
    click.echo(table((_("flow"), _("from – to"), _("clocks"), _("title")), rows))


@procedure.command(
    "show", cls=Spoken, help=N_("Show a flow: its states, who may move a case, and its clocks.")
)
@click.argument("flow")
@_json
@click.option("--drawing", is_flag=True, help=N_("The flow as a Mermaid diagram."))
@language_option()
def show_flow(flow: str, as_json: bool, drawing: bool, lang: str | None) -> None:
    """One flow in full."""
    from jaganetral.procedure import procedures  # noqa: PLC0415 - start-up
    from jaganetral.procedure.drawing import mermaid  # noqa: PLC0415

    language = chosen_language(lang)
    found = procedures().flow(flow)
    if drawing:
        click.echo(mermaid(found, language))
    elif as_json:
        whole = _brief(found) | {
            "states": found.states,
            "moves": found.moves,
            "rules": found.clocks,
            "plenary": found.plenary,
            "requirements": procedures().requirements(flow),
        }
        printed(msgspec.json.encode(whole))
    else:
        click.echo(_page(found, language))


def _brief(flow: Flow) -> dict[str, object]:
    return {
        "id": flow.id,
        "title": flow.title,
        "valid_from": flow.valid_from,
        "valid_to": flow.valid_to,
        "instruments": flow.instruments,
        "start": flow.start,
        "clocks": [rule.id for rule in flow.clocks],
    }


def _page(flow: Flow, language: Language) -> str:
    _ = translator(language)
    head = [f"{flow.id}: {flow.title.say(language)}", "  " + "; ".join(flow.instruments), ""]
    states = [(s.id, s.owner, s.outcome or "", s.title.say(language)) for s in flow.states]
    moves = [
        (m.id, ", ".join(m.from_), m.to or "=", ", ".join(m.by), ", ".join(m.needs) or "–")
        for m in flow.moves
    ]
    clocks = [
        (r.id, f"{r.limit} {_unit(r.unit, _)}", r.confidence, _basis(r.basis, r.verified, _))
        for r in flow.clocks
    ]
    parts = [
        *head,
        table((_("state"), _("who acts"), _("outcome"), _("title")), states),
        "",
        table((_("move"), _("from"), _("to"), _("by"), _("needs")), moves),
        "",
        table((_("clock"), _("limit"), _("confidence"), _("basis")), clocks),
    ]
    return "\n".join(parts)


def _unit(unit: str, _: Translate) -> str:
    from jaganetral.procedure.arithmetic import UNITS  # noqa: PLC0415 - start-up

    return _(UNITS[unit])


def _basis(basis: str, verified: bool, _: Translate) -> str:
    return basis if verified else f"{basis} ({_('not verified')})"


@procedure.command(
    "replay",
    cls=Spoken,
    help=N_("Replay case histories ([[date, event], …]) of a JSON or JSONL file: the steps as "
            "understood, and each legal clock with its limit, what was used, and whether it was "
            "kept."),
)  # fmt: skip
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@_json
@language_option()
def replay_command(source: Path, as_json: bool, lang: str | None) -> None:
    """A row that is no history is told on stderr; the others go on."""
    from jaganetral.procedure import BadHistory  # noqa: PLC0415 - start-up
    from jaganetral.procedure.history import as_json as written  # noqa: PLC0415
    from jaganetral.procedure.history import histories, replay  # noqa: PLC0415

    language = chosen_language(lang)
    _ = translator(language)
    done: list[Replay] = []
    rejected = 0
    watch = _Watch(_)
    try:
        for found in histories(source):
            if isinstance(found, BadHistory):
                rejected += 1
                click.echo("jaganetral: " + " ".join(found.message(language).split()), err=True)
                continue
            shown = replay(found, _calendar(found))
            watch.show(len(done))
            if as_json:
                printed(msgspec.json.encode(written(shown, language)))
            done.append(shown)
    except BadHistory as wrong:
        refuse(wrong.message(language))
    except OSError as error:
        refuse(f"{source}: {error.strerror or error}")
    watch.clear()
    if not done:
        refuse(_("{file}: no history in it").format(file=source))
    if not as_json:
        click.echo(broken(done, language))
    click.echo(summary(done, rejected, _), err=True)


def _calendar(history: History) -> Calendar:
    """Days off of the place where it happened, if there were any in that time."""
    from jaganetral.procedure import Calendar  # noqa: PLC0415 - start-up
    from jaganetral.procedure.calendar import local_days  # noqa: PLC0415
    from jaganetral.procedure.history import span_of  # noqa: PLC0415

    spans = [span for when, _words in history.steps if (span := span_of(when))]
    days = [one.day for one in local_days()]
    if not history.region or not spans:
        return Calendar()
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    if not any(first <= day <= last for day in days):
        return Calendar()
    return Calendar(region=_region(history.region))


@cache
def _region(name: str) -> str:
    """The Kemendagri code of a place, or "" where it is none or more than one."""
    from jaganetral.elections import Registry  # noqa: PLC0415 - only for a few histories

    found = _registry(Registry).find_region(name)
    return found.code if found is not None else ""


@cache
def _registry(kind: type[Registry]) -> Registry:
    return kind.load()


class _Watch:
    """One line on stderr: how far. Nothing where nobody looks."""

    PAUSE = 0.5  # seconds between two looks

    def __init__(self, _: Translate) -> None:
        self._ = _
        self._shown = time.monotonic()
        self._looks = sys.stderr.isatty() and not sys.stdout.isatty()
        self._wrote = False

    def show(self, done: int) -> None:
        now = time.monotonic()
        if self._looks and now - self._shown > self.PAUSE:
            self._shown, self._wrote = now, True
            said = self._("{n} histories …").format(n=f"{done:,}")
            click.echo("\r" + said, err=True, nl=False)

    def clear(self) -> None:
        if self._wrote:
            click.echo("\r\033[K", err=True, nl=False)


def broken(done: list[Replay], language: Language) -> str:
    """Where the law's clocks were broken: a table, a line for each, and what it rests on."""
    _ = translator(language)
    rows = []
    for one in done:
        for clock in one.clocks:
            if clock.kept is False:
                used = "–" if clock.used is None else str(clock.used)
                if clock.used is None and clock.used_range is not None:
                    used = "–".join(map(str, clock.used_range))
                used = f"≥ {used}" if clock.used_at_least else used
                limit = f"{clock.limit} {_unit(clock.unit, _)}"
                about = (one.history.id, clock.id, limit, used, f"{clock.started} → {clock.due}")
                rows.append((*about, clock.title.say(language), clock.basis))
    if not rows:
        return _("No broken clock can be seen in these histories.")
    head = (
        _("case"), _("clock"), _("limit"), _("used"), _("start → due"), _("title"), _("basis"),
    )  # fmt: skip
    return table(head, rows)


def summary(done: list[Replay], rejected: int, _: Translate) -> str:
    """How much was understood, and what became of the clocks."""
    steps = [step for one in done for step in one.steps]
    understood = sum(bool(step.understood) for step in steps)
    figures = Counter(clock.kept for one in done for clock in one.clocks)
    untold = figures[None] + sum(len(one.unstarted) for one in done)
    line = _(
        "{n} histories; {understood} of {steps} steps understood; clocks: {kept} kept, {broken} "
        "broken, {untold} cannot be told"
    )
    said = line.format(
        n=len(done),
        understood=understood,
        steps=len(steps),
        kept=figures[True],
        broken=figures[False],
        untold=untold,
    )
    if rejected:
        said += _("; {n} rows rejected").format(n=rejected)
    return said
