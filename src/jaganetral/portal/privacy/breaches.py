"""The register of failures to protect personal data, its clock, and the letters it asks for."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import allowed, demand, scope
from jaganetral.portal.privacy.errors import BadRequest, NotNow
from jaganetral.portal.privacy.models import Breach
from jaganetral.portal.privacy.rights import due_of
from jaganetral.portal.privacy.words import Failure, open_failure, seal_failure
from jaganetral.portal.trail.actions import record

__all__ = ["TOLD", "breach_for", "close", "mend", "note", "notice", "register", "told"]

TOLD = {"people": "people_told_at", "authority": "authority_told_at", "public": "public_told_at"}
_RECORD = "privacy.record_breach"


@transaction.atomic
def note(
    person: Person,
    organisation: Organisation,
    failure: Failure,
    *,
    known_at: datetime,
    happened_at: datetime | None = None,
    people_count: int | None = None,
    public: bool = False,
) -> Breach:
    """Enter a failure. Its 3 × 24 hours run from `known_at`. Raises Refused, BadRequest."""
    demand(person, _RECORD, organisation)
    now = timezone.now()
    if known_at > now:
        raise BadRequest(_("This moment has not come yet."), "known_at")
    if happened_at is not None and happened_at > known_at:
        raise BadRequest(_("It cannot have become known before it happened."), "happened_at")
    _whole(failure)
    breach = Breach.objects.create(
        organisation=organisation, happened_at=happened_at, known_at=known_at,
        due_at=due_of(known_at), people_count=people_count, sealed=seal_failure(failure),
        recorded_by=person, public=public,
    )  # fmt: skip
    _note("breach.noted", breach, person, public=public)
    return breach


@transaction.atomic
def mend(
    person: Person, breach: Breach, failure: Failure, *, people_count: int | None, public: bool
) -> Breach:
    """What became known later is written in; the hour stays. Raises Refused, NotNow, BadRequest."""
    demand(person, _RECORD, breach.organisation)
    breach = _open(breach)
    _whole(failure)
    breach.sealed, breach.people_count = seal_failure(failure), people_count
    breach.public = public or breach.public_told_at is not None
    breach.save()
    _note("breach.mended", breach, person, public=breach.public)
    return breach


@transaction.atomic
def told(person: Person, breach: Breach, whom: str) -> Breach:
    """Note that the people, the authority or the public were told now. Raises Refused, NotNow."""
    demand(person, _RECORD, breach.organisation)
    breach = _open(breach)
    if whom not in TOLD:
        raise NotNow(_("Say who was told."))
    if getattr(breach, TOLD[whom]) is not None:
        raise NotNow(_("It was noted already that they were told."))
    now = timezone.now()
    setattr(breach, TOLD[whom], now)
    breach.public = breach.public or whom == "public"
    breach.save()
    _note("breach.told", breach, person, whom=whom, late=now > breach.due_at)
    return breach


@transaction.atomic
def close(person: Person, breach: Breach) -> Breach:
    """Close the file of a failure, once everybody was told. Raises Refused, NotNow."""
    demand(person, _RECORD, breach.organisation)
    breach = _open(breach)
    if any(clock.status in ("running", "late") for clock in breach.clocks().values()):
        raise NotNow(_("Somebody still has to be told."))
    breach.closed_at = timezone.now()
    breach.save(update_fields=["closed_at"])
    _note("breach.closed", breach, person)
    return breach


def notice(breach: Breach, whom: str) -> str:
    """The words of the written notice that article 46 asks for, to the people or the authority."""
    told = {"breach": breach, "failure": open_failure(breach.sealed), "whom": whom,
            "now": timezone.localtime()}  # fmt: skip
    return "\n".join(
        line.strip() for line in render_to_string("privacy/notice.txt", told).splitlines()
    ).strip()


def register(person: Person) -> QuerySet[Breach]:
    """The failures that a person may see."""
    reach = scope(person, "privacy.read_register") | scope(person, _RECORD)
    return Breach.objects.filter(organisation__in=reach.values("pk")).select_related("organisation")


def breach_for(person: Person, number: UUID) -> tuple[Breach, bool] | None:
    """A failure that the person may see, and whether they may write in it."""
    found = register(person).filter(pk=number).first()
    return (found, allowed(person, _RECORD, found.organisation)) if found else None


def _whole(failure: Failure) -> None:
    for field in ("data", "how", "measures"):
        if not getattr(failure, field).strip():
            raise BadRequest(_("The notice must say this (article 46 paragraph 2)."), field)


def _open(breach: Breach) -> Breach:
    one = Breach.objects.select_for_update().select_related("organisation").get(pk=breach.pk)
    if one.closed_at is not None:
        raise NotNow(_("This file is closed."))
    return one


def _note(what: str, breach: Breach, by: Person, **details: str | bool) -> None:
    record(what, by=by, about=breach.about, organisation=breach.organisation, details=details)
