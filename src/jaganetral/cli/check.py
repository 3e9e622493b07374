"""`check` and `ask`: one conduct, told by options or in one's own words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from jaganetral.cli.conduct_options import conduct_told, told
from jaganetral.cli.contestants import contestants_option, load_checker
from jaganetral.cli.drawing import Drawing
from jaganetral.cli.speech import REACHED, Spoken, language_option, printed
from jaganetral.language import N_, chosen_language, translator
from jaganetral.model import Conduct, Language, Verdict

if TYPE_CHECKING:
    from jaganetral.perception.photo import PhotoReading

LEVELS_OF_ALARM = ("undetermined", "caution", "prohibited")
"""What --fail-on takes, the mildest first: each also stands for the graver ones."""


def _answers(command: Any) -> Any:
    for option in (
        click.option("--id", "identity", default="1", help=N_("The id that the verdict echoes.")),
        click.option("--json", "as_json", is_flag=True, help=N_("One line of JSON.")),
        language_option(),
        contestants_option,
        click.option(
            "--detail",
            type=click.Choice(["full", "brief"]),
            default="full",
            help=N_("brief leaves out reasons, signals and advice."),
        ),
        click.option(
            "--fail-on",
            type=click.Choice(LEVELS_OF_ALARM[1:]),
            help=N_("End with status 3 when the verdict is this or graver."),
        ),
    ):
        command = option(command)
    return command


@click.command(
    cls=Spoken,
    help=N_("Judge one conduct: TEXT is what the actor wrote (- reads it from standard input), "
            "the options tell the rest. What is not told is unknown, and unknown is never taken "
            "as guilt."),
)  # fmt: skip
@click.argument("text", required=False)
@told()
@click.option(
    "--annotate",
    metavar="OUT.png",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Draw what was seen in the photo into this picture; the photo stays as it is."),
)
@click.option("--gps", is_flag=True, help=N_("Say where the photo was made, if it tells."))
@_answers
def check(
    text: str | None,
    annotate: Path | None,
    gps: bool,
    identity: str,
    as_json: bool,
    lang: str | None,
    detail: Literal["full", "brief"],
    fail_on: str | None,
    contestants: tuple[Path, ...],
    **given: Any,
) -> int:
    """Judge what TEXT and the options tell."""
    language = chosen_language(lang)
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    if not text and not any(value not in (None, (), "") for value in given.values()):
        _ = translator(language)
        raise click.UsageError(_("nothing to judge: give a TEXT or an option that tells of it"))
    conduct = conduct_told(given | {"text": text}, language, identity=identity)
    names = conduct[0].photos
    if annotate is not None and len(names) != 1:
        raise click.UsageError(translator(language)("--annotate: give one --photo"))
    photos: tuple[PhotoReading, ...] = ()
    if names:
        from jaganetral.perception.photo import read_photo  # noqa: PLC0415 - start-up

        photos = tuple(read_photo(Path(name), name, gps=gps, lang=language) for name in names)
    drawing = None if annotate is None else Drawing(Path(names[0]), annotate)
    return _answer(conduct, contestants, language, as_json, detail, fail_on, photos, drawing)


@click.command(
    cls=Spoken,
    help=N_("Ask in your own words, before or after the deed. What happened is read from the "
            "question; the answer shows what was understood."),
)  # fmt: skip
@click.argument("question")
@told("at", "region", "actor_kind", "actor_role")
@_answers
def ask(
    question: str,
    identity: str,
    as_json: bool,
    lang: str | None,
    detail: Literal["full", "brief"],
    fail_on: str | None,
    contestants: tuple[Path, ...],
    **given: Any,
) -> int:
    """Judge what QUESTION tells."""
    language = chosen_language(lang)
    if not question.strip():
        raise click.UsageError(translator(language)("nothing to judge: the question is empty"))
    conduct = conduct_told(given | {"narrative": question}, language, identity=identity)
    return _answer(conduct, contestants, language, as_json, detail, fail_on)


def _answer(
    told: tuple[Conduct, tuple[str, ...]],
    contestants: tuple[Path, ...],
    language: Language,
    as_json: bool,
    detail: Literal["full", "brief"],
    fail_on: str | None,
    photos: tuple[PhotoReading, ...] = (),
    drawing: Drawing | None = None,
) -> int:
    conduct, notes = told
    checker = load_checker(contestants)
    verdict = checker.check(conduct, photos=photos, notes=notes, lang=language)
    if drawing is not None:
        drawing.draw(photos[0], verdict, language)
    if as_json:
        from jaganetral.contract import verdict_json  # noqa: PLC0415

        printed(verdict_json(verdict, detail))
    else:
        from jaganetral.cli.render import render  # noqa: PLC0415
        from jaganetral.perception.text.near_misses import REASONS  # noqa: PLC0415

        passed_over = [
            ((conduct.text or "")[miss.start : miss.end], REASONS[miss.reason])
            for miss in checker.near_misses(conduct)
        ]
        click.echo(render(verdict, language, detail=detail, passed_over=passed_over))
    return REACHED if fail_on and reaches(verdict, fail_on) else 0


def reaches(verdict: Verdict, level: str) -> bool:
    """Whether a verdict is `level` or graver."""
    grave = LEVELS_OF_ALARM[LEVELS_OF_ALARM.index(level) :]
    return verdict.verdict in grave
