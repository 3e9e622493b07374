"""Severity × confidence × reach: in the law's order, and unknown reach lifts nobody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jaganetral.scan.triage.ranking import CATEGORY, SANCTION, reach_factor, score, severity


def test_the_steps_follow_the_law() -> None:
    order = ["none", "moral", "light", "moderate", "severe", "criminal"]
    steps = [SANCTION[level] for level in order]
    assert steps == sorted(set(steps))


def test_a_crime_is_one_where_its_sanction_was_not_told() -> None:
    judged = {"verdict": "prohibited", "sanction_level": "none", "category": "criminal"}
    assert severity(judged) == CATEGORY["criminal"]


def test_what_was_not_flagged_has_no_severity() -> None:
    for level in ("allowed", "undetermined"):
        assert severity({"verdict": level, "sanction_level": "severe", "category": "criminal"}) == 0


def test_reach_counts_in_steps_of_ten_and_unknown_is_neutral() -> None:
    assert reach_factor(None) == 1.0
    assert reach_factor(1_000) == 1.0
    assert reach_factor(0) == 0.5
    assert round(reach_factor(1_000_000), 2) == 1.5
    assert reach_factor(10**15) == 1.5


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.floats(0, 1), st.floats(0, 1))
def test_more_reach_never_ranks_lower(one: int, other: int, severe: float, sure: float) -> None:
    few, many = sorted((one, other))
    assert score(severe, sure, few) <= score(severe, sure, many)
