"""`flush` empties every table. On SQLite it does so row by row, which the record's triggers refuse:
they are set aside while it runs. (PostgreSQL truncates, and never asks the triggers of rows.)"""

from __future__ import annotations

from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from jaganetral.portal.people.immutable import arm, disarm


class Command(Flush):
    """Django's own command, with the record's triggers set aside."""

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        if connection.vendor != "sqlite":
            super().handle(**options)
            return
        with connection.schema_editor() as editor:
            disarm(None, editor)
        try:
            super().handle(**options)
        finally:
            with connection.schema_editor() as editor:
                arm(None, editor)
