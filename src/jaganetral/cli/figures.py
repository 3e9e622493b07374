"""`figures`: months are closed, published, made again, and printed for an organisation."""

from __future__ import annotations

import importlib.util
from datetime import date, timedelta
from pathlib import Path

import click

from jaganetral.cli.speech import Spoken, SpokenGroup, language_option, refuse
from jaganetral.language import N_, Translate, chosen_language, translator

DIFFERENT = 1
"""The exit status where a snapshot made again is not what was published."""


class _Month(click.ParamType[date]):
    """A month like 2026-10."""

    name = "YYYY-MM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(f"{value}-01")
        except ValueError:
            self.fail(f"{value!r}: 2026-10", param, ctx)


@click.group(
    cls=SpokenGroup,
    help=N_("Figures of casework: close months, publish frozen snapshots, make one again, print "
            "an organisation's month."),
)  # fmt: skip
def figures() -> None:
    """The subcommands stand below."""


@figures.command(
    "refresh",
    cls=Spoken,
    help=N_("Count what happened since: for the pages of officers. Closing a month does it too."),
)
@language_option()
def refresh(lang: str | None) -> None:
    """Ends with 0, with 2 where the installation cannot be used."""
    _ = _ready(lang)
    from jaganetral.portal.insight.gathering import gather_all  # noqa: PLC0415 - an extra

    click.echo(_("{count} reports and cases were counted anew.").format(count=gather_all()))


@figures.command(
    "close",
    cls=Spoken,
    help=N_("Close every month up to MONTH (default: the last that is over): its counts are told "
            "once, and never change."),
)  # fmt: skip
@click.argument("month", type=_Month(), required=False)
@language_option()
def close(month: date | None, lang: str | None) -> None:
    """Ends with 0, with 2 where a month is not over."""
    _ = _ready(lang)
    from jaganetral.portal.door import today  # noqa: PLC0415
    from jaganetral.portal.insight.closing import close_until  # noqa: PLC0415
    from jaganetral.portal.insight.errors import InsightError  # noqa: PLC0415

    last = month or (today().replace(day=1) - timedelta(days=1)).replace(day=1)
    if last >= today().replace(day=1):
        refuse(_("{month} is not over yet").format(month=f"{last:%Y-%m}"))
    try:
        done = close_until(last)
    except InsightError as wrong:
        refuse(str(wrong))
    said = ", ".join(str(one) for one in done)
    click.echo(_("Closed: {months}").format(months=said) if done else _("No month was open."))


@figures.command(
    "publish",
    cls=Spoken,
    help=N_("Freeze the figures of all closed months as a snapshot: a data package under /data/."),
)
@click.option(
    "--query", default="",
    help=N_("A question as in the address of the page: its answer goes in as a table too."),
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write the package to this file as well."),
)  # fmt: skip
@language_option()
def publish(query: str, output: Path | None, lang: str | None) -> None:
    """Ends with 0, with 2 where there is nothing to publish or the question is not one of ours."""
    _ = _ready(lang)
    from jaganetral.portal.insight.errors import InsightError  # noqa: PLC0415
    from jaganetral.portal.insight.publishing import publish as published  # noqa: PLC0415

    try:
        made = published(query=query)
    except InsightError as wrong:
        refuse(str(wrong))
    if output is not None:
        _write(output, bytes(made.content))
    line = _("Snapshot {number}, up to {month}, SHA-256 {sha256}")
    click.echo(line.format(number=made.pk, month=f"{made.through:%Y-%m}", sha256=made.sha256))


@figures.command(
    "reproduce",
    cls=Spoken,
    help=N_("Make a snapshot again from the facts and compare it byte for byte. Ends with 1 where "
            "it differs."),
)  # fmt: skip
@click.argument("snapshot", type=click.IntRange(1))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write the package to this file as well."),
)  # fmt: skip
@language_option()
def reproduce(snapshot: int, output: Path | None, lang: str | None) -> int:
    """Ends with 0 where it is the same, 1 where it differs, 2 where there is none."""
    _ = _ready(lang)
    from jaganetral.portal.insight.errors import InsightError  # noqa: PLC0415
    from jaganetral.portal.insight.publishing import reproduce as reproduced  # noqa: PLC0415

    try:
        found = reproduced(snapshot)
    except InsightError as wrong:
        refuse(str(wrong))
    if output is not None:
        _write(output, found.content)
    if found.same:
        click.echo(_("The same, byte for byte: SHA-256 {sha256}").format(sha256=found.sha256))
        return 0
    line = _("It differs: {what}. SHA-256 {sha256}")
    click.echo(line.format(what=", ".join(found.differs), sha256=found.sha256), err=True)
    return DIFFERENT


@figures.command(
    "report",
    cls=Spoken,
    help=N_("Print an organisation's month as PDF or DOCX, by the ending of OUTPUT. Exact counts: "
            "for internal use."),
)  # fmt: skip
@click.argument("organisation", type=int)
@click.argument("month", type=_Month())
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help=N_("A file that ends in .pdf or .docx."),
)  # fmt: skip
@language_option()
def report(organisation: int, month: date, output: Path, lang: str | None) -> None:
    """Ends with 0, with 2 where the organisation is unknown or the ending is another."""
    _ = _ready(lang)
    from jaganetral.portal.insight.console import PAPERS, month_on_paper  # noqa: PLC0415
    from jaganetral.portal.people.models import Organisation  # noqa: PLC0415

    ending = output.suffix.lower()
    if ending not in PAPERS:
        refuse(_("{file} must end in .pdf or .docx").format(file=output))
    place = Organisation.objects.filter(pk=organisation).first()
    if place is None:
        refuse(_("there is no organisation {number}").format(number=organisation))
    language = chosen_language(lang)
    _write(output, month_on_paper(place, month, ending=ending, language=language))
    click.echo(str(output))


@figures.command(
    "boundaries",
    cls=Spoken,
    help=N_("Draw the map with the provinces of a GeoJSON file, simplified; without this the map "
            "is a grid of tiles."),
)  # fmt: skip
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--code", default="code", show_default=True,
    help=N_("The property that holds Kemendagri's code."),
)  # fmt: skip
@click.option(
    "--source", "said", required=True,
    help=N_("Whose boundaries these are and under which terms; shown below the map."),
)  # fmt: skip
@language_option()
def boundaries(source: Path, code: str, said: str, lang: str | None) -> None:
    """Ends with 0, with 2 where the file cannot be used; then the map stays as it was."""
    _ = _ready(lang)
    from jaganetral.portal.insight.boundaries import load  # noqa: PLC0415
    from jaganetral.portal.insight.errors import InsightError  # noqa: PLC0415

    try:
        found = load(source, code=code, said=said)
    except InsightError as wrong:
        refuse(str(wrong))
    size = sum(len(path) for path in found.paths.values()) / 1000
    line = _("{count} provinces, {size} kB of outlines")
    click.echo(line.format(count=len(found.paths), size=f"{size:.0f}"))


def _write(output: Path, content: bytes) -> None:
    """Put a file in its place at once, or not at all."""
    fresh = output.with_name(output.name + ".new")
    fresh.write_bytes(content)
    fresh.replace(output)


def _ready(lang: str | None) -> Translate:
    _ = translator(chosen_language(lang))
    if importlib.util.find_spec("django") is None:
        refuse(_("the portal is not installed; install jaganetral[portal]"))
    from jaganetral.portal.backup.ready import make_ready  # noqa: PLC0415 - an extra
    from jaganetral.portal.environment import BadEnvironment  # noqa: PLC0415

    try:
        make_ready()
    except BadEnvironment as bad:
        refuse(_("a setting cannot be used: {problem}").format(problem=bad))
    from jaganetral.portal.insight.console import speak  # noqa: PLC0415 - Django is set up

    speak(chosen_language(lang))
    return _
