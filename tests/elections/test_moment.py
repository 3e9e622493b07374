from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.elections import BadMoment, period_of
from jaganetral.model import Period

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("at", "start", "end"),
    [
        (None, TODAY, TODAY),
        ("  ", TODAY, TODAY),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-2", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-11-27", date(2024, 11, 27), date(2024, 11, 27)),
        ("2024-9-5", date(2024, 9, 5), date(2024, 9, 5)),
        ("2024-11-27T06:59", date(2024, 11, 27), date(2024, 11, 27)),
        ("2024-11-27T23:30:00+07:00", date(2024, 11, 27), date(2024, 11, 27)),
        ("2024-11-27 08:00:00Z", date(2024, 11, 27), date(2024, 11, 27)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_moment_is_a_span_of_days(at: str | None, start: date, end: date) -> None:
    assert period_of(at, TODAY) == Period(start, end)


@pytest.mark.parametrize("at", ["kemarin", "2024-13", "2024-02-30", "0000", "27/11/2024", "20 24"])
def test_what_is_no_date_says_what_to_write(at: str) -> None:
    with pytest.raises(BadMoment, match="2024-11-01") as caught:
        period_of(at, TODAY)
    assert caught.value.got == at


@given(st.one_of(st.text(), st.from_regex(r"\d{1,5}(-\d{1,3}){0,2}(T\d\d:\d\d)?", fullmatch=True)))
def test_anything_is_a_period_or_a_bad_moment(at: str) -> None:
    try:
        period = period_of(at, TODAY)
    except BadMoment:
        return
    assert period.start <= period.end


@given(st.datetimes())
def test_a_written_day_is_that_day(moment) -> None:
    assert period_of(moment.isoformat(), TODAY) == Period(moment.date(), moment.date())
