"""`manage.py remove_old_advice`: remove questions whose time has run out. For a daily job."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from jaganetral.portal.advice.actions import remove_old


class Command(BaseCommand):
    help = "Remove questions to advisers that have been kept long enough."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{remove_old(timezone.localdate())} removed")
