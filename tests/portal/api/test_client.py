"""A client that a generator makes from the schema, against the live site."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.portal.api.conftest import CALL, Programs


@pytest.mark.django_db
def test_a_generated_client_asks_and_understands(
    program: Programs, live_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = tmp_path / "openapi.json"
    described.write_bytes(program.get("openapi.json").content)
    (tmp_path / "settings.yaml").write_text("post_hooks: []\n")
    done = subprocess.run(
        [str(Path(sys.executable).parent / "openapi-python-client"), "generate",
         "--path", described,
         "--meta", "none", "--output-path", tmp_path / "jaga_client", "--config",
         tmp_path / "settings.yaml"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Unable to" not in done.stdout + done.stderr, done.stdout + done.stderr
    monkeypatch.syspath_prepend(str(tmp_path))
    made: Any = importlib.import_module("jaga_client")
    check: Any = importlib.import_module("jaga_client.api.default.check")
    models: Any = importlib.import_module("jaga_client.models")
    with made.Client(base_url=live_server.url) as client:
        told = {"text": CALL, "actor_kind": "pns", "at": "2024-10-10"}
        answer = check.sync_detailed(client=client, body=models.Conduct.from_dict(told))
        assert answer.status_code == 200
        assert answer.parsed.verdict == json.loads(answer.content)["verdict"]
        assert answer.parsed.reasons[0].basis[0].article
        wrong = check.sync_detailed(client=client, body=models.Conduct.from_dict({"id": " "}))
        assert wrong.parsed.field == "id"
