"""What is done beside the answers: each chore is a command, none keeps another from its turn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command, get_commands

from jaganetral.portal.shell.management.commands.do_chores import CHORES, done


def test_every_chore_is_a_command() -> None:
    assert {name for name, _every in CHORES} <= set(get_commands())


@pytest.mark.django_db
def test_all_are_done_on_an_empty_site(settings: Any, tmp_path: Path) -> None:
    settings.TRAIL_FOLDER, settings.EVIDENCE_FOLDER = tmp_path / "trail", tmp_path / "evidence"
    call_command("do_chores", once=True)


def test_a_chore_that_fails_is_told_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
    def broken(name: str, **_options: Any) -> None:
        raise OSError(name)

    assert not done("sweep_evidence", broken)
    assert done("sweep_evidence", lambda *_given, **_options: None)
    assert "a chore failed" in caplog.text
