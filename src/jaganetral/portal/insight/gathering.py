"""Facts from reports and cases: each event once, in the month in which it can still be counted.

Run after every while (`jaganetral figures refresh`, and before each closing): only what moved
since is read again. What stands in a closed month is never touched; a step that was taken back in
a month that is still open counts for nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from jaganetral.portal.casework import following
from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import open_told
from jaganetral.portal.insight.coding import Codes, codes
from jaganetral.portal.insight.models import Closing, Fact, Gathered
from jaganetral.portal.intake.models import Report
from jaganetral.portal.sealing import Unsealed

__all__ = ["first_open", "gather", "gather_all"]

KIND_OF = {
    "register": "registered", "record_finding": "registered",
    "decide_violation": "proven",
    "decide_not_proven": "not_proven", "decide_not_a_violation": "not_proven",
    "recommend_sanction": "recommended",
    "impose_sanction": "sanctioned",
    "clear": "cleared", "clear_no_violation": "cleared",
}  # fmt: skip
"""The steps of a flow that are counted, and as what."""

ANSWERS = ("impose_sanction", "find_not_proven", "find_not_a_violation")
"""With these an authority acts on a recommendation."""

_REPORT_KIND = {"do_not_register": "not_registered"}


def gather_all() -> int:
    """Bring the facts up to what happened. Says how many reports and cases were read."""
    done = 0
    known = dict(Gathered.objects.values_list("source", "turn"))
    for case in Case.objects.only("pk", "turn").iterator(chunk_size=2000):
        if known.get(f"case:{case.pk}") != case.turn:
            gather(case.pk)
            done += 1
    turns = Report.objects.annotate(last=Max("events__pk")).values_list("pk", "last")
    for number, last in turns.iterator(chunk_size=2000):
        if known.get(f"report:{number}") != (last or 0):
            _gather_report(number, last or 0)
            done += 1
    return done


@transaction.atomic
def gather(number: UUID) -> None:
    """Count a case anew, as far as its months are open."""
    case = (
        Case.objects.select_related("agency", "organisation", "folder")
        .prefetch_related(following.with_history())
        .get(pk=number)
    )
    source = f"case:{case.pk}"
    _put(source, list(_facts(case)))
    Gathered.objects.update_or_create(source=source, defaults={"turn": case.turn})


@transaction.atomic
def _gather_report(number: UUID, last: int) -> None:
    report = Report.objects.get(pk=number)
    source = f"report:{report.pk}"
    found = _codes_of_report(report)
    facts = [_fact(source, "reported", report.filed_at, found, report.organisation_id)]
    for event in report.events.all():
        if event.move in _REPORT_KIND:
            kind = _REPORT_KIND[event.move]
            facts.append(_fact(source, kind, event.at, found, report.organisation_id))
    _put(source, facts)
    Gathered.objects.update_or_create(source=source, defaults={"turn": last})


def first_open() -> date | None:
    """The first month that is not closed; None where none was closed yet."""
    last = Closing.objects.aggregate(last=Max("month"))["last"]
    return next_month(last) if last else None


def next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _facts(case: Case) -> Iterator[Fact]:
    source, found = f"case:{case.pk}", _codes_of_case(case)
    place = case.organisation_id
    agency = case.agency_id if case.folder.also.filter(pk=case.agency_id).exists() else None
    if not Report.objects.filter(case=case).exists():
        yield _fact(source, "reported", case.opened_at, found, place)
    seen: set[str] = set()
    for event in following.history(case):
        kinds = [KIND_OF[event.move]] if event.move in KIND_OF else []
        if event.move in ANSWERS and "recommended" in seen:
            kinds.append("followed_up")
        for kind in kinds:
            if kind not in seen:
                seen.add(kind)
                reached = agency if event.flow not in _BEFORE_THE_AGENCY else None
                yield _fact(source, kind, event.at, found, place, reached)
    for clock in following.clocks(case):
        if clock.ended is None or clock.used is None or clock.used_at_least:
            continue
        fact = _fact(f"{source}:{clock.id}:{clock.turn}", "step", clock.ended, found, place,
                     agency if clock.actor not in ("supervisor", "reporter") else None)  # fmt: skip
        fact.step, fact.days, fact.limit = clock.id, min(clock.used, 30_000), clock.limit
        fact.unit, fact.kept = clock.unit, clock.kept
        yield fact


_BEFORE_THE_AGENCY = frozenset({"pemilu_report", "pilkada_report"})
"""What happens in these flows an agency is told of only once the case has come to it."""


def _fact(
    source: str, kind: str, at: date, found: Codes, place: int, agency: int | None = None
) -> Fact:
    day = timezone.localtime(at).date() if isinstance(at, datetime) else at
    return Fact(
        mark=_hash(f"{source} {kind}"), kind=kind, month=day.replace(day=1), region=found.region,
        platform=found.platform, act=found.act, position=found.position, stage=found.stage,
        sex=found.sex, party=found.party, rank=found.rank, supervisor_id=place, agency_id=agency,
    )  # fmt: skip


def _put(source: str, facts: list[Fact]) -> None:
    """Write the facts of one source: what is told already stays, the rest is as it is now."""
    mine = Fact.objects.filter(origin=_hash(source))
    told = set(mine.filter(closing__isnull=False).values_list("mark", flat=True))
    mine.filter(closing=None).delete()
    opens = first_open()
    fresh = [fact for fact in facts if fact.mark not in told]
    for fact in fresh:
        fact.origin = _hash(source)
        fact.month = max(fact.month, opens) if opens else fact.month
    Fact.objects.bulk_create(fresh)


def _hash(said: str) -> str:
    return hashlib.sha256(f"jaganetral insight {said}".encode()).hexdigest()[:32]


def _codes_of_case(case: Case) -> Codes:
    try:
        told = open_told(case.sealed)
    except Unsealed:
        return Codes(region=case.region[:2])
    day = _day(told.happened_on) or timezone.localtime(case.opened_at).date()
    region = case.region or case.organisation.region
    return codes(told.conduct, region=region, day=day, nip=told.nip, position=told.position)


def _codes_of_report(report: Report) -> Codes:
    try:
        content = report.content
    except Unsealed:
        return Codes(region=report.region[:2])
    return codes(
        report.conduct, region=report.region or report.organisation.region,
        day=report.happened_on or report.known_on, nip=content.reported_nip,
        position=content.reported_office,
    )  # fmt: skip


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None
