"""Filing: everything of a report is written in one transaction, or nothing is.

Whoever calls `file_report` outside of a transaction holds an acknowledged report when it returns:
report, identity, exhibits, receipt and trail are committed.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.evidence import actions as evidence
from jaganetral.portal.evidence import storage
from jaganetral.portal.evidence.actions import File
from jaganetral.portal.evidence.models import Exhibit, Folder, Origin
from jaganetral.portal.evidence.models import State as ExhibitState
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake import codes, receipts
from jaganetral.portal.intake.errors import BadReport, NoReceiver
from jaganetral.portal.intake.likeness import bands, name_mark
from jaganetral.portal.intake.models import (
    Band,
    Channel,
    Draft,
    Identity,
    Kind,
    Receipt,
    Report,
    ReportEvent,
)
from jaganetral.portal.intake.timing import election_on, flow_on
from jaganetral.portal.intake.words import (
    LONGEST,
    Told,
    Who,
    content_hash,
    content_of,
    seal_content,
    seal_who,
)
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.privacy.nip import BadNip, read_nip
from jaganetral.portal.trail.actions import record
from jaganetral.procedure import Move

__all__ = [
    "MOST_FILES", "Filed", "attach", "detach", "draft_files", "file_report", "receiver_of",
    "remove_old_drafts",
]  # fmt: skip

MOST_FILES = 10
LEAST_LETTERS = 20
DRAFTS_KEPT = timedelta(hours=24)
"""How long files of a conversation wait for it to be filed."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A report that was filed, and the reporter's code: the only time that it is there to show."""

    report: Report
    code: str
    again: bool = False
    """It had been filed already, by the same conversation."""


def file_report(
    told: Told,
    *,
    channel: str = Channel.WEB,
    by: Person | None = None,
    organisation: Organisation | None = None,
    files: Sequence[File] = (),
) -> Filed:
    """File a report: by anybody from the site, or by an officer (`by`) for somebody who came,
    called or wrote.

    `organisation` is the supervisor that receives it (default: that of the region). A second filing
    of one conversation (`told.nonce`) changes nothing and gives the same code. Raises Refused,
    BadReport, NoReceiver, BadFile.
    """
    _checked(told)
    nonce = told.nonce or codes.new_nonce()
    if told.nonce and (before := _filed_before(nonce)) is not None:
        return before
    place = organisation or receiver_of(told.region)
    if by is not None:
        demand(by, "reports.enter_report", place)
    try:
        with transaction.atomic():
            return _file(told, nonce, Channel(channel), by, place, files)
    except IntegrityError:
        # The same conversation, sent twice at one time: the other one was first.
        if (before := _filed_before(nonce)) is not None:
            return before
        raise


def receiver_of(region: str) -> Organisation:
    """The supervisor that receives reports of a region. Raises NoReceiver."""
    found: Organisation | None = Organisation.objects.supervisor_of(region)
    if found is None:
        raise NoReceiver(_("Nobody here receives reports of this place."), "region")
    return found


def attach(nonce: str, file: File, said_name: str) -> Exhibit:
    """Take a file of a conversation that is not filed yet. Raises BadFile, BadReport."""
    with transaction.atomic():
        draft, made = Draft.objects.get_or_create(
            mark=codes.DRAFT.of(nonce), defaults={"folder": evidence.new_folder()}
        )
        if not made and draft_files(nonce).count() >= MOST_FILES:
            raise BadReport(
                _("At most {count} files. Send more later, through the mailbox.").format(
                    count=MOST_FILES
                ),
                "files",
            )
        taken = evidence.receive(
            draft.folder, file, origin=Origin.REPORTER, by=None, said_name=said_name
        )
        # The page's script may have sent a file that its form then sends once more.
        before = draft_files(nonce).filter(sha256=taken.sha256).exclude(pk=taken.pk).first()
        if before is None:
            return taken
        _drop(taken, "sent_twice")
        return before


def draft_files(nonce: str) -> QuerySet[Exhibit]:
    """The files of a conversation that is not filed yet."""
    draft = Draft.objects.filter(mark__in=codes.DRAFT.all_of(nonce)).first()
    found = exhibits(draft.folder) if draft else Exhibit.objects.none()
    return found.exclude(state=ExhibitState.ERASED)


@transaction.atomic
def detach(nonce: str, number: UUID) -> None:
    """Take a file back before the report is filed: it is gone for good."""
    for exhibit in draft_files(nonce).select_for_update().filter(pk=number):
        _drop(exhibit, "taken_back")


@transaction.atomic
def remove_old_drafts() -> int:
    """Remove the files of conversations that were never filed. Returns how many conversations."""
    old = list(Draft.objects.select_for_update().filter(made_at__lt=timezone.now() - DRAFTS_KEPT))
    for draft in old:
        for exhibit in exhibits(draft.folder).exclude(state=ExhibitState.ERASED):
            _drop(exhibit, "never_filed")
        draft.delete()
    return len(old)


def _checked(told: Told) -> None:
    today = timezone.localdate()
    problems = (
        (len(told.text.strip()) < LEAST_LETTERS, "text",
         _("Tell a little more: who did what, where and when.")),
        (len(told.text) > LONGEST, "text",
         _("This is too long. Tell the main things, and attach the rest as a file.")),
        (told.known_on > today, "known_on", _("This day has not come yet.")),
        (told.happened_on is not None and told.happened_on > today, "happened_on",
         _("This day has not come yet.")),
        (told.happened_on is not None and told.happened_on > told.known_on, "known_on",
         _("You cannot have learnt of it before it happened. Look at both days again.")),
        (bool(told.reported_nip) and bool(_wrong_nip(told.reported_nip)), "reported_nip",
         _wrong_nip(told.reported_nip)),
    )  # fmt: skip
    for wrong, field, sentence in problems:
        if wrong:
            raise BadReport(sentence, field)


def _wrong_nip(text: str) -> str:
    """What is wrong with a NIP, for whoever wrote it; "" where it can be one."""
    try:
        read_nip(text)
    except BadNip as bad:
        return str(bad.sentence)
    return ""


def _filed_before(nonce: str) -> Filed | None:
    report = (
        Report.objects.select_related("receipt", "organisation")
        .filter(draft__in=codes.DRAFT.all_of(nonce))
        .first()
    )
    return Filed(report, codes.code_of(nonce), again=True) if report else None


def _file(
    told: Told,
    nonce: str,
    channel: Channel,
    by: Person | None,
    place: Organisation,
    files: Sequence[File],
) -> Filed:
    folder = _folder(nonce, place)
    for file in files[:MOST_FILES]:
        evidence.receive(
            folder, file, origin=Origin.OFFICER if by else Origin.REPORTER, by=by,
            said_name=file.name or "",
        )  # fmt: skip
    hashes = [one.sha256 for one in exhibits(folder).exclude(state=ExhibitState.ERASED)]
    content = content_of(told, hashes, secrets.token_hex(32))
    who = told.who or Who()
    kind = Kind.REPORT if who.named else Kind.INFORMATION
    day = told.happened_on or told.known_on
    election = told.election or election_on(told.region, day)
    flow = flow_on(election, timezone.localdate())
    move, state = _first_step(flow.moves_from("new"), kind)
    code = codes.code_of(nonce)
    report = Report.objects.create(
        folder=folder, organisation=place, channel=channel, kind=kind, flow=flow.id, state=state,
        election=election, known_on=told.known_on, happened_on=told.happened_on,
        region=told.region, sealed=seal_content(content),
        reported_mark=name_mark(told.reported_name), named=who.named,
        addressed=bool(who.address.strip()), signed=who.signed, code=codes.kept(code),
        draft=codes.DRAFT.of(nonce), entered_by=by,
    )  # fmt: skip
    if who != Who():
        Identity.objects.create(report=report, sealed=seal_who(who))
    Band.objects.bulk_create(Band(report=report, key=key) for key in bands(told.text))
    if move:
        ReportEvent.objects.create(report=report, move=move, at=report.filed_at, by=by)
    _receipt(report, content_hash(content))
    record(
        "report.filed",
        by=by,
        about=report.about,
        organisation=place,
        details={
            "channel": channel.value, "kind": kind.value, "flow": flow.id, "files": len(hashes),
            "folder": str(folder.pk), "receipt": report.receipt.number,
            "content": report.receipt.content_hash,
        },
    )  # fmt: skip
    return Filed(report, code)


def _folder(nonce: str, place: Organisation) -> Folder:
    """The folder of the conversation, given to the supervisor; or a new one."""
    draft = Draft.objects.select_for_update().filter(mark__in=codes.DRAFT.all_of(nonce)).first()
    if draft is None:
        return evidence.new_folder(place)
    folder: Folder = draft.folder
    folder.organisation = place
    folder.save(update_fields=["organisation"])
    draft.delete()
    return folder


def _first_step(moves: Sequence[Move], kind: Kind) -> tuple[str, str]:
    """What filing is in this flow: a report is received, a tip is traced; elsewhere it waits."""
    wanted = "file_report" if kind == Kind.REPORT else "note_initial_information"
    for move in moves:
        if move.id == wanted:
            return wanted, move.to or "new"
    return "", "new"


def _receipt(report: Report, content: str) -> None:
    number = codes.new_number()
    told = receipts.statement(number, timezone.localdate(report.filed_at), content)
    signature, public = receipts.sign(told)
    report.receipt = Receipt.objects.create(
        report=report, number=number, content_hash=content, statement=told.decode(),
        signature=signature, public_key=public,
    )  # fmt: skip


def _drop(exhibit: Exhibit, why: str) -> None:
    """Remove a file that never became part of a report."""
    Exhibit.objects.filter(pk=exhibit.pk).update(
        state=ExhibitState.ERASED, sha256="", said_name="", facts={}, pages=0
    )
    record("exhibit.dropped", by=None, about=exhibit.about, details={"why": why})
    transaction.on_commit(lambda: storage.erase(exhibit.pk))
