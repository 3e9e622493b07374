"""Verifies the whole trail of this installation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.portal.trail.chaining import chain_waiting
from jaganetral.portal.trail.findings import sentences
from jaganetral.portal.trail.verifying import verify


class Command(BaseCommand):
    """`verify_trail`: reads everything and changes nothing; ends with 1 where something is not
    as it was."""

    help = "Verify the whole trail: links, entries, checkpoints, stamps."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lang", choices=["id", "en"], default="id")
        parser.add_argument(
            "--link-waiting",
            action="store_true",
            help="first give those entries their place that a crash left waiting",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["link_waiting"]:
            chain_waiting()
        with override(options["lang"]):
            report = verify()
            signs = {"bad": "✖", "good": "✔", "open": "?"}
            for one in sentences(report):
                self.stdout.write(f"{signs[one.level]} {one.said}")
            if not report.intact:
                raise CommandError(
                    _("The trail is not as it was: {many} findings.").format(many=report.altered)
                )
            self.stdout.write(_("The trail is whole."))
