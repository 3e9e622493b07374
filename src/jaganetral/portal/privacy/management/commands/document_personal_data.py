"""`manage.py document_personal_data`: write the data map, docs/personal-data.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jaganetral.portal.privacy.documenting import page
from jaganetral.portal.privacy.registry import problems


class Command(BaseCommand):
    help = "Write the map of personal data from the models and the register."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("output", nargs="?", default="docs/personal-data.md")

    def handle(self, *args: Any, **options: Any) -> None:
        if wrong := list(problems()):
            raise CommandError("\n".join(wrong))
        Path(options["output"]).write_text(page(), encoding="utf-8")
