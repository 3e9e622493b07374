"""A database that is migrated and empty, made once and copied: to migrate takes many seconds.

It lies in pytest's cache, under the digest of all that it was made of, for all workers and runs.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

TOP = Path(__file__).parents[2]
NAME = "jaganetral.sqlite3"
_KEPT = TOP / ".pytest_cache" / "migrated"


def lay_migrated(data: Path, name: str = NAME) -> None:
    """Lay the database of an installation that was started once into its data folder."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_migrated(), data / name)


@cache
def _migrated() -> Path:
    _KEPT.mkdir(parents=True, exist_ok=True)
    found = _KEPT / f"{_rests_on()}.sqlite3"
    with (_KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not found.is_file():
            for old in _KEPT.glob("*.sqlite3"):
                old.unlink()
            _make(found)
    return found


def _rests_on() -> str:
    """The digest of every migration: ours, and by their versions those of the packages."""
    digest = sha256((TOP / "uv.lock").read_bytes())
    for path in sorted((TOP / "src" / "jaganetral" / "portal").rglob("migrations/*.py")):
        digest.update(path.relative_to(TOP).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:32]


def _make(found: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="jaganetral-migrated-") as name:
        given = {"JAGANETRAL_DATA": name, "JAGANETRAL_LOOPBACK": "1"}
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
            cwd=TOP, env=kept | given, check=True,
        )  # fmt: skip
        made = Path(name) / NAME
        with sqlite3.connect(made) as whole:  # what lies in the log beside the file comes in
            whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        aside = found.with_suffix(".part")
        shutil.copyfile(made, aside)
        aside.replace(found)
