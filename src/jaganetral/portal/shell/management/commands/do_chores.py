"""What has to be done beside the answers: previews at once, the rest by the hour and by the day.

`jaganetral serve` starts it beside the server. Whoever runs the site otherwise starts it as a
service of its own, or calls the commands that stand in CHORES from a timer.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

import structlog
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

__all__ = ["CHORES"]

HOUR, DAY = 3_600, 86_400
CHORES: tuple[tuple[str, int], ...] = (
    ("look_at_evidence", 3),
    ("release_reviews", 60),
    ("checkpoint_trail", HOUR),
    ("remove_old_drafts", HOUR),
    ("check_cases", DAY),
    ("sweep_evidence", DAY),
    ("remove_expired", DAY),
    ("remove_old_advice", DAY),
    ("send_reminders", 300),
)
"""A command, and after how many seconds it is due again. All are done once at the start; each may
be ended at any moment and does nothing that was done already."""
OPTIONS = {"check_cases": ("--recount", "--quick")}
AGAIN = 300
"""Seconds until a chore that failed is tried again."""

_log = structlog.get_logger("jaganetral.portal")


class Command(BaseCommand):
    """`do_chores`: until it is ended, or until the server that started it is gone."""

    help = "Do what has to be done beside the answers, until ended."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do each chore once, and end")
        parser.add_argument("--parent", type=int, default=0, help="end when this process is gone")

    def handle(self, *args: Any, **options: Any) -> None:
        due = dict.fromkeys((name for name, _every in CHORES), 0.0)
        while not options["parent"] or os.getppid() == options["parent"]:
            for name, every in CHORES:
                if time.monotonic() >= due[name]:
                    wait = every if done(name, call_command) else max(every, AGAIN)
                    due[name] = time.monotonic() + wait
            if options["once"]:
                return
            close_old_connections()
            time.sleep(1)


def done(name: str, call: Callable[..., Any]) -> bool:
    """Do one chore. One that fails is told in the log, and keeps no other from being done."""
    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
            call(name, *OPTIONS.get(name, ()), stdout=nowhere)
    except Exception as wrong:  # noqa: BLE001 - whatever it is, the other chores are done
        _log.error("a chore failed", chore=name, why=type(wrong).__name__)
        return False
    return True
