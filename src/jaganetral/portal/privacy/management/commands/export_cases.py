"""`manage.py export_cases`: cases as lines of JSON, redacted unless a reason is given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jaganetral.portal.people.models import Person
from jaganetral.portal.privacy.errors import BadRequest
from jaganetral.portal.privacy.exporting import lines, with_identities


class Command(BaseCommand):
    help = "Export cases as JSON lines. Names only with --with-identities, --by and --reason."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--redacted", action="store_true", help="without names (the default)")
        parser.add_argument("--with-identities", action="store_true")
        parser.add_argument("--by", metavar="EMAIL", help="the account that exports")
        parser.add_argument("--reason", default="", help="why names are needed; it is recorded")
        parser.add_argument("-o", "--output", type=Path, help="a file (mode 0600)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["redacted"] and options["with_identities"]:
            raise CommandError("either --redacted or --with-identities")
        rows = lines()
        if options["with_identities"]:
            person = Person.objects.filter(
                email__iexact=options["by"] or "", is_active=True
            ).first()
            if person is None:
                raise CommandError("--by: the e-mail address of an account that may read cases")
            try:
                rows = with_identities(person, options["reason"])
            except BadRequest as bad:
                raise CommandError(f"--reason: {bad.sentence}") from None
        if options["output"] is None:
            for row in rows:
                self.stdout.write(row)
            return
        handle = os.open(options["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{row}\n" for row in rows)
