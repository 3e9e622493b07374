"""Who was cleared is told so by the agency; the public, only if the person wants it.

The letter itself is a step of the flow (`clear`). Here stands what comes after it: the person's
wish, given through their code, and the publication, without a name unless they want it.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.casework import moving, tasks
from jaganetral.portal.casework.conflicts import keep_out
from jaganetral.portal.casework.errors import NotNow
from jaganetral.portal.casework.models import Case, Clearing, TaskKind
from jaganetral.portal.casework.sealed import open_told
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.trail.actions import record

__all__ = ["publish", "take_down", "wish_publication"]


@transaction.atomic
def wish_publication(case: Case, *, publish: bool, with_name: bool = False) -> None:
    """What the reported, who holds the code, wants the public to be told; it can be changed, and
    what was published is taken down at once where they no longer want it. Raises NotNow.
    """
    case = moving.locked(case)
    clearing = Clearing.objects.select_for_update().filter(case=case).first()
    if clearing is None:
        raise NotNow(
            _("There is nothing to publish: the case has not been decided in your favour.")
        )
    clearing.publish, clearing.with_name = publish, publish and with_name
    clearing.published_at, clearing.public_name = None, ""
    clearing.save()
    record(
        "clearing.wished",
        by=None,
        about=f"case:{case.pk}",
        organisation=case.organisation,
        details={"publish": publish, "with_name": clearing.with_name},
    )
    tasks.renew_publication(case, clearing, timezone.now())


@transaction.atomic
def publish(person: Person, case: Case) -> Clearing:
    """Make the clearing public as the person wants it. Raises Refused, Conflict, NotNow."""
    case = moving.locked(case)
    demand(person, "cases.clear_person", case.agency)
    keep_out(person, case)
    clearing = Clearing.objects.select_for_update().filter(case=case).first()
    if clearing is None or clearing.cleared_at is None or not clearing.publish:
        raise NotNow(_("The person has not asked for this, or the letter is not written yet."))
    clearing.published_at = timezone.now()
    clearing.public_name = open_told(case.sealed).name if clearing.with_name else ""
    clearing.save()
    record(
        "clearing.published",
        by=person,
        about=f"case:{case.pk}",
        organisation=case.agency,
        details={"with_name": clearing.with_name},
    )
    for task in case.tasks.filter(done_at=None, kind=TaskKind.PUBLISH):
        tasks.done(task, person, clearing.published_at)
    return clearing


@transaction.atomic
def take_down(person: Person, case: Case, reason: str) -> None:
    """Take a publication down again, with the reason. Raises Refused, NotNow."""
    case = moving.locked(case)
    demand(person, "cases.clear_person", case.agency)
    clearing = Clearing.objects.select_for_update().filter(case=case).first()
    if clearing is None or clearing.published_at is None or not reason.strip():
        raise NotNow(_("Nothing is published, or the reason is missing."))
    clearing.published_at, clearing.public_name = None, ""
    clearing.save()
    record(
        "clearing.taken_down",
        by=person,
        about=f"case:{case.pk}",
        organisation=case.agency,
        private={"reason": reason.strip()},
    )
    tasks.renew_publication(case, clearing, timezone.now())
