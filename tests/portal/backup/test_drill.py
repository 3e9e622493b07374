"""The drill: a house burns down and is built anew from its backup; and backups that must not do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings

from tests.portal.migrated import lay_migrated
from tests.portal.served import COMMAND, environment

PASSPHRASE = "kuda baterai benar stapel"
TOP = Path(__file__).parents[3]


@dataclass
class Place:
    """An installation: its data folder and, on PostgreSQL, its own database."""

    data: Path
    url: str = ""

    def run(self, *call: str, passphrase: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
        given = {"JAGANETRAL_BACKUP_PASSPHRASE": passphrase, "JAGANETRAL_LOOPBACK": "1",
                 "JAGANETRAL_LOG": "console", "JAGANETRAL_LANG": "en"}  # fmt: skip
        if self.url:
            given["DATABASE_URL"] = self.url
        return subprocess.run(
            call, env=environment(self.data, **given), cwd=TOP, capture_output=True, text=True,
            check=False, timeout=240,
        )  # fmt: skip

    def house(self, how: str) -> dict[str, Any]:
        if how == "fill" and not self.url:
            lay_migrated(self.data)
        done = self.run(sys.executable, "-m", "tests.portal.backup.a_house", how)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    def backup(self, to: Path, **more: str) -> subprocess.CompletedProcess[str]:
        return self.run(COMMAND, "backup", str(to), **more)

    def restore(self, source: Path, **more: str) -> subprocess.CompletedProcess[str]:
        return self.run(COMMAND, "restore", str(source), **more)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Place]]:
    """Installations by name, each on a database of its own of the engine under test."""
    top, base = tmp_path_factory.mktemp("places"), settings.ENVIRONMENT.database_url
    made: list[str] = []

    def _do(statement: str) -> None:
        import psycopg

        with psycopg.connect(base, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def place(name: str) -> Place:
        if not base:
            return Place(top / name)
        database = f"jaganetral_{name}_{os.getpid()}"
        if database not in made:
            _do(f"CREATE DATABASE {database}")
            made.append(database)
        return Place(top / name, urlunsplit(urlsplit(base)._replace(path=f"/{database}")))

    yield place
    for database in made:
        _do(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


@pytest.fixture(scope="module")
def saved(
    places: Callable[[str], Place], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Place, Path, dict[str, Any]]:
    """A house, its backup, and what was in it."""
    house, folder = places("house"), tmp_path_factory.mktemp("backups") / "monday"
    told = house.house("fill")
    assert len(told["exhibits"]) == 3
    done = house.backup(folder)
    assert done.returncode == 0, done.stderr
    return house, folder, told


def test_what_burnt_down_is_built_anew_and_verifies(
    saved: tuple[Place, Path, dict[str, Any]], places: Callable[[str], Place]
) -> None:
    _house, folder, told = saved
    anew = places("anew")
    done = anew.restore(folder)
    assert done.returncode == 0, done.stderr
    assert "1 reports, 1 cases, 3 files" in done.stdout
    assert anew.house("tell") == told
    assert (anew.data / "secret").stat().st_mode & 0o777 == 0o600
    again = anew.restore(folder)  # what is there is never overwritten
    assert again.returncode == 2, again.stdout
    assert "empty" in again.stderr
    verified = anew.run(sys.executable, "manage.py", "verify_trail", "--lang", "en")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    # It goes on: what is filed next stands in the same chain.
    more = anew.backup(folder.with_name("tuesday"))
    assert more.returncode == 0, more.stderr


def test_nothing_readable_of_keys_lies_in_a_backup(
    saved: tuple[Place, Path, dict[str, Any]],
) -> None:
    house, folder, _told = saved
    secret = (house.data / "secret").read_text().strip().encode()
    signing = (house.data / "trail" / "key.pem").read_bytes().splitlines()[1]
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert secret not in content, path
            assert signing not in content, path
    assert not list(folder.parent.glob(".*"))  # no draft stays


def test_a_backup_that_is_not_what_was_saved_restores_nothing(
    saved: tuple[Place, Path, dict[str, Any]], places: Callable[[str], Place], tmp_path: Path
) -> None:
    _house, folder, _told = saved
    target = places("nothing")
    wrong = target.restore(folder, passphrase="another passphrase")
    assert wrong.returncode == 2
    assert "passphrase" in wrong.stderr

    def broken(name: str) -> Path:
        copy = tmp_path / name
        shutil.copytree(folder, copy)
        return copy

    changed = broken("changed")
    victim = next((changed / "evidence" / "originals").glob("??/*"))
    victim.chmod(0o600)
    victim.write_bytes(victim.read_bytes()[:-1] + b"\0")
    cut = broken("cut")
    next((cut / "evidence" / "originals").glob("??/*")).unlink()
    forged = broken("forged")
    manifest = json.loads((forged / "manifest.json").read_text())
    manifest["files"].popitem()
    (forged / "manifest.json").write_text(json.dumps(manifest))
    none = tmp_path / "none"
    none.mkdir()
    for copy, says in ((changed, "damaged"), (cut, "damaged"), (forged, "changed"),
                       (none, "no backup")):  # fmt: skip
        done = target.restore(copy)
        assert done.returncode == 2, (copy, done.stdout, done.stderr)
        assert says in done.stderr, done.stderr
    assert not (target.data / "secret").exists()
    assert not (target.data / "evidence").exists()


def test_a_backup_never_overwrites_and_needs_a_passphrase(
    saved: tuple[Place, Path, dict[str, Any]], tmp_path: Path
) -> None:
    house, folder, _told = saved
    assert house.backup(folder).returncode == 2
    short = house.backup(tmp_path / "short", passphrase="kurang")
    assert short.returncode == 2
    assert "12" in short.stderr
    assert not (tmp_path / "short").exists()
