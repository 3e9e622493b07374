"""The calendar of a region on known days, and the suggestions for a region."""

import json
from datetime import date

import pytest
from django.test import Client

from jaganetral.portal.door import checker
from jaganetral.portal.guide.gestures import setting_of
from jaganetral.portal.guide.stages import calendars, suggestions


@pytest.mark.parametrize(
    ("region", "day", "contest", "stage"),
    [
        ("13.71", date(2024, 8, 1), "pilkada_2024:13.71:mayor", "before"),
        ("13.71", date(2024, 8, 28), "pilkada_2024:13.71:mayor", "registration"),
        ("13.71", date(2024, 9, 22), "pilkada_2024:13.71:mayor", "determined"),
        ("13.71", date(2024, 10, 10), "pilkada_2024:13.71:mayor", "campaign"),
        ("13.71", date(2024, 10, 10), "pilkada_2024:13:governor", "campaign"),
        ("13.71", date(2024, 11, 27), "pilkada_2024:13.71:mayor", "vote_day"),
        ("13.71", date(2024, 2, 14), "pemilu_2024:president", "vote_day"),
        ("19.71", date(2025, 8, 27), "pilkada_2025_ulang:19.71:mayor", "vote_day"),
    ],
)
def test_the_stage_of_a_contest_on_a_day(region: str, day: date, contest: str, stage: str) -> None:
    found = {one.id: one for one in calendars(checker().registry.region(region), day, "id")}
    assert found[contest].when == "now"
    assert found[contest].stage == stage


def test_the_same_stages_as_the_setting_that_is_judged_by() -> None:
    region = checker().registry.region("13.71")
    for day in (date(2023, 12, 1), date(2024, 2, 12), date(2024, 10, 10), date(2024, 12, 1)):
        judged = {one.id: one.stages for one in setting_of("13.71", day).contests}
        shown = {one.id: one.stage for one in calendars(region, day, "id") if one.when == "now"}
        assert {key: (stage,) for key, stage in shown.items()} == judged


def test_pairs_stand_with_their_numbers() -> None:
    found = calendars(checker().registry.region("13.71"), date(2024, 10, 10), "id")
    mayor = next(one for one in found if one.id == "pilkada_2024:13.71:mayor")
    assert [number for number, _ in mayor.contestants] == [1, 2, 3]


def test_without_a_region_only_national_contests_stand_there() -> None:
    assert {one.place for one in calendars(None, date(2024, 1, 15), "en")} == {""}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "Tidak ada pemilihan yang berjalan"),
        ("?wilayah=13.71&hari=2024-10-10", "Masa kampanye"),
        ("?wilayah=Bandung&hari=2024-10-10", "Kota Bandung"),
        ("?wilayah=qqqq", "Tidak ada satu wilayah"),
        ("?hari=kemarin", "Itu bukan tanggal"),
        ("?wilayah=Banjar", "Maksud Anda"),
    ],
)
def test_the_page_says_what_runs_or_that_nothing_does(
    client: Client, query: str, says: str
) -> None:
    assert says in client.get("/panduan/kalender/" + query).content.decode()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("13.71", "13.71"),
        ("pada", "13.71"),
        ("kota pad", "13.71"),
        ("sumatera b", "13"),
        ("", None),
        ("zzzz", None),
    ],
)
def test_suggestions(typed: str, first: str | None) -> None:
    codes = [one.code for one in suggestions(typed)]
    assert codes[:1] == ([first] if first else [])
    assert len(codes) <= 8


@pytest.mark.django_db
def test_suggestions_are_kept_and_set_no_cookie(client: Client) -> None:
    answer = client.get("/panduan/wilayah.json", {"q": "kota padang"})
    first = json.loads(answer.content)[0]
    assert first == {"code": "13.71", "name": "Kota Padang, Sumatera Barat"}
    assert "max-age" in answer.headers["Cache-Control"]
    assert not answer.cookies
