"""Every row of an input beside the verdict that a scan gave on it.

An output keeps the order of its input, and rows that were rejected, or that nobody may judge, are
not in it. So both are read once, side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.language import N_
from jaganetral.scan.errors import BadInput
from jaganetral.scan.reading import Admission, Mapping, Refusal, open_source
from jaganetral.scan.rows import Reject
from jaganetral.scan.store import open_store
from jaganetral.scan.triage.errors import NotItsInput

REJECTED: Final = ".rejected.jsonl"
BRIEF: Final = N_("brief verdicts cannot be sorted for people; scan with --detail full")
_NO_VERDICT: Final = N_("expected the verdicts of a scan; this line is none")
_FLAT: Final = ("rules", "reasons", "missing", "advice", "contests", "signals", "shadow", "notes")
"""What stands as JSON in the columns of a table."""


class Pair(msgspec.Struct, frozen=True):
    """A row under the names of the contract, and the verdict on it as the contract writes it.

    `judged` is None where the row got none.
    """

    number: int
    id: str | None
    fields: dict[str, Any]
    judged: dict[str, Any] | None = None


def pairs(
    output: str,
    source: str,
    mapping: Mapping | None = None,
    admission: Admission | None = None,
) -> Iterator[Pair]:
    """The rows of `source` that can be read, in order, each with its verdict in `output`.

    Raises `NotItsInput` where they do not belong together, `BadInput` where the output holds no
    full verdicts.
    """
    verdicts, rejected = _verdicts(output), _rejected(output)
    wanted, skip = next(verdicts, None), next(rejected, None)
    columns = frozenset() if mapping else frozenset({"id"})
    for row in open_source(source, columns=columns, mapping=mapping).rows():
        while skip is not None and skip < row.number:
            skip = next(rejected, None)
        if row.fields is None:
            continue
        fields = _understood(row.fields, mapping, admission)
        identity = name_of(fields.get("id"))
        if wanted is None or row.number == skip or identity != wanted["id"]:
            yield Pair(row.number, identity, fields)
        else:
            yield Pair(row.number, identity, fields, wanted)
            wanted = next(verdicts, None)
    if wanted is not None:
        raise NotItsInput(output=output, id=wanted["id"], input=source)


def _understood(
    fields: dict[str, Any], mapping: Mapping | None, admission: Admission | None
) -> dict[str, Any]:
    """A row under the names of the contract, and beside them what may be kept of its account."""
    if admission is not None:
        admitted = admission.admit(fields)
        if not isinstance(admitted, Refusal):
            about = msgspec.structs.asdict(admission.about(fields))
            return admitted | {name: told for name, told in about.items() if told is not None}
    return mapping.conduct_row(fields) if mapping else fields


def name_of(value: Any) -> str | None:
    """An id as the contract reads it."""
    if type(value) is str and value.isascii() and value.isprintable() and 0 < len(value) < 100:
        return value if value.strip() else None
    try:
        return conduct_from_row({"id": value})[0].id
    except BadConduct:
        return None


def _verdicts(output: str) -> Iterator[dict[str, Any]]:
    for line, row in enumerate(open_source(output).rows(), 1):
        fields = row.fields
        if fields is None or not isinstance(fields.get("id"), str) or "verdict" not in fields:
            raise BadInput(path=output, field=f"{line}", why=_NO_VERDICT)
        if fields.get("signals") is None or fields.get("reasons") is None:
            raise BadInput(path=output, field="signals", why=BRIEF)
        yield _unfolded(fields) if isinstance(fields["signals"], str) else fields


def _unfolded(fields: dict[str, Any]) -> dict[str, Any]:
    """A row of a table as the object that it stands for."""
    whole = dict(fields)
    for name in _FLAT:
        whole[name] = msgspec.json.decode(fields[name]) if fields.get(name) else []
    whole["confidence"] = float(fields["confidence"])
    return whole


def _rejected(output: str) -> Iterator[int]:
    """The numbers of the rows that got no verdict, ascending."""
    told = open_store(output).read(REJECTED)
    for line in (told or b"").splitlines():
        try:
            yield msgspec.json.decode(line, type=Reject).row
        except msgspec.MsgspecError:  # not ours to mend: ids still tell which row is which
            return
