"""Dates as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.procedure.history import span_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-01-02", "2024-01-02", "2024-01-02"),
        ("2024-1-2", "2024-01-02", "2024-01-02"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        (2021, "2021-01-01", "2021-12-31"),
        ("2020-10/12", "2020-10-01", "2020-12-31"),
        ("2023-12/2024-01", "2023-12-01", "2024-01-31"),
        ("2024-01-02/05", "2024-01-02", "2024-01-05"),
        ("02/01/2024", "2024-01-02", "2024-01-02"),
        ("2 Januari 2024", "2024-01-02", "2024-01-02"),
        ("Selasa, 2 Januari 2024", "2024-01-02", "2024-01-02"),
        ("Jan 2, 2024", "2024-01-02", "2024-01-02"),
        ("Desember 2023", "2023-12-01", "2023-12-31"),
        ("akhir Juli 2024", "2024-07-20", "2024-07-31"),
        ("awal bulan Maret 2024", "2024-03-01", "2024-03-10"),
        ("sekitar 2024-03", "2024-03-01", "2024-03-31"),
    ],
)
def test_a_date_means_a_span(text: object, first: str, last: str) -> None:
    span = span_of(text)
    assert span is not None
    assert (span.first, span.last) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_moment_is_kept() -> None:
    span = span_of("2024-01-02T22:30")
    assert span is not None
    assert span.at == datetime(2024, 1, 2, 22, 30)


@pytest.mark.parametrize(
    "text",
    [None, "", "kapan-kapan", "2024-02-30", "2024-13", "31/31/2024", "0001-01-01", 3.5, True],
)
def test_what_is_no_date_is_none(text: object) -> None:
    assert span_of(text) is None


@given(st.one_of(st.text(max_size=40), st.integers(), st.none(), st.floats()))
def test_nothing_breaks_it(text: object) -> None:
    span = span_of(text)
    assert span is None or span.first <= span.last


@given(st.dates(date(1999, 1, 1), date(2099, 1, 1)))
def test_every_day_is_read_in_each_form(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}"):
        span = span_of(text)
        assert span is not None
        assert (span.first, span.last) == (day, day)
