"""A unit of work: a run of rows, judged by itself on any process or machine.

`scan_unit` is a pure function of what its key names: the bytes of the rows, the words of the rows
that they answer, the photos beside them, the rulebook, the models, the registry and the options.
It leaves one part file, written whole or not at all:

    verdicts in the form of the output | rejects as JSON Lines | the tally as JSON | its length
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from typing import Any, Literal

import msgspec

from jaganetral.contract import BadConduct, conduct_from_row, verdict_json
from jaganetral.language import N_, translator
from jaganetral.model import Conduct, Language, Verdict
from jaganetral.scan.errors import InputChanged, OtherRulebook
from jaganetral.scan.figures import Figures
from jaganetral.scan.forms import Form
from jaganetral.scan.judges import Judge, Opener
from jaganetral.scan.reading import Admission, Mapping, Piece, Refusal, Source
from jaganetral.scan.rows import Reject, Row
from jaganetral.scan.store import Store

BATCH = 1_024
"""Rows that are judged in one call."""
_LENGTH = struct.Struct("<Q")

NOT_UTF8 = N_("bytes that are not UTF-8 were replaced")
QUOTED = N_("quoted_text was taken from row id {id}")
DOUBLED = N_("this id came before in the same file")
FAULT = N_("a fault in JagaNetral, please report it: {error}")


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """What all units of a scan share."""

    source: Source
    store: Store
    form: Form
    opener: Opener
    rests_on: tuple[str, str]
    """Rulebook and models, as the planning machine has them."""
    mapping: Mapping | None = None
    admission: Admission | None = None
    language: Language = "id"
    detail: Literal["full", "brief"] = "full"
    today: date
    """Stands for a day that is not told: the day the scan began."""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """Some rows of the input: a piece that the worker reads itself, or rows sent along."""

    number: int
    key: str
    piece: Piece | None = None
    digest: str = ""
    """SHA-256 of the bytes of the piece, as they were when the scan was planned."""
    span: tuple[int, int] = (0, 2**63)
    """First and last row number."""
    rows: tuple[Row, ...] = ()
    quotes: dict[int, tuple[str, str]] = {}
    """Row number → the id of the row it answers, and that row's words."""
    doubled: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """The part file's name."""
        return part_name(self.number, self.key)


class Tally(msgspec.Struct, kw_only=True):
    """What came of a unit, as its part and the manifest tell it."""

    number: int
    key: str
    span: tuple[int, int]
    """First and last row number."""
    rows: int
    rejected: int
    verdict_bytes: int
    reject_bytes: int
    verdicts_sha256: str
    rejects_sha256: str
    figures: Figures = msgspec.field(default_factory=Figures)


def part_name(number: int, key: str) -> str:
    """The file that holds what came of a unit."""
    return f"{number:09}-{key[:32]}.part"


def scan_unit(work: tuple[Setup, Unit, bool]) -> Tally:
    """Judge a unit and put its part into the store; where the part is `kept`, only tell of it.

    Raises `InputChanged` where the bytes are not those that were planned, `OtherRulebook` where
    this machine would judge by another rulebook than the one that planned.
    """
    setup, unit, kept = work
    if kept and (known := kept_tally(setup.store, unit)) is not None:
        return known
    judge = _judge(setup.opener, setup.rests_on)
    lines: list[bytes] = []
    rejects: list[bytes] = []
    figures = Figures()
    rows = _rows(setup, unit)
    while batch := list(islice(rows, BATCH)):
        _judge_batch(setup, unit, judge, batch, lines, rejects, figures)
    verdicts = setup.form.part(lines)
    refused = b"".join(line + b"\n" for line in rejects)
    tally = Tally(
        number=unit.number,
        key=unit.key,
        span=unit.span,
        rows=len(lines) + len(rejects),
        rejected=len(rejects),
        verdict_bytes=len(verdicts),
        reject_bytes=len(refused),
        verdicts_sha256=sha256(verdicts).hexdigest(),
        rejects_sha256=sha256(refused).hexdigest(),
        figures=figures,
    )
    told = msgspec.json.encode(tally)
    setup.store.keep(unit.name, verdicts + refused + told + _LENGTH.pack(len(told)))
    return tally


def kept_tally(store: Store, unit: Unit) -> Tally | None:
    """What came of a unit whose part is there already."""
    tail = store.kept(unit.name, start=-16_384)
    if tail is None or len(tail) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(tail[-_LENGTH.size :])
    if length + _LENGTH.size > len(tail):
        tail = store.kept(unit.name, start=-(length + _LENGTH.size)) or b""
    try:
        return msgspec.json.decode(tail[-length - _LENGTH.size : -_LENGTH.size], type=Tally)
    except msgspec.DecodeError:
        return None


@lru_cache(maxsize=2)
def _judge(opener: Opener, rests_on: tuple[str, str]) -> Judge:
    if opener.rests_on != rests_on:
        raise OtherRulebook(here=opener.rests_on[0], planned=rests_on[0])
    return opener()


def _rows(setup: Setup, unit: Unit) -> Iterator[Row]:
    if unit.piece is None:
        yield from unit.rows
        return
    if setup.source.digest(unit.piece) != unit.digest:
        raise InputChanged(path=setup.source.location)
    first, last = unit.span
    for row in setup.source.rows(unit.piece):
        if row.number > last:
            return
        if row.number >= first:
            yield row


def _judge_batch(
    setup: Setup,
    unit: Unit,
    judge: Judge,
    batch: Sequence[Row],
    lines: list[bytes],
    rejects: list[bytes],
    figures: Figures,
) -> None:
    _ = translator(setup.language)
    read: list[tuple[Row, Conduct]] = []
    notes: list[tuple[str, ...]] = []
    places: list[Reject | None] = []
    for row in batch:
        found = _conduct(setup, unit, row, figures)
        if isinstance(found, Refusal):
            figures.refused[found.why] = figures.refused.get(found.why, 0) + 1
            continue
        if isinstance(found, Reject):
            places.append(found)
        else:
            read.append((row, found[0]))
            notes.append(found[1])
            places.append(None)
    conducts = [conduct for _row, conduct in read]
    judged = iter(judge(conducts, notes=notes, today=setup.today) if conducts else ())
    rows = iter(read)
    passed, verdicts = [], []
    for refused in places:
        if refused is not None:
            rejects.append(msgspec.json.encode(refused))
            continue
        (row, conduct), verdict = next(rows), next(judged)
        if isinstance(verdict, Verdict):
            lines.append(verdict_json(verdict, setup.detail))
            passed.append(conduct)
            verdicts.append(verdict)
        else:
            figures.reject("fault")
            reason = _(FAULT).format(error=verdict.error)
            rejects.append(msgspec.json.encode(_reject(row, conduct.id, None, reason)))
    figures.count(passed, verdicts)


def _conduct(
    setup: Setup, unit: Unit, row: Row, figures: Figures
) -> tuple[Conduct, tuple[str, ...]] | Reject | Refusal:
    _ = translator(setup.language)
    if row.fields is None:
        figures.reject(row.problem or "")
        return _reject(row, None, None, _(row.problem or ""))
    fields = _admitted(setup, row.fields)
    if isinstance(fields, Refusal):
        return fields
    notes = [_(note) for note in row.notes]
    if (answered := unit.quotes.get(row.number)) is not None:
        fields = {**fields, "quoted_text": answered[1]}
    try:
        conduct, read = conduct_from_row(fields, language=setup.language)
    except BadConduct as bad:
        identity = fields.get("id")
        identity = identity if isinstance(identity, str) else None
        figures.reject(bad.field)
        return _reject(row, identity, bad.field, bad.message(setup.language))
    if row.repaired:
        notes.append(_(NOT_UTF8))
    if answered is not None:
        notes.append(_(QUOTED).format(id=answered[0]))
    if row.number in unit.doubled:
        notes.append(_(DOUBLED))
    figures.photos += bool(conduct.photos)
    return conduct, (*read, *notes)


def _admitted(setup: Setup, fields: dict[str, Any]) -> dict[str, Any] | Refusal:
    if setup.admission is not None:
        return setup.admission.admit(fields)
    return setup.mapping.conduct_row(fields) if setup.mapping else fields


def _reject(row: Row, identity: str | None, field: str | None, reason: str) -> Reject:
    name = identity and identity[:1000].encode("utf-8", "replace").decode("utf-8")
    return Reject(row=row.number, offset=row.offset, id=name, field=field, reason=reason)
