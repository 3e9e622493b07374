"""Taking over a roster: read, looked at, corrected, and only then carried out.

Carried out twice, a file changes nothing the second time. Good rows are taken, bad rows are given
back with the reason, and no row is lost: taken, unchanged, repeated and bad are all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.door import checker, today
from jaganetral.portal.people.actions import make_organisation
from jaganetral.portal.people.models import Organisation, OrganisationKind, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.reaching import columns as guessing
from jaganetral.portal.reaching.errors import NotNow
from jaganetral.portal.reaching.models import Employee, Link, Move, Roster, RosterState
from jaganetral.portal.reaching.offices import Offices, plain
from jaganetral.portal.reaching.rows import Row, read_row
from jaganetral.portal.reaching.sealed import (
    NIP,
    Sheet,
    known,
    open_sheet,
    seal_bad,
    seal_known,
    seal_sheet,
)
from jaganetral.portal.reaching.tables import csv_bytes, read_table
from jaganetral.portal.trail.actions import record

__all__ = ["KEEP", "Reading", "carry_out", "drop", "read", "receive", "remap"]

KEEP = "reaching.keep_roster"


@dataclass(slots=True)
class Reading:
    """What a roster says, by how its columns are read now.

    new, moved, changed, unchanged: rows by what they would do; repeated: rows that say again what
    an earlier row says; bad: number, cells and reasons; unknown: offices that stand nowhere in the
    tree, with how many rows; missing: employees in the roster whom the file does not name.
    """

    sheet: Sheet
    new: list[tuple[Row, str]] = field(default_factory=list)
    moved: list[tuple[Row, Employee]] = field(default_factory=list)
    changed: list[tuple[Row, Employee]] = field(default_factory=list)
    unchanged: int = 0
    repeated: int = 0
    bad: list[tuple[int, list[str], list[str]]] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    missing: list[Employee] = field(default_factory=list)
    places: dict[str, Organisation | None] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        return {
            "rows": len(self.sheet.rows), "new": len(self.new), "moved": len(self.moved),
            "changed": len(self.changed), "unchanged": self.unchanged, "repeated": self.repeated,
            "bad": len(self.bad), "missing": len(self.missing),
        }  # fmt: skip


@transaction.atomic
def receive(by: Person, organisation: Organisation, content: bytes) -> Roster:
    """Keep a file, sealed, until it is taken over or dropped. Raises Refused, BadFile."""
    demand(by, KEEP, organisation)
    sheet = read_table(content)
    roster = Roster.objects.create(
        organisation=organisation, by=by, sealed=seal_sheet(sheet),
        columns=guessing.guessed(sheet), counts={"rows": len(sheet.rows)},
    )  # fmt: skip
    record("roster.received", by=by, about=roster.about, organisation=organisation,
           details={"rows": len(sheet.rows)})  # fmt: skip
    return roster


@transaction.atomic
def remap(by: Person, roster: Roster, asked: dict[str, int]) -> None:
    """Read the columns otherwise. Raises Refused, NotNow, BadMapping."""
    demand(by, KEEP, roster.organisation)
    roster = _waiting(roster)
    roster.columns = guessing.checked(asked, open_sheet(roster.sealed))
    roster.save(update_fields=["columns"])


def read(roster: Roster) -> Reading:
    """What the waiting roster would do. Raises BadMapping, NotNow."""
    if roster.state != RosterState.WAITING:
        raise NotNow(_("This roster was taken over or dropped already."))
    return _read(roster, make_offices=False)


@transaction.atomic
def carry_out(
    by: Person, roster: Roster, *, make_offices: bool = False, whole: bool = False
) -> Roster:
    """Take a roster over.

    make_offices: offices that are not in the tree are made below the organisation; without it
    their rows are given back. whole: the file names everybody, so that whoever it does not name has
    left. Raises Refused, NotNow, BadMapping.
    """
    demand(by, KEEP, roster.organisation)
    roster = _waiting(roster)
    reading = _read(roster, make_offices=make_offices)
    now = timezone.now()
    Employee.objects.bulk_create(
        [
            Employee(organisation=_place(reading, row), nip_mark=mark, added_at=now, **_values(row))
            for row, mark in reading.new
        ],
        batch_size=500,
    )
    moves = []
    for row, employee in reading.moved:
        place = _place(reading, row)
        moves.append(Move(employee=employee, left=employee.organisation, entered=place, at=now))
        employee.organisation = place
    Move.objects.bulk_create(moves, batch_size=500)
    touched = [*reading.moved, *reading.changed]
    for row, employee in touched:
        for name, value in _values(row).items():
            setattr(employee, name, value)
        employee.left_at = None
    Employee.objects.bulk_update(
        [employee for _row, employee in touched],
        ["organisation", "sealed", "unit", "position", "employment", "region", "left_at"],
        batch_size=200,
    )
    gone = [one.pk for one in reading.missing] if whole else []
    for start in range(0, len(gone), 500):
        some = gone[start : start + 500]
        Employee.objects.filter(pk__in=some).update(left_at=now)
        Link.objects.filter(employee__in=some, revoked_at=None).update(revoked_at=now)
    counts = reading.counts() | {"left": len(gone)}
    roster.state, roster.sealed, roster.counts = RosterState.DONE, "", counts
    roster.sealed_bad = seal_bad(_given_back(reading)) if reading.bad else ""
    roster.save()
    record("roster.taken_over", by=by, about=roster.about, organisation=roster.organisation,
           details=counts)  # fmt: skip
    return roster


@transaction.atomic
def drop(by: Person, roster: Roster) -> None:
    """Forget a file that was not taken over. Raises Refused, NotNow."""
    demand(by, KEEP, roster.organisation)
    roster = _waiting(roster)
    roster.state, roster.sealed = RosterState.DROPPED, ""
    roster.save(update_fields=["state", "sealed"])
    record("roster.dropped", by=by, about=roster.about, organisation=roster.organisation)


# --- how a file is read -------------------------------------------------------------------------


def _waiting(roster: Roster) -> Roster:
    one = Roster.objects.select_for_update().select_related("organisation").get(pk=roster.pk)
    if one.state != RosterState.WAITING:
        raise NotNow(_("This roster was taken over or dropped already."))
    return one


def _read(roster: Roster, *, make_offices: bool) -> Reading:
    reading = Reading(open_sheet(roster.sealed))
    columns = guessing.checked(roster.columns, reading.sheet)
    rows = list(_good(reading, columns))
    reached = list(Organisation.objects.within(roster.organisation))
    offices = Offices(reached)
    for row in rows:
        if row.office not in reading.places:
            reading.places[row.office] = offices.find(row.office)
    unknown = [office for office, place in reading.places.items() if place is None]
    made: dict[str, Organisation] = {}
    for office in unknown if make_offices else ():
        if plain(office) not in made:
            made[plain(office)] = make_organisation(
                None, roster.organisation, kind=OrganisationKind.OPD, name=office
            )
        reading.places[office] = made[plain(office)]
    _sort_out(reading, rows, {one.pk for one in reached})
    _look_for_missing(reading, roster)
    return reading


def _good(reading: Reading, columns: dict[str, int]) -> Iterator[Row]:
    registry, day = checker().registry, today()
    regions: dict[str, str | None] = {}
    first: dict[str, Row] = {}
    for number, cells in reading.sheet.rows:
        row = read_row(number, cells, columns, registry=registry, today=day, regions=regions)
        if isinstance(row, list):
            reading.bad.append((number, cells, row))
            continue
        earlier = first.setdefault(row.known.nip, row)
        if earlier is row:
            yield row
        elif _said(earlier) == _said(row):
            reading.repeated += 1
        else:
            why = _("row {number} has the same NIP and says something else").format(
                number=earlier.number
            )
            reading.bad.append((number, cells, [why]))


def _said(row: Row) -> tuple[object, ...]:
    return row.known, row.office, row.unit, row.position, row.employment, row.region


def _sort_out(reading: Reading, rows: list[Row], reached: set[int]) -> None:
    marks = {row.known.nip: NIP.all_of(row.known.nip) for row in rows}
    there = _by_mark([mark for some in marks.values() for mark in some])
    cells = dict(reading.sheet.rows)
    for row in rows:
        place = reading.places[row.office]
        if place is None:
            reading.unknown[row.office] += 1
            why = _("this office is not in the tree: {office}").format(office=row.office)
            reading.bad.append((row.number, cells[row.number], [why]))
            continue
        own = marks[row.known.nip]
        employee = next((there[mark] for mark in own if mark in there), None)
        if employee is None:
            reading.new.append((row, own[0]))
        elif employee.organisation_id not in reached and employee.left_at is None:
            why = _(
                "this NIP is in the roster of another agency; it has to let the person go first"
            )
            reading.bad.append((row.number, cells[row.number], [why]))
        elif employee.organisation_id != place.pk:
            reading.moved.append((row, employee))
        elif employee.left_at is not None or _differs(row, employee):
            reading.changed.append((row, employee))
        else:
            reading.unchanged += 1
    reading.bad.sort(key=lambda one: one[0])


def _by_mark(marks: list[str]) -> dict[str, Employee]:
    found: dict[str, Employee] = {}
    for start in range(0, len(marks), 500):
        some = marks[start : start + 500]
        for one in Employee.objects.filter(nip_mark__in=some).select_related("organisation"):
            found[one.nip_mark] = one
    return found


def _differs(row: Row, employee: Employee) -> bool:
    kept = (employee.unit, employee.position, employee.employment, employee.region)
    told = (row.unit, row.position, row.employment, row.region)
    return kept != told or known(employee.sealed) != row.known


def _look_for_missing(reading: Reading, roster: Roster) -> None:
    named = {mark for number in _nips(reading) for mark in NIP.all_of(number)}
    within = Employee.objects.filter(
        organisation__path__startswith=roster.organisation.path, left_at=None
    )
    reading.missing = [one for one in within if one.nip_mark not in named]


def _nips(reading: Reading) -> Iterator[str]:
    """Every number of 18 digits that stands anywhere in the file: somebody in a bad row is named
    all the same and has not left."""
    for _number, cells in reading.sheet.rows:
        for cell in cells:
            digits = "".join(sign for sign in cell if sign.isdigit())
            if len(digits) == 18:
                yield digits


def _values(row: Row) -> dict[str, str]:
    return {
        "sealed": seal_known(row.known), "unit": row.unit, "position": row.position,
        "employment": row.employment, "region": row.region,
    }  # fmt: skip


def _place(reading: Reading, row: Row) -> Organisation:
    place = reading.places[row.office]
    assert place is not None  # rows without a place were given back
    return place


def _given_back(reading: Reading) -> bytes:
    head = [_("row"), _("what is wrong"), *reading.sheet.header]
    return csv_bytes(
        [head, *([str(number), "; ".join(why), *cells] for number, cells, why in reading.bad)]
    )
