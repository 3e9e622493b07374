"""Opens what lies in quarantine, in the sandboxed worker."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from jaganetral.portal.evidence.errors import CouldNotLook
from jaganetral.portal.evidence.quarantine import look_at_waiting


class Command(BaseCommand):
    """`look_at_evidence`: once, or with `--stay` until it is ended. May be ended at any moment."""

    help = "Make the safe previews of what lies in quarantine."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stay", action="store_true", help="go on, and look every few seconds")
        parser.add_argument("--seconds", type=float, default=3, help="between two looks")

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            try:
                done = look_at_waiting()
            except CouldNotLook:
                raise CommandError(
                    "this machine cannot shut a process in (seccomp, Linux): files stay in "
                    "quarantine, originals can still be read"
                ) from None
            if not options["stay"]:
                self.stdout.write(f"{done} looked at")
                return
            if not done:
                close_old_connections()
                time.sleep(options["seconds"])
