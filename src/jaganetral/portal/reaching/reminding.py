"""Planning reminders and sending them: what was said is said once, also after a kill.

A message is planned once for each person and occasion (a constraint of the database). To send it,
a process claims it in a transaction of its own, hands it over, and notes that it was sent. A
process that dies between the last two leaves a claim: STALE later the message is sent again, under
the same Message-ID. That one message – the one that was just being handed over – may then arrive
twice, which nobody can exclude who talks to a mail server: whether it took the message was told to
a dead process.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.model import Language
from jaganetral.portal.door import checker
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.pledge.selectors import asked_again
from jaganetral.portal.pledge.texts import text
from jaganetral.portal.reaching import links
from jaganetral.portal.reaching.channels import Mail, Messenger, Outgoing, messenger
from jaganetral.portal.reaching.errors import NotDelivered
from jaganetral.portal.reaching.facts import MEASURES, Fact, facts
from jaganetral.portal.reaching.importing import KEEP
from jaganetral.portal.reaching.models import Employee, Message, Sending
from jaganetral.portal.reaching.plan import Due, To, dues, items
from jaganetral.portal.reaching.sealed import known
from jaganetral.portal.reaching.zones import may_send, next_hour, zone_of
from jaganetral.portal.trail.actions import record

__all__ = ["Planned", "Sent", "plan", "preview", "send", "stop"]

STALE = timedelta(minutes=15)
TRIES = 5
_PAUSES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3), timedelta(hours=12))


@dataclass(slots=True)
class Planned:
    """What would be sent, or was planned: how many by item, and how many cannot be reached."""

    by_item: Counter[str] = field(default_factory=Counter)
    by_day: Counter[date] = field(default_factory=Counter)
    unreachable: int = 0
    extras_off: int = 0
    messages: list[Message] = field(default_factory=list)

    @property
    def many(self) -> int:
        return len(self.messages)


@dataclass(slots=True)
class Sent:
    """What a run of sending did."""

    sent: int = 0
    failed: int = 0
    later: int = 0


def preview(organisation: Organisation, now: datetime | None = None) -> Planned:
    """What planning would add now; nothing is written."""
    return _planned(organisation, now or timezone.now())


@transaction.atomic
def plan(
    organisation: Organisation, now: datetime | None = None, *, by: Person | None = None
) -> Planned:
    """Plan what falls due. Planned again, nothing is added. Raises Refused where `by` is given."""
    if by is not None:
        demand(by, KEEP, organisation)
    found = _planned(organisation, now or timezone.now())
    Message.objects.bulk_create(found.messages, batch_size=500, ignore_conflicts=True)
    if found.messages:
        record("reminders.planned", by=by, about=f"organisation:{organisation.pk}",
               organisation=organisation, details=dict(found.by_item))  # fmt: skip
    return found


@transaction.atomic
def stop(by: Person, organisation: Organisation, item: str = "") -> int:
    """Stop what is planned and not sent, of one item or of all. Raises Refused."""
    demand(by, KEEP, organisation)
    waiting = Message.objects.filter(
        state=Sending.PLANNED, employee__organisation__path__startswith=organisation.path
    )
    if item:
        waiting = waiting.filter(item=item)
    many = waiting.update(state=Sending.STOPPED)
    record("reminders.stopped", by=by, about=f"organisation:{organisation.pk}",
           organisation=organisation, details={"many": many, "item": item})  # fmt: skip
    return many


def send(
    now: Callable[[], datetime] = timezone.now,
    *,
    most: int = 100_000,
    mail: Messenger | None = None,
    other: Messenger | None = None,
) -> Sent:
    """Send what is due, where the hour is right. Ended at any moment and run again, it goes on."""
    mail, done = mail or (Mail() if settings.EMAIL_HOST else None), Sent()
    other = other or messenger()
    try:
        for _turn in range(most):
            one = _claim(now())
            if one is None:
                break
            _hand_over(one, now(), mail, other, done)
    finally:
        if isinstance(mail, Mail):
            mail.close()
    return done


# --- planning -----------------------------------------------------------------------------------


def _planned(organisation: Organisation, now: datetime) -> Planned:
    found = Planned()
    people = {
        one.pk: one
        for one in Employee.objects.filter(
            organisation__path__startswith=organisation.path, left_at=None
        ).select_related("organisation")
    }
    already = set(
        Message.objects.filter(employee__organisation__path__startswith=organisation.path)
        .values_list("employee", "occasion")
    )  # fmt: skip
    regions = _regions(people.values())
    calendar: dict[str, list[Due]] = {}
    again = set(asked_again().values_list("pk", flat=True))
    for fact in facts(organisation):
        employee = people.get(fact.employee)
        if employee is None:
            continue
        region = employee.region or regions[employee.organisation_id]
        if region not in calendar:
            calendar[region] = dues(region, now.astimezone(zone_of(region)).date(),
                                    checker().registry)  # fmt: skip
        if employee.learner_id in again:
            _add_change(found, employee, region, now, already)
        taken: set[date] = set()
        for due in calendar[region]:
            if due.on not in taken and _concerns(due.item.to, fact):
                taken.add(due.on)
                _add_due(found, employee, region, due, now, already)
    return found


def _concerns(to: To, fact: Fact) -> bool:
    return to == "all" or (to in MEASURES and not fact.reached(to))


def _add_change(
    found: Planned, employee: Employee, region: str, now: datetime, already: set[tuple[UUID, str]]
) -> None:
    for item in items():
        if item.when.change is not None:
            said = text()
            edition = f"{said.hash[:12]}-{_short(said.substances())}"
            _add(found, employee, item.id, f"{item.id}|{edition}", item.mandatory,
                 next_hour(now, region), {}, already)  # fmt: skip


def _add_due(
    found: Planned, employee: Employee, region: str, due: Due, now: datetime,
    already: set[tuple[UUID, str]],
) -> None:  # fmt: skip
    at = datetime.combine(due.on, time(8), tzinfo=zone_of(region))
    details = {"contest_id": due.title.id, "contest_en": due.title.en,
               "day": due.begins.isoformat()}  # fmt: skip
    _add(found, employee, due.item.id, due.occasion, due.item.mandatory,
         next_hour(max(at, now), region), details, already)  # fmt: skip


def _add(
    found: Planned, employee: Employee, item: str, occasion: str, mandatory: bool, at: datetime,
    details: dict[str, str], already: set[tuple[UUID, str]],
) -> None:  # fmt: skip
    if (employee.pk, occasion) in already:
        return
    if not mandatory and employee.extras_off:
        found.extras_off += 1
        return
    told = known(employee.sealed)
    if not told.email and not (told.phone and settings.ENVIRONMENT.messenger):
        found.unreachable += 1
        return
    found.by_item[item] += 1
    found.by_day[at.date()] += 1
    found.messages.append(
        Message(employee=employee, item=item, occasion=occasion, mandatory=mandatory, due_at=at,
                details=details)
    )  # fmt: skip


def _regions(people: Iterable[Employee]) -> dict[int, str]:
    places = {one.organisation_id: one.organisation for one in people}
    return {pk: place.region_code() for pk, place in places.items()}


def _short(substances: dict[str, str]) -> str:
    return hashlib.sha256(repr(sorted(substances.items())).encode()).hexdigest()[:12]


# --- sending ------------------------------------------------------------------------------------


def _due(now: datetime) -> QuerySet[Message]:
    stale = Q(state=Sending.CLAIMED, claimed_at__lt=now - STALE)
    return Message.objects.filter(Q(state=Sending.PLANNED, due_at__lte=now) | stale)


def _claim(now: datetime) -> Message | None:
    """The next message, claimed for this process alone."""
    while True:
        one = _due(now).select_related("employee__organisation").first()
        if one is None:
            return None
        taken = _due(now).filter(pk=one.pk).update(state=Sending.CLAIMED, claimed_at=now)
        if taken:
            return one


def _hand_over(
    one: Message, now: datetime, mail: Messenger | None, other: Messenger | None, done: Sent
) -> None:
    employee = one.employee
    told = known(employee.sealed)
    region = employee.region or employee.organisation.region_code()
    if employee.left_at is not None or (employee.extras_off and not one.mandatory):
        _note(one, state=Sending.STOPPED)
        return
    if not may_send(now, region):  # planned by day; the machine may run late
        done.later += 1
        _note(one, state=Sending.PLANNED, due_at=next_hour(now, region))
        return
    by_mail = mail is not None and bool(told.email)
    way = mail if by_mail else other if told.phone else None
    if way is None:
        done.failed += 1
        _note(one, state=Sending.FAILED, why=_("no address"))
        return
    try:
        way.send(_outgoing(one, told.name, told.email if by_mail else told.phone))
    except NotDelivered as wrong:
        again = wrong.again and one.tries + 1 < TRIES
        done.later, done.failed = done.later + again, done.failed + (not again)
        pause = _PAUSES[min(one.tries, len(_PAUSES) - 1)]
        _note(one, state=Sending.PLANNED if again else Sending.FAILED, tries=one.tries + 1,
              why=wrong.sentence[:200], due_at=now + pause if again else one.due_at)  # fmt: skip
        return
    done.sent += 1
    _note(one, state=Sending.SENT, sent_at=now, channel=way.name, why="", tries=one.tries + 1)


def _note(one: Message, **values: object) -> None:
    Message.objects.filter(pk=one.pk, state=Sending.CLAIMED).update(**values)


def _outgoing(one: Message, name: str, to: str) -> Outgoing:
    employee = one.employee
    item = next(found for found in items() if found.id == one.item)
    links.links_for([employee])
    language: Language = "en" if employee.language == "en" else "id"
    employee = Employee.objects.select_related("link").get(pk=employee.pk)
    with override(language):
        values = {"name": name, "link": links.address(employee.link),
                  "contest": one.details.get(f"contest_{language}", ""),
                  "day": _day(one.details.get("day", ""))}  # fmt: skip
        body = item.body.say(language).format(**values)
        stop_at = "" if one.mandatory else links.stop_address(employee)
        if stop_at:
            body += "\n" + _("No more extras like this one: {address}").format(address=stop_at)
        else:
            body += "\n" + _("This is a notice on duty of your agency.")
        subject = " ".join(item.subject.say(language).format(**values).split())
    return Outgoing(str(one.pk), to, subject, body + "\n", stop_at)


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y") if text else ""
