"""Auditors are told of each opened identity: a line in their list, and a mail without a name."""

from __future__ import annotations

import smtplib

import structlog
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.portal.intake.models import IdentityOpening
from jaganetral.portal.people.models import Membership, Organisation, Person
from jaganetral.portal.people.roles import Role

__all__ = ["auditors_of", "tell_auditors"]

_log = structlog.get_logger("jaganetral.portal")


def auditors_of(organisation: Organisation) -> list[Person]:
    """Who audits the organisation: there or above it, now."""
    held = Membership.objects.in_force().filter(
        role=Role.AUDITOR, organisation__in=organisation.lineage(), person__is_active=True
    )
    return list(Person.objects.filter(pk__in=held.values("person")).order_by("pk"))


def tell_auditors(opening: IdentityOpening) -> None:
    """Send the mail once the opening is committed. It names no reporter and no reported."""
    to = [auditor.email for auditor in auditors_of(opening.report.organisation)]
    if to:
        transaction.on_commit(lambda: _send(to))


def _send(to: list[str]) -> None:
    with override("id"):
        subject = _("A reporter's identity was opened")
        body = _(
            "An officer opened the identity of a reporter and gave a reason. Who, when and why "
            "stands in the list of openings, for auditors who are signed in."
        )
    try:
        send_mail(subject, body, None, to)
    except (OSError, smtplib.SMTPException):
        # The list and the trail have it; a mail that cannot leave must not undo what was done.
        _log.warning("auditors_not_mailed", count=len(to))
