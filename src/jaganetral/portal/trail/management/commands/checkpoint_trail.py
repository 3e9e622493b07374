"""Signs what is new in the trail, and has it stamped where an authority is configured."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jaganetral.custody.errors import BadKey, StampRefused
from jaganetral.custody.signing import fingerprint
from jaganetral.portal.trail import actions, checkpoints


class Command(BaseCommand):
    """`checkpoint_trail`: to be run by the hour; a failed stamp is asked for again next time."""

    help = "Sign what is new in the trail, and have it stamped where JAGANETRAL_TSA_URL is set."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            point = actions.checkpoint()
        except (BadKey, OSError) as wrong:
            raise CommandError(str(wrong)) from None
        if point is None:
            self.stdout.write("nothing has been written yet")
            return
        self.stdout.write(f"checkpoint {point.number}, key {fingerprint(checkpoints.key().public)}")
        try:
            stamp = checkpoints.stamp(point)
        except StampRefused as refused:
            raise CommandError(f"no time stamp: {refused}") from None
        if stamp is not None:
            self.stdout.write(f"stamped at {stamp.at.isoformat()}")
