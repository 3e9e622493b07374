"""Lawful erasure of what stands in lines that are never changed.

Tables that are only added to refuse every change, by triggers. Where the time of keeping is over,
their sealed words are emptied all the same: the guard of that one table is set aside, the named
columns of the named rows become empty, and the guard stands again, all in one transaction, which a
trail entry tells of. Nothing else of a line changes, and no line goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction

from jaganetral.portal.append_only import AppendOnly, arm, disarm

__all__ = ["empty"]


@dataclass(frozen=True, slots=True)
class _Editor:
    """As much of a schema editor as a guard needs: it runs within the caller's transaction."""

    connection: Any

    def execute(self, statement: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement)


def empty(model: type[models.Model], rows: Iterable[Any], *columns: str) -> int:
    """Empty text columns of rows (by primary key). Returns how many rows. In a transaction."""
    keys = list(rows)
    if not keys:
        return 0
    table, emptied = model._meta.db_table, dict.fromkeys(columns, "")
    plain: models.QuerySet[Any] = models.QuerySet(model).filter(pk__in=keys)
    if not issubclass(model, AppendOnly):
        return plain.update(**emptied)
    editor: Any = _Editor(connection)
    with transaction.atomic(savepoint=False):
        if connection.vendor == "postgresql":
            editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing may wait on the table
        disarm(editor, table)
        done = plain.update(**emptied)
        arm(editor, table)
    return done
