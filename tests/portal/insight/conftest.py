"""Made-up facts in closed months, under a supervisor and beside an agency."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.cache import cache

from jaganetral.portal.insight.closing import close_until
from jaganetral.portal.insight.made_up import facts
from jaganetral.portal.insight.models import Fact
from jaganetral.portal.people import actions as people
from tests.portal.people.conftest import counts_begin_anew, person, tree

__all__ = ["counts_begin_anew", "person", "tree"]

FIRST, SECOND, THIRD = date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)

Fill = Callable[..., None]


@pytest.fixture
def place(tree: SimpleNamespace) -> SimpleNamespace:
    cache.clear()
    return SimpleNamespace(
        tree=tree,
        nation=people.make_organisation(None, None, kind="supervisor", name="Pengawas Pusat"),
    )


@pytest.fixture
def fill(place: SimpleNamespace) -> Fill:
    """Facts of a month, as many as are asked for."""

    def make(month: date = FIRST, cases: int = 60, seed: int = 1) -> None:
        made = facts(month, cases, [place.nation.pk], random.Random(seed))
        Fact.objects.bulk_create(made, batch_size=200)

    return make


@pytest.fixture
def closed(fill: Fill) -> None:
    """Two closed months."""
    fill(FIRST, 60, 1)
    fill(SECOND, 45, 2)
    close_until(SECOND)
