"""Reviewed decisions as a file of labels: one JSON object a line, as the portal gives them.

    {"conduct": {…}, "decision": "breach", "rules": ["…"], "item": "…", "rulebook": "…",
     "decided_at": "2026-11-20T08:00:00+00:00",
     "provenance": {"stratum": "flagged", "inclusion": 1.0, …}, …}

`provenance.aid`, what the scan said, is never read: it is no truth. A line that is no label costs
itself, and is told with its number.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.language import N_, translator
from jaganetral.model import Conduct, Language
from jaganetral.scan.reading import open_source

Decision = Literal["breach", "no_breach", "unclear"]
DECISIONS: tuple[Decision, ...] = ("breach", "no_breach", "unclear")
STRATA = ("flagged", "unflagged")
_WIB = timezone(timedelta(hours=7))
_Word = TypeVar("_Word", bound=str)


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A conduct, and what people agreed on.

    `weight`: how many rows it stands for, 1 over its chance to be in the queue. `drawn`: it is of
    the random sample of what the scan did not flag. `day` (WIB) is that of the decision, and is
    given only where the conduct has no day of its own.
    """

    line: int
    item: str
    conduct: Conduct
    decision: Decision
    rules: tuple[str, ...]
    drawn: bool
    weight: float
    day: date | None
    rulebook: str


class Aside(msgspec.Struct, frozen=True, kw_only=True):
    """A line that counts nowhere, and why, in the language that was asked for."""

    line: int
    reason: str


def read_labels(path: str | Path, language: Language = "id") -> tuple[list[Label], list[Aside]]:
    """The labels of a file, and the lines that are none, both in its order.

    An item that comes a second time is put aside. Raises ScanError where the file as a whole
    cannot be read: absent, a folder, an unknown suffix.
    """
    _ = translator(language)
    labels: list[Label] = []
    aside: list[Aside] = []
    seen: dict[str, int] = {}
    for row in open_source(path, columns=frozenset({"conduct", "decision"})).rows():
        try:
            if row.fields is None:
                raise _Problem(_(row.problem or ""))
            label = _label(row.number, row.fields, language)
            if label.item in seen:
                line = _("item: stands in line {line} already")
                raise _Problem(line.format(line=seen[label.item]))
        except _Problem as problem:
            aside.append(Aside(line=row.number, reason=str(problem)))
        except BadConduct as bad:
            aside.append(Aside(line=row.number, reason=bad.message(language)))
        else:
            seen[label.item] = row.number
            labels.append(label)
    return labels, aside


class _Problem(Exception):
    """A line that is no label; says why, translated."""


def _label(line: int, fields: Mapping[str, Any], language: Language) -> Label:
    told = _object(fields, "conduct")
    conduct, _notes = conduct_from_row(told, language=language)
    provenance = _object(fields, "provenance")
    decision = _one_of("decision", fields.get("decision"), DECISIONS)
    stratum = _one_of("provenance.stratum", provenance.get("stratum"), STRATA)
    item = fields.get("item")
    return Label(
        line=line,
        item=item if isinstance(item, str) and item else conduct.id,
        conduct=conduct,
        decision=decision,
        rules=_rules(fields.get("rules")),
        drawn=stratum == "unflagged",
        weight=1 / _chance(provenance.get("inclusion")),
        day=_day(fields.get("decided_at")) if conduct.at is None else None,
        rulebook=str(fields.get("rulebook") or ""),
    )


def _object(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = fields.get(name)
    if not isinstance(value, Mapping):
        raise BadConduct("", name, value, N_("an object with fields"))
    return value


def _one_of(field: str, value: object, allowed: tuple[_Word, ...]) -> _Word:
    for one in allowed:
        if one == value:
            return one
    raise BadConduct("", field, value, N_("one of: {allowed}"), allowed)


def _rules(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadConduct("", "rules", value, N_("a list of rules"))
    return tuple(value)


def _chance(value: object) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 < value <= 1:  # type: ignore[operator]
        raise BadConduct("", "provenance.inclusion", value, N_("a chance over 0, at most 1"))
    return float(value)  # type: ignore[arg-type]


def _day(value: object) -> date:
    expected = N_("a moment such as 2026-11-20T08:00:00+00:00, because the conduct has no `at`")
    try:
        moment = datetime.fromisoformat(value if isinstance(value, str) else "")
        return (moment.astimezone(_WIB) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        raise BadConduct("", "decided_at", value, expected) from None
