"""From what happens to a case to figures that are closed, published, and made again."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from frictionless import system, validate

from jaganetral.portal.append_only import NeverChanged
from jaganetral.portal.insight import answering
from jaganetral.portal.insight.asking import Ask, read_ask
from jaganetral.portal.insight.closing import close, close_until
from jaganetral.portal.insight.errors import BadQuery, NoSuchSnapshot, NothingClosed, NotOver
from jaganetral.portal.insight.gathering import gather_all
from jaganetral.portal.insight.lattice import WITHHELD
from jaganetral.portal.insight.made_up import facts
from jaganetral.portal.insight.models import Closing, Fact, Pace, Snapshot, Told
from jaganetral.portal.insight.publishing import publish, reproduce
from tests.portal.casework.conftest import Open, decide, house, opened, to_plenary

from .conftest import FIRST, SECOND, THIRD, Fill

__all__ = ["house", "opened"]


def test_what_happens_to_a_case_is_counted_once_and_in_codes(
    house: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    gather_all()
    fact = Fact.objects.get(kind="registered")
    assert (fact.region, fact.act, fact.sex, fact.month.day) == ("98", "post", "f", 1)
    assert fact.agency is None, "the agency is not told of what may come to nothing"
    words = " ".join(str(value) for one in Fact.objects.values_list() for value in one)
    assert "Siti" not in words
    assert "19850101" not in words
    assert case.number not in words
    to_plenary(house, case)
    decide(house.members, case, "decide_not_proven")
    gather_all()
    gather_all()
    kinds = sorted(Fact.objects.exclude(kind="step").values_list("kind", flat=True))
    assert kinds == ["not_proven", "registered", "reported"]


def test_only_months_that_are_over_are_closed_one_after_another(fill: Fill) -> None:
    fill(FIRST)
    with pytest.raises(NotOver, match="belum"):
        close(timezone.localdate())
    close(FIRST)
    with pytest.raises(NotOver, match="2026-08"):
        close(THIRD)
    assert [str(one) for one in close_until(THIRD)] == ["2026-08", "2026-09"]


def test_fewer_than_k_wait_and_are_told_with_a_later_month(fill: Fill) -> None:
    fill(FIRST, 3)
    close(FIRST)
    assert not Told.objects.exists()
    fill(SECOND, 30, 2)
    close(SECOND)
    every = Told.objects.get(kind="reported", region="", dimension="")
    assert (every.month, every.count) == (SECOND, 33)


def test_what_comes_late_counts_in_the_month_that_is_open(
    house: SimpleNamespace, opened: Open
) -> None:
    Fact.objects.bulk_create(facts(SECOND, 30, [house.here.pk], random.Random(1)))
    close_until(SECOND)
    before = list(Told.objects.order_by("pk").values_list())
    case = opened()
    type(case).objects.filter(pk=case.pk).update(
        opened_at=timezone.make_aware(datetime(2026, 7, 3))
    )
    gather_all()
    assert Fact.objects.get(kind="reported", closing=None).month == THIRD
    assert list(Told.objects.order_by("pk").values_list()) == before


@pytest.mark.usefixtures("closed")
def test_what_was_told_is_never_changed() -> None:
    with pytest.raises(NeverChanged):
        Told.objects.update(count=1)
    refused = pytest.raises(DatabaseError, match="never changed")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE insight_told SET count = 1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Closing.objects.create(month=FIRST, k=5, rulebook="", facts_hash="", cells_hash="")


@pytest.mark.usefixtures("closed")
def test_a_snapshot_is_a_data_package_and_is_made_again_byte_for_byte(tmp_path: Path) -> None:
    made = publish(query="ukuran=reported&menurut=platform&sampai=2026-08")
    assert publish(query=made.query).pk == made.pk, "the same figures are one snapshot"
    again = reproduce(made.pk)
    assert again.same
    assert again.content == bytes(made.content)
    with zipfile.ZipFile(io.BytesIO(again.content)) as archive:
        archive.extractall(tmp_path)
    with system.use_context(trusted=True):
        report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    told = (tmp_path / "figures.csv").read_text().splitlines()
    assert len(told) == Told.objects.count() + 1
    counts = [int(line.rsplit(",", 1)[1]) for line in told[1:]]
    assert min(counts) >= 5


@pytest.mark.usefixtures("closed")
def test_a_fact_that_was_altered_is_found() -> None:
    made = publish()
    one = Fact.objects.filter(closing__month=FIRST, kind="reported").first()
    assert one is not None
    Fact.objects.filter(pk=one.pk).update(platform="telegram")
    again = reproduce(made.pk)
    assert not again.same
    assert "2026-07" in again.differs


@pytest.mark.usefixtures("closed")
def test_two_snapshots_differ_by_whole_months_alone(fill: Fill) -> None:
    first = publish()
    fill(THIRD, 50, 3)
    close_until(THIRD)
    second = publish()
    rows = [
        set(zipfile.ZipFile(io.BytesIO(bytes(one.content))).read("figures.csv").split())
        for one in (first, second)
    ]
    assert rows[0] < rows[1]
    assert all(row.startswith(b"2026-09") for row in rows[1] - rows[0])
    assert reproduce(first.pk).same, "an earlier snapshot is made again as well"


def test_nothing_is_published_before_a_month_is_closed(db: None) -> None:
    with pytest.raises(NothingClosed):
        publish()
    with pytest.raises(NoSuchSnapshot):
        reproduce(7)
    assert not Snapshot.objects.exists()


@pytest.mark.usefixtures("closed")
def test_every_answer_adds_up_to_the_whole() -> None:
    for by in ("platform", "act", "position", "stage", "region"):
        found = answering.answer(Ask(by=by))
        assert found.whole == 105
        told = sum(line.count or 0 for line in found.lines)
        assert told + (found.withheld or 0) == found.whole
        assert all((line.count or 0) >= 5 and line.key != WITHHELD for line in found.lines)
    region = max(answering.by_region(Ask()), key=answering.by_region(Ask()).__getitem__)
    found = answering.answer(Ask(by="platform", region=region))
    assert found.whole == answering.by_region(Ask())[region]


@pytest.mark.usefixtures("closed")
def test_a_share_of_a_part_is_told_only_where_no_month_of_it_is_withheld() -> None:
    """Else months that are few would be left out above, and not below."""
    for dimension in ("platform", "act", "position"):
        for value in answering.values(dimension):
            asked = Ask(dimension=dimension, value=value)
            counts = answering.headline(asked)
            for one, share in answering.rates(asked):
                whole = [counts[name] for name in {one.of, *one.among}]
                told = all(line.count is not None and not line.at_least for line in whole)
                assert (share is not None) == told, (one.id, dimension, value)
    assert all(share is not None for _one, share in answering.rates(Ask()))


def test_sex_party_and_grade_are_told_for_half_a_year_at_once(fill: Fill) -> None:
    for number, month in enumerate((date(2026, 5, 1), date(2026, 6, 1), FIRST)):
        fill(month, 40, number)
    close_until(date(2026, 5, 1))
    assert not answering.halves()
    close_until(FIRST)
    assert answering.halves() == [date(2026, 6, 1)]
    told = answering.kinds_by("sex", date(2026, 6, 1))
    assert sum(kinds.get("reported", 0) for kinds in told.values()) == 80
    assert reproduce(publish().pk).same


@pytest.mark.usefixtures("closed")
def test_what_crosses_too_much_is_not_told() -> None:
    for asked in (
        Ask(by="platform", dimension="act", value="like"),
        Ask(by="stage", region="11", dimension="act", value="like"),
    ):
        assert asked.too_fine
        assert answering.answer(asked).lines == ()


def test_steps_are_told_as_a_median_against_the_limit(closed: None) -> None:
    one = Pace.objects.filter(step="pilkada-handle").first()
    assert one is not None
    facts = Fact.objects.filter(closing=one.closing, step=one.step).order_by("days")
    days = list(facts.values_list("days", flat=True))
    middle = (days[(len(days) - 1) // 2] + days[len(days) // 2]) / 2
    assert (one.count, one.median_halves / 2, one.limit) == (len(days), middle, 3)


def test_an_address_says_the_whole_question() -> None:
    asked = read_ask({"ukuran": "proven", "menurut": "region", "saring": "platform:x",
                      "dari": "2026-01", "sampai": "2026-06"})  # fmt: skip
    assert asked.start == date(2026, 1, 1)
    assert read_ask(dict(part.split("=") for part in asked.address.split("&"))) == asked


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("ukuran", "names"),
        ("menurut", "nip"),
        ("menurut", "sex"),
        ("wilayah", "00"),
        ("saring", "name:Siti"),
        ("dari", "kemarin"),
    ],
)
def test_a_filter_that_is_not_ours_is_named(field: str, said: str) -> None:
    with pytest.raises(BadQuery) as wrong:
        read_ask({field: said})
    assert wrong.value.field == field
