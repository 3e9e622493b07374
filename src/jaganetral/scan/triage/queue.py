"""The whole way: a scan's output and its input in, a queue file out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import msgspec

from jaganetral.elections.regions import RegionTable, load_regions
from jaganetral.language import N_
from jaganetral.scan.errors import Busy, NoSuchInput, SameFile
from jaganetral.scan.reading import Admission, Mapping
from jaganetral.scan.reading.errors import NotAdmitted
from jaganetral.scan.reading.places import find, is_url
from jaganetral.scan.store import MANIFEST, flush, open_store
from jaganetral.scan.triage.aside import Aside
from jaganetral.scan.triage.collecting import UNKNOWN, Collection, collect
from jaganetral.scan.triage.item import Item, Member, Sight, item_json
from jaganetral.scan.triage.pairs import pairs
from jaganetral.scan.triage.pictures import Pictures
from jaganetral.scan.triage.sorting import Heap, drawn, heaps
from jaganetral.scan.triage.spool import Record

try:
    import fcntl
except ImportError:  # Windows: two triages at once on one queue are not noticed there
    fcntl = None  # type: ignore[assignment]

Watch = Callable[[int], None]
"""Called now and then with the verdicts read so far."""
SAMPLE = 200
_OTHER_LISTS = N_("the scan was given other lists of who may be judged; give the same --roster, "
                  "--pages, --place and --basis")  # fmt: skip


class Triage(msgspec.Struct, frozen=True, kw_only=True):
    """What to sort. `output` and `input` are paths or URLs of a scan's output and its input."""

    output: str
    input: str
    queue: Path
    mapping: Mapping | None = None
    admission: Admission | None = None
    """As the scan was given it: whose accounts may be named."""
    aside: Aside = Aside()
    sample: int = SAMPLE
    photos: Path | None = None
    """Where the photos lie; None: beside the input."""
    previews: bool = True
    """Whether small copies of the photos go along."""


class _Told(msgspec.Struct, frozen=True):
    """What is read here of a scan's manifest."""

    admission: dict[str, str] | None = None


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """How it ended. `rest` counts what was not flagged, `sampled` what of it is in the queue."""

    verdicts: int
    flagged: int
    items: int
    rest: int
    sampled: int
    unread: int
    """Photos that could not be opened, and so are the same only under the same name."""
    seconds: float


def triage(job: Triage, watch: Watch = lambda read: None) -> Sorted:
    """Write the queue file of a scan; the same scan gives the same bytes.

    The file is written whole or not at all. Raises `ScanError`.
    """
    began = time.monotonic()
    _check(job)
    scan = _sha256(job.output)
    pictures = Pictures(_photos(job))
    with _whole(job.queue) as file:
        found = Collection(job.queue.parent, job.sample, scan)
        try:
            for read in collect(
                pairs(job.output, job.input, job.mapping, job.admission), found, job.aside, pictures
            ):
                watch(read)
            items = heaps(found, lambda: watch(found.verdicts))
            source = job.input.rsplit("/", 1)[-1]
            for heap in items:
                file.write(_line(_flagged(found, heap, scan, source), job, pictures))
                watch(found.verdicts)
            sampled = 0
            for name, chance, place, reach in drawn(found):
                record = found.record(place)
                file.write(_line(_rest(record, name, chance, reach, scan, source), job, pictures))
                watch(found.verdicts)
                sampled += 1
        finally:
            found.close()
    return Sorted(
        verdicts=found.verdicts,
        flagged=len(found.kind),
        items=len(items),
        rest=sum(found.sample.seen.values()),
        sampled=sampled,
        unread=pictures.unread,
        seconds=time.monotonic() - began,
    )


def _line(item: Item, job: Triage, pictures: Pictures) -> bytes:
    if job.previews and item.photos:
        item = msgspec.structs.replace(item, previews=pictures.previews(item.photos))
    return item_json(item) + b"\n"


def _check(job: Triage) -> None:
    for location in (job.output, job.input):
        find(location)
        if not is_url(location) and job.queue.exists() and job.queue.samefile(location):
            raise SameFile(path=job.queue)
    if job.queue.is_dir():
        raise NoSuchInput(path=job.queue, why="a folder")
    if not job.queue.parent.is_dir():
        raise NoSuchInput(path=job.queue.parent, why="no such folder")
    _check_lists(job)


def _check_lists(job: Triage) -> None:
    """Nobody comes into the queue by other lists than those by which the rows were judged."""
    try:
        manifest = open_store(job.output).read(MANIFEST) or b"{}"
        told = msgspec.json.decode(manifest, type=_Told).admission
    except msgspec.MsgspecError:
        told = None
    if told != (job.admission.told() if job.admission else None):
        raise NotAdmitted(mapping=(told or {}).get("mapping", "–"), why=_OTHER_LISTS)
    if job.photos is not None and not job.photos.is_dir():
        raise NoSuchInput(path=job.photos, why="no such folder")


def _photos(job: Triage) -> Path | None:
    if job.photos is not None:
        return job.photos
    return None if is_url(job.input) else Path(job.input).parent


def _sha256(location: str) -> str:
    found = sha256()
    with find(location).open() as file:
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()


@contextmanager
def _whole(queue: Path) -> Iterator[BinaryIO]:
    """A file that takes the queue's place once it is whole. Raises `Busy`."""
    aside = queue.with_name(queue.name + ".part")
    with aside.open("ab") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Busy(path=queue) from None
        try:
            file.truncate(0)  # what a killed one left
            yield file
            flush(file)
            aside.replace(queue)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise


def _flagged(found: Collection, heap: Heap, scan: str, source: str) -> Item:
    record = found.record(found.place[heap.shown])
    members = tuple(
        _member(found.records.get(found.place[row]), _known(found.reach[row]))
        for row in heap.members
    )
    item = _rest(record, heap.name, 1.0, heap.reach, scan, source)
    return msgspec.structs.replace(
        item,
        stratum="flagged",
        score=heap.score,
        severity=heap.severity,
        confidence=heap.confidence,
        copies=heap.copies,
        members=members,
    )


def _known(reach: int) -> int | None:
    return None if reach == UNKNOWN else reach


def _rest(
    record: Record, name: str, chance: float, reach: int | None, scan: str, source: str
) -> Item:
    conduct, judged = record.conduct, msgspec.json.decode(record.judged)
    return Item(
        item=name,
        stratum="unflagged",
        inclusion=chance,
        score=0.0,
        severity=0.0,
        confidence=judged["confidence"],
        reach=reach,
        verdict=judged["verdict"],
        rules=tuple(judged["rules"]),
        category=judged["category"],
        sanction_level=judged["sanction_level"],
        platform=conduct.platform or "unknown",
        region=_region(conduct.region) if conduct.region else None,
        at=conduct.at,
        action=conduct.action or "other",
        copies=1,
        members=(_member(record, reach),),
        conduct=conduct,
        judged=judged,
        photos=conduct.photos,
        seen_before=_sights(judged),
        rulebook=judged["rulebook"],
        scan=scan,
        source=source,
    )


def _member(record: Record, reach: int | None) -> Member:
    conduct = record.conduct
    return Member(
        id=conduct.id,
        account=record.account,
        url=record.url,
        at=conduct.at,
        platform=conduct.platform,
        reach=reach,
        row=record.row,
    )


def _sights(judged: dict[str, object]) -> tuple[Sight, ...]:
    found = []
    signals = judged["signals"]
    assert isinstance(signals, list)
    for signal in signals:
        if (signal["kind"], signal["value"]) == ("time", "seen_before"):
            day, _, where = (signal.get("text") or "").partition(", ")
            photo = signal["source"].startswith("photo:")
            found.append(Sight(on=day, where=where, what="photo" if photo else "text"))
    return tuple(found)


@lru_cache(maxsize=1)
def _regions() -> RegionTable:
    return load_regions()


@lru_cache(maxsize=4_096)
def _region(told: str) -> str | None:
    found = _regions().find(told)
    return found.code if found else None
