"""`elections`: which elections are known, their stages, and who runs where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import msgspec

from jaganetral.cli.contestants import contestants_option, tell_problems
from jaganetral.cli.speech import Spoken, SpokenGroup, language_option, printed, refuse
from jaganetral.cli.table import table
from jaganetral.elections import ElectionInfo, Registry, StageSpan
from jaganetral.judgement.wording import say
from jaganetral.language import N_, Translate, chosen_language, translator
from jaganetral.model import Conduct, Contest, Language

_json = click.option("--json", "as_json", is_flag=True, help=N_("One line of JSON each."))


@click.group(cls=SpokenGroup, help=N_("The elections: list them, show stages and contestants."))
def elections() -> None:
    """Who runs, where, when."""


@elections.command("list", cls=Spoken, help=N_("List the elections, the earliest first."))
@_json
@language_option()
def list_elections(as_json: bool, lang: str | None) -> None:
    """One line for each election."""
    language = chosen_language(lang)
    _ = translator(language)
    found = Registry.load().elections()
    if as_json:
        for election in found:
            printed(msgspec.json.encode(election))
        return
    rows = [
        (election.id, _span(election.stages), election.contests, _title(election, language))
        for election in found
    ]
    click.echo(table((_("election"), _("from – to"), _("contests"), _("title")), rows))


@elections.command(
    "show",
    cls=Spoken,
    help=N_("Show the stages of an election, and with --region the contests there."),
)
@click.argument("election")
@click.option("--region", help=N_("Where: a Kemendagri code (13.71) or a name."))
@contestants_option
@_json
@language_option()
def show_election(
    election: str,
    region: str | None,
    contestants: tuple[Path, ...],
    as_json: bool,
    lang: str | None,
) -> None:
    """Stages, and who runs in a place."""
    language = chosen_language(lang)
    _ = translator(language)
    registry = Registry.load(contestants)
    known = {info.id: info for info in registry.elections()}
    if election not in known:
        line = _("no election {name}; known are: {names}")
        refuse(line.format(name=election, names=", ".join(known)))
    info = known[election]
    contests = _contests(registry, info, region, _) if region else ()
    tell_problems(registry)
    if as_json:
        shown = msgspec.to_builtins(info) | {"contests_there": contests}
        printed(msgspec.json.encode(shown))
        return
    click.echo(f"{info.id}: {_title(info, language)}\n  {info.basis}")
    for name, stages in info.calendars.items():
        click.echo(f"\n  {name}")
        for stage in stages:
            click.echo(f"    {stage.start} – {stage.end}  {say(stage.stage, _)}")
    for contest in contests:
        click.echo("\n" + "\n".join(_lines(contest, _)))


def _contests(
    registry: Registry, info: ElectionInfo, region: str, _: Translate
) -> tuple[Contest, ...]:
    if registry.find_region(region) is None:
        near = ", ".join(
            f"{place.code} {place.name}" for place in registry.find_regions(region)[:5]
        )
        line = _("--region {region}: no such place, or more than one; close to it: {near}")
        refuse(line.format(region=region, near=near or "–"))
    day = next((s.start for s in info.stages if s.stage == "vote_day"), info.stages[0].start)
    conduct = Conduct(id="1", region=region, at=day.isoformat())
    setting = registry.setting(conduct, today=date.today())
    return tuple(contest for contest in setting.contests if contest.election == info.id)


def _lines(contest: Contest, _: Translate) -> list[str]:
    lines = [f"  {contest.id}  {say(contest.kind, _)}"]
    for contestant in contest.contestants:
        number = "–" if contestant.number is None else contestant.number
        parties = f" ({', '.join(contestant.parties)})" if contestant.parties else ""
        lines.append(f"    {number:>3}  {contestant.name}{parties}")
    return lines


def _span(stages: tuple[StageSpan, ...]) -> str:
    return f"{stages[0].start} – {stages[-1].end}"


def _title(info: ElectionInfo, language: Language) -> str:
    return info.title.en if language == "en" else info.title.id
