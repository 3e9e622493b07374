"""Puts items back into the queue whose holder's hour is over."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from jaganetral.portal.review.moving import release_overdue


class Command(BaseCommand):
    """`release_reviews`: each item is freed when somebody touches it; this frees the rest."""

    help = "Put items back into the queue whose holder's hour is over."

    def handle(self, *args: Any, **options: Any) -> None:
        many = 0
        while done := release_overdue():
            many += done
        self.stdout.write(f"{many} back in the queue")
