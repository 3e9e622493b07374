"""Where a folder or an exhibit lies, and whether a person may do something with it there.

An exhibit that is shared with a case lies in several folders; it is enough that one of them is
within the person's reach. A folder that no organisation handles yet is nobody's.
"""

from __future__ import annotations

from django.db.models import Q

from jaganetral.portal.evidence.models import Exhibit, Folder
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import allowed

__all__ = ["demand_for", "folders", "may"]


def folders(thing: Folder | Exhibit) -> list[Folder]:
    """The folders in which something lies: its own first."""
    if isinstance(thing, Folder):
        return [thing]
    return [thing.folder, *thing.shared.select_related("organisation")]


def may(person: Person, action: str, thing: Folder | Exhibit) -> bool:
    """Whether a person may do this with it in one of the places where it lies."""
    lying = folders(thing)
    places = Organisation.objects.filter(
        Q(pk__in=[one.organisation_id for one in lying if one.organisation_id])
        | Q(pk__in=Folder.also.through.objects.filter(folder__in=lying).values("organisation"))
    )
    return any(allowed(person, action, place) for place in places)


def demand_for(person: Person, action: str, thing: Folder | Exhibit) -> None:
    """Raises Refused where `may` says no."""
    if not may(person, action, thing):
        raise Refused(action)
