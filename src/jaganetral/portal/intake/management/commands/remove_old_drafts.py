"""Removes the files of reports that were begun and never filed: run it every hour."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from jaganetral.portal.intake.actions import remove_old_drafts


class Command(BaseCommand):
    """`remove_old_drafts`: files of conversations that are a day old and were not filed."""

    help = "Remove the files of reports that were begun over a day ago and never filed."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"removed: {remove_old_drafts()}")
