"""OUTPUT.manifest.json: what a finished scan rests on, what came of every unit, and the digests.

The manifest is the truth: an output without it, or beside one that does not fit, is not finished.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from jaganetral.scan.figures import Figures
from jaganetral.scan.store import Store
from jaganetral.scan.unit import Tally

REJECTED = ".rejected.jsonl"
REPORT = ".report.html"
_BEGUN = "begun.json"


class Fingerprint(msgspec.Struct, frozen=True):
    """What must be equal for two scans to give the same bytes."""

    release: str
    rulebook: str
    models: str
    input_sha256: str
    """In S3-compatible storage: the ETag and the size."""
    options: dict[str, str]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A finished scan, as it stands in OUTPUT.manifest.json."""

    fingerprint: Fingerprint
    input: str
    today: date
    """The day the scan began: it stands for conducts without a day."""
    rows: int
    figures: dict[str, int]
    """Verdicts by level, and `rejected`."""
    output_sha256: str
    rejected_sha256: str | None
    seals: tuple[str | None, str | None]
    """What the storage says of the output and the rejects; on a disk the same digests."""
    counts: Figures
    admission: dict[str, Any] | None = None
    """Which rows might be judged: the roster, its digest, and on what basis."""
    units: list[Tally] = []

    def encode(self) -> bytes:
        """As the file holds it: one unit a line, so that people can look into it."""
        units = b",\n".join(map(_encode_unit, self.units))
        head = msgspec.json.encode(msgspec.structs.replace(self, units=[]))
        return head.removesuffix(b"[]}") + b"[\n" + units + b"\n]}\n"


class Begun(msgspec.Struct, frozen=True):
    """What a scan was when it began; it goes on with the same day after midnight."""

    fingerprint: Fingerprint
    today: date


def finished(
    store: Store, fingerprint: Fingerprint, same: Callable[[Manifest], bool]
) -> Manifest | None:
    """The manifest of an earlier scan that is still true, its last moves made up for.

    `same` is asked what digests cannot tell: whether the photos are still those that were seen.
    """
    pending = _read(store.pending())
    if pending is not None and pending.fingerprint == fingerprint:
        store.move(gone(pending))
    manifest = _read(store.read(".manifest.json"))
    if manifest is None or manifest.fingerprint != fingerprint:
        return None
    if (store.seal(""), store.seal(REJECTED)) != manifest.seals:
        return None
    return manifest if same(manifest) else None


def begin(store: Store, fingerprint: Fingerprint, today: date) -> tuple[date, set[str]]:
    """Take up an unfinished scan, or begin one: its day, and the parts that are there.

    What a killed worker left half written is swept.
    """
    names = store.names()
    parts = {name for name in names if name.endswith(".part")}
    store.drop(names - parts - {_BEGUN, "lock"})
    told = store.kept(_BEGUN)
    try:
        begun = msgspec.json.decode(told, type=Begun) if told else None
    except msgspec.DecodeError:
        begun = None
    if begun is None or begun.fingerprint != fingerprint:
        begun = Begun(fingerprint, today)
        store.keep(_BEGUN, msgspec.json.encode(begun))
    return begun.today, parts


def gone(manifest: Manifest) -> list[str]:
    """Files of an earlier scan on the same output that this scan does not have."""
    return [REJECTED] if manifest.rejected_sha256 is None else []


def _encode_unit(tally: Tally) -> bytes:
    told = msgspec.to_builtins(tally)
    del told["figures"]  # the sum stands above
    return msgspec.json.encode(told)


def _read(told: bytes | None) -> Manifest | None:
    try:
        return msgspec.json.decode(told, type=Manifest) if told else None
    except msgspec.DecodeError:
        return None
