"""Load the dated YAML of the law into a Rulebook.

Reading YAML takes a few hundred milliseconds, so the checked records are kept in the user's cache
folder under the hash of the files; the hash is also the rulebook's public name.
"""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import os
import tempfile
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from jaganetral.law.conditions import Compiler, Condition, Elements
from jaganetral.law.errors import BadRulebook, UnknownRule
from jaganetral.law.narrowing import Narrowing
from jaganetral.law.records import (
    Authority,
    BasisRecord,
    Instrument,
    Note,
    RuleRecord,
    Sanction,
)
from jaganetral.model import Basis, Period

DATA = Path(__file__).parent / "data"
PRECEDENTS = "precedents.yaml"
"""Decided cases; they change no verdict, so they are no part of the rulebook's name."""
PROCEDURES = "procedures"
"""What happens after a report; it changes no verdict either."""
_FORMAT = 6  # of the cache; raise it when records.py changes


class Records(msgspec.Struct, frozen=True):
    """All records of a rulebook, before conditions are compiled."""

    instruments: tuple[Instrument, ...]
    rules: tuple[RuleRecord, ...]
    sanctions: tuple[Sanction, ...]
    authorities: tuple[Authority, ...]
    notes: tuple[Note, ...]
    conditions: dict[str, Any]
    poses: dict[str, Any]
    files: dict[str, str]
    """Rule id → the file that it stands in."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule ready to be asked: its record and its compiled condition."""

    record: RuleRecord
    condition: Condition
    order: int

    @property
    def id(self) -> str:
        return self.record.id

    def in_force(self, day: date) -> bool:
        return _within(day, self.record.effective_from, self.record.effective_to)


def _within(day: date, start: date, end: date | None) -> bool:
    return start <= day and (end is None or day <= end)


def _overlap(period: Period, start: date, end: date | None) -> bool:
    return start <= period.end and (end is None or period.start <= end)


class Rulebook:
    """The law as records: rules to ask, instruments to cite, sanctions to name."""

    def __init__(self, records: Records, version: str) -> None:
        self.version = version
        self.instruments = {item.id: item for item in records.instruments}
        self.sanctions = {item.id: item for item in records.sanctions}
        self.authorities = records.authorities
        self.notes = records.notes
        self.poses: Mapping[str, Any] = records.poses
        self.files = records.files
        compiler = Compiler(records.conditions, "conditions.yaml")
        self.rules: tuple[Rule, ...] = tuple(
            Rule(record, compiler.compile(record.when, records.files[record.id], record.id), order)
            for order, record in enumerate(records.rules)
        )
        self._by_id = {rule.id: rule for rule in self.rules}
        self._eras: dict[date, tuple[Rule, ...]] = {}
        self._narrowings: dict[date, Narrowing] | None = None

    def __getitem__(self, rule: str) -> Rule:
        try:
            return self._by_id[rule]
        except KeyError:
            near = tuple(difflib.get_close_matches(rule, self._by_id, n=3))
            raise UnknownRule(rule, near) from None

    def __contains__(self, rule: str) -> bool:
        return rule in self._by_id

    @cached_property
    def _turns(self) -> tuple[date, ...]:
        """Every day on which a rule comes into force or is the first day without one."""
        days = {rule.record.effective_from for rule in self.rules}
        days |= {
            date.fromordinal(rule.record.effective_to.toordinal() + 1)
            for rule in self.rules
            if rule.record.effective_to is not None
        }
        return tuple(sorted(days))

    @cached_property
    def _changes(self) -> tuple[date, ...]:
        """Every day on which a rule, an article or an authority begins, or is the first without."""
        spans: list[tuple[date, date | None]] = []
        for rule in self.rules:
            spans.append((rule.record.effective_from, rule.record.effective_to))
            spans += map(self.validity, rule.record.basis)
        spans += [(one.effective_from, one.effective_to) for one in self.authorities]
        starts = {start for start, _ in spans}
        ends = {end + timedelta(days=1) for _, end in spans if end is not None and end < date.max}
        return tuple(sorted(starts | ends))

    def stretch(self, period: Period) -> object:
        """A name for the period: two days of one name have the same law, word for word."""
        if period.start == period.end:
            return bisect_right(self._changes, period.start)
        return period.start, period.end

    def eras(self, period: Period) -> tuple[date, ...]:
        """The first day of each stretch of the period under one and the same law."""
        inside = [day for day in self._turns if period.start < day <= period.end]
        return (period.start, *inside)

    def _era(self, day: date) -> date:
        """The first day of the stretch of the same rules in which a day lies."""
        return max((turn for turn in self._turns if turn <= day), default=date.min)

    def in_force(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on a day, in the order of the rulebook (drafts left out)."""
        era = self._era(day)
        if era not in self._eras:
            self._eras[era] = tuple(
                rule for rule in self.rules if rule.record.status != "draft" and rule.in_force(day)
            )
        return self._eras[era]

    def for_many(self) -> Rulebook:
        """A rulebook of the same answers that narrows rules down before they are asked.

        It takes a moment to learn what each element rules out, and pays from some hundred
        conducts on.
        """
        many = copy(self)
        many._narrowings = {}
        return many

    def as_live(self, rules: Collection[str]) -> Rulebook:
        """This rulebook with some of its rules live, whatever their status; of another name.

        For trying a rule before it decides anything: no file changes.
        """
        if not rules:
            return self
        tried = copy(self)
        tried.rules = tuple(
            replace(rule, record=msgspec.structs.replace(rule.record, status="live"))
            if rule.id in rules
            else rule
            for rule in self.rules
        )
        tried._by_id = {rule.id: rule for rule in tried.rules}
        tried._eras, tried._narrowings = {}, None
        named = "\0".join((self.version, *sorted(rules)))
        tried.version = hashlib.sha256(named.encode()).hexdigest()[:16]
        return tried

    def asked(self, day: date, elements: Elements) -> Sequence[Rule]:
        """The live rules in force on a day, in order, that are to be asked about these elements.

        Any that is left out is False of them.
        """
        era = self._era(day)
        narrowings = self._narrowings
        if narrowings is None:
            return [rule for rule in self.in_force(day) if rule.record.status == "live"]
        if era not in narrowings:
            live = [rule for rule in self.in_force(day) if rule.record.status == "live"]
            narrowings[era] = Narrowing(live)
        return narrowings[era].possible(elements)

    def validity(self, basis: BasisRecord) -> tuple[date, date | None]:
        """From when to when an article is in force: its own dates, else its instrument's."""
        instrument = self.instruments[basis.instrument]
        start = basis.effective_from or instrument.effective_from
        return start, basis.effective_to or instrument.effective_to

    def basis(self, rule: Rule, period: Period, lang: str) -> tuple[Basis, ...]:
        """The articles of a rule that are in force in the period, as the contract shows them."""
        shown = []
        for item in rule.record.basis:
            start, end = self.validity(item)
            if _overlap(period, start, end):
                shown.append(
                    Basis(
                        instrument=item.instrument,
                        article=item.article,
                        effective_from=start.isoformat(),
                        effective_to=end.isoformat() if end else None,
                        title=self.instruments[item.instrument].title.say(lang),
                    )
                )
        return tuple(shown)


def lists_on(rulebook: Rulebook, pose: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The issuers whose lists forbid a pose, and those whose lists allow it.

    A pose is a value as perception gives it (`number:2`, `palm`). A list that forbids everything
    but what it allows forbids every other pose.
    """
    lists = rulebook.poses.get("lists", ())
    allow = tuple(one["issuer"] for one in lists if pose in one["allowed"])
    forbid = tuple(
        one["issuer"]
        for one in lists
        if pose in one["forbidden"] or (one.get("all_but") and pose not in one["allowed"])
    )
    return forbid, allow


def load(folder: Path | None = None) -> Rulebook:
    """Read a rulebook folder (default: the one that ships with JagaNetral).

    Raises BadRulebook naming file, record and field.
    """
    folder = folder or DATA
    contents = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.yaml"))
        if path.name != PRECEDENTS and path.parent.name != PROCEDURES
    }
    if not contents:
        raise BadRulebook(str(folder), "-", "-", "no .yaml files in this folder")
    digest = hashlib.sha256(f"format {_FORMAT}".encode())
    for name, content in contents.items():
        digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    version = digest.hexdigest()[:16]
    records = _cached(version)
    if records is None:
        from jaganetral.law.reading import read  # noqa: PLC0415  (YAML only when needed)

        records = read(contents)
        rulebook = Rulebook(records, version)
        _keep(version, records)
        return rulebook
    return Rulebook(records, version)


def _cache_file(version: str) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "jaganetral" / f"rulebook-{_FORMAT}-{version}.msgpack"


def _cached(version: str) -> Records | None:
    with contextlib.suppress(OSError, RuntimeError, msgspec.MsgspecError):
        return msgspec.msgpack.decode(_cache_file(version).read_bytes(), type=Records)
    return None


def _keep(version: str, records: Records) -> None:
    """Write the cache whole or not at all; a folder that can't be written is no error."""
    with contextlib.suppress(OSError, RuntimeError):
        path = _cache_file(version)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as out:
            out.write(msgspec.msgpack.encode(records))
        Path(out.name).replace(path)
