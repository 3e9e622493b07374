from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.elections import BadMoment, Registry
from jaganetral.elections.stages import ORDER, in_order
from jaganetral.model import Conduct, Setting

REGISTRY = Registry.load()
TODAY = date(2026, 11, 21)


def setting(at: str | None, region: str | None) -> Setting:
    return REGISTRY.setting(Conduct(id="x", at=at, region=region), today=TODAY)


def stages(at: str | None, region: str | None) -> dict[str, tuple[str, ...]]:
    return {contest.id: contest.stages for contest in setting(at, region).contests}


@pytest.mark.parametrize(
    ("at", "region", "expected"),
    [
        ("2024-11-01", "13.71", {
            "pilkada_2024:13.71:mayor": ("campaign",), "pilkada_2024:13:governor": ("campaign",)}),
        ("2024-11-25", "Kab. Lebong", {
            "pilkada_2024:17.07:regent": ("quiet",),
            "pilkada_2024:17:governor": ("quiet",)}),
        ("2024-09", "13", {
            "pilkada_2024:13:governor": ("registration", "determined", "campaign"),
            "pemilu_2024:president": ("after",), "pemilu_2024:legislative": ("after",),
            "pemilu_2024:dpd": ("after",)}),
        ("2023-11-10", "35.78", {
            "pemilu_2024:president": ("registration",), "pemilu_2024:legislative": ("determined",),
            "pemilu_2024:dpd": ("determined",)}),
        ("2024-02-14", "Jakarta Selatan", {
            "pemilu_2024:president": ("vote_day",), "pemilu_2024:legislative": ("vote_day",),
            "pemilu_2024:dpd": ("vote_day",), "pilkada_2024:31:governor": ("before",)}),
        ("2018-06-25", "Kota Bandung", {
            "pilkada_2018:32.73:mayor": ("quiet",), "pilkada_2018:32:governor": ("quiet",),
            "pemilu_2019:president": ("before",), "pemilu_2019:legislative": ("before",),
            "pemilu_2019:dpd": ("before",)}),
        ("2020-03-25", "Kota Semarang", {"pilkada_2020:33.74:mayor": ("before",)}),
        ("2020-12-09", "Makassar", {"pilkada_2020:73.71:mayor": ("vote_day",)}),
        ("2020-12-09", "Kota Padang", {"pilkada_2020:13:governor": ("vote_day",)}),
        ("2020-10-05", "Bandung", {"pilkada_2020:32.04:regent": ("campaign",)}),
        ("2018-05", "Kab. Mimika", {
            "pilkada_2018:94.04:regent": ("campaign",), "pilkada_2018:91:governor": ("campaign",),
            "pemilu_2019:president": ("before",), "pemilu_2019:legislative": ("before",),
            "pemilu_2019:dpd": ("before",)}),
        ("2025-08-05", "Kab. Bangka", {"pilkada_2025_ulang:19.01:regent": ("campaign",)}),
        ("2025-03-22", "Siak", {"pilkada_2024_psu:14.08:regent": ("vote_day",)}),
        ("2025-06-20", "Barito Utara", {"pilkada_2024_psu:62.05:regent": ("campaign",)}),
        ("2025-08-04", "Kota Jayapura", {"pilkada_2024_psu:91:governor": ("quiet",)}),
        ("2014-06-10", "Bali", {
            "pemilu_2014:president": ("campaign",), "pemilu_2014:legislative": ("after",),
            "pemilu_2014:dpd": ("after",)}),
        ("2024-10-25", "DIY", {}),
        (None, "13.71", {}),
    ],
)  # fmt: skip
def test_which_contests_concern_an_actor_there_and_then(at, region, expected) -> None:
    assert stages(at, region) == expected


def test_an_unknown_place_lists_each_kind_once_and_no_contestants() -> None:
    found = setting("2024-11-01", "nasional")
    assert found.region is None
    assert {contest.id: contest.region for contest in found.contests} == {
        "pilkada_2024:governor": None, "pilkada_2024:regent": None, "pilkada_2024:mayor": None,
    }  # fmt: skip
    assert not any(contest.contestants for contest in found.contests)
    assert found.elsewhere == ()


def test_a_known_place_lists_the_others_elsewhere() -> None:
    found = setting("2020-10-10", "Kota Padang")
    assert {contest.id for contest in found.elsewhere} == {
        "pilkada_2020:governor", "pilkada_2020:regent", "pilkada_2020:mayor",
    }  # fmt: skip


def test_a_year_spans_two_elections() -> None:
    found = stages("2018", "Kota Padang")
    assert found["pilkada_2018:13.71:mayor"] == ORDER
    assert found["pemilu_2019:president"] == ("before", "registration", "determined", "campaign")


def test_the_contestants_stand_with_their_numbers() -> None:
    mayor = setting("2024-11-01", "Kota Padang").contests[0]
    assert [(one.number, one.name) for one in mayor.contestants] == [
        (1, "Fadly Amran - Maigus Nasir"), (2, "Muhammad Iqbal - Amasrul"),
        (3, "Hendri Septa - Hidayat"),
    ]  # fmt: skip


def test_the_empty_box_is_a_contestant_without_people() -> None:
    regent = setting("2024-11-01", "Kab. Bangka").contests[0]
    assert [(one.name, one.people) for one in regent.contestants if not one.people] == [
        ("Kolom Kosong", ())
    ]


def test_only_aceh_votes_on_aceh_parties() -> None:
    def names(region: str) -> set[str]:
        contests = {one.kind: one for one in setting("2024-01-10", region).contests}
        return {one.name for one in contests["legislative"].contestants}

    assert "Partai Aceh" in names("Kota Banda Aceh")
    assert "Partai Aceh" not in names("Kota Padang")
    assert "Partai Aceh" in names("nasional")


@pytest.mark.parametrize(
    ("election", "governors", "regents", "mayors"),
    [("pilkada_2018", 17, 115, 39), ("pilkada_2020", 9, 224, 37), ("pilkada_2024", 37, 415, 93),
     ("pilkada_2024_psu", 1, 20, 3), ("pilkada_2025_ulang", 0, 1, 1)],
)  # fmt: skip
def test_as_many_regions_voted_as_the_organizer_counted(
    election: str, governors: int, regents: int, mayors: int
) -> None:
    kinds = [
        contest.kind
        for region in REGISTRY.regions
        for head in ("governor", "regent", "mayor")
        if (contest := REGISTRY.contest(f"{election}:{region.code}:{head}"))
    ]
    assert [kinds.count(kind) for kind in ("governor", "regent", "mayor")] == [
        governors, regents, mayors,
    ]  # fmt: skip
    info = next(info for info in REGISTRY.elections() if info.id == election)
    assert info.contests == governors + regents + mayors


def test_every_contest_of_2024_has_its_contestants() -> None:
    found = [
        contest
        for region in REGISTRY.regions
        for head in ("governor", "regent", "mayor")
        if (contest := REGISTRY.contest(f"pilkada_2024:{region.code}:{head}"))
    ]
    pairs = [one for contest in found for one in contest.contestants]
    assert (len(found), len(pairs), sum(not one.people for one in pairs)) == (545, 1594, 37)


def test_the_calendars_have_no_gap_and_no_overlap() -> None:
    for info in REGISTRY.elections():
        for spans in info.calendars.values():
            places = [ORDER.index(span.stage) for span in spans]
            assert places == sorted(set(places))
            for one, following in pairwise(spans):
                assert one.start <= one.end
                assert one.end + timedelta(days=1) == following.start
            assert spans[-1].start <= spans[-1].end


PLACES = ["13.71", "32.73", "62.05", "19.01", "91", "94.04", "35", "nasional"]


@settings(max_examples=150, deadline=None)
@given(st.dates(date(2012, 1, 1), date(2026, 12, 31)), st.sampled_from(PLACES))
def test_a_known_day_has_one_stage_in_each_contest(day: date, region: str) -> None:
    found = setting(day.isoformat(), region)
    for contest in found.contests:
        # Aggregated over regions with calendars of their own, several are right.
        assert len(contest.stages) == 1 or contest.region is None


@settings(max_examples=40, deadline=None)
@given(st.integers(2012, 2026), st.integers(1, 12), st.sampled_from(PLACES))
def test_a_month_has_the_stages_of_its_days(year: int, month: int, region: str) -> None:
    days: dict[str, set[str]] = {}
    for day in range(1, calendar.monthrange(year, month)[1] + 1):
        for name, found in stages(f"{year}-{month:02}-{day:02}", region).items():
            days.setdefault(name, set()).update(found)
    expected = {name: in_order(found) for name, found in days.items()}
    assert stages(f"{year}-{month:02}", region) == expected


def test_a_region_left_out_of_an_incomplete_list_may_have_voted(tmp_path: Path) -> None:
    calendar_ = {
        "stages": [{"stage": "before", "from": "2031-01-01", "confidence": "low"}],
        "ends": "2031-12-31", "ends_confidence": "low",
    }  # fmt: skip
    group = {"kinds": ["mayor"], "calendar": "main", "regions": ["13.71"], "complete": False}
    raw = {
        "id": "coba", "title": {"id": "Coba", "en": "Trial"}, "basis": "-",
        "calendars": {"main": calendar_}, "contests": [group],
    }  # fmt: skip
    path = tmp_path / "coba.yaml"
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    registry = Registry.load(extra_elections=[path])
    found = registry.setting(Conduct(id="x", at="2031-05", region="Kota Solok"), today=TODAY)
    assert [(one.id, one.region, one.stages) for one in found.contests] == [
        ("coba:mayor", None, ("before",))
    ]


def test_a_bad_date_is_refused() -> None:
    with pytest.raises(BadMoment):
        setting("kapan-kapan", None)
