"""What happens to a report until it is a case: questions, answers, steps, withdrawal, identity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.evidence import actions as evidence
from jaganetral.portal.evidence.actions import File
from jaganetral.portal.evidence.models import Origin
from jaganetral.portal.intake.errors import BadWords, NotNow
from jaganetral.portal.intake.filing import MOST_FILES
from jaganetral.portal.intake.models import (
    Identity,
    IdentityOpening,
    Kind,
    Message,
    Report,
    ReportEvent,
)
from jaganetral.portal.intake.telling_auditors import tell_auditors
from jaganetral.portal.intake.words import Who, open_who, seal_who, seal_words
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail.actions import record
from jaganetral.procedure import Move, procedures

__all__ = [
    "MESSAGE", "answer", "ask_reporter", "became_case", "name_oneself", "open_identity", "step",
    "steps", "withdraw",
]  # fmt: skip

MESSAGE = 8_000
"""Letters of one message."""
REASON = 10
"""The fewest letters of a reason: enough to say something."""
WITHDRAWN = ("withdrawn_report", "withdrawn")


@transaction.atomic
def ask_reporter(officer: Person, report: Report, words: str) -> Message:
    """Put a question into the reporter's mailbox. Raises Refused, BadWords, NotNow."""
    demand(officer, "reports.ask_reporter", report.organisation)
    report = _locked(report)
    if report.state in WITHDRAWN and report.case_id is None:
        raise NotNow(_("The reporter took this report back."))
    return _write(report, _words(words), by=officer, what="report.asked")


@transaction.atomic
def answer(report: Report, words: str, files: Sequence[File] = ()) -> Message:
    """The reporter, who holds the code, answers or adds. Raises BadWords, NotNow, BadFile."""
    report = _locked(report)
    if len(files) > MOST_FILES:
        raise BadWords(_("At most {count} files at once.").format(count=MOST_FILES), "files")
    if not files or words.strip():
        words = _words(words)
    for file in files:
        evidence.receive(
            report.folder, file, origin=Origin.MAILBOX, by=None, said_name=file.name or ""
        )
    report.waiting_since = timezone.now()
    report.save(update_fields=["waiting_since"])
    message = _write(report, words.strip(), by=None, what="report.answered", files=len(files))
    completes = next((one for one in _possible(report) if one.id == "complete_report"), None)
    if completes is not None:
        _move(report, completes, by=None)
    return message


@transaction.atomic
def withdraw(report: Report, words: str = "") -> None:
    """The reporter takes the report back, which the law allows until it is registered (Perbawaslu
    7/2022 Pasal 14). Raises NotNow."""
    report = _locked(report)
    if report.case_id is not None:
        raise NotNow(
            _("It is registered already. Handling goes on even if you no longer want it to.")
        )
    if report.state in WITHDRAWN:
        raise NotNow(_("You took this report back already."))
    found = next((one for one in _possible(report) if one.id == "withdraw"), None)
    report.state = found.to if found is not None and found.to else WITHDRAWN[0]
    report.waiting_since = timezone.now()
    report.save(update_fields=["state", "waiting_since"])
    _event(report, "withdraw", None, words)
    record("report.withdrawn", by=None, about=report.about, organisation=report.organisation)


@transaction.atomic
def name_oneself(report: Report, who: Who) -> None:
    """The reporter gives a name after all: initial information becomes a report. Raises BadWords,
    NotNow."""
    report = _locked(report)
    if not who.named:
        raise BadWords(_("Write your name."), "name")
    if report.case_id is not None or report.state in WITHDRAWN:
        raise NotNow(_("This report is no longer waiting for a name."))
    Identity.objects.update_or_create(report=report, defaults={"sealed": seal_who(who)})
    report.named, report.addressed = True, bool(who.address.strip())
    if report.kind == Kind.INFORMATION:
        report.kind = Kind.REPORT
        first = next(
            (m for m in procedures().flow(report.flow).moves_from("new") if m.id == "file_report"),
            None,
        )
        if first is not None:
            report.state = first.to or report.state
            _event(report, "file_report", None)
    report.waiting_since = timezone.now()
    report.save()
    record("report.named", by=None, about=report.about, organisation=report.organisation)


def steps(officer: Person, report: Report) -> list[Move]:
    """What an intake officer may do with a report now; registering is casework's."""
    if report.case_id is not None:
        return []
    return [
        one
        for one in _possible(report)
        if Role.INTAKE_OFFICER in one.by and one.id not in _ELSEWHERE
    ]


_ELSEWHERE = frozenset({"register", "enter_register", "file_report", "complete_report", "withdraw"})
"""Registering is done by casework; filing, completing and taking back are the reporter's."""


@transaction.atomic
def step(officer: Person, report: Report, move_id: str, reason: str) -> None:
    """One step of the preliminary study: `finish_preliminary_study`, `request_completion`,
    `do_not_register`, `note_initial_information` … as the flow has them.

    What the reporter has to know goes into the mailbox. Raises Refused, NotNow, BadWords.
    """
    demand(officer, "cases.register_report", report.organisation)
    report = _locked(report)
    move = next((one for one in steps(officer, report) if one.id == move_id), None)
    if move is None:
        raise NotNow(_("The report stands elsewhere now. Look at it again."))
    said = _reason(reason)
    if move_id == "note_initial_information":
        report.kind = Kind.INFORMATION
    _move(report, move, by=officer, reason=said)
    if move_id in ("request_completion", "do_not_register"):
        _write(report, said, by=officer, what="report.asked")


@transaction.atomic
def became_case(person: Person, report: Report, case: object) -> None:
    """Casework registered the report: it belongs to a case from now on. Called by `open_case`."""
    report = _locked(report)
    if report.case_id is not None:
        raise NotNow(_("It is registered already."))
    report.case = case  # type: ignore[assignment]
    register = next(
        (one for one in _possible(report) if one.id in ("register", "enter_register")), None
    )
    if register is not None and register.to:
        report.state = register.to
    report.save(update_fields=["case", "state"])
    _event(report, register.id if register else "register", person)
    record(
        "report.registered",
        by=person,
        about=report.about,
        organisation=report.organisation,
        details={"case": str(report.case_id)},
    )


@transaction.atomic
def open_identity(officer: Person, report: Report, reason: str) -> Who | None:
    """Who filed a report, for an officer who says why; None where nobody gave a name.

    Each opening is recorded, stands in the trail, and is told to the auditors of the organisation.
    Raises Refused, BadWords.
    """
    demand(officer, "reports.open_identity", report.organisation)
    said = _reason(reason)
    kept = Identity.objects.filter(report=report).first()
    if kept is None:
        return None
    opening = IdentityOpening.objects.create(
        report=report, by=officer, sealed_reason=seal_words(said)
    )
    record(
        "identity.opened",
        by=officer,
        about=report.about,
        organisation=report.organisation,
        details={"opening": opening.pk},
        private={"reason": said},
    )
    tell_auditors(opening)
    return open_who(kept.sealed)


def _locked(report: Report) -> Report:
    """The report as it stands now, held until the end of the transaction."""
    return Report.objects.select_for_update(of=("self",)).get(pk=report.pk)


def _possible(report: Report) -> tuple[Move, ...]:
    try:
        return procedures().flow(report.flow).moves_from(report.state)
    except KeyError:  # a state that this flow does not have: taken back between elections
        return ()


def _move(report: Report, move: Move, *, by: Person | None, reason: str = "") -> None:
    report.state = move.to or report.state
    report.waiting_since = timezone.now()
    report.save(update_fields=["state", "kind", "waiting_since"])
    _event(report, move.id, by, reason)
    record(
        "report.moved",
        by=by,
        about=report.about,
        organisation=report.organisation,
        details={"move": move.id, "state": report.state},
        private={"reason": reason} if reason else None,
    )


def _event(
    report: Report, move: str, by: Person | None, reason: str = "", at: datetime | None = None
) -> None:
    ReportEvent.objects.create(
        report=report, move=move, by=by, at=at or timezone.now(),
        sealed_reason=seal_words(reason) if reason.strip() else "",
    )  # fmt: skip


def _write(report: Report, words: str, *, by: Person | None, what: str, files: int = 0) -> Message:
    message = Message.objects.create(report=report, by=by, sealed=seal_words(words), files=files)
    record(
        what,
        by=by,
        about=report.about,
        organisation=report.organisation,
        details={"message": str(message.pk), "files": files},
    )
    return message


def _words(words: str) -> str:
    said = words.strip()
    if not said:
        raise BadWords(_("Write something first."), "words")
    if len(said) > MESSAGE:
        raise BadWords(_("Write at most {count} letters.").format(count=MESSAGE), "words")
    return said


def _reason(reason: str) -> str:
    said = reason.strip()
    if len(said) < REASON:
        raise BadWords(_("Say why, in a sentence. It is kept, and auditors read it."), "reason")
    return said[:MESSAGE]
