"""The record is append-only in the database as well: triggers refuse to change or remove a line."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "people_record"
SAID = "a line of the record is never changed or removed"

_SQLITE = {
    change: f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{change} BEFORE {change} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    for change in ("UPDATE", "DELETE")
}
_POSTGRESQL = (
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'restrict_violation'; END $$",
    f"CREATE OR REPLACE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
)


def arm(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place; where they stand already, nothing changes."""
    postgresql = editor.connection.vendor == "postgresql"
    for statement in _POSTGRESQL if postgresql else _SQLITE.values():
        editor.execute(statement)


def disarm(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away: for going back before the first migration, and for `flush`."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}")
        editor.execute(f"DROP FUNCTION IF EXISTS {TABLE}_refuse()")
    else:
        for change in _SQLITE:
            editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{change}")
