"""The interval of a share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.proportion import wilson


def test_it_is_wilsons() -> None:
    """Newcombe 1998 (Statistics in Medicine 17, table I) gives these for 81 of 263 and 0 of 20."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(
    st.integers(1, 2_000).flatmap(lambda among: st.tuples(st.integers(0, among), st.just(among)))
)
def test_the_share_lies_within_and_more_make_it_surer(counted: tuple[int, int]) -> None:
    of, among = counted
    low, high = wilson(of, among)
    assert 0 <= low <= of / among + 1e-12
    assert of / among - 1e-12 <= high <= 1
    closer = wilson(10 * of, 10 * among)
    assert closer[1] - closer[0] < high - low
