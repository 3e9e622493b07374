"""The database of an installation, out and in again: SQLite whole, PostgreSQL table by table.

PostgreSQL is read by COPY in one repeatable-read transaction, which is one moment of it; no program
of PostgreSQL is needed on the machine, and its version does not matter. It is read into a database
that this release has just migrated, so the backup must be of the same migrations.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from jaganetral.portal.backup.errors import AnotherRelease, Damaged, NotEmpty

__all__ = ["SQLITE", "TABLES", "copy_out", "engine_of", "is_empty", "read_in"]

SQLITE = "database.sqlite3"
TABLES = "database"

Snapshot = tuple[list[str], set[str]]
"""The migrations that were applied, and the exhibits whose files must be there."""

_MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"
_EXHIBITS = "SELECT id FROM evidence_exhibit WHERE state <> 'erased'"


def engine_of(database: dict[str, Any]) -> str:
    """`sqlite` or `postgresql`, of Django's settings of a database."""
    return "sqlite" if str(database["ENGINE"]).endswith("sqlite3") else "postgresql"


def copy_out(database: dict[str, Any], url: str, folder: Path) -> Snapshot:
    """Write the database into a folder, as it is at one moment."""
    if engine_of(database) == "sqlite":
        return _sqlite_out(Path(database["NAME"]), folder / SQLITE)
    return _postgresql_out(url, folder / TABLES)


def is_empty(database: dict[str, Any], url: str) -> bool:
    """Whether nothing was ever stored there."""
    if engine_of(database) == "sqlite":
        return not Path(database["NAME"]).exists()
    import psycopg  # noqa: PLC0415 - only with PostgreSQL

    with psycopg.connect(url) as connection:
        return not _names(connection)


def read_in(database: dict[str, Any], url: str, folder: Path) -> None:
    """Fill the database that this release has migrated (SQLite: put the file in its place).

    Raises AnotherRelease, NotEmpty.
    """
    if engine_of(database) == "postgresql":
        _postgresql_in(url, folder / TABLES)
        return
    place = Path(database["NAME"])
    if place.exists():
        raise NotEmpty(place.name)
    place.write_bytes((folder / SQLITE).read_bytes())
    place.chmod(0o600)


def _sqlite_out(source: Path, target: Path) -> Snapshot:
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=60)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        live.backup(copy, pages=2000)
        # The check of the copy looks at the constraints too, which use Django's function.
        copy.create_function("REGEXP", 2, _matches, deterministic=True)
        copy.execute("PRAGMA journal_mode=DELETE")
        (found,) = copy.execute("PRAGMA integrity_check").fetchone()
        if found != "ok":
            raise Damaged([f"{source.name}: {found}"])
        migrations = [row[0] for row in copy.execute(_MIGRATIONS)]
        exhibits = {_plain(row[0]) for row in copy.execute(_EXHIBITS)}
    target.chmod(0o600)
    return migrations, exhibits


def _matches(pattern: str, text: object) -> bool | None:
    return None if text is None else re.search(pattern, str(text)) is not None


def _plain(number: object) -> str:
    return str(number).replace("-", "")


# --- PostgreSQL -----------------------------------------------------------------------------------


def _names(connection: Any) -> list[str]:
    found = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
    )
    return [row[0] for row in found]


def _columns(connection: Any, table: str) -> list[str]:
    found = connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
        "AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return [row[0] for row in found]


def _postgresql_out(url: str, folder: Path) -> Snapshot:
    import psycopg  # noqa: PLC0415 - only with PostgreSQL
    from psycopg import sql  # noqa: PLC0415

    folder.mkdir()
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        tables = {name: _columns(connection, name) for name in _names(connection)}
        for name, columns in tables.items():
            said = sql.SQL("COPY {} ({}) TO STDOUT").format(
                sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns))
            )
            with (
                (folder / f"{name}.copy").open("wb") as file,
                connection.cursor().copy(said) as rows,
            ):
                for part in rows:
                    file.write(part)
        sequences: dict[str, int | None] = dict(
            connection.execute(
                "SELECT sequencename, last_value FROM pg_sequences "
                "WHERE schemaname = current_schema()"
            ).fetchall()
        )
        migrations = [row[0] for row in connection.execute(_MIGRATIONS)]
        exhibits = {_plain(row[0]) for row in connection.execute(_EXHIBITS)}
    told = {"tables": tables, "sequences": sequences}
    (folder / "tables.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    return migrations, exhibits


def _postgresql_in(url: str, folder: Path) -> None:
    import psycopg  # noqa: PLC0415 - only with PostgreSQL
    from psycopg import sql  # noqa: PLC0415

    told = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
    with psycopg.connect(url) as connection:
        there = _names(connection)
        if set(there) != set(told["tables"]):
            other = sorted(set(there) ^ set(told["tables"]))
            raise AnotherRelease(", ".join(other[:5]))
        connection.execute("SET CONSTRAINTS ALL DEFERRED")
        # What migrating put there comes again with the backup.
        connection.execute(
            sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(map(sql.Identifier, there)))
        )
        for name, columns in told["tables"].items():
            said = sql.SQL("COPY {} ({}) FROM STDIN").format(
                sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns))
            )
            with connection.cursor().copy(said) as rows:
                for part in _parts(folder / f"{name}.copy"):
                    rows.write(part)
        for name, last in told["sequences"].items():
            if last is not None:
                connection.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [name, last])


def _parts(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            yield part
