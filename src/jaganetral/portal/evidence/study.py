"""What reviewers state about evidence: grades, who is behind an account, what it did and when, and
what the reported may see. Each is a statement of somebody with a reason; none is ever overwritten.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.evidence import storage
from jaganetral.portal.evidence.access import demand_for
from jaganetral.portal.evidence.accounts import check_grade
from jaganetral.portal.evidence.errors import NotNow
from jaganetral.portal.evidence.models import (
    Account,
    Behind,
    Exhibit,
    Folder,
    Grade,
    Objection,
    Redaction,
    Relation,
    State,
    Verb,
    Worth,
)
from jaganetral.portal.people.models import Person
from jaganetral.portal.sealing import Box
from jaganetral.portal.trail.actions import record

__all__ = [
    "CHECKS",
    "Claim",
    "Known",
    "answer_objection",
    "grade",
    "held",
    "object_to",
    "relate",
    "release",
    "state_account",
]

BOX = Box(b"jaganetral evidence, statements at rest, 1")

CHECKS = ("source", "date", "place", "edited", "context", "compared")
"""What was looked at for a grade: the source itself, the date, the place, traces of editing, what
came before and after, other evidence. Shown with their words by forms.GradeForm."""

_GRADE = "evidence.grade_file"


@transaction.atomic
def grade(
    person: Person, exhibit: Exhibit, worth: Worth, *, checks: Sequence[str], reason: str
) -> Grade:
    """Say how far an exhibit can be relied on. Raises Refused, NotNow."""
    demand_for(person, _GRADE, exhibit)
    _standing(exhibit)
    if not reason.strip():
        raise NotNow(_("Give the reason for the grade."))
    if worth is Worth.ESTABLISHED and "source" not in checks and "compared" not in checks:
        raise NotNow(_("“Established” needs that the source or other evidence was looked at."))
    made = Grade.objects.create(
        exhibit=exhibit, worth=worth, checks=[one for one in CHECKS if one in checks],
        reason=reason.strip(), by=person,
    )  # fmt: skip
    record(
        "exhibit.graded",
        by=person,
        about=exhibit.about,
        organisation=exhibit.folder.organisation,
        details={"worth": worth.value, "checks": made.checks},
        private={"reason": made.reason},
    )
    return made


@dataclass(frozen=True, slots=True)
class Claim:
    """Who is said to be behind which account, how sure that is, on which grounds and why."""

    platform: str
    handle: str
    person: str
    grade: Behind
    grounds: Sequence[str]
    reason: str


@transaction.atomic
def state_account(
    person: Person, folder: Folder, claim: Claim, *, replaces: Account | None = None
) -> Account:
    """State who is behind an account. See accounts.py for what each grade needs.

    A later statement replaces an earlier one, which stays readable. Raises Refused, NotNow.
    """
    demand_for(person, _GRADE, folder)
    handle, whom, reason = (part.strip() for part in (claim.handle, claim.person, claim.reason))
    if not (handle and whom and reason):
        raise NotNow(_("Name the account, the person, and the reason."))
    check_grade(claim.grade, claim.grounds)
    if replaces is not None and (
        replaces.folder_id != folder.pk or Account.objects.filter(replaces=replaces).exists()
    ):
        raise NotNow(_("This statement was replaced already."))
    made = Account.objects.create(
        folder=folder, platform=claim.platform, handle_sealed=BOX.seal(handle.encode()),
        person_sealed=BOX.seal(whom.encode()), grade=claim.grade, grounds=list(claim.grounds),
        reason=reason, by=person, replaces=replaces,
    )  # fmt: skip
    record(
        "account.stated",
        by=person,
        about=f"account:{made.pk}",
        organisation=folder.organisation,
        details={
            "folder": str(folder.pk), "grade": claim.grade.value, "grounds": list(claim.grounds),
            "replaces": str(replaces.pk) if replaces else "",
        },
        private={"handle": handle, "person": whom, "reason": reason},
    )  # fmt: skip
    return made


@transaction.atomic
def object_to(account: Account, words: str, *, by: Person | None = None) -> Objection:
    """What the person it is about (`by=None`, through their code) or an officer says against it.

    The statement is shown as contested until an officer has answered. Raises NotNow.
    """
    if not words.strip():
        raise NotNow(_("Write what is wrong about it."))
    made = Objection.objects.create(
        account=account, words_sealed=BOX.seal(words.strip().encode()), by=by
    )
    record(
        "account.contested",
        by=by,
        about=f"account:{account.pk}",
        organisation=account.folder.organisation,
        private={"words": words.strip()},
    )
    return made


@transaction.atomic
def answer_objection(person: Person, objection: Objection, answer: str) -> None:
    """Answer an objection; a changed mind is a new statement. Raises Refused, NotNow."""
    demand_for(person, _GRADE, objection.account.folder)
    if not answer.strip():
        raise NotNow(_("Write the answer first."))
    changed = Objection.objects.filter(pk=objection.pk, answered_at=None).update(
        answer=answer.strip(), answered_by=person, answered_at=timezone.now()
    )
    if not changed:
        raise NotNow(_("This was answered already."))
    record(
        "account.objection_answered",
        by=person,
        about=f"account:{objection.account_id}",
        organisation=objection.account.folder.organisation,
        private={"answer": answer.strip()},
    )


@dataclass(frozen=True, slots=True)
class Known:
    """When a relation was seen, and between which moments it began and ended, where known."""

    seen_from: datetime
    seen_until: datetime
    began_after: datetime | None = None
    ended_before: datetime | None = None


@transaction.atomic
def relate(
    person: Person,
    account: Account,
    verb: Verb,
    target: str,
    known: Known,
    *,
    exhibit: Exhibit | None = None,
) -> Relation:
    """Enter that an account liked or followed something, for the time that is known of.

    Raises Refused, NotNow.
    """
    demand_for(person, _GRADE, account.folder)
    if not target.strip():
        raise NotNow(_("Name what was liked or followed."))
    if known.seen_until > timezone.now():
        raise NotNow(_("It cannot have been seen in the future."))
    bounds = [known.began_after, known.seen_from, known.seen_until, known.ended_before]
    given = [one for one in bounds if one is not None]
    if given != sorted(given):
        raise NotNow(_("The times are not in order: began, first seen, last seen, ended."))
    made = Relation.objects.create(
        account=account, verb=verb, target=target.strip()[:300], exhibit=exhibit, by=person,
        seen_from=known.seen_from, seen_until=known.seen_until, began_after=known.began_after,
        ended_before=known.ended_before,
    )  # fmt: skip
    record(
        "account.related",
        by=person,
        about=f"account:{account.pk}",
        organisation=account.folder.organisation,
        details={
            "verb": verb.value, "exhibit": str(exhibit.pk) if exhibit else "",
            "times": [one.isoformat() if one else "" for one in bounds],
        },
        private={"target": made.target},
    )  # fmt: skip
    return made


def held(relation: Relation, at: datetime) -> bool | None:
    """Whether a relation held at a moment: True, False, or None where nobody knows."""
    if relation.seen_from <= at <= relation.seen_until:
        return True
    if relation.began_after is not None and at <= relation.began_after:
        return False
    if relation.ended_before is not None and at >= relation.ended_before:
        return False
    return None


Box_ = tuple[int, int, int, int, int]


@transaction.atomic
def release(person: Person, exhibit: Exhibit, boxes: Sequence[Box_]) -> None:
    """Let the reported see an exhibit, with boxes blacked out in it.

    boxes: (page, left, top, right, bottom), sides in thousandths. Bystanders and whoever reported
    are to be blacked out. Done again, it replaces what was blacked out. Raises Refused, NotNow.
    """
    demand_for(person, _GRADE, exhibit)
    _standing(exhibit)
    if exhibit.state != State.READY:
        raise NotNow(_("Only what has a safe preview can be shown to the reported."))
    for page, left, top, right, bottom in boxes:
        if not (1 <= page <= exhibit.pages and 0 <= left < right <= 1000):
            raise NotNow(_("A box lies outside the page."))
        if not 0 <= top < bottom <= 1000:
            raise NotNow(_("A box lies outside the page."))
    exhibit.redactions.all().delete()
    Redaction.objects.bulk_create(
        Redaction(exhibit=exhibit, page=page, left=left, top=top, right=right, bottom=bottom)
        for page, left, top, right, bottom in boxes
    )
    for page in range(1, exhibit.pages + 1):
        _blacked_out(exhibit, page, [box[1:] for box in boxes if box[0] == page])
    exhibit.released_at = timezone.now()
    exhibit.save(update_fields=["released_at"])
    record(
        "exhibit.released",
        by=person,
        about=exhibit.about,
        organisation=exhibit.folder.organisation,
        details={"boxes": [list(box) for box in boxes]},
    )


def _blacked_out(exhibit: Exhibit, page: int, boxes: Sequence[tuple[int, ...]]) -> None:
    """The page of the preview with its boxes painted over: what was there is gone from the file."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - our own JPEG, made by the worker

    folder = storage.preview_folder(exhibit.pk)
    out = io.BytesIO()
    with Image.open(folder / f"{page}.jpg", formats=["JPEG"]) as picture:
        brush = ImageDraw.Draw(picture)
        wide, high = picture.width / 1000, picture.height / 1000
        for left, top, right, bottom in boxes:
            brush.rectangle((left * wide, top * high, right * wide, bottom * high), fill="black")
        picture.save(out, "JPEG", quality=82)
    storage.put(folder / f"r{page}.jpg", out.getvalue())


def _standing(exhibit: Exhibit) -> None:
    if exhibit.state == State.ERASED:
        raise NotNow(_("This was erased."))
