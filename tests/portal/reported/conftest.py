"""A case in which somebody was summoned, and who holds its code."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from jaganetral.portal.casework import actions
from jaganetral.portal.casework.models import Case
from jaganetral.portal.evidence import study
from jaganetral.portal.evidence.models import Behind, Exhibit
from jaganetral.portal.evidence.quarantine import look_at
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.reported import entry
from tests.portal.casework.conftest import (
    Open,
    counts_begin_anew,
    hearing,
    house,
    opened,
    person,
    tree,
)

__all__ = ["counts_begin_anew", "house", "opened", "person", "tree"]


@pytest.fixture(autouse=True)
def tries_begin_anew() -> None:
    entry.entry_limits._buckets.clear()


@pytest.fixture
def summoned(house: SimpleNamespace, opened: Open) -> Case:
    """Registered and summoned; a photo was released, and an account said to be theirs."""
    case = opened()
    actions.move(house.reviewer, case, "summon", facts=hearing())
    case.refresh_from_db()
    shown: Exhibit = look_at(exhibits(case.folder).get())
    study.release(house.reviewer, shown, [])
    study.state_account(
        house.reviewer,
        case.folder,
        study.Claim("facebook", "siti.aminah.88", "Siti Aminah", Behind.UNPROVEN,
                    ["same_name"], "Nama sama."),
    )  # fmt: skip
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def code(house: SimpleNamespace, summoned: Case) -> str:
    given: str = actions.give_code(house.reviewer, summoned)
    summoned.refresh_from_db()
    return given


@pytest.fixture
def inside(client: Client, code: str) -> Callable[[], Client]:
    """The client of who entered the code."""

    def enter() -> Client:
        answer: Any = client.post("/terlapor/", {"code": code})
        assert answer.status_code == 302
        return client

    return enter
