"""Looks for cases that are not as they must be; `--recount` counts hours anew after a decree."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jaganetral.portal.casework.checking import faults, recount_all


class Command(BaseCommand):
    """`check_cases`: one line for each fault; ends with an error where there is one."""

    help = (
        "Check that no open case is without open work, and that each stands where its events lead."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--recount", action="store_true", help="count the hours of open work anew"
        )
        parser.add_argument("--quick", action="store_true", help="do not replay each case's events")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["recount"]:
            self.stdout.write(f"{recount_all()} hours changed")
        found = faults(replay=not options["quick"])
        for one in found:
            self.stdout.write(f"{one.number}: {one.said}")
        if found:
            raise CommandError(f"{len(found)} faults")
        self.stdout.write("every case is as it must be")
