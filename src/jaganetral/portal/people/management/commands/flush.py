"""`flush` empties every table. On SQLite it does so row by row, which the triggers of the tables
that are only added to refuse: they are set aside while it runs. (PostgreSQL truncates, and never
asks the triggers of rows.)"""

from __future__ import annotations

from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from jaganetral.portal.append_only import arm_all, disarm_all, emptied


class Command(Flush):
    """Django's own command, with the triggers set aside."""

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        emptied.send(sender=self.__class__)
        if connection.vendor != "sqlite":
            super().handle(**options)
            return
        with connection.schema_editor() as editor:
            disarm_all(editor)
        try:
            super().handle(**options)
        finally:
            with connection.schema_editor() as editor:
                arm_all(editor)
