"""The roles, in the order in which the permission table has its columns."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in an organisation. `public` is everybody and is never given."""

    PUBLIC = "public", _("Public")
    EMPLOYEE = "employee", _("Employee")
    AGENCY_OFFICER = "agency_officer", _("Agency officer")
    ADVISER = "adviser", _("Adviser")
    INTAKE_OFFICER = "intake_officer", _("Intake officer")
    REVIEWER = "reviewer", _("Reviewer")
    DECISION_MAKER = "decision_maker", _("Decision maker")
    PPK = "ppk", _("Personnel authority (PPK)")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


GIVEN = tuple(role for role in Role if role is not Role.PUBLIC)
"""The roles that a membership can carry."""

OFFICERS = tuple(role for role in GIVEN if role is not Role.EMPLOYEE)
"""Whoever holds one of these needs a second factor at sign-in."""

CASEWORK = (Role.INTAKE_OFFICER, Role.REVIEWER, Role.DECISION_MAKER, Role.PPK)

APART: tuple[tuple[frozenset[Role], frozenset[Role]], ...] = (
    (frozenset({Role.ADMINISTRATOR}), frozenset({*CASEWORK, Role.ADVISER, Role.AUDITOR})),
    (frozenset({Role.AUDITOR}), frozenset({*CASEWORK, Role.ADVISER, Role.AGENCY_OFFICER})),
    (frozenset({Role.ADVISER}), frozenset(CASEWORK)),
)
"""Roles that one person never holds together, anywhere.

Who keeps accounts reads no case and no question; who audits has done none of the work; whom
people ask in confidence does not handle what was reported about them.
"""


def clash(one: Role, other: Role) -> bool:
    """Whether one person must not hold both roles at the same time."""
    return any(
        (one in left and other in right) or (other in left and one in right)
        for left, right in APART
    )
