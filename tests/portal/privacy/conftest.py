"""A supervisor and an agency, an officer for personal data, and what casework's tests use."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jaganetral.portal.intake import limits as intake_limits
from jaganetral.portal.people.roles import Role
from jaganetral.portal.privacy import views
from tests.portal.casework.conftest import counts_begin_anew, house, opened, person, tree
from tests.portal.people.conftest import Make

__all__ = ["counts_begin_anew", "house", "opened", "person", "tree"]


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    """Evidence and keys of this test alone; no limit is inherited."""
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.TRAIL_FOLDER = tmp_path / "trail"
    intake_limits.begin_anew()
    views.limits.__init__(views.limits.rate)  # type: ignore[misc]


@pytest.fixture
def desk(house: SimpleNamespace, person: Make) -> SimpleNamespace:
    """Who answers for personal data at the supervisor, and one who answers elsewhere."""
    return SimpleNamespace(
        officer=person(Role.AGENCY_OFFICER, house.here),
        elsewhere=person(Role.AGENCY_OFFICER, house.tree.regency),
        administrator=person(Role.ADMINISTRATOR, house.here),
        auditor=house.auditor,
    )
