"""The figures of the quality page, on a queue that people worked through."""

from __future__ import annotations

import csv
import io
from types import SimpleNamespace

import pytest
from django.test import Client

from jaganetral.portal.review import quality
from jaganetral.portal.review.models import Event, Item

from .conftest import RULES, Take, row

SAMPLE = {"stratum": "unflagged", "inclusion": 0.01, "score": 0.0}


def _settled(item: Item, people: list[object], decision: str, rules: list[str]) -> None:
    """As two reviewers leave it, written at once."""
    Event.objects.bulk_create(
        Event(item=item, by=who, what="decided", decision=decision, rules=rules, blind=True)  # type: ignore[misc]
        for who in people
    )
    Item.objects.filter(pk=item.pk).update(
        state="agreed" if decision == "breach" else "closed", outcome=decision, found=rules
    )


@pytest.fixture
def worked(take: Take, desk: SimpleNamespace) -> SimpleNamespace:
    """40 flagged of which 30 were reviewed (24 right), 100 of the sample reviewed (one miss)."""
    take([*(row(n, platform="tiktok" if n % 2 else "facebook") for n in range(40)),
          *(row(n, **SAMPLE) for n in range(100, 200))])  # fmt: skip
    two = desk.reviewers[:2]
    for n, item in enumerate(Item.objects.filter(stratum="flagged").order_by("-score")[:30]):
        _settled(item, two, "breach" if n % 5 else "no_breach", RULES[:1] if n % 5 else [])
    for n, item in enumerate(Item.objects.filter(stratum="unflagged").order_by("pk")):
        _settled(item, two, "no_breach" if n else "breach", [] if n else RULES[:1])
    return desk


def test_precision_recall_and_what_they_rest_on(worked: SimpleNamespace) -> None:
    found = quality.measure([worked.here])
    every = found.lines[0]
    assert (every.flagged, every.reviewed, every.sample, every.missed) == (40, 30, 100, 1)
    assert every.precision.value == pytest.approx(24 / 30)
    assert every.recall.value is not None
    # one miss of a hundred, drawn one in a hundred: it stands for a hundred
    assert every.recall.value == pytest.approx(24 / (24 + 100), abs=0.12)
    assert found.agreement.value == 1.0
    names = {(one.kind, one.name) for one in found.lines}
    assert {("platform", "tiktok"), ("platform", "facebook"), ("rule", RULES[0])} <= names
    by_name = {one.name: one for one in found.lines}
    assert by_name["tiktok"].flagged + by_name["facebook"].flagged == 40
    assert by_name[RULES[0]].precision.value == pytest.approx(24 / 30)
    other = by_name[RULES[1]]  # the machine named it as well, and nobody found it
    assert other.precision.value == 0.0


def test_what_is_too_little_is_said_to_be(
    take: Take, desk: SimpleNamespace, client: Client
) -> None:
    take([row(1)])
    client.force_login(desk.lead)
    page = client.get("/tinjau/mutu/").content.decode()
    assert "terlalu sedikit untuk disimpulkan" in page
    assert 'style="' not in page


def test_the_page_and_its_csv_say_the_same(worked: SimpleNamespace, client: Client) -> None:
    client.force_login(worked.reviewer)
    page = client.get("/tinjau/mutu/").content.decode()
    assert "0,80" in page
    assert "<svg" in page
    told = client.get("/tinjau/mutu/data.csv")
    rows = list(csv.DictReader(io.StringIO(told.content.decode())))
    assert rows[0]["precision"] == "0.8000"
    assert (rows[0]["precision_enough"], rows[0]["reviewed"]) == ("yes", "30")
    assert rows[-1]["name"] == "krippendorff_alpha"
    assert worked.reviewer.name not in told.content.decode()
    client.force_login(worked.auditor)
    assert client.get("/tinjau/mutu/").status_code == 403
