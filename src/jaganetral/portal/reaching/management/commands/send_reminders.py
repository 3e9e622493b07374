"""Plans what falls due everywhere and sends what is due: from cron, or beside the server."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from jaganetral.portal.people.models import Organisation
from jaganetral.portal.reaching import reminding
from jaganetral.portal.reaching.errors import BadPlan
from jaganetral.portal.reaching.models import Message, Sending


class Command(BaseCommand):
    """`send_reminders [--dry] [--no-plan] [--most N]`."""

    help = "Plan and send reminders. Ended at any moment and run again, it goes on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry", action="store_true", help="only say what would be planned")
        parser.add_argument("--no-plan", action="store_true", help="only send what is planned")
        parser.add_argument("--most", type=int, default=100_000, help="messages of this run")

    def handle(self, *args: Any, **options: Any) -> None:
        tops = [one for one in Organisation.objects.filter(depth=1) if one.kind != "supervisor"]
        if not options["no_plan"]:
            for top in tops:
                found = reminding.preview(top) if options["dry"] else reminding.plan(top)
                for item, many in sorted(found.by_item.items()):
                    self.stdout.write(f"{top}: {item}: {many}")
                if found.unreachable:
                    self.stdout.write(f"{top}: without an address: {found.unreachable}")
        if options["dry"]:
            return
        if not settings.EMAIL_HOST and not settings.ENVIRONMENT.messenger:
            waiting = Message.objects.filter(state=Sending.PLANNED).count()
            self.stdout.write(f"no mail server and no messenger are set; {waiting} wait")
            return
        try:
            done = reminding.send(most=options["most"])
        except BadPlan as wrong:
            raise CommandError(wrong.sentence) from None
        self.stdout.write(f"sent {done.sent}, failed {done.failed}, later {done.later}")
