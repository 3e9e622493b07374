"""`review`: queue files into the portal, and reviewed decisions out of it as labelled data."""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jaganetral.cli.speech import Spoken, SpokenGroup, language_option, refuse
from jaganetral.language import N_, Translate, chosen_language, translator

if TYPE_CHECKING:
    from jaganetral.portal.people.models import Organisation

_place_option = click.option(
    "--organisation", "named", required=True,
    help=N_("The election supervisor whose queue it is: its name or its number."),
)  # fmt: skip


@click.group(cls=SpokenGroup, help=N_("The queue of a scan: take a file in, give labels out."))
def review() -> None:
    """Nothing here decides: people review in the portal."""


@review.command(
    "import",
    cls=Spoken,
    help=N_("Take a queue file (as `triage` writes it) into the portal. Ended at any moment, it "
            "goes on where it stopped; items that are there stay as they are; bad lines go to "
            "FILE.rejected.jsonl with the reason."),
)  # fmt: skip
@click.argument("file", type=click.Path(path_type=Path))
@_place_option
@language_option()
def import_command(file: Path, named: str, lang: str | None) -> None:
    """Ends with 0, or with 2 where nothing was taken in."""
    _ = translator(chosen_language(lang))
    place = _ready(named, _)
    from jaganetral.portal.review.console import take_in_spoken  # noqa: PLC0415 - Django is set up
    from jaganetral.portal.review.errors import BadQueue  # noqa: PLC0415

    try:
        with file.open("rb") as opened:
            size = max(1, file.stat().st_size)
            made = take_in_spoken(
                place, opened, name=file.name, language=chosen_language(lang),
                told=lambda one: _progress(one, size),
            )  # fmt: skip
    except OSError as wrong:
        refuse(_("{path}: {why}").format(path=file, why=wrong.strerror or wrong))
    except BadQueue as bad:
        refuse(f"{file}: {bad.sentence}")
    line = _("{taken} items taken in ({sample} of the sample), {known} known, {aside} lines aside.")
    click.echo(
        line.format(taken=made.taken, sample=made.sample, known=made.known, aside=made.aside)
    )
    if made.aside:
        _reject(file, made)
    if not made.sample:
        click.echo(
            _("No sample of what was not flagged is in it: misses cannot be estimated."), err=True
        )


@review.command(
    "export",
    cls=Spoken,
    help=N_("Write reviewed decisions as labelled data, on which `rules diff --reviewed` tries a "
            "rule. No account and no reviewer stands in it."),
)  # fmt: skip
@_place_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True,
    help=N_("The file to write (JSON Lines)."),
)  # fmt: skip
@language_option()
def export_command(named: str, output: Path, lang: str | None) -> None:
    """Ends with 0, or with 2 where nothing was written."""
    _ = translator(chosen_language(lang))
    place = _ready(named, _)
    from jaganetral.portal.review import labels  # noqa: PLC0415 - Django is set up by now

    many = 0
    try:
        with tempfile.NamedTemporaryFile(dir=output.parent, delete=False) as file:
            for line in labels.export(None, place):
                file.write(line)
                many += 1
        Path(file.name).replace(output)
    except OSError as wrong:
        refuse(_("{path}: {why}").format(path=output, why=wrong.strerror or wrong))
    click.echo(_("{count} labels in {path}").format(count=many, path=output))


def _ready(named: str, _: Translate) -> Organisation:
    """Django on this installation, and the supervisor that is meant."""
    if importlib.util.find_spec("django") is None:
        refuse(_("the portal is not installed; install jaganetral[portal]"))
    from jaganetral.portal.backup.ready import make_ready  # noqa: PLC0415 - an extra
    from jaganetral.portal.environment import BadEnvironment  # noqa: PLC0415

    os.environ.setdefault("JAGANETRAL_LOOPBACK", "1")
    try:
        make_ready()
    except BadEnvironment as bad:
        refuse(_("a setting cannot be used: {problem}").format(problem=bad))
    from jaganetral.portal.review import console  # noqa: PLC0415

    try:
        place, names = console.named(named)
    except console.DatabaseError:
        refuse(_("the portal has no database yet: start it once with `jaganetral serve`"))
    if place is None:
        refuse(
            _("--organisation: {named} is no election supervisor here; there are: {names}").format(
                named=named, names=names or "–"
            )
        )
    return place


def _progress(made: Any, size: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{made.read_to / size:4.0%}  {made.lines}", nl=False, err=True)
        if made.read_to >= size:
            click.echo("", err=True)


def _reject(file: Path, made: Any) -> None:
    """The bad lines beside the file: their place and the reason."""
    import msgspec  # noqa: PLC0415

    beside = file.with_name(f"{file.name}.rejected.jsonl")
    rows = [
        msgspec.json.encode({"line": one.line, "offset": one.offset, "reason": one.reason})
        for one in made.put_aside.all()
    ]
    beside.write_bytes(b"".join(row + b"\n" for row in rows))
