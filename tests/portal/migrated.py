"""A database that is migrated and empty, made once a run and copied: to migrate takes seconds."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from jaganetral.portal.settings import ENVIRONMENT

TOP = Path(__file__).parents[2]
NAME = "jaganetral.sqlite3"


def lay_migrated(data: Path) -> None:
    """Lay the database of an installation that was started once into its data folder."""
    made = ENVIRONMENT.data.with_name(f"{ENVIRONMENT.data.name}-migrated") / NAME
    if not made.is_file():
        _make(made)
    data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made, data / NAME)


def _make(made: Path) -> None:
    given = {"JAGANETRAL_DATA": str(made.parent), "JAGANETRAL_LOOPBACK": "1"}
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=TOP, env=kept | given, check=True,
    )  # fmt: skip
    with sqlite3.connect(made) as whole:  # what still lies in the log beside the file comes in
        whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
