"""A line of a queue file (see scan/triage/item.py) → an item, or why it cannot be one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec
from django.utils.translation import gettext as _

from jaganetral.portal.review.sealed import Kept
from jaganetral.portal.review.states import Choice
from jaganetral.scan.triage.item import Item as Line
from jaganetral.scan.triage.previews import Preview

__all__ = ["LONGEST", "Bad", "Known", "Read", "lines", "read"]

LONGEST = 2_000_000
"""Bytes of a line: words have a limit of their own, far below; small pictures take the most."""
_HASH = re.compile(r"[0-9a-z][0-9A-Za-z:.+_-]{0,63}")
_REGION = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9.]{1,7})?)?")
_RULE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")


class Known(msgspec.Struct, frozen=True):
    """The decision that is known of an item: a lead's, beside the fields that triage writes."""

    decision: str
    reason: str
    rules: tuple[str, ...] = ()


class _Beside(msgspec.Struct, frozen=True):
    golden: Known | None = None


class Bad(Exception):
    """The line cannot be taken; the message names the field, what was expected, what to do."""


@dataclass(frozen=True, slots=True)
class Read:
    """An item as the queue keeps it: columns, what is sealed, and a decision if one is known."""

    columns: dict[str, Any]
    kept: Kept
    golden: Known | None
    previews: Sequence[Preview] = ()


def lines(file: BinaryIO) -> Iterator[tuple[bytes | None, int]]:
    """Each line from where the file stands, and its length in bytes; None for one that is too long.

    Memory is bounded by LONGEST, whatever comes.
    """
    while line := file.readline(LONGEST + 1):
        if line.endswith(b"\n") or len(line) <= LONGEST:
            yield line, len(line)
            continue
        size = len(line)
        while (part := file.readline(LONGEST)) and not part.endswith(b"\n"):
            size += len(part)
        yield None, size + len(part)


def read(line: bytes | None) -> Read:
    """Raises Bad."""
    if line is None:
        raise Bad(_("longer than {limit} bytes: no item is").format(limit=LONGEST))
    try:
        told, beside = _LINE.decode(line), _BESIDE.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise Bad(_("not an item of a queue file: {why}").format(why=wrong)) from None
    _checked(told)
    golden = beside.golden
    if golden is not None and (golden.decision not in Choice.values or not golden.reason.strip()):
        raise Bad(_("golden: expected a decision (breach, no_breach, unclear) and how it is known"))
    region = told.region or ""
    columns = {
        "key": told.item, "stratum": "golden" if golden else told.stratum,
        "inclusion": told.inclusion, "score": told.score, "severity": told.severity,
        "confidence": told.confidence, "reach": told.reach, "verdict": told.verdict,
        "rules": list(told.rules), "place": told.score, "face": told.verdict,
        "platform": told.platform, "province": region[:2], "region": region,
        "at": told.at or "", "action": told.action, "copies": told.copies,
        "rulebook": told.rulebook, "scan": told.scan, "source": told.source[:200],
    }  # fmt: skip
    if any("\0" in value for value in columns.values() if isinstance(value, str)):
        raise Bad(_("a NUL character stands in it: write the file anew"))
    return Read(columns, _kept(told), golden, told.previews)


_LINE = msgspec.json.Decoder(Line)
_BESIDE = msgspec.json.Decoder(_Beside)


def _checked(told: Line) -> None:
    """What the queue needs beyond the shape that triage holds itself to."""
    wrong = (
        ("score", math.isfinite(told.score), _("a number")),
        ("reach", told.reach is None or told.reach < 2**62, _("a count, or null")),
        ("copies", len(told.members) <= told.copies < 2**31, _("a count of all its members")),
        ("region", not told.region or _REGION.fullmatch(told.region), _("a code such as 13.71")),
        ("at", len(told.at or "") <= 35, _("a moment by ISO 8601")),
        ("rules", all(_RULE.fullmatch(rule) for rule in told.rules), _("names of rules")),
        ("rulebook", _HASH.fullmatch(told.rulebook), _("a hash")),
        ("scan", _HASH.fullmatch(told.scan), _("a hash")),
        ("judged", told.judged.get("verdict") == told.verdict, _("the verdict of the item itself")),
    )
    for field, right, expected in wrong:
        if not right:
            raise Bad(_("{field}: expected {expected}").format(field=field, expected=expected))


def _kept(told: Line) -> Kept:
    plain: dict[str, Any] = msgspec.to_builtins(
        {"conduct": told.conduct, "judged": told.judged, "members": told.members,
         "photos": told.photos, "seen_before": told.seen_before}
    )  # fmt: skip
    return Kept(**plain)
