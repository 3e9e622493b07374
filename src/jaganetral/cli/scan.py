"""`scan`: many conducts, from a file to a file."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from jaganetral.cli.contestants import contestants_option, load_checker
from jaganetral.cli.speech import Spoken, language_option, refuse
from jaganetral.judgement.wording import LEVELS
from jaganetral.language import N_, Translate, chosen_language, translator
from jaganetral.model import Conduct, Language, Verdict
from jaganetral.scan import Job, ScanError, Summary, check_job, read_mapping, scan

if TYPE_CHECKING:
    from jaganetral.perception.photo import PhotoReading


@click.command(
    "scan",
    cls=Spoken,
    help=N_("Judge every row of INPUT (.jsonl, .csv or .parquet) and write the verdicts to "
            "OUTPUT, in the same order. Bad rows go to OUTPUT.rejected.jsonl with the reason. A "
            "scan that was stopped goes on where it was when it is run again; a finished one "
            "changes nothing."),
)  # fmt: skip
@click.argument("source", metavar="INPUT", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path),
    help=N_("Where the verdicts go; the suffix decides the format."),
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["native", "ray"]), default="native",
    help=N_("native: this machine. ray is not part of this release."),
)  # fmt: skip
@click.option(
    "--map", "mapping", type=click.Path(path_type=Path),
    help=N_("A YAML file with lines `contract field: column name`."),
)  # fmt: skip
@click.option(
    "--detail", type=click.Choice(["full", "brief"]), default="full",
    help=N_("brief leaves out reasons, signals and advice."),
)  # fmt: skip
@click.option("--progress/--no-progress", default=None, help=N_("Show how far it is."))
@click.option("--summary/--no-summary", default=True, help=N_("Say at the end what was found."))
@contestants_option
@language_option()
def scan_command(
    source: Path,
    output: Path,
    engine: str,
    mapping: Path | None,
    detail: Literal["full", "brief"],
    progress: bool | None,
    summary: bool,
    contestants: tuple[Path, ...],
    lang: str | None,
) -> int:
    """Judge every row of INPUT."""
    language = chosen_language(lang)
    _ = translator(language)
    try:
        job = Job(
            input=source,
            output=output,
            engine=engine,
            mapping=read_mapping(mapping) if mapping else {},
            language=language,
            detail=detail,
            rests_on=contestants,
        )
        check_job(job)
        checker = load_checker(contestants)

        def judge(conduct: Conduct, *, notes: tuple[str, ...], today: date) -> Verdict:
            photos = read_photos(conduct, source.parent, language) if conduct.photos else ()
            return checker.check(conduct, photos=photos, notes=notes, today=today, lang=language)

        shown = sys.stderr.isatty() if progress is None else progress
        bar = _Bar(_) if shown else None
        watch = bar.show if bar else _unwatched
        ended = scan(job, judge, rulebook=checker.rulebook_id, watch=watch)
    except ScanError as error:
        refuse(error.message(language))
    if bar is not None:
        bar.clear()
    if summary:
        click.echo(in_words(ended, output, _), err=True)
    return 0


def read_photos(conduct: Conduct, folder: Path, language: Language) -> tuple[PhotoReading, ...]:
    """What the photos of a row show: those that lie in the input's folder or below it.

    A photo that is not there, or lies elsewhere, stays unread.
    """
    from jaganetral.perception.photo import read_photo  # noqa: PLC0415 - rows without photos

    inside = folder.resolve()
    found = []
    for name in conduct.photos:
        try:
            path = (folder / name).resolve()
            if path.is_relative_to(inside) and path.is_file():
                found.append(read_photo(path, name, lang=language))
        except (OSError, ValueError):  # a name that no file can have
            continue
    return tuple(found)


def in_words(ended: Summary, output: Path, _: Translate) -> str:
    """What a scan found, for people."""
    head = _("{n} rows judged") if not ended.already_done else _("{n} rows, all judged before")
    parts = [
        f"{count:,} {_(LEVELS[level]).lower()}"
        for level in LEVELS
        if (count := ended.figures.get(level, 0))
    ]
    said = head.format(n=f"{ended.rows - ended.figures.get('rejected', 0):,}")
    lines = [said + (": " + ", ".join(parts) if parts else "") + f" → {output}"]
    if rejected := ended.figures.get("rejected", 0):
        line = _("{n} rows were rejected; the reasons: {path}")
        lines.append(line.format(n=f"{rejected:,}", path=f"{output}.rejected.jsonl"))
    return "\n".join(lines)


def _unwatched(rows: int, place: int, total: int) -> None:
    """Nobody looks."""


class _Bar:
    """One line on stderr: how far, how fast, how long still."""

    WIDTH = 28
    PAUSE = 0.2  # seconds between two looks

    def __init__(self, _: Translate) -> None:
        self._ = _
        self._begun = self._shown = time.monotonic()
        self._first: tuple[int, int] | None = None

    def show(self, rows: int, place: int, total: int) -> None:
        """Called after every row; draws at most five times a second."""
        now = time.monotonic()
        if self._first is None:
            self._first = (rows - 1, place)
        if now - self._shown < self.PAUSE:
            return
        self._shown = now
        spent = now - self._begun
        share = min(place / total, 1.0) if total else 1.0
        done_now = place - self._first[1]
        left = spent * (total - place) / done_now if done_now > 0 else 0.0
        full = round(share * self.WIDTH)
        rate = (rows - self._first[0]) / spent
        tail = self._("{rate} rows/s, {left} left").format(rate=f"{rate:,.0f}", left=_clock(left))
        line = f"\r{'█' * full}{'░' * (self.WIDTH - full)} {share:4.0%}  {rows:,}  {tail}   "
        click.echo(line, err=True, nl=False)

    def clear(self) -> None:
        """Take the line away."""
        click.echo("\r" + " " * 78 + "\r", err=True, nl=False)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
