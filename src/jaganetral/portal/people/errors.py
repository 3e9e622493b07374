"""What can go wrong with accounts, organisations and permissions.

PeopleError
├── Refused              the person may not do this there (becomes the page 403)
├── NoSuchAction         a name that the permission table doesn't hold
├── BadMembership        a role that cannot be given like this
├── BadOrganisation      an organisation that cannot stand there
├── BadInvitation        an invitation that cannot be made
├── SpentInvitation      an invitation that was used, withdrawn or has run out
├── NeverChanged         somebody tried to change or remove a line of the record
└── NotADemonstration    made-up accounts outside a demonstration
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied


class PeopleError(Exception):
    """The base of every error of this room."""


class Refused(PeopleError, PermissionDenied):
    """The person may not do this there."""

    def __init__(self, action: str, where: object = None) -> None:
        self.action = action
        super().__init__(f"{action} is not allowed" + (f" in {where}" if where else ""))


class NoSuchAction(PeopleError, LookupError):
    """A name that the permission table doesn't hold: add a row to people/permissions.py."""

    def __init__(self, action: str) -> None:
        self.action = action
        super().__init__(f"{action!r} stands in no row of people.permissions.TABLE")


class Explained(PeopleError):
    """An error whose sentence is shown to the person, beside the field that it is about."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        self.sentence, self.field = sentence, field
        super().__init__(sentence)


class BadMembership(Explained):
    """A role that cannot be given like this."""


class BadOrganisation(Explained):
    """An organisation that cannot stand there."""


class BadInvitation(Explained):
    """An invitation that cannot be made."""


class SpentInvitation(PeopleError):
    """An invitation that was used, withdrawn or has run out, or that never was."""


class NeverChanged(PeopleError):
    """A line of the record is written once; it is never changed and never removed."""


class NotADemonstration(PeopleError):
    """Made-up accounts are made in a demonstration only (JAGANETRAL_DEMO=1)."""
