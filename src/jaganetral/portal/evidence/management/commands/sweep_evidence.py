"""Compares the files of evidence with their rows; removes what a crash left."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from jaganetral.portal.evidence.keeping import erase_expired, sweep


class Command(BaseCommand):
    """`sweep_evidence`: by the day. Ends with 1 where an original is missing or was changed."""

    help = "Remove unfinished and orphaned files, erase what is out of time, check the originals."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hashes", action="store_true", help="read every original as well")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would be done")
        parser.add_argument(
            "--hours", type=float, default=24, help="a file without a row must be so old"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        remove = not options["dry_run"]
        if remove:
            self.stdout.write(f"out of time, erased: {erase_expired(timezone.localdate())}")
        found = sweep(age=options["hours"] * 3600, hashes=options["hashes"], remove=remove)
        self.stdout.write(f"unfinished: {len(found.unfinished)}")
        self.stdout.write(f"orphans: {len(found.orphans)}")
        self.stdout.write(f"left after erasure: {len(found.erased)}")
        for number in found.missing:
            self.stdout.write(f"missing: {number}")
        for number in found.changed:
            self.stdout.write(f"changed: {number}")
        if found.missing or found.changed:
            raise CommandError("originals are missing or changed: restore them from a backup")
