"""Working days of Indonesia, and what was known of them when."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.procedure import JAKARTA, BadUnit, Calendar
from jaganetral.procedure.calendar import voting_days
from jaganetral.procedure.records import Unit

D = date.fromisoformat
days = st.dates(D("2018-01-01"), D("2027-06-30"))
units = st.sampled_from(["working_day", "calendar_day", "day_as_written", "month"])


@pytest.mark.parametrize(
    ("start", "n", "unit", "due"),
    [
        # the example of PerBKN 6/2022: received Tuesday 14 July 2026, in effect on 4 August
        ("2026-07-14", 15, "working_day", "2026-08-04"),
        ("2024-01-04", 14, "working_day", "2024-01-24"),
        ("2024-02-06", 7, "working_day", "2024-02-20"),  # Isra Mikraj, joint leave, voting day
        ("2024-04-05", 1, "working_day", "2024-04-16"),  # over Eid
        ("2024-09-29", 5, "calendar_day", "2024-10-04"),
        ("2024-01-31", 1, "month", "2024-02-29"),
        ("2024-01-02", 0, "working_day", "2024-01-02"),
    ],
)
def test_a_limit_ends_on(start: str, n: int, unit: Unit, due: str) -> None:
    assert Calendar().add(D(start), n, unit)[0] == D(due)


def test_hours_are_counted_by_the_clock_of_jakarta() -> None:
    start = datetime(2024, 11, 26, 23, 30, tzinfo=JAKARTA)
    assert Calendar().add(start, 24, "hour")[0] == start + timedelta(hours=24)


@pytest.mark.parametrize(
    ("known_on", "day", "working"),
    [
        # joint leave of Eid 2020: decreed, added to, moved to December, cut again
        ("2020-03-08", "2020-05-28", True),
        ("2020-03-09", "2020-05-28", False),
        ("2020-04-09", "2020-05-28", True),
        ("2020-04-08", "2020-12-28", True),
        ("2020-04-09", "2020-12-28", False),
        ("2020-12-01", "2020-12-28", True),
        ("2020-05-19", "2020-05-22", False),
        ("2020-05-20", "2020-05-22", True),
        # the Islamic new year of 2021 was moved by a day
        ("2021-06-17", "2021-08-10", False),
        ("2021-06-18", "2021-08-10", True),
        ("2021-06-18", "2021-08-11", False),
        ("2025-08-06", "2025-08-18", True),
        ("2025-08-07", "2025-08-18", False),
        # a voting day is a day off only once it is decreed
        ("2024-11-20", "2024-11-27", True),
        ("2024-11-21", "2024-11-27", False),
        (None, "2024-11-27", False),
    ],
)
def test_a_day_off_counts_from_the_day_of_its_decree(
    known_on: str | None, day: str, working: bool
) -> None:
    calendar = Calendar(D(known_on) if known_on else None)
    assert calendar.is_working_day(D(day)) is working


def test_before_the_years_decree_joint_leave_is_not_known_and_that_is_said() -> None:
    calendar = Calendar(known_on=D("2025-09-01"))
    assert calendar.is_working_day(D("2026-12-24"))
    _due, how = calendar.add(D("2026-12-22"), 5, "working_day")
    assert "2026 were not decreed yet" in how.say("en")
    assert not Calendar().is_working_day(D("2026-12-24"))


def test_a_local_voting_day_is_off_there_alone() -> None:
    day = D("2025-08-27")
    assert not Calendar(region="19.71").is_working_day(day)
    assert Calendar(region="19.02").is_working_day(day)
    assert Calendar(region="").is_working_day(day)
    assert not Calendar(region="91.03").is_working_day(D("2025-08-06"))  # all of the province


def test_the_arithmetic_names_what_was_not_counted() -> None:
    said = Calendar().add(D("2024-11-25"), 3, "working_day")[1].say("en")
    assert said.startswith("Monday 25 November 2024 + 3 working days = Friday 29 November 2024.")
    assert "Wednesday 27 November 2024 (" in said
    assert "hari kerja" in Calendar().add(D("2024-11-25"), 3, "working_day")[1].say("id")


def test_voting_days_are_those_decreed() -> None:
    assert ("pilkada_2024", D("2024-11-27")) in voting_days()
    for _election, day in voting_days():
        assert not Calendar().is_working_day(day)


@pytest.mark.parametrize(("n", "unit"), [(1, "fortnight"), (-1, "working_day"), (10**9, "hour")])
def test_what_is_no_limit_is_refused(n: int, unit: Unit) -> None:
    with pytest.raises(BadUnit):
        Calendar().add(D("2024-01-01"), n, unit)


@given(days, st.integers(0, 40), units)
def test_a_limit_never_ends_before_it_begins(start: date, n: int, unit: Unit) -> None:
    assert Calendar().add(start, n, unit)[0] >= start


@given(days, st.integers(0, 30), days)
def test_adding_a_holiday_never_shortens_a_limit(start: date, n: int, off: date) -> None:
    plain = Calendar().add(start, n, "working_day")[0]
    longer = Calendar(extra=((off, "libur daerah"),)).add(start, n, "working_day")[0]
    assert longer >= plain


@given(days, st.integers(1, 30))
def test_counting_back_gives_what_was_added(start: date, n: int) -> None:
    calendar = Calendar()
    for unit in ("working_day", "calendar_day"):
        due = calendar.add(start, n, unit)[0]
        assert calendar.between(start, due, unit) == n
