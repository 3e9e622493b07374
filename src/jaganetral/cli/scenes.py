"""`scenes`: a handful of everyday conducts judged and shown, to see what JagaNetral does."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Literal

import click
import yaml

from jaganetral.cli.render import colours, render
from jaganetral.cli.speech import Spoken, language_option
from jaganetral.contract import conduct_from_row
from jaganetral.language import N_, chosen_language, translator

SCENES = Path(__file__).parents[1] / "scenes.yaml"


@click.command(cls=Spoken, help=N_("Judge six everyday scenes and show the verdicts."))
@click.option(
    "--detail",
    type=click.Choice(["full", "brief"]),
    default="full",
    help=N_("brief leaves out reasons, signals and advice."),
)
@language_option()
def scenes(lang: str | None, detail: Literal["full", "brief"]) -> None:
    """The scenes of scenes.yaml, one after another."""
    from jaganetral.checker import Checker  # noqa: PLC0415 - start-up

    language = chosen_language(lang)
    _ = translator(language)
    checker = Checker.load()
    found = yaml.load(SCENES.read_text(encoding="utf-8"), yaml.CSafeLoader)
    for number, scene in enumerate(found, 1):
        _heading(f"━━ {number}. {scene['title'][language]} ", "━")
        for told in scene["conducts"]:
            conduct, notes = conduct_from_row(
                {"id": scene["id"]} | told["conduct"], where=f"{SCENES.name}: {scene['id']}"
            )
            _heading(f"── {told['label'][language]} ", "─")
            for field in ("narrative", "text", "quoted_text"):
                if words := getattr(conduct, field):
                    said = f"“{' '.join(words.split())}”"
                    click.echo(
                        textwrap.fill(said, 78, initial_indent="  ", subsequent_indent="   ")
                    )
            click.echo()
            click.echo(
                render(checker.check(conduct, notes=notes, lang=language), language, detail=detail)
            )
            click.echo()
    click.echo(_('Try your own: jaganetral ask "…", or see jaganetral --help'))


def _heading(text: str, line: str) -> None:
    click.echo(click.style(text.ljust(78, line), bold=True) if colours() else text.ljust(78, line))
