"""From an item on which two people agree to a finding (temuan): through the door of the case desk.

The case gets the allegation as the officer words it, whom the officer names, and a paper that
preserves the item bit for bit: what was scanned, its verdict, its copies, who decided what, and
where it came from (scan, item, rulebook); with the small copies of its photos, as they were seen.
What follows is the case desk's: nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.portal.casework import actions as casework
from jaganetral.portal.casework.errors import CaseworkError
from jaganetral.portal.casework.models import Case, CaseEvent
from jaganetral.portal.casework.sealed import Told
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.review.errors import BadWords, NotNow
from jaganetral.portal.review.models import Event, Finding, Item
from jaganetral.portal.review.moving import WORKS, append, decided, demand_part, locked, set_state
from jaganetral.portal.review.pictures import jpeg_of
from jaganetral.portal.review.states import State, What

__all__ = ["make_finding", "preserved", "withdraw"]


@transaction.atomic
def make_finding(
    person: Person,
    item: Item,
    told: Told,
    *,
    flow_id: str,
    reason: str,
    member: int = 0,
    office: Organisation | None = None,
    files: Sequence[UploadedFile[Any]] = (),
) -> Case:
    """A finding of the supervisor's own, of one copy (`member`, by its place in the list).

    Raises Refused, NotNow, BadWords, and what casework.open_finding raises.
    """
    item = locked(item)
    demand(person, WORKS, item.organisation)
    demand_part(person, item)
    if item.state not in (State.AGREED, State.FINDING) or item.is_golden:
        raise NotNow(_("Two reviewers must agree on a breach before a finding can be made."))
    kept = item.kept
    if not 0 <= member < max(1, len(kept.members)):
        raise BadWords(_("Choose which of the copies it is about."), "member")
    if item.findings.filter(member=member).exists():
        raise NotNow(_("A finding was made of this copy already."))
    paper = SimpleUploadedFile(
        f"telaah-{item.key[:16]}.txt", preserved(item, member), content_type="text/plain"
    )
    case = casework.open_finding(
        person, item.organisation, told, flow_id=flow_id, reason=reason, office=office,
        files=[paper, *_seen(item), *files],
    )  # fmt: skip
    Finding.objects.create(item=item, case=case, member=member, by=person)
    set_state(item, State.FINDING, outcome=item.outcome, found=tuple(item.found))
    append(item, What.FOUND, person, words=case.number)
    return case


def _seen(item: Item) -> list[SimpleUploadedFile]:
    """The small copies of its photos, as those who decided saw them."""
    return [
        SimpleUploadedFile(
            f"telaah-{item.key[:16]}-foto-{one.number + 1}.jpg", jpeg_of(one),
            content_type="image/jpeg",
        )
        for one in item.pictures.all()
    ]  # fmt: skip


def preserved(item: Item, member: int) -> bytes:
    """The item as it lies in the queue, as a paper (UTF-8 text): evidence of what was seen.

    People appear by their number alone; names are in the trail.
    """
    kept = item.kept
    told = {
        "item": item.key, "scan": item.scan, "rulebook": item.rulebook, "source": item.source,
        "copy": kept.members[member] if kept.members else None, "copies": item.copies,
        "conduct": kept.conduct, "judged_as_an_aid": kept.judged, "members": list(kept.members),
        "photos": list(kept.photos), "seen_before": list(kept.seen_before),
        "decisions": [
            {"by": one.by_id, "at": one.at.isoformat(), "decision": one.decision,
             "rules": list(one.rules), "before_the_aid": one.blind, "reason": one.words}
            for one in item.events.filter(what=What.DECIDED, undone=None)
        ],
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(told), indent=2)


@transaction.atomic
def withdraw(person: Person, item: Item, *, reason: str) -> Event:
    """Say that the own decision no longer stands, after a finding was made of it.

    The case goes its own way: a correction with the reason is put beside its first event, for
    whoever handles it. Raises Refused, NotNow, BadWords.
    """
    item = locked(item)
    demand(person, WORKS, item.organisation)
    demand_part(person, item)
    last = decided(person, item)
    if item.state != State.FINDING or last is None:
        raise NotNow(_("There is no finding that rests on a decision of yours."))
    words = reason.strip()
    if not words:
        raise BadWords(_("Write down the reason."), "reason")
    event = append(item, What.UNDONE, person, undoes=last, words=words, trail="review.withdrawn")
    for finding in item.findings.select_related("case"):
        said = _("A reviewer on whose decision this finding rests withdrew: {reason}").format(
            reason=words
        )
        try:
            casework.correct(person, finding.case, _last_word(finding.case), said)
        except CaseworkError:
            continue  # who keeps out of the case writes nothing in it; the queue and the trail tell
    return event


def _last_word(case: Case) -> CaseEvent:
    """The event that made the case, or the last correction of it."""
    event: CaseEvent = CaseEvent.objects.filter(case=case).order_by("turn")[0]
    while (after := event.corrections.first()) is not None:
        event = after
    return event
