"""The figures against cases that can be counted by hand, and against made-up worlds."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.portal.review.charts import chart
from jaganetral.portal.review.measuring import Estimate, Layer, agreement, precision, recall


def test_alpha_is_that_of_the_literature() -> None:
    """Krippendorff's nominal example for two observers without missing data (2011, section B)."""
    one, other = list("aabbdcccedda"), list("babbbccceddd")
    found = agreement([list(pair) for pair in zip(one, other, strict=True)])
    assert found.value == pytest.approx(0.692, abs=0.001)
    assert found.seen == 12
    assert not found.enough  # twelve items tell too little


def test_alpha_of_full_agreement_and_of_chance() -> None:
    full = agreement([["breach", "breach"], ["no_breach", "no_breach"]] * 30)
    assert (full.value, full.low, full.high) == (1.0, 1.0, 1.0)
    draw = random.Random(1)
    chance = agreement(
        [[draw.choice(("breach", "no_breach")) for _ in range(2)] for _ in range(400)]
    )
    assert chance.low is not None
    assert chance.high is not None
    assert chance.low < 0 < chance.high
    assert agreement([["breach", "breach"]] * 50).value is None  # nothing to tell chance apart by
    assert agreement([["breach"]] * 50).seen == 0


def test_precision_has_the_interval_of_clopper_and_pearson() -> None:
    found = precision(8, 10)
    assert (found.low, found.high) == (pytest.approx(0.4439, abs=1e-4),
                                       pytest.approx(0.9748, abs=1e-4))  # fmt: skip
    assert precision(0, 0) == Estimate(None)
    assert precision(0, 40).high == pytest.approx(0.0881, abs=1e-4)


def test_recall_counts_the_sample_up_to_what_it_stands_for() -> None:
    flagged = Layer(100, 80, 0, 20, may_catch=True, may_miss=False)
    rest = Layer(10_000, 0, 2, 998, may_catch=False, may_miss=True)
    found = recall([flagged, rest])
    assert found.value == pytest.approx(80 / (80 + 20))
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.8 < found.high


def test_a_small_sample_without_a_miss_is_no_proof_that_nothing_is_missed() -> None:
    flagged = Layer(100, 80, 0, 20, may_catch=True, may_miss=False)
    few = recall([flagged, Layer(100_000, 0, 0, 30, may_catch=False, may_miss=True)])
    assert few.value == 1.0
    assert few.low is not None
    assert few.low < 0.2
    assert not few.enough
    unseen = recall([flagged, Layer(100_000, 0, 0, 0, may_catch=False, may_miss=True)])
    assert unseen.value is None


def test_the_interval_of_recall_holds_the_truth_about_as_often_as_it_says() -> None:
    """300 made-up worlds whose recall is known, reviewed in part."""
    draw = random.Random(11)
    held = 0
    for _ in range(300):
        sizes, shares = (400, 400, 20_000), (0.9, 0.5, 0.01)
        truth = (400 * 0.9 + 400 * 0.5) / (400 * 0.9 + 400 * 0.5 + 20_000 * 0.01)
        layers = []
        for n, (size, share, seen) in enumerate(zip(sizes, shares, (60, 60, 600), strict=True)):
            hits = sum(draw.random() < share for _ in range(seen))
            caught, missed = (hits, 0) if n < 2 else (0, hits)
            layers.append(
                Layer(size, caught, missed, seen - hits, may_catch=n < 2, may_miss=n == 2)
            )
        found = recall(layers)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= truth <= found.high
    assert 0.91 <= held / 300 <= 0.99


@given(
    st.lists(
        st.builds(
            Layer, size=st.floats(0, 1e7), caught=st.integers(0, 50), missed=st.integers(0, 50),
            free=st.integers(0, 50), may_catch=st.just(value=True), may_miss=st.just(value=True),
        ),
        max_size=4,
    ),
    st.builds(
        Layer, size=st.floats(1, 1e7), caught=st.just(0), missed=st.integers(0, 9),
        free=st.integers(0, 99), may_catch=st.just(value=False), may_miss=st.just(value=True),
    ),
)  # fmt: skip
@settings(max_examples=40)
def test_whatever_was_reviewed_an_interval_stands_in_order(some: list[Layer], rest: Layer) -> None:
    found = recall([*some, rest])
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high <= 1


def test_a_drawing_has_its_marks_within_its_frame() -> None:
    made = chart([("Semua", Estimate(0.5, 0.2, 0.9, 50)), ("x" * 90, Estimate(None))])
    assert [mark.label for mark in made.marks] == ["Semua", "x" * 44 + "…"]
    first, second = made.marks
    assert first.low is not None
    assert first.high is not None
    assert first.dot is not None
    assert made.left <= first.low < first.dot < first.high <= made.width
    assert second.low is None
    assert not second.enough
