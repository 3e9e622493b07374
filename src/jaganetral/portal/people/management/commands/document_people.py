"""Writes docs/people.md."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from jaganetral.portal.people import document


class Command(BaseCommand):
    """`document_people`: the page about roles, from the permission table."""

    help = "Write docs/people.md from the permission table."

    def handle(self, *args: Any, **options: Any) -> None:
        document.PAGE.write_text(document.page(), encoding="utf-8")
