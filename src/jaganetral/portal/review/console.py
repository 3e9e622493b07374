"""What the commands beside the portal need of it: a queue by its name, in the caller's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from django.db import DatabaseError
from django.utils import translation

from jaganetral.portal.people.models import Organisation, OrganisationKind
from jaganetral.portal.review.importing import take_in
from jaganetral.portal.review.models import Delivery

__all__ = ["DatabaseError", "named", "take_in_spoken"]

MOST_NAMED = 10


def named(name: str) -> tuple[Organisation | None, str]:
    """The supervisor of a name or number (None where it is none or several), and those there are.

    Raises DatabaseError where the installation has none yet.
    """
    every = Organisation.objects.filter(kind=OrganisationKind.SUPERVISOR)
    where = {"pk": int(name)} if name.isdecimal() else {"name__iexact": name.strip()}
    found = list(every.filter(**where)[:2])
    names = ", ".join(every.values_list("name", flat=True)[:MOST_NAMED])
    return (found[0] if len(found) == 1 else None), names


def take_in_spoken(
    place: Organisation,
    file: BinaryIO,
    *,
    name: str,
    language: str,
    told: Callable[[Delivery], None],
) -> Delivery:
    """`importing.take_in` by the operator, with its reasons in a language. Raises BadQueue."""
    with translation.override(language):
        return take_in(None, place, file, name=name, told=told)
