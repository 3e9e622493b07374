"""The native engine: one process, rows in order, memory that does not grow with the input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from jaganetral import __version__
from jaganetral.contract import BadConduct, conduct_from_row, verdict_json
from jaganetral.language import N_, Translate, translator
from jaganetral.model import Conduct, Language, Verdict
from jaganetral.scan.delimited import read_delimited
from jaganetral.scan.errors import NoSuchEngine, NoSuchInput, SameFile, UnknownFormat
from jaganetral.scan.flat import write_csv
from jaganetral.scan.journal import Fingerprint, Journal, sha256
from jaganetral.scan.jsonl import read_jsonl
from jaganetral.scan.mapping import renamed
from jaganetral.scan.parquet import count_rows, read_parquet, write_parquet
from jaganetral.scan.rows import Reject, Row
from jaganetral.scan.threads import Threads

BATCH = 1_000
"""Rows between two journal lines: at most this much is judged again after a kill."""


class Judge(Protocol):
    """Judges a conduct; `notes` are on its row, `today` stands for a day that is not told."""

    def __call__(self, conduct: Conduct, *, notes: tuple[str, ...], today: date) -> Verdict: ...


Watch = Callable[[int, int, int], None]
"""Called after every row with the rows done, and the place reached of how many."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One scan as it was asked for."""

    input: Path
    output: Path
    mapping: dict[str, str] = {}
    language: Language = "id"
    detail: Literal["full", "brief"] = "full"
    engine: str = "native"
    rests_on: tuple[Path, ...] = ()
    """Files that the verdicts rest on besides the rulebook: another content is another scan."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How a scan ended. `figures` counts verdicts by level, and `rejected`."""

    rows: int
    figures: dict[str, int]
    already_done: bool = False


def scan(
    job: Job,
    judge: Judge,
    *,
    rulebook: str,
    watch: Watch = lambda rows, place, total: None,
) -> Summary:
    """Judge every row of `job.input`; bad rows go to OUTPUT.rejected.jsonl.

    Raises `ScanError` where nothing can be done at all. Running it again on the same input,
    rulebook and options changes nothing; after a kill it goes on and gives the same bytes.
    """
    check_job(job)
    fingerprint = _fingerprint(job, rulebook)
    with Journal(job.output) as journal:
        manifest = journal.finished(fingerprint)
        done = manifest is not None
        if manifest is None:
            today = journal.open(fingerprint, date.today())
            _work(job, judge, today, journal, watch)
            journal.close(fingerprint, _CONVERT[job.output.suffix.lower()])
            manifest = journal.finished(fingerprint)
        journal.sweep()
    assert manifest is not None, "the output changed while the scan was writing it"
    return Summary(rows=manifest.rows, figures=manifest.figures, already_done=done)


_CONVERT: dict[str, Callable[[Path, Path], None] | None] = {
    ".jsonl": None,
    ".csv": write_csv,
    ".parquet": write_parquet,
}


def check_job(job: Job) -> None:
    """Raises `ScanError` for a job that cannot be done, before anything heavy is loaded."""
    if job.engine != "native":
        raise NoSuchEngine(engine=job.engine)
    for path in (job.input, job.output):
        if path.suffix.lower() not in _CONVERT:
            raise UnknownFormat(path=path)
    try:
        with job.input.open("rb"):
            pass
        if job.output.exists() and job.output.samefile(job.input):
            raise SameFile(path=job.output)
    except OSError as error:
        raise NoSuchInput(path=job.input, why=error.strerror) from None
    if not job.output.parent.is_dir():
        raise NoSuchInput(path=job.output.parent, why="no such folder")


def read_conducts(path: Path) -> Iterator[tuple[int, Conduct | None]]:
    """The conducts of a file with their row numbers; None where a row cannot be read."""
    job = Job(input=path, output=path)
    for row, found, _notes in _conducts(job, _rows(job)[0], translator(job.language)):
        yield row.number, found if isinstance(found, Conduct) else None


def _fingerprint(job: Job, rulebook: str) -> Fingerprint:
    mapping = msgspec.json.encode(job.mapping, order="sorted").decode()
    options = {"mapping": mapping, "language": job.language, "detail": job.detail}
    options["rests_on"] = " ".join(sha256(path) for path in job.rests_on)
    options["format"] = job.input.suffix.lower() + job.output.suffix.lower()
    return Fingerprint(__version__, rulebook, sha256(job.input), options)


def _rows(job: Job) -> tuple[Iterator[Row], int]:
    """The rows of the input, and the total that their places count towards."""
    suffix = job.input.suffix.lower()
    names = frozenset({"id"} | job.mapping.keys())
    columns = frozenset(job.mapping.get(name, name) for name in names)
    if suffix == ".parquet":
        return read_parquet(job.input, columns), count_rows(job.input)
    size = job.input.stat().st_size
    return (read_delimited(job.input, columns) if suffix == ".csv" else read_jsonl(job.input)), size


def _work(job: Job, judge: Judge, today: date, journal: Journal, watch: Watch) -> None:
    _ = translator(job.language)
    rows, total = _rows(job)
    read = _conducts(job, rows, _)
    # Rows that are done are read again, unjudged: later rows may answer them.
    for _row in islice(read, journal.done.rows):
        pass
    figures = Counter(journal.done.figures)
    count = journal.done.rows
    while batch := list(islice(read, BATCH)):
        verdicts, rejects = [], []
        for row, found, notes in batch:
            judged = (
                _judged(judge, today, row, found, notes, _) if isinstance(found, Conduct) else found
            )
            if isinstance(judged, Verdict):
                figures[judged.verdict] += 1
                verdicts.append(verdict_json(judged, job.detail))
            else:
                figures["rejected"] += 1
                rejects.append(msgspec.json.encode(judged))
            count += 1
            watch(count, row.number if row.offset is None else row.offset, total)
        journal.add(count, figures, verdicts, rejects)


def _conducts(
    job: Job, rows: Iterator[Row], _: Translate
) -> Iterator[tuple[Row, Conduct | Reject, tuple[str, ...]]]:
    threads = Threads(_)
    for row in rows:
        if row.fields is None:
            yield row, _reject(row, None, None, _(row.problem or "")), ()
            continue
        fields = renamed(row.fields, job.mapping)
        try:
            conduct, notes = conduct_from_row(fields, language=job.language)
        except BadConduct as bad:
            identity = fields.get("id")
            identity = identity if isinstance(identity, str) else None
            yield row, _reject(row, identity, bad.field, bad.message(job.language)), ()
            continue
        if row.repaired:
            notes += (_("bytes that are not UTF-8 were replaced"),)
        conduct, more = threads.place(conduct)
        yield row, conduct, notes + more


def _reject(row: Row, identity: str | None, field: str | None, reason: str) -> Reject:
    name = identity and identity[:1000].encode("utf-8", "replace").decode("utf-8")
    return Reject(row=row.number, offset=row.offset, id=name, field=field, reason=reason)


def _judged(
    judge: Judge,
    today: date,
    row: Row,
    conduct: Conduct,
    notes: tuple[str, ...],
    _: Translate,
) -> Verdict | Reject:
    try:
        return judge(conduct, notes=notes, today=today)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other rows
        fault = N_("a fault in JagaNetral, please report it: {error}")
        reason = _(fault).format(error=f"{type(error).__name__}: {error}")
        return _reject(row, conduct.id, None, reason)
