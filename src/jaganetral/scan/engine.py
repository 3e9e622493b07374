"""plan → units → executor → parts → manifest (docs/decisions/0011): how a scan is done.

The input is cut into units of work. Whoever executes them puts one part file each into
OUTPUT.part/; this process copies the parts together in the order of the input, and lays the
manifest beside the output. A part that is there already is not made again, so a scan that was
killed goes on where it was and gives the same bytes.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path, PurePath

from jaganetral import __version__
from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.model import Conduct
from jaganetral.scan.assembly import Assembly
from jaganetral.scan.errors import InputChanged, ScanError
from jaganetral.scan.executor import Executor, Here, Processes, cores
from jaganetral.scan.forms import form_of
from jaganetral.scan.job import Job, Summary, Watch, check_job
from jaganetral.scan.judges import Opener
from jaganetral.scan.manifest import REPORT, Fingerprint, Manifest, begin, finished, gone
from jaganetral.scan.plan import PIECE, plan
from jaganetral.scan.reading import Source, open_source
from jaganetral.scan.reading.places import Place, find
from jaganetral.scan.report import report_page
from jaganetral.scan.store import Store, open_store
from jaganetral.scan.unit import Setup, Tally, Unit, scan_unit


def scan(job: Job, opener: Opener, *, watch: Watch = lambda rows, place, total: None) -> Summary:
    """Judge every row of `job.input`; bad rows go to OUTPUT.rejected.jsonl.

    Raises `ScanError` where nothing can be done at all. Running it again on the same input,
    rulebook and options changes nothing; after a kill it goes on and gives the same bytes.
    """
    source = check_job(job)
    store = open_store(job.output)
    with store.held():
        try:
            summary = _Scan(job, source, store, opener, watch).run()
        except ScanError:
            if not any(name.endswith(".part") for name in store.names()):
                store.sweep()  # nothing was begun: leave nothing behind
            raise
        store.sweep()
    return summary


def read_conducts(path: Path) -> Iterator[tuple[int, Conduct | None]]:
    """The conducts of a file with their row numbers; None where a row cannot be read."""
    for row in open_source(path, columns=frozenset({"id"})).rows():
        try:
            yield row.number, conduct_from_row(row.fields)[0] if row.fields is not None else None
        except BadConduct:
            yield row.number, None


class _Scan:
    """One run of a scan, while its output is held."""

    def __init__(
        self, job: Job, source: Source, store: Store, opener: Opener, watch: Watch
    ) -> None:
        self.job, self.source, self.store = job, source, store
        self.opener, self.watch = opener, watch
        self.began = time.monotonic()
        self.pieces = source.pieces(PIECE)
        self.place = find(job.input)
        self.seal = self.place.seal()
        self.fingerprint = self._fingerprint()

    def run(self) -> Summary:
        """Find it done, or do it."""
        manifest = finished(self.store, self.fingerprint, self._same_photos)
        if manifest is not None:
            return self._summary(manifest, already_done=True)
        today, kept = begin(self.store, self.fingerprint, date.today())
        setup = self._setup(today)
        with Assembly(self.store, setup.form) as assembly:
            self._work(setup, kept, assembly)
            grew = self._grew()
            manifest = self._manifest(assembly, today)
        summary = self._summary(manifest, grew=grew)
        if self.job.report:
            page = report_page(manifest, summary.seconds, self.job.language)
            self.store.write(REPORT, page)
        self.store.finish(manifest.encode(), gone(manifest))
        return summary

    def _work(self, setup: Setup, kept: set[str], assembly: Assembly) -> None:
        executor, units = self._executor(setup)
        with executor:
            work = ((setup, unit, unit.name in kept) for unit in units)
            for tally in executor.stream(scan_unit, work):
                assembly.add(tally)
                self._tell(assembly.rows, tally)

    def _fingerprint(self) -> Fingerprint:
        job = self.job
        rulebook, models = self.opener.rests_on
        suffixes = [PurePath(str(name)).suffixes[-2:] for name in (job.input, job.output)]
        options = {
            "mapping": repr(job.mapping),
            "admission": repr(job.admission),
            "language": job.language,
            "detail": job.detail,
            "format": " ".join("".join(suffix).lower() for suffix in suffixes),
        }
        return Fingerprint(__version__, rulebook, models, _input_digest(self.place), options)

    def _setup(self, today: date) -> Setup:
        job = self.job
        return Setup(
            source=self.source,
            store=self.store,
            form=form_of(str(job.output)),
            opener=self.opener,
            rests_on=self.opener.rests_on,
            mapping=job.mapping,
            admission=job.admission,
            language=job.language,
            detail=job.detail,
            today=today,
        )

    def _executor(self, setup: Setup) -> tuple[Executor, Iterator[Unit]]:
        """Who works, and on what. An input of one unit is not worth starting workers for."""
        job = self.job
        if job.engine == "ray":
            from jaganetral.scan.cluster import Cluster  # noqa: PLC0415 - of the extra [ray]

            cluster = Cluster(job.address)
            return cluster, plan(setup, self.pieces, cluster.stream)
        workers = job.workers or cores()
        here = Here()
        if workers == 1:
            return here, plan(setup, self.pieces, here.stream)
        if len(self.pieces) > 1:
            processes = Processes(workers)
            return processes, plan(setup, self.pieces, processes.stream)
        units = plan(setup, self.pieces, here.stream)
        first = list(islice(units, 2))
        return (here if len(first) < 2 else Processes(workers)), chain(first, units)

    def _same_photos(self, manifest: Manifest) -> bool:
        """Whether each unit would be what it was: photos may have come or changed."""
        if not manifest.counts.photos:
            return True
        units = plan(self._setup(manifest.today), self.pieces, Here().stream)
        return [unit.key for unit in units] == [unit.key for unit in manifest.units]

    def _tell(self, rows: int, tally: Tally) -> None:
        place = bisect_right(self.pieces, tally.span[1], key=lambda piece: piece.first_row)
        total = self.pieces[-1].stop if len(self.pieces) > 1 else 0
        self.watch(rows, self.pieces[place - 1].stop if total else 0, total)

    def _grew(self) -> bool:
        """Whether rows came to the input while it was read. Raises `InputChanged`."""
        if self.place.seal() == self.seal:
            return False
        if _input_digest(self.place) != self.fingerprint.input_sha256:
            raise InputChanged(path=self.source.location)
        return find(self.job.input).size > self.place.size

    def _manifest(self, assembly: Assembly, today: date) -> Manifest:
        output, rejected = assembly.close()
        rejects = sum(assembly.counts.rejects.values())
        return Manifest(
            fingerprint=self.fingerprint,
            input=PurePath(str(self.job.input)).name,
            today=today,
            rows=assembly.rows,
            figures=assembly.counts.levels | ({"rejected": rejects} if rejects else {}),
            output_sha256=output,
            rejected_sha256=rejected,
            seals=self.store.seals(output, rejected),
            counts=assembly.counts,
            admission=self.job.admission.told() if self.job.admission else None,
            units=assembly.tallies,
        )

    def _summary(
        self, manifest: Manifest, *, already_done: bool = False, grew: bool = False
    ) -> Summary:
        return Summary(
            rows=manifest.rows,
            figures=manifest.figures,
            counts=manifest.counts,
            seconds=time.monotonic() - self.began,
            already_done=already_done,
            grew=grew,
        )


def _input_digest(place: Place) -> str:
    """SHA-256 of the input as it was when it was opened; of an object its storage's mark."""
    return place.seal() if place.remote else place.digest(0, place.size)
