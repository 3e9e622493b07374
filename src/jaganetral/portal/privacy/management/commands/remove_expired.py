"""`manage.py remove_expired`: remove what has been kept long enough. For a daily job."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jaganetral.portal.privacy.retention import remove_expired


class Command(BaseCommand):
    help = "Remove what has been kept long enough, by the register of personal data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and remove nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        for one in remove_expired(dry=options["dry_run"]):
            held = f", {one.held} kept by a legal hold" if one.held else ""
            self.stdout.write(f"{one.schedule}: {one.removed} removed{held}")
