"""Removing what has been kept long enough, by the register's schedules.

A legal hold beats retention: a report or case one of whose exhibits is held stays whole. What is
proof stays: numbers, hashes, receipts, the trail; the words go, and so do files, names and what the
trail hides. Each removal is an entry of the trail, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jaganetral.portal.advice.actions import remove_old as remove_old_advice
from jaganetral.portal.casework.models import (
    CLEARED,
    Aid,
    Case,
    CaseEvent,
    Clearing,
    Decision,
    OwnView,
    Recusal,
    Statement,
    Vote,
)
from jaganetral.portal.casework.sealed import Told, seal_told
from jaganetral.portal.evidence.keeping import erase
from jaganetral.portal.evidence.models import Account, Exhibit, Folder, Objection, Relation
from jaganetral.portal.evidence.models import State as ExhibitState
from jaganetral.portal.intake.filing import remove_old_drafts
from jaganetral.portal.intake.models import (
    Band,
    Identity,
    IdentityOpening,
    Message,
    Report,
    ReportEvent,
)
from jaganetral.portal.intake.words import Content, seal_content
from jaganetral.portal.learning.actions import remove_idle as remove_idle_learners
from jaganetral.portal.letters.models import Content as LetterContent
from jaganetral.portal.people.models import Invitation, Organisation
from jaganetral.portal.privacy.erasing import empty
from jaganetral.portal.privacy.models import Breach, Request
from jaganetral.portal.privacy.registry import register
from jaganetral.portal.reaching import forgetting
from jaganetral.portal.review import forgetting as reviewing
from jaganetral.portal.trail.actions import erase_openings, record
from jaganetral.portal.trail.models import Entry

__all__ = ["JOBS", "Removed", "remove_expired"]

REMOVED = "retention.removed"


@dataclass(frozen=True, slots=True)
class Removed:
    """What one schedule removed: how many, and how many a legal hold kept."""

    schedule: str
    removed: int
    held: int = 0


def remove_expired(now: datetime | None = None, *, dry: bool = False) -> list[Removed]:
    """Remove all whose time is over. `dry` counts and removes nothing. Each thing goes in a
    transaction of its own, so that a run that is cut off leaves nothing half removed."""
    now = now or timezone.now()
    return [job(now, dry) for job in JOBS.values()]


def _before(schedule: str, now: datetime) -> datetime:
    return now - timedelta(days=register().days(schedule))


# --- drafts, advice: their rooms have their own jobs --------------------------------------------


def _drafts(now: datetime, dry: bool) -> Removed:
    return Removed("draft", 0 if dry else remove_old_drafts())


def _advice(now: datetime, dry: bool) -> Removed:
    return Removed("advice", 0 if dry else remove_old_advice(timezone.localdate(now)))


# --- reporters, reports, cases ------------------------------------------------------------------


def _reporters(now: datetime, dry: bool) -> Removed:
    identities = Identity.objects.filter(
        report__case__closed_at__lt=_before("reporter", now)
    ).select_related("report__organisation", "report__folder", "report__case__folder")
    gone = held = 0
    for identity in identities:
        report = identity.report
        if _held(report.folder, report.case.folder if report.case else None):
            held += 1
            continue
        gone += 1
        if not dry:
            with transaction.atomic():
                _forget_reporter(report)
                _note(report.about, report.organisation, "reporter")
    return Removed("reporter", gone, held)


def _reports(now: datetime, dry: bool) -> Removed:
    old = (
        Report.objects.filter(case=None, filed_at__lt=_before("report", now))
        .exclude(pk__in=_done("report", "report:"))
        .select_related("organisation", "folder")
    )
    gone = held = 0
    for report in old:
        if _held(report.folder):
            held += 1
            continue
        gone += 1
        if not dry:
            with transaction.atomic():
                _forget_report(report)
                _note(report.about, report.organisation, "report")
    return Removed("report", gone, held)


def _cases(schedule: str) -> Callable[[datetime, bool], Removed]:
    def job(now: datetime, dry: bool) -> Removed:
        which = Q(outcome__in=CLEARED) if schedule == "case_cleared" else ~Q(outcome__in=CLEARED)
        old = (
            Case.objects.filter(which, closed_at__lt=_before(schedule, now))
            .exclude(pk__in=_done(schedule, "case:"))
            .select_related("organisation", "folder")
        )
        gone = held = 0
        for case in old:
            reports = list(Report.objects.filter(case=case).select_related("folder"))
            if _held(case.folder, *(report.folder for report in reports)):
                held += 1
                continue
            gone += 1
            if not dry:
                with transaction.atomic():
                    _forget_case(case)  # first: it no longer shares what the reports hold
                    for report in reports:
                        _forget_report(report)
                    _note(f"case:{case.pk}", case.organisation, schedule, reports=len(reports))
        return Removed(schedule, gone, held)

    return job


def _forget_reporter(report: Report) -> None:
    Identity.objects.filter(report=report).delete()
    empty(IdentityOpening, _keys(report.openings.all()), "sealed_reason")


def _forget_report(report: Report) -> None:
    _forget_reporter(report)
    Report.objects.filter(pk=report.pk).update(
        sealed=seal_content(Content(text="", known_on="")), reported_mark="", draft=None
    )
    Band.objects.filter(report=report).delete()
    empty(Message, _keys(report.messages.all()), "sealed")
    empty(ReportEvent, _keys(report.events.all()), "sealed_reason")
    empty(LetterContent, _keys(LetterContent.objects.filter(letter__report=report)), *_LETTER)
    LetterContent.objects.filter(letter__report=report).update(erased_at=timezone.now())
    _forget_folder(report.folder)
    erase_openings([report.about, *_letters(letter__report=report)])


def _forget_case(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(sealed=seal_told(Told()), code_hash=None)
    for model, where, columns in (
        (CaseEvent, {"case": case}, ("sealed",)),
        (Recusal, {"case": case}, ("sealed",)),
        (OwnView, {"case": case}, ("sealed",)),
        (Aid, {"view__case": case}, ("sealed",)),
        (Decision, {"case": case}, ("sealed_minutes",)),
        (Vote, {"decision__case": case}, ("sealed",)),
        (Statement, {"case": case}, ("sealed",)),
        (LetterContent, {"letter__case": case}, _LETTER),
    ):
        empty(model, _keys(model._default_manager.filter(**where)), *columns)
    LetterContent.objects.filter(letter__case=case).update(erased_at=timezone.now())
    # What was published stays only while the person wants it: see clearing in the register.
    Clearing.objects.filter(case=case, published_at=None).update(sealed_words="", public_name="")
    _forget_folder(case.folder)
    erase_openings([f"case:{case.pk}", *_letters(letter__case=case)])


_LETTER = ("words", "pdf", "redacted", "docx")


def _forget_folder(folder: Folder) -> None:
    """Erase its files and what was stated about accounts. What another folder still shares stays
    until that one's time is over."""
    today = str(timezone.localdate())
    for exhibit in Exhibit.objects.filter(folder=folder).exclude(state=ExhibitState.ERASED):
        if not exhibit.shared.exclude(pk=folder.pk).exists():
            erase(None, exhibit, basis="retention", ground=today)
    for exhibit in folder.shared_exhibits.exclude(state=ExhibitState.ERASED):
        exhibit.shared.remove(folder)
    accounts = Account.objects.filter(folder=folder)
    empty(Account, _keys(accounts), "handle_sealed", "person_sealed", "reason", "platform")
    Relation.objects.filter(account__in=accounts).update(target="")
    empty(Objection, _keys(Objection.objects.filter(account__in=accounts)), "words_sealed",
          "answer")  # fmt: skip


def _held(*folders: Folder | None) -> bool:
    """Whether a legal hold stands on anything in these folders."""
    there = [folder.pk for folder in folders if folder is not None]
    return (
        Exhibit.objects.filter(on_hold=True)
        .filter(Q(folder__in=there) | Q(shared__in=there))
        .exists()
    )


# --- the queue of a scan ------------------------------------------------------------------------


def _reviewed(schedule: str, which: Q, since: str) -> Callable[[datetime, bool], Removed]:
    def job(now: datetime, dry: bool) -> Removed:
        def note(about: str, place: Organisation) -> None:
            _note(about, place, schedule)

        before = _before(schedule, now)
        return Removed(schedule, reviewing.forget(which, note, since=since, before=before, dry=dry))

    return job


# --- the rest -----------------------------------------------------------------------------------


def _requests(now: datetime, dry: bool) -> Removed:
    old = Request.objects.filter(answered_at__lt=_before("request", now)).exclude(sealed="")
    many = old.count()
    if not dry:
        for request in old.select_related("organisation"):
            with transaction.atomic():
                request.turns.all().delete()
                request.sealed = ""
                request.save(update_fields=["sealed"])
                erase_openings(request.about)
                _note(request.about, request.organisation, "request")
    return Removed("request", many)


def _breaches(now: datetime, dry: bool) -> Removed:
    old = Breach.objects.filter(closed_at__lt=_before("breach", now)).exclude(sealed="")
    many = old.count()
    if not dry:
        for breach in old.select_related("organisation"):
            with transaction.atomic():
                breach.sealed = ""
                breach.save(update_fields=["sealed"])
                erase_openings(breach.about)
                _note(breach.about, breach.organisation, "breach")
    return Removed("breach", many)


def _invitations(now: datetime, dry: bool) -> Removed:
    old = Invitation.objects.filter(accepted_by=None, open_until__lt=_before("invitation", now))
    many = old.count()
    if not dry:
        for invitation in old.select_related("organisation"):
            with transaction.atomic():
                about, place = f"invitation:{invitation.pk}", invitation.organisation
                invitation.delete()
                _note(about, place, "invitation")
    return Removed("invitation", many)


def _learning(now: datetime, dry: bool) -> Removed:
    return Removed("learning", remove_idle_learners(_before("learning", now), dry=dry))


def _reaching(schedule: str, remove: Callable[..., int]) -> Callable[[datetime, bool], Removed]:
    def job(now: datetime, dry: bool) -> Removed:
        return Removed(schedule, remove(_before(schedule, now), dry=dry))

    return job


def _sessions(now: datetime, dry: bool) -> Removed:
    if not dry:
        SessionStore.clear_expired()
    return Removed("account", 0)


def _done(schedule: str, kind: str) -> set[str]:
    """The numbers of what an earlier run removed."""
    return {
        about.partition(":")[2]
        for about in Entry.objects.filter(
            what=REMOVED, about__startswith=kind, details__schedule=schedule
        ).values_list("about", flat=True)
    }


def _keys(rows: Any) -> list[Any]:
    return list(rows.values_list("pk", flat=True))


def _letters(**where: Any) -> list[str]:
    found = LetterContent.objects.filter(**where).values_list("letter_id", flat=True)
    return [f"letter:{number}" for number in found]


def _note(about: str, place: Organisation, schedule: str, **more: int) -> None:
    record(
        REMOVED, by=None, about=about, organisation=place,
        details={"schedule": schedule, "days": register().days(schedule), **more},
    )  # fmt: skip


JOBS: dict[str, Callable[[datetime, bool], Removed]] = {
    "draft": _drafts, "advice": _advice, "reporter": _reporters, "report": _reports,
    "case_cleared": _cases("case_cleared"), "case": _cases("case"), "request": _requests,
    "review_clear": _reviewed("review_clear", reviewing.CLEAR, "settled_at"),
    "review": _reviewed("review", reviewing.UNDECIDED, "arrived_at"),
    "review_found": _reviewed("review_found", reviewing.BREACHES, "settled_at"),
    "breach": _breaches, "invitation": _invitations, "account": _sessions,
    "learning": _learning, "employee": _reaching("employee", forgetting.remove_left),
    "roster_file": _reaching("roster_file", forgetting.remove_files),
    "attendance": _reaching("attendance", forgetting.remove_calls),
    "message": _reaching("message", forgetting.remove_messages),
    "pledge": _reaching("pledge", forgetting.remove_pledges),
}  # fmt: skip
"""By schedule: what removes that."""
