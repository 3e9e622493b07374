"""A scan as it was asked for, and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from jaganetral.model import Language
from jaganetral.scan.errors import NoSuchEngine, NoSuchInput, SameFile
from jaganetral.scan.figures import Figures
from jaganetral.scan.forms import form_of
from jaganetral.scan.reading import Admission, Mapping, Source, open_source
from jaganetral.scan.reading.places import is_url

ENGINES = ("native", "ray")

Watch = Callable[[int, int, int], None]
"""Called after every unit with the rows done, and the place reached of how many (0: unknown)."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One scan. `input` and `output` are paths or URLs (s3://…)."""

    input: Path | str
    output: Path | str
    mapping: Mapping | None = None
    admission: Admission | None = None
    language: Language = "id"
    detail: Literal["full", "brief"] = "full"
    engine: str = "native"
    workers: int = 0
    """Processes; 0: one for each core. The output does not depend on it."""
    address: str | None = None
    """Of a Ray cluster; None: one of this machine alone."""
    report: bool = True
    """Whether OUTPUT.report.html is written."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How a scan ended. `figures` counts verdicts by level, and `rejected`."""

    rows: int
    figures: dict[str, int]
    counts: Figures
    seconds: float
    already_done: bool = False
    grew: bool = False
    """The input grew while it was read; what was added is not in the output."""


def check_job(job: Job) -> Source:
    """The input, opened.

    Raises `ScanError` for a job that cannot be done, before anything heavy is loaded.
    """
    if job.engine not in ENGINES:
        raise NoSuchEngine(engine=job.engine)
    form_of(str(job.output))
    columns: frozenset[str] = frozenset() if job.mapping else frozenset({"id"})
    source = open_source(job.input, columns=columns, mapping=job.mapping)
    if is_url(str(job.output)):
        if str(job.output) == str(job.input):
            raise SameFile(path=job.output)
        return source
    output = Path(job.output)
    with suppress(OSError):
        if not is_url(str(job.input)) and output.samefile(job.input):
            raise SameFile(path=output)
    if output.is_dir():
        raise NoSuchInput(path=output, why="a folder")
    if not output.parent.is_dir():
        raise NoSuchInput(path=output.parent, why="no such folder")
    return source
