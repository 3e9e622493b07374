"""Precision, recall and the test of the change: against what is known, and how often they hold."""

from __future__ import annotations

from random import Random

import pytest
from scipy.stats import beta, binomtest

from jaganetral.portal.review import measuring
from jaganetral.scan.backtest import FEWEST
from jaganetral.scan.backtest.estimating import WIDEST, Seen, chance, estimates


def rows(many: int, *, flagged: bool, breach: bool, weight: float | None = None) -> list[Seen]:
    drawn = weight is not None
    return [Seen(drawn=drawn, weight=weight or 1.0, flagged=flagged, breach=breach)] * many


def test_every_row_counts_for_those_that_it_stands_for() -> None:
    every = (
        rows(30, flagged=True, breach=True)
        + rows(10, flagged=True, breach=False)
        + rows(1, flagged=False, breach=True, weight=10)
        + rows(49, flagged=False, breach=False, weight=10)
    )
    precision, recall = estimates(every)
    assert precision.value == 30 / 40
    assert recall.value == 30 / (30 + 10)
    assert (precision.seen, recall.seen) == (40, 40)


@pytest.mark.parametrize(("right", "wrong"), [(30, 10), (55, 3), (12, 12)])
def test_the_interval_of_one_stratum_is_that_of_jeffreys(right: int, wrong: int) -> None:
    precision, _recall = estimates(
        rows(right, flagged=True, breach=True) + rows(wrong, flagged=True, breach=False)
    )
    exact = beta(right + 0.5, wrong + 0.5)
    assert precision.low == pytest.approx(exact.ppf(0.025), abs=0.015)
    assert precision.high == pytest.approx(exact.ppf(0.975), abs=0.015)


def test_without_a_sample_of_what_was_not_flagged_no_recall_is_told() -> None:
    _precision, recall = estimates(
        rows(40, flagged=True, breach=True) + rows(5, flagged=False, breach=True)
    )
    assert recall.value is None
    assert not recall.enough


def test_a_sample_without_a_miss_does_not_say_that_nothing_is_missed() -> None:
    _precision, recall = estimates(
        rows(40, flagged=True, breach=True) + rows(25, flagged=False, breach=False, weight=20)
    )
    assert recall.value == 1
    assert recall.low is not None
    assert recall.low < 0.8


def test_nothing_at_all_is_no_figure() -> None:
    assert [one.value for one in estimates([])] == [None, None]


def test_too_little_is_what_the_portal_finds_too_little() -> None:
    assert (FEWEST, WIDEST) == (measuring.FEWEST, measuring.WIDEST)


@pytest.mark.parametrize(("one", "other"), [(0, 0), (1, 0), (5, 1), (8, 8), (40, 12), (700, 900)])
def test_the_test_of_the_change_is_the_exact_one_of_mcnemar(one: int, other: int) -> None:
    expected = binomtest(one, one + other).pvalue if one + other else 1.0
    assert chance(one, other) == pytest.approx(expected)


def test_the_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    """Made-up worlds: 300 flags, and a sample of one in 25 of 5,000 rows that were not flagged."""
    generator = Random(7)
    held = 0
    worlds = 60
    for _ in range(worlds):
        missed_rate = generator.choice([0.002, 0.01, 0.03])
        right = sum(generator.random() < 0.7 for _ in range(300))
        missed = sum(generator.random() < missed_rate for _ in range(200))
        _precision, recall = estimates(
            rows(right, flagged=True, breach=True)
            + rows(300 - right, flagged=True, breach=False)
            + rows(missed, flagged=False, breach=True, weight=25)
            + rows(200 - missed, flagged=False, breach=False, weight=25)
        )
        truth = 210 / (210 + 5_000 * missed_rate)
        assert recall.low is not None
        assert recall.high is not None
        held += recall.low <= truth <= recall.high
    assert held >= 0.88 * worlds
