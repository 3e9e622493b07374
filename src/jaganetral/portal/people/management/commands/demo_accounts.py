"""Makes the made-up accounts of a demonstration and prints how to sign in to them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from jaganetral.portal.casework import demo as cases
from jaganetral.portal.people import demo
from jaganetral.portal.people.errors import NotADemonstration
from jaganetral.portal.reaching import demo as agency


class Command(BaseCommand):
    """`demo_accounts`: one line for each role."""

    help = "Make made-up accounts and cases (demonstration only) and print how to sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            accounts = demo.make()
            cases.make()
            agency.make()
        except NotADemonstration as wrong:
            raise CommandError(str(wrong)) from None
        with translation.override("id"):
            for one in accounts:
                self.stdout.write(
                    f"{one.role.label!s:28} {one.email:34} {one.password}"
                    + (f"  {demo.code_now(one.totp_secret)}" if one.totp_secret else "")
                )
            for one in accounts:
                if one.totp_url:
                    self.stdout.write(f"{one.email:34} {one.totp_url}")
