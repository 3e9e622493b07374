"""`scan`: many conducts, from a file to a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal, NoReturn

import click

from jaganetral.cli.contestants import contestants_option, tell_problems
from jaganetral.cli.progress import Bar, unwatched
from jaganetral.cli.scan_intake import intake_options, open_input, reach_storage, take_in
from jaganetral.cli.scan_preview import preview as show_rows
from jaganetral.cli.speech import Spoken, language_option, refuse
from jaganetral.judgement.wording import LEVELS
from jaganetral.language import N_, Translate, chosen_language, translator
from jaganetral.scan import Job, ScanError, Summary, check_job, scan
from jaganetral.scan.judges import CheckerOpener, checker_with


@click.command(
    "scan",
    cls=Spoken,
    help=N_("Judge every row of INPUT (.jsonl .json .csv .xlsx .parquet, text also compressed; a "
            "path or s3://…) and write the verdicts to OUTPUT, in the same order. Bad rows go to "
            "OUTPUT.rejected.jsonl with the reason. A scan that was stopped goes on where it was "
            "when it is run again; a finished one changes nothing."),
)  # fmt: skip
@click.argument("source", metavar="INPUT")
@click.option(
    "-o", "--output",
    help=N_("Where the verdicts go, a path or a URL (s3://…); the suffix decides the format: "
            ".jsonl .csv .parquet, and .gz or .zst after the first two."),
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["native", "ray"]), default="native",
    help=N_("native: the cores of this machine. ray: a Ray cluster (the extra [ray])."),
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N",
    help=N_("Processes that judge; default: one for each core. The output does not depend on it."),
)  # fmt: skip
@click.option(
    "--address", metavar="HOST:PORT",
    help=N_("The Ray cluster, `auto` for the one that this machine belongs to; default: a cluster "
            "of this machine alone."),
)  # fmt: skip
@intake_options
@click.option(
    "--detail", type=click.Choice(["full", "brief"]), default="full",
    help=N_("brief leaves out reasons, signals and advice."),
)  # fmt: skip
@click.option("--progress/--no-progress", default=None, help=N_("Show how far it is."))
@click.option("--summary/--no-summary", default=True, help=N_("Say at the end what was found."))
@click.option(
    "--report/--no-report", default=True,
    help=N_("Write OUTPUT.report.html: figures and charts in one file."),
)  # fmt: skip
@click.option(
    "--seen", metavar="FILE", envvar="JAGANETRAL_FIRST_SEEN",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=N_("An index of what was seen before (jaganetral seen add); without it the one that "
            "JAGANETRAL_FIRST_SEEN names."),
)  # fmt: skip
@contestants_option
@language_option()
def scan_command(
    source: str,
    output: str | None,
    engine: str,
    workers: int | None,
    address: str | None,
    mapping: str | None,
    roster: Path | None,
    pages: Path | None,
    place: str | None,
    basis: str | None,
    endpoint: str | None,
    preview: bool,
    detail: Literal["full", "brief"],
    progress: bool | None,
    summary: bool,
    report: bool,
    seen: Path | None,
    contestants: tuple[Path, ...],
    lang: str | None,
) -> int:
    """Judge every row of INPUT."""
    language = chosen_language(lang)
    _ = translator(language)
    if not (output or preview):
        _miss("output")
    reach_storage(endpoint)
    shown = sys.stderr.isatty() if progress is None else progress
    bar = Bar(_) if shown else None
    try:
        known, admitted = take_in(mapping, roster, pages, place, basis)
        if preview:
            show_rows(open_input(source, known), known, admitted, language, _)
            return 0
        assert output is not None
        job = Job(
            input=source,
            output=output,
            mapping=known,
            admission=admitted,
            language=language,
            detail=detail,
            engine=engine,
            workers=workers or 0,
            address=address,
            report=report,
        )
        check_job(job)
        ended = scan(job, _opener(job, contestants, seen), watch=bar.show if bar else unwatched)
    except ScanError as error:
        refuse(error.message(language))
    finally:
        if bar is not None:
            bar.clear()
    if summary:
        click.echo(in_words(ended, output, _), err=True)
    if ended.grew:
        click.echo(_(_GREW).format(path=source), err=True)
    return 0


_GREW = N_("{path} grew while it was read: what was added is not in the output; run the scan again "
           "once it is complete")  # fmt: skip


def _miss(name: str) -> NoReturn:
    """Say what is missing, as click says it."""
    context = click.get_current_context()
    param = next(param for param in context.command.params if param.name == name)
    raise click.MissingParameter(ctx=context, param=param)


def _opener(job: Job, contestants: tuple[Path, ...], seen: Path | None) -> CheckerOpener:
    """How workers come by the checker; rows of a table that cannot serve are named on stderr."""
    tables = tuple(path.resolve() for path in contestants)
    tell_problems(checker_with(tables).registry)
    source = str(job.input)
    folder = None if "://" in source else Path(source).resolve().parent
    return CheckerOpener(tables, folder, job.language, seen and seen.resolve())


def in_words(ended: Summary, output: str, _: Translate) -> str:
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
    if refused := sum(ended.counts.refused.values()):
        line = _("{n} rows are of nobody who may be judged here; they were only counted")
        lines.append(line.format(n=f"{refused:,}"))
    return "\n".join(lines)
