"""Invites the first administrator of an installation: everybody else is invited from there."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import translation

from jaganetral.portal.people import actions
from jaganetral.portal.people.errors import Explained
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.people.roles import Role


class Command(BaseCommand):
    """`first_administrator EMAIL NAME --organisation NAME`: prints the link of the invitation."""

    help = "Invite an administrator to the topmost organisation (made where it is missing)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--organisation", required=True, help="name of the topmost one")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["organisation"]
        top = Organisation.objects.filter(name=name, depth=1).first()
        try:
            top = top or actions.make_organisation(None, None, kind="national", name=name)
            _invitation, key = actions.invite(
                None, top, email=options["email"], name=options["name"], role=Role.ADMINISTRATOR
            )
        except Explained as wrong:
            raise CommandError(wrong.sentence) from None
        with translation.override("id"):
            self.stdout.write(reverse("people:accept", kwargs={"key": key}))
