"""The personal link of an employee without an account: signed, ending, revocable, one for each.

A link is a number and a keyed hash of it: the database alone gives nobody a link, and the sheet of
an office can be printed again. Making a new one ends the old one.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.portal.learning.models import Learner
from jaganetral.portal.letters.address import site
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.reaching.errors import BadLink
from jaganetral.portal.reaching.importing import KEEP
from jaganetral.portal.reaching.models import Employee, Link
from jaganetral.portal.sealing import Mark
from jaganetral.portal.trail.actions import record

__all__ = ["LASTS", "address", "employee_of_token", "learner_for", "links_for", "made", "revoke",
           "stop_address", "stop_token_of", "who_stops"]  # fmt: skip

LASTS = timedelta(days=180)
_SIGNED = Mark(b"jaganetral reaching, personal link, 1")
_STOPS = Mark(b"jaganetral reaching, unsubscribe, 1")
_TAG = 20
"""Bytes of the hash in a link: 160 bits, which nobody guesses."""


@transaction.atomic
def made(by: Person, organisation: Organisation, *, anew: bool = False) -> int:
    """Make links for whoever serves there and has none that works; all of them `anew`.

    Returns how many were made. Raises Refused.
    """
    demand(by, KEEP, organisation)
    people = Employee.objects.filter(
        organisation__path__startswith=organisation.path, left_at=None
    ).select_related("link")
    many = links_for(people, anew=anew)
    record("link.made", by=by, about=f"organisation:{organisation.pk}", organisation=organisation,
           details={"many": many})  # fmt: skip
    return many


def links_for(people: Iterable[Employee], *, anew: bool = False) -> int:
    """A working link for each of these; who has one keeps it. Returns how many were made."""
    now = timezone.now()
    until, fresh, again = now + LASTS, [], []
    for one in people:
        link = getattr(one, "link", None)
        if link is None:
            fresh.append(Link(employee=one, until=until))
        elif anew or link.revoked_at is not None or link.until <= now:
            link.number, link.until, link.made_at = uuid4(), until, now
            link.revoked_at = link.opened_at = None
            again.append(link)
    Link.objects.bulk_create(fresh, batch_size=500)
    Link.objects.bulk_update(
        again, ["number", "until", "made_at", "revoked_at", "opened_at"], batch_size=300
    )
    return len(fresh) + len(again)


@transaction.atomic
def revoke(by: Person, employee: Employee) -> None:
    """End somebody's link now. Raises Refused."""
    demand(by, KEEP, employee.organisation)
    Link.objects.filter(employee=employee, revoked_at=None).update(revoked_at=timezone.now())
    record("link.revoked", by=by, about=f"employee:{employee.pk}",
           organisation=employee.organisation)  # fmt: skip


def address(link: Link) -> str:
    """The whole address, in Indonesian; the page offers the other language."""
    with override("id"):
        return site() + reverse("reaching:personal", args=[_token(link)])


def employee_of_token(token: str) -> Employee:
    """Whose link that is. Raises BadLink, whatever is wrong with it, with one sentence."""
    number = _number(token, _SIGNED)
    link = (
        Link.objects.select_related("employee__organisation", "employee__learner")
        .filter(number=number, revoked_at=None, until__gt=timezone.now(), employee__left_at=None)
        .first()
        if number
        else None
    )
    if link is None:
        raise BadLink(_("This link does not work (any more). Ask your office for a new one."))
    return link.employee


@transaction.atomic
def learner_for(employee: Employee) -> Learner:
    """The learner of an employee, made the first time. Notes that the link was used."""
    one = Employee.objects.select_for_update().get(pk=employee.pk)
    if one.learner is None:
        one.learner = Learner.objects.create()
        one.save(update_fields=["learner"])
    Link.objects.filter(employee=one, opened_at=None).update(opened_at=timezone.now())
    return one.learner


def stop_token_of(employee: Employee) -> str:
    """The token of a link that ends the extras; it serves nothing else."""
    return _joined(employee.pk, _STOPS)


def stop_address(employee: Employee) -> str:
    """Where extras are ended: by a button, or by a mail programme (RFC 8058)."""
    with override("id"):
        return site() + reverse("reaching:stop", args=[stop_token_of(employee)])


def who_stops(token: str) -> Employee:
    """Raises BadLink."""
    number = _number(token, _STOPS)
    found = Employee.objects.filter(pk=number).first() if number else None
    if found is None:
        raise BadLink(_("This link does not work."))
    return found


def _token(link: Link) -> str:
    return _joined(link.number, _SIGNED)


def _joined(number: UUID, mark: Mark) -> str:
    tag = bytes.fromhex(mark.of(number.hex))[:_TAG]
    return base64.urlsafe_b64encode(number.bytes + tag).decode().rstrip("=")


def _number(token: str, mark: Mark) -> UUID | None:
    if len(token) != 48:
        return None
    try:
        content = base64.urlsafe_b64decode(token)
        number, tag = UUID(bytes=content[:16]), content[16:]
    except ValueError:
        return None
    good = [bytes.fromhex(one)[:_TAG] for one in mark.all_of(number.hex)]
    return number if any(hmac.compare_digest(tag, one) for one in good) else None
