"""Every change to a case: permission, execution, a line of the trail. Nothing else changes one.

Meetings stand in deciding.py, the own view in studying.py, what follows an acquittal in
clearing.py, conflicts of interest in recusing.py; the names here are binding for other rooms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.casework import following, moving, needs, tasks
from jaganetral.portal.casework.bringing import reports_of, told_of
from jaganetral.portal.casework.clearing import wish_publication
from jaganetral.portal.casework.codes import kept, new_code
from jaganetral.portal.casework.conflicts import above_office, keep_out
from jaganetral.portal.casework.errors import BadWords, Needed, NotAlone, NotNow
from jaganetral.portal.casework.following import NOTE, Step
from jaganetral.portal.casework.models import Case, CaseEvent, Series, Statement
from jaganetral.portal.casework.moving import Hand, Said
from jaganetral.portal.casework.sealed import Told, seal_told, sealed
from jaganetral.portal.evidence import actions as evidence
from jaganetral.portal.evidence.models import Origin
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake.handling import became_case
from jaganetral.portal.intake.models import Report
from jaganetral.portal.letters.numbers import ROMAN
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import allowed, demand
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail.actions import record
from jaganetral.procedure import procedures

__all__ = [
    "BY_ROLE", "correct", "defend", "give_code", "hand_of", "join_report", "move", "open_case",
    "open_finding", "set_office", "undo", "wish_publication",
]  # fmt: skip

BY_ROLE = {
    Role.INTAKE_OFFICER: "cases.register_report",
    Role.REVIEWER: "cases.write_case",
    Role.DECISION_MAKER: "cases.decide_case",
    Role.PPK: "cases.sanction_person",
}
"""The row of the permission table by which a role takes its steps."""

STATEMENT = 20_000
"""Letters of a defence."""

MOST_FILES = 10


# --- a case begins -------------------------------------------------------------------------------


@transaction.atomic
def open_case(
    person: Person,
    reports: Sequence[Report],
    *,
    flow_id: str,
    office: Organisation | None = None,
    told: Told | None = None,
) -> Case:
    """Register reports as one case, with all that happened to the first of them before.

    A report whose preliminary study is done is registered; initial information that is being
    traced comes as such, and becomes a finding later. `office` is where the reported works.
    Raises Refused, NotNow, Needed.
    """
    if not reports:
        raise Needed(_("Choose a report first."), "reports")
    first = min(reports, key=lambda one: one.filed_at)
    demand(person, "cases.register_report", first.organisation)
    taken = next((one for one in reports if one.case_id is not None), None)
    if taken is not None:
        raise NotNow(_("One of these reports belongs to a case already."))
    case = _new(
        first.organisation, told or told_of(first), flow_id, office,
        region=first.region, election=first.election, person=person,
    )  # fmt: skip
    _replay(case, first)
    for report in reports:
        became_case(person, report, case)
        for exhibit in exhibits(report.folder):
            evidence.share(exhibit, case.folder, by=person)
    register = next(
        (s for s in following.steps(case) if s.id in ("register", "enter_register")), None
    )
    if register is not None:
        needs.check(person, case, register, "", {})
        moving.carry_out(case, register, Hand(person, Role.INTAKE_OFFICER.value))
    elif case.state == "tracing":
        moving.save(case)
        tasks.renew(case, person, timezone.now())
    else:
        raise NotNow(_("This report cannot be registered yet: finish its preliminary study first."))
    return case


@transaction.atomic
def open_finding(
    person: Person,
    place: Organisation,
    told: Told,
    *,
    flow_id: str,
    reason: str,
    office: Organisation | None = None,
    election: str = "",
    files: Sequence[UploadedFile[Any]] = (),
) -> Case:
    """A finding of the supervisor's own. Raises Refused, Needed, BadFile."""
    demand(person, "cases.write_case", place)
    case = _new(
        place, told, flow_id, office, region=place.region, election=election,
        person=person,
    )  # fmt: skip
    for file in files:
        evidence.receive(
            case.folder, file, origin=Origin.OFFICER, by=person, said_name=file.name or ""
        )
    step = following.find_step(case, "record_finding")
    if step is None:
        raise NotNow(_("In this procedure nothing begins with a finding."))
    needs.check(person, case, step, reason, {})
    moving.carry_out(
        case, step, Hand(person, Role.REVIEWER.value, case.organisation), reason=reason
    )
    return case


@transaction.atomic
def join_report(person: Person, case: Case, report: Report) -> None:
    """Another report of the same happening. Raises Refused, NotNow."""
    case = moving.locked(case)
    demand(person, "cases.register_report", case.organisation)
    keep_out(person, case)
    _is_open(case)
    became_case(person, report, case)
    for exhibit in exhibits(report.folder):
        evidence.share(exhibit, case.folder, by=person)
    moving.append(case, NOTE + "join", Hand(person, Role.INTAKE_OFFICER.value))
    moving.save(case)


# --- a case moves --------------------------------------------------------------------------------


@transaction.atomic
def move(
    person: Person | None,
    case: Case,
    move_id: str,
    *,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
    files: Sequence[UploadedFile[Any]] = (),
    turn: int | None = None,
) -> CaseEvent:
    """The one door through which a case changes.

    `person` is None for the reported or the reporter, whose code was asked for by their room.
    `turn` is the turn that was seen. What `facts` tells beyond moving.OPEN_FACTS is sealed.
    Raises Refused, NotNow, MovedMeanwhile, Needed, Conflict, NotAlone, BadFile.
    """
    case = moving.locked(case, turn)
    _is_open(case)
    step = following.find_step(case, move_id)
    if step is None:
        raise NotNow(_("This cannot be done where the case stands now. Look at it again."))
    role, place = hand_of(person, case, step)
    if person is not None:
        keep_out(person, case)
    if following.decides(step):
        raise NotAlone(_("This is decided by several people: call them together first."))
    facts = dict(facts or {})
    needs.check(person, case, step, reason, facts)
    return moving.carry_out(
        case, step, Hand(person, role, place), reason=reason, facts=facts, files=files
    )


@transaction.atomic
def undo(person: Person, case: Case, reason: str, *, turn: int | None = None) -> CaseEvent:
    """Take the person's own last step back; it stays in the file, with the reason.

    Only while nothing left the house on it: no letter, no decision, nothing of somebody else's.
    Raises NotNow, Needed, Refused.
    """
    case = moving.locked(case, turn)
    keep_out(person, case)
    last = undoable(person, case)
    if last is None:
        raise NotNow(
            _(
                "This step cannot be taken back: it was not yours, letters went out on it, or "
                "something followed. Write a correction instead."
            )
        )
    if not reason.strip():
        raise Needed(_("Write down the reason."), "reason")
    case.closed_at, case.outcome = None, ""
    event = moving.append(
        case, NOTE + "undo", Hand(person, last.role),
        Said({"reason": reason.strip()}, corrects=last), after=last.before,
    )  # fmt: skip
    moving.save(case)
    tasks.renew(case, person, event.at)
    return event


def undoable(person: Person, case: Case) -> CaseEvent | None:
    """The last step, if the person may take it back."""
    last: CaseEvent | None = case.events.order_by("-turn").first()
    if (
        last is None
        or last.by_id != person.pk
        or last.move.startswith(NOTE)
        or last.letters
        or "decision" in last.facts
        or last.turn < 2
        or last.move in ("register", "enter_register", "record_finding")
        or last.flow != case.flow
    ):
        return None
    return last


@transaction.atomic
def correct(person: Person, case: Case, event: CaseEvent, words: str) -> CaseEvent:
    """Say what was wrong in an event. It stays as it is, the correction stands beside it.

    Raises Refused, NotNow, BadWords.
    """
    case = moving.locked(case)
    role = _any_role(person, case)
    keep_out(person, case)
    if not words.strip():
        raise BadWords(_("Write what was wrong, and how it is right."), "reason")
    if event.case_id != case.pk or event.corrections.exists():
        raise NotNow(_("This was corrected already: correct the correction."))
    done = moving.append(
        case, NOTE + "correct", Hand(person, role), Said({"reason": words.strip()}, corrects=event)
    )
    moving.save(case)
    return done


@transaction.atomic
def set_office(
    person: Person, case: Case, office: Organisation, *, turn: int | None = None
) -> CaseEvent:
    """Say where the reported works. The organisation above it examines and sanctions; a
    supervisor that is the reported's own office hands the case to the one above.

    Raises Refused, NotNow, Conflict.
    """
    case = moving.locked(case, turn)
    role = _any_role(person, case)
    keep_out(person, case)
    _is_open(case)
    _place(case, office)
    event = moving.append(case, NOTE + "office", Hand(person, role), Said({"office": office.name}))
    moving.save(case)
    case.save(update_fields=["office", "agency", "organisation"])
    tasks.renew(case, person, event.at)
    return event


# --- the reported --------------------------------------------------------------------------------


@transaction.atomic
def give_code(person: Person, case: Case) -> str:
    """A new code for the reported, shown once. An older one stops working. Raises Refused."""
    case = moving.locked(case)
    _any_role(person, case)
    keep_out(person, case)
    code = new_code()
    case.code_hash = kept(code)
    case.save(update_fields=["code_hash"])
    record("case.code_given", by=person, about=f"case:{case.pk}", organisation=case.organisation)
    return code


@transaction.atomic
def defend(case: Case, words: str, files: Sequence[UploadedFile[Any]] = ()) -> Statement:
    """What the reported says, who holds the code of the case. Raises NotNow, BadWords, BadFile."""
    case = moving.locked(case)
    step = following.find_step(case, "defend")
    if step is None or "reported" not in step.by:
        raise NotNow(_("A defence cannot be handed in where your case stands now."))
    said = words.strip()
    if not said and not files:
        raise BadWords(_("Write something first."), "words")
    if len(said) > STATEMENT:
        raise BadWords(_("Write at most {limit} letters.").format(limit=STATEMENT), "words")
    if len(files) > MOST_FILES:
        raise BadWords(_("At most {count} files at once.").format(count=MOST_FILES), "files")
    received = [
        evidence.receive(
            case.folder, file, origin=Origin.REPORTED, by=None, said_name=file.name or ""
        )
        for file in files
    ]
    statement = Statement.objects.create(
        case=case, sealed=sealed(said), files=[str(one.pk) for one in received]
    )
    moving.carry_out(case, step, Hand())
    return statement


# --- what they stand on --------------------------------------------------------------------------


def hand_of(person: Person | None, case: Case, step: Step) -> tuple[str, Organisation | None]:
    """The role in which somebody takes a step, and the organisation. Raises Refused."""
    if person is None:
        if {"reported", "reporter"} & set(step.by):
            return "", case.agency if case.flow not in following.SUPERVISING else case.organisation
        raise Refused(f"cases.move ({step.id})")
    for name in step.by:
        if name not in Role.values or Role(name) not in BY_ROLE:
            continue
        place = following.seat(case, name)
        action = "cases.clear_person" if step.id.startswith("clear") else BY_ROLE[Role(name)]
        if step.id.startswith("hand_over") and not allowed(person, "cases.hand_over", place):
            continue
        if place is not None and allowed(person, action, place):
            return name, place
    raise Refused(f"cases.move ({step.id})", case.organisation)


def _any_role(person: Person, case: Case) -> str:
    """Some role that works on the case. Raises Refused."""
    for role, action in BY_ROLE.items():
        if allowed(person, action, following.seat(case, role.value)):
            return role.value
    raise Refused("cases.write_case", case.organisation)


def _is_open(case: Case) -> None:
    if not case.is_open:
        raise NotNow(_("This case is closed."))


def _new(
    place: Organisation,
    told: Told,
    flow_id: str,
    office: Organisation | None,
    *,
    region: str,
    election: str,
    person: Person,
) -> Case:
    flow = procedures().flow(flow_id)
    case = Case(
        flow=flow.id, state=flow.start, organisation=place, region=region, election=election,
        sealed=seal_told(told),
    )  # fmt: skip
    if office is not None:
        _place(case, office)
    case.number = _number(case.organisation)
    case.folder = evidence.new_folder(case.organisation)
    case.save(force_insert=True)
    keep_out(person, case)
    record(
        "case.opened",
        by=person,
        about=f"case:{case.pk}",
        organisation=case.organisation,
        details={"number": case.number, "flow": flow.id},
    )
    return case


def _place(case: Case, office: Organisation) -> None:
    case.office, case.agency = office, above_office(office)
    if case.organisation.path.startswith(office.path):
        case.organisation = above_office(case.organisation)


def _number(place: Organisation) -> str:
    """`007/P/99.01/XI/2026`: no number twice and none left out; two at a time wait in turn."""
    today = timezone.localdate()
    Series.objects.get_or_create(organisation=place, year=today.year)
    series = Series.objects.select_for_update().get(organisation=place, year=today.year)
    series.last += 1
    series.save(update_fields=["last"])
    where = place.region or "00"
    return f"{series.last:03}/P/{where}/{ROMAN[today.month - 1]}/{today.year}"


def _replay(case: Case, report: Report) -> None:
    """What happened to the report before it was a case: the clocks run on it."""
    _before(case, "happen", report.happened_on)
    _before(case, "learn", report.known_on)
    flow = following.flow_of(case)
    for one in report.events.select_related("by").order_by("at", "pk"):
        step = next((s for s in flow.moves_from(case.state) if s.id == one.move), None)
        if step is None or step.id in ("register", "enter_register"):
            continue
        hand = Hand(one.by, Role.INTAKE_OFFICER.value if one.by else "")
        said = Said({"reason": one.reason})
        moving.append(case, step.id, hand, said, after=step.to or "", at=one.at)


def _before(case: Case, what: str, day: Any) -> None:
    if day is not None:
        at = timezone.make_aware(datetime.combine(day, time()))
        moving.append(case, what, Hand(), at=at)


def reports(case: Case) -> list[Report]:
    """The reports of a case."""
    return reports_of(case)
