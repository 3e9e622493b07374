"""`triage`: from the verdicts of a scan to a queue that people work through."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jaganetral.cli.scan_intake import admission_options, reach_storage, take_in
from jaganetral.cli.speech import Spoken, language_option, refuse
from jaganetral.language import N_, Translate, chosen_language, translator

if TYPE_CHECKING:
    from jaganetral.scan.triage import Sorted

_PAUSE = 0.2  # seconds between two looks at the progress


@click.command(
    "triage",
    cls=Spoken,
    help=N_("Sort the verdicts of a scan for people: copies are taken together, what needs eyes "
            "first stands first, and a random sample of what was not flagged is added, so that "
            "misses can be estimated. What stands in the queue is to be looked at by people; it "
            "accuses nobody. The same scan gives the same file."),
)  # fmt: skip
@click.argument("output", metavar="OUTPUT")
@click.option("--input", "source", required=True, help=N_("The input that was scanned."))
@click.option(
    "-o", "--queue", required=True, metavar="QUEUE.jsonl", type=click.Path(path_type=Path),
    help=N_("Where the queue goes."),
)  # fmt: skip
@click.option("--map", "mapping", help=N_("The mapping that the scan was given."))
@admission_options
@click.option(
    "--sample", type=click.IntRange(min=0), default=200, show_default=True,
    help=N_("About how many of those not flagged are drawn."),
)  # fmt: skip
@click.option(
    "--photos", metavar="FOLDER", type=click.Path(path_type=Path),
    help=N_("Where the photos lie; without it beside the input."),
)  # fmt: skip
@click.option(
    "--previews/--no-previews", default=True,
    help=N_("Put small copies of the photos into the queue, so that reviewers see them."),
)  # fmt: skip
@click.option("--account", metavar="COLUMN", help=N_("The column that names the account."))
@click.option("--url", metavar="COLUMN", help=N_("The column with the address of the post."))
@click.option(
    "--reach", metavar="COLUMN", help=N_("The column that counts the people who were reached.")
)
@click.option("--progress/--no-progress", default=None, help=N_("Show how far it is."))
@click.option("--summary/--no-summary", default=True, help=N_("Say at the end what was found."))
@language_option()
def triage_command(
    output: str,
    source: str,
    queue: Path,
    mapping: str | None,
    roster: Path | None,
    pages: Path | None,
    place: str | None,
    basis: str | None,
    endpoint: str | None,
    sample: int,
    photos: Path | None,
    previews: bool,
    account: str | None,
    url: str | None,
    reach: str | None,
    progress: bool | None,
    summary: bool,
    lang: str | None,
) -> int:
    """Sort the verdicts of a scan."""
    from jaganetral.scan import ScanError  # noqa: PLC0415 - start-up
    from jaganetral.scan.triage import Aside, Triage, triage  # noqa: PLC0415

    language = chosen_language(lang)
    _ = translator(language)
    usual = Aside()
    shown = sys.stderr.isatty() if progress is None else progress
    watch = _Counter(_).show if shown else _unwatched
    reach_storage(endpoint)
    try:
        known, admitted = take_in(mapping, roster, pages, place, basis)
        job = Triage(
            output=output,
            input=source,
            queue=queue,
            mapping=known,
            admission=admitted,
            aside=Aside(
                account=(account,) if account else usual.account,
                url=(url,) if url else usual.url,
                reach=(reach,) if reach else usual.reach,
            ),
            sample=sample,
            photos=photos,
            previews=previews,
        )
        ended = triage(job, watch)
    except ScanError as error:
        refuse(error.message(language))
    if shown:
        click.echo("\r" + " " * 78 + "\r", err=True, nl=False)
    if summary:
        click.echo(in_words(ended, queue, _), err=True)
    return 0


def in_words(ended: Sorted, queue: Path, _: Translate) -> str:
    """What a triage gave, for people."""
    line = _("{n} verdicts: {flagged} to be looked at by people, {items} items once copies are "
             "taken together → {path}")  # fmt: skip
    lines = [
        line.format(
            n=f"{ended.verdicts:,}",
            flagged=f"{ended.flagged:,}",
            items=f"{ended.items:,}",
            path=queue,
        )
    ]
    line = _("{n} of the {rest} that were not flagged were drawn at random, to see what was missed")
    lines.append(line.format(n=f"{ended.sampled:,}", rest=f"{ended.rest:,}"))
    if ended.unread:
        line = _("{n} photos could not be opened; copies of them are only known by their names")
        lines.append(line.format(n=f"{ended.unread:,}"))
    return "\n".join(lines)


def _unwatched(read: int) -> None:
    """Nobody looks."""


class _Counter:
    """One line on stderr: how many verdicts were read, and how fast."""

    def __init__(self, _: Translate) -> None:
        self._ = _
        self._begun = self._shown = time.monotonic()

    def show(self, read: int) -> None:
        """Draws at most five times a second."""
        now = time.monotonic()
        if now - self._shown < _PAUSE:
            return
        self._shown = now
        line = self._("{n} verdicts, {rate} a second")
        rate = read / (now - self._begun)
        said = line.format(n=f"{read:,}", rate=f"{rate:,.0f}")
        click.echo(f"\r{said}   ", err=True, nl=False)
