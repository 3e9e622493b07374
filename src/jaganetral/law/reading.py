"""From the bytes of YAML files to checked records."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec
import yaml

from jaganetral.law.errors import BadRulebook
from jaganetral.law.records import Authority, BasisRecord, Instrument, Note, RuleRecord, Sanction
from jaganetral.law.rulebook import Records

T = TypeVar("T")

_TABLES: dict[str, type[Any]] = {
    "instruments": Instrument,
    "sanctions": Sanction,
    "authorities": Authority,
    "notes": Note,
}


def read(contents: Mapping[str, bytes]) -> Records:
    """Read every file of a rulebook; the name of a file says what it holds.

    `rules/*.yaml` hold rules; the others a list each. Raises BadRulebook.
    """
    tables: dict[str, list[Any]] = {name: [] for name in _TABLES}
    rules: list[RuleRecord] = []
    files: dict[str, str] = {}
    conditions: dict[str, Any] = {}
    poses: dict[str, Any] = {}
    for file, content in contents.items():
        raw = parse_yaml(file, content)
        stem = file.rpartition("/")[2].removesuffix(".yaml")
        if file.startswith("rules/"):
            for record in _rules(file, raw):
                if record.id in files:
                    raise BadRulebook(file, record.id, "id", f"also stands in {files[record.id]}")
                files[record.id] = file
                rules.append(record)
        elif stem in _TABLES:
            tables[stem] += [record_of(_TABLES[stem], item, file) for item in _list(raw, file)]
        elif stem == "conditions":
            conditions = _mapping(raw, file)
        elif stem == "poses":
            poses = _mapping(raw, file)
        else:
            known = ", ".join([*_TABLES, "conditions", "poses", "rules/…"])
            raise BadRulebook(file, "-", "-", f"unknown file; expected one of {known}")
    records = Records(
        instruments=tuple(tables["instruments"]),
        rules=tuple(rules),
        sanctions=tuple(tables["sanctions"]),
        authorities=tuple(tables["authorities"]),
        notes=tuple(tables["notes"]),
        conditions=conditions,
        poses=_plain(poses),
        files=files,
    )
    _cross_check(records)
    return records


def parse_yaml(file: str, content: bytes) -> object:
    """The YAML of one file. Raises BadRulebook with the line that is wrong."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(content, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "-"
        problem = getattr(error, "problem", None) or str(error)
        raise BadRulebook(file, where, "-", f"not YAML: {problem}") from error


def _rules(file: str, raw: object) -> list[RuleRecord]:
    """A file of rules: a mapping with `rules` and, if wanted, `defaults` for all of them.

    A rule's own field replaces the default; its exceptions are added to the default ones.
    """
    table = _mapping(raw, file)
    defaults = table.get("defaults") or {}
    built = []
    for item in _list(table.get("rules"), file):
        if not isinstance(item, dict):
            raise BadRulebook(file, repr(item)[:40], "-", "expected a mapping")
        merged = {**defaults, **item}
        both = [*(defaults.get("exceptions") or ()), *(item.get("exceptions") or ())]
        merged["exceptions"] = list(dict.fromkeys(both))
        built.append(record_of(RuleRecord, merged, file))
    return built


def record_of(kind: type[T], item: object, file: str) -> T:
    """A record checked against its schema. Raises BadRulebook naming record and field."""
    name = str(item.get("id", "(no id)")) if isinstance(item, dict) else repr(item)[:40]
    try:
        return msgspec.convert(item, type=kind, strict=True)
    except msgspec.ValidationError as error:
        message = str(error)
        found = re.search(r"- at `\$\.?(.*)`$", message)
        field = found.group(1) if found else "-"
        raise BadRulebook(file, name, field or "-", message.partition(" - at")[0]) from error


def _list(raw: object, file: str) -> list[Any]:
    if not isinstance(raw, list):
        raise BadRulebook(file, "-", "-", "expected a list of records")
    return raw


def _mapping(raw: object, file: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise BadRulebook(file, "-", "-", "expected a mapping")
    return raw


def _plain(value: Any) -> Any:
    """Dates as text, so that tables without a schema survive the cache unchanged."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _cross_check(records: Records) -> None:
    """What a record names must exist, and a rule must rest on law on each of its days."""
    instruments = {item.id: item for item in records.instruments}
    sanctions = {item.id for item in records.sanctions}
    effects = {rule.id: rule.effect for rule in records.rules}
    for item in records.instruments:
        if item.successor is not None and item.successor not in instruments:
            raise BadRulebook("instruments.yaml", item.id, "successor", f"no {item.successor!r}")
        if item.effective_to is not None and item.effective_to < item.effective_from:
            raise BadRulebook("instruments.yaml", item.id, "effective_to", "ends before it begins")
    owners: list[tuple[str, str, tuple[BasisRecord, ...]]] = [
        *((records.files[rule.id], rule.id, rule.basis) for rule in records.rules),
        *(("sanctions.yaml", item.id, item.basis) for item in records.sanctions),
        *(("notes.yaml", item.id, item.basis) for item in records.notes),
    ]
    for file, record, basis in owners:
        for position, article in enumerate(basis):
            if article.instrument not in instruments:
                field = f"basis[{position}].instrument"
                raise BadRulebook(file, record, field, f"no instrument {article.instrument!r}")
    for rule in records.rules:
        _names_exist(rule, records.files[rule.id], sanctions, effects)
        _covered(rule, instruments, records.files[rule.id])


def _names_exist(
    rule: RuleRecord, file: str, sanctions: Container[str], effects: Mapping[str, str]
) -> None:
    for name in rule.sanctions:
        if name not in sanctions:
            raise BadRulebook(file, rule.id, "sanctions", f"no sanction {name!r}")
    for field in ("exceptions", "prevails_over"):
        for name in getattr(rule, field):
            if effects.get(name) != "allow":
                problem = f"no rule {name!r} with the effect `allow`"
                raise BadRulebook(file, rule.id, field, problem)
    if len(rule.examples.caught) < 2 or len(rule.examples.let_through) < 2:
        problem = "expected at least two caught and two let through"
        raise BadRulebook(file, rule.id, "examples", problem)


def _covered(rule: RuleRecord, instruments: Mapping[str, Instrument], file: str) -> None:
    """Some article must be in force on every day that the rule is."""
    spans = sorted(
        (
            article.effective_from or instruments[article.instrument].effective_from,
            article.effective_to or instruments[article.instrument].effective_to or date.max,
        )
        for article in rule.basis
    )
    reached = rule.effective_from.toordinal() - 1
    for start, end in spans:
        if start.toordinal() <= reached + 1:
            reached = max(reached, end.toordinal())
    last = (rule.effective_to or date.max).toordinal()
    if reached < last:
        gap = date.fromordinal(reached + 1)
        raise BadRulebook(file, rule.id, "basis", f"no article in force on {gap}")
