"""Tables that are only ever added to: refused by the model, and by triggers in the database.

A model that inherits from `AppendOnly` is armed by its migration:

    migrations.RunPython(*triggers("trail_entry"))

The triggers refuse UPDATE and DELETE on SQLite and PostgreSQL alike, whoever asks. `flush` (a
test's or an operator's) sets them aside through `disarm_all`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, NoReturn

from django.apps import apps as installed
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.dispatch import Signal

__all__ = ["AppendOnly", "AppendOnlyQuerySet", "NeverChanged", "arm", "arm_all", "disarm",
           "disarm_all", "triggers"]  # fmt: skip

emptied = Signal()
"""Sent before `flush` empties the database: what is kept beside it belongs to it no more."""

SAID = "a line of the record is never changed or removed"

Step = Callable[[Any, BaseDatabaseSchemaEditor], None]


class NeverChanged(Exception):
    """Somebody tried to change or remove a line of a table that is only added to."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Lines that are read, and never changed or removed."""

    def _refuse(self, how: str) -> NoReturn:
        raise getattr(self.model, "refusal", NeverChanged)(how)

    def update(self, **values: Any) -> NoReturn:
        self._refuse("update")

    def delete(self) -> NoReturn:
        self._refuse("delete")

    def bulk_update(self, *lines: Any, **options: Any) -> NoReturn:
        self._refuse("bulk_update")


class AppendOnly(models.Model):
    """A model whose rows are written once. `refusal` is what is raised against changing one."""

    refusal: ClassVar[type[Exception]] = NeverChanged

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise self.refusal("save")
        options["force_insert"] = True
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise self.refusal("delete")


def arm(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Put the triggers of a table in place; where they stand already, nothing changes."""
    for statement in _arming(editor.connection.vendor, table):
        editor.execute(statement)


def disarm(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Take the triggers of a table away."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}")
        editor.execute(f"DROP FUNCTION IF EXISTS {table}_refuse()")
    else:
        for change in ("UPDATE", "DELETE"):
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{change}")


def triggers(table: str) -> tuple[Step, Step]:
    """Forward and back, for a migration's `RunPython`."""

    def forward(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        arm(editor, table)

    def back(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        disarm(editor, table)

    return forward, back


def arm_all(editor: BaseDatabaseSchemaEditor) -> None:
    """Arm every table that is only added to, and that is there."""
    for table in _tables(editor):
        arm(editor, table)


def disarm_all(editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of all such tables aside: for `flush`."""
    for table in _tables(editor):
        disarm(editor, table)


def _tables(editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
    there = set(editor.connection.introspection.table_names())
    for model in installed.get_models():
        if issubclass(model, AppendOnly) and model._meta.db_table in there:
            yield model._meta.db_table


def _arming(vendor: str, table: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'restrict_violation'; END $$"
        )
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{change} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )
