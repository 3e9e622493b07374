"""Snapshots: the figures of the closed months as open data, frozen, and made again from the facts.

A snapshot is a Frictionless Data Package (datapackage.json and CSV files) in one zip whose bytes
depend on the figures alone: fixed order, fixed dates, no compression that differs by machine.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral import __version__
from jaganetral.portal.insight.answering import answer
from jaganetral.portal.insight.asking import Ask, read_ask
from jaganetral.portal.insight.closing import K, month_told
from jaganetral.portal.insight.errors import NoSuchSnapshot, NothingClosed
from jaganetral.portal.insight.measures import COUNTS
from jaganetral.portal.insight.models import Closing, Fact, Pace, Quiet, Snapshot, Told
from jaganetral.portal.people.models import Person
from jaganetral.portal.trail.actions import record

__all__ = ["LICENCE", "Reproduced", "package", "publish", "reproduce"]

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}

_TOLD = ("month", "kind", "region", "dimension", "value", "count")
_PACE = ("month", "step", "count", "median_days", "limit", "unit", "kept")
_QUIET = ("month", "authority", "days")
_CLOSED = ("month", "k", "rulebook", "facts_hash", "cells_hash")


@dataclass(frozen=True, slots=True)
class Reproduced:
    """What came out when a snapshot was made again from the facts."""

    number: int
    same: bool
    sha256: str
    content: bytes
    differs: tuple[str, ...]
    """The months whose facts or counts are not what was told, or "package" for the file."""


@transaction.atomic
def publish(by: Person | None = None, query: str = "") -> Snapshot:
    """Freeze the figures of all closed months, and the answer to `query` if one is given.

    The same figures and query are one snapshot. Raises NothingClosed, BadQuery.
    """
    from django.http import QueryDict  # noqa: PLC0415 - only for its reading of addresses

    asked = read_ask(QueryDict(query).dict()) if query else None
    closings = list(Closing.objects.order_by("month"))
    if not closings:
        raise NothingClosed(_("No month is closed yet: there is nothing to publish."))
    told = Told.objects.order_by("month", "kind", "region", "dimension", "value")
    content = package(closings, _rows(told), _paces(), asked)
    digest = hashlib.sha256(content).hexdigest()
    same: Snapshot | None = Snapshot.objects.filter(sha256=digest).first()
    if same is not None:
        return same
    found: Snapshot = Snapshot.objects.create(
        query=asked.address if asked else "", through=closings[-1].month,
        data_hash=_data_hash(closings), rulebook=closings[-1].rulebook, sha256=digest,
        content=content,
    )  # fmt: skip
    record(
        "figures.published", by=by, about=f"snapshot:{found.pk}",
        details={"sha256": digest, "query": found.query, "data": found.data_hash},
    )  # fmt: skip
    return found


def reproduce(number: int) -> Reproduced:
    """Make a snapshot again from the facts, and compare. Raises NoSuchSnapshot."""
    from django.http import QueryDict  # noqa: PLC0415

    snapshot = Snapshot.objects.filter(pk=number).first()
    if snapshot is None:
        raise NoSuchSnapshot(_("There is no snapshot {number}.").format(number=number))
    closings = list(Closing.objects.filter(month__lte=snapshot.through).order_by("month"))
    rows: list[tuple[Any, ...]] = []
    paces: list[tuple[Any, ...]] = []
    differs = []
    for closing in closings:
        again = month_told(Fact.objects.filter(closing=closing), closing.month, closing.k)
        if (again.facts_hash, again.cells_hash) != (closing.facts_hash, closing.cells_hash):
            differs.append(f"{closing.month:%Y-%m}")
        month = f"{closing.month:%Y-%m}"
        rows += [(month, kind, c.region, c.dimension, c.value, c.count) for kind, c in again.cells]
        paces += [
            (month, p["step"], p["count"], p["median_halves"] / 2, p["limit"], p["unit"], p["kept"])
            for p in again.paces
        ]
    query = snapshot.query
    asked = read_ask(QueryDict(query).dict()) if query else None
    content = package(closings, sorted(rows), sorted(paces), asked)
    digest = hashlib.sha256(content).hexdigest()
    if digest != snapshot.sha256:
        differs.append("package")
    return Reproduced(number, digest == snapshot.sha256 and not differs, digest, content,
                      tuple(differs))  # fmt: skip


def package(
    closings: Sequence[Closing],
    told: Iterable[tuple[Any, ...]],
    paces: Iterable[tuple[Any, ...]],
    asked: Ask | None = None,
) -> bytes:
    """The zip of a data package; its bytes follow from what is given alone."""
    through = closings[-1].month
    files = {
        "figures.csv": _csv(_TOLD, sorted(told)),
        "steps.csv": _csv(_PACE, sorted(paces)),
        "silent.csv": _csv(_QUIET, _quiet(through)),
        "months.csv": _csv(
            _CLOSED,
            ((f"{c.month:%Y-%m}", c.k, c.rulebook, c.facts_hash, c.cells_hash) for c in closings),
        ),
    }
    if asked is not None:
        ends = Ask(asked.measure, asked.by, asked.region, asked.dimension, asked.value,
                   asked.start, min(asked.end, through) if asked.end else through)  # fmt: skip
        lines = answer(ends).lines
        files["figure.csv"] = _csv(("key", "count"), ((one.key, one.count) for one in lines))
    files["datapackage.json"] = _described(closings, files, asked)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.external_attr = 0o644 << 16
            member.create_system = 3
            archive.writestr(member, files[name])
    return out.getvalue()


def _data_hash(closings: Sequence[Closing]) -> str:
    said = "\n".join(f"{c.month:%Y-%m} {c.facts_hash}" for c in closings)
    return hashlib.sha256(said.encode()).hexdigest()


def _rows(told: Any) -> list[tuple[Any, ...]]:
    return [
        (f"{month:%Y-%m}", *rest)
        for month, *rest in told.values_list(*_TOLD).iterator(chunk_size=5000)
    ]


def _paces() -> list[tuple[Any, ...]]:
    return [
        (f"{p.closing.month:%Y-%m}", p.step, p.count, p.median_halves / 2, p.limit, p.unit, p.kept)
        for p in Pace.objects.select_related("closing")
    ]


def _quiet(through: Any) -> list[tuple[Any, ...]]:
    found = Quiet.objects.filter(closing__month__lte=through).select_related("closing")
    return sorted((f"{q.closing.month:%Y-%m}", q.authority, q.days) for q in found)


def _csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return out.getvalue().encode()


_TYPES = {
    "month": "yearmonth", "count": "integer", "median_days": "number", "limit": "integer",
    "kept": "integer", "days": "integer", "k": "integer",
}  # fmt: skip


def _described(closings: Sequence[Closing], files: dict[str, bytes], asked: Ask | None) -> bytes:
    """datapackage.json (Frictionless Data Package 1): fields, hashes, licence, method."""
    told = {
        "name": "jaganetral-figures",
        "title": "Figures on the neutrality of civil servants, by closed month",
        "version": __version__,
        "profile": "tabular-data-package",
        "licenses": [LICENCE],
        "description": (
            f"Counts below {K} are told together under the value '*', or wait for a later month; "
            "no count can be worked out by subtraction (docs/decisions/0013). An empty region is "
            "the whole country, an empty dimension every event, an empty value 'not known'."
        ),
        "measures": {one.id: _english(one.definition) for one in COUNTS},
        "query": asked.address if asked else "",
        "data_hash": _data_hash(closings),
        "rulebook": closings[-1].rulebook,
        "resources": [_resource(name, files[name]) for name in sorted(files)],
    }
    return (json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _english(said: Any) -> str:
    from django.utils.translation import override  # noqa: PLC0415

    with override("en"):
        return str(said)


def _resource(name: str, content: bytes) -> dict[str, Any]:
    head = content.split(b"\n", 1)[0].decode().split(",")
    fields = [{"name": one, "type": _TYPES.get(one, "string")} for one in head]
    return {
        "name": name.removesuffix(".csv"),
        "path": name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": fields, "missingValues": [""]},
    }
