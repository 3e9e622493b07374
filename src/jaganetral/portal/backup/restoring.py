"""Making an installation anew from a backup, where none is; and verifying all of it at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url

from jaganetral.portal.backup import manifest as manifests
from jaganetral.portal.backup.errors import AnotherRelease, NotEmpty, NotWhole, WrongPassphrase
from jaganetral.portal.backup.keys import Keys
from jaganetral.portal.backup.manifest import Manifest, copied
from jaganetral.portal.backup.ready import make_ready
from jaganetral.portal.backup.tables import engine_of, is_empty, read_in
from jaganetral.portal.environment import Environment, load

__all__ = ["Restored", "restore", "verified"]

SECRET = "secret"


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands again."""

    made_at: str
    entries: int
    reports: int
    cases: int
    exhibits: int


def restore(source: Path, passphrase: str) -> Restored:
    """Restore into the installation that the environment names, which must be empty.

    Nothing is written before the backup was found whole. Raises BackupError, BadEnvironment; after
    NotWhole everything lies in its place and `findings` tells what is wrong with it.
    """
    environment = load()
    manifest, keys = manifests.opened(source, passphrase)
    database = _database(environment)
    if engine_of(database) != manifest.engine:
        raise AnotherRelease(f"{manifest.engine} → {engine_of(database)}")
    _refuse_unless_empty(environment, database)
    if environment.secret_key and environment.secret_key != keys.secret:
        raise WrongPassphrase("JAGANETRAL_SECRET_KEY")
    _put_files(source, environment, manifest, keys)
    if manifest.engine == "sqlite":
        read_in(database, environment.database_url, source)
    _set_up(manifest)
    if manifest.engine == "postgresql":
        read_in(database, environment.database_url, source)
    return verified(manifest.made_at)


def verified(made_at: str = "") -> Restored:
    """Verify the whole installation: trail, evidence, receipts, cases. Raises NotWhole."""
    from django.db import connection  # noqa: PLC0415 - Django is set up by now

    from jaganetral.portal.casework.models import Case  # noqa: PLC0415
    from jaganetral.portal.evidence.models import Exhibit  # noqa: PLC0415
    from jaganetral.portal.intake.models import Report  # noqa: PLC0415
    from jaganetral.portal.trail.models import Entry  # noqa: PLC0415

    connection.close()
    if findings := list(_findings()):
        raise NotWhole(findings)
    return Restored(
        made_at, Entry.objects.count(), Report.objects.count(), Case.objects.count(),
        Exhibit.objects.exclude(state="erased").count(),
    )  # fmt: skip


def _findings() -> Iterator[str]:
    from jaganetral.portal.casework.checking import faults  # noqa: PLC0415
    from jaganetral.portal.evidence.keeping import sweep  # noqa: PLC0415
    from jaganetral.portal.intake.models import Receipt  # noqa: PLC0415
    from jaganetral.portal.intake.receipts import holds  # noqa: PLC0415
    from jaganetral.portal.trail.chaining import chain_waiting  # noqa: PLC0415
    from jaganetral.portal.trail.findings import sentences  # noqa: PLC0415
    from jaganetral.portal.trail.verifying import verify  # noqa: PLC0415

    chain_waiting()
    report = verify()
    if not report.intact:
        yield from (one.said for one in sentences(report) if one.level == "bad")
    swept = sweep(hashes=True, remove=False)
    yield from (f"exhibit {number}: its file is missing" for number in swept.missing)
    yield from (f"exhibit {number}: its file was changed" for number in swept.changed)
    for receipt in Receipt.objects.iterator():
        told = receipt.statement.encode()
        if not holds(told, bytes(receipt.signature), bytes(receipt.public_key)):
            yield f"receipt {receipt.number}: its signature does not hold"
    yield from (f"case {fault.number}: {fault.said}" for fault in faults())


def _database(environment: Environment) -> dict[str, Any]:
    if environment.database_url:
        return dict(dj_database_url.parse(environment.database_url))
    name = str(environment.data / "jaganetral.sqlite3")
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name}


def _refuse_unless_empty(environment: Environment, database: dict[str, Any]) -> None:
    for name in (SECRET, "trail", "evidence"):
        there = environment.data / name
        if there.is_file() or (there.is_dir() and any(path.is_file() for path in there.rglob("*"))):
            raise NotEmpty(str(there))
    if not is_empty(database, environment.database_url):
        raise NotEmpty(str(database["NAME"]))


def _put_files(source: Path, environment: Environment, manifest: Manifest, keys: Keys) -> None:
    data = environment.data
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in manifest.files:
        top = name.partition("/")[0]
        if top in ("trail", "evidence"):
            copied(source / name, data / name)
            if name.startswith("evidence/originals/"):
                (data / name).chmod(0o400)
    if not environment.secret_key:
        _private(data / SECRET, keys.secret)
    if keys.signing_key:
        _private(data / "trail" / "key.pem", keys.signing_key)


def _private(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _set_up(manifest: Manifest) -> None:
    """Django on the restored keys; the database migrated. Raises AnotherRelease."""
    make_ready()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    told = set(manifest.migrations)
    if told - known or (manifest.engine == "postgresql" and known - told):
        raise AnotherRelease(manifest.release)
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
