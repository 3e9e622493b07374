"""SIGKILL at random moments loses nothing acknowledged: five here, fifty in `make soak`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.portal.migrated import NAME, lay_migrated

TOP = Path(__file__).parents[2]


def test_what_was_acknowledged_survives_kills(tmp_path: Path) -> None:
    lay_migrated(tmp_path)
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("JAGANETRAL_", "DJANGO_", "DATABASE_URL"))}  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(TOP / "soak" / "kills.py"), "--kills", "5", "--dry", "--static",
         str(settings.STATIC_ROOT), "--database", str(tmp_path / NAME)],
        env=kept, cwd=TOP, capture_output=True, text=True, check=False, timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| findings | 0 |" in done.stdout
