"""Commands are run in this process with click's runner; what needs a process says so."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from jaganetral.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `jaganetral ARGUMENTS` here; gives exit status, stdout, stderr."""
    monkeypatch.delenv("JAGANETRAL_LANG", raising=False)
    monkeypatch.setattr("signal.signal", lambda *_: None)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["jaganetral", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return left.value.code, said.out, said.err

    return run


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Runs the command as people do, in a process of its own."""
    command = [sys.executable, "-m", "jaganetral", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **options)


def verdict(out: str) -> dict[str, Any]:
    """The one line of JSON that was printed."""
    (line,) = out.splitlines()
    told: dict[str, Any] = json.loads(line)
    return told
