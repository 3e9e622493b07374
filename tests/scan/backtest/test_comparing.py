"""Counts add up, whatever was judged, and no order of the lines changes them."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.scan.backtest import Judged, compare

from .made import judged_rows


@given(judged_rows())
@settings(max_examples=40, deadline=None)
def test_counts_add_up(judged: list[Judged]) -> None:
    report = compare(judged, old="a", new="b")
    for side in (report.old, report.new):
        for decision, many in report.decisions.items():
            assert side.flagged[decision] + side.left[decision] == many
    assert sum(report.decisions.values()) == len(judged)

    def wrong(side: object) -> int:
        return side.flagged["no_breach"] + side.left["breach"]  # type: ignore[attr-defined]

    assert wrong(report.old) - report.mended + report.spoiled == wrong(report.new)
    assert 0 <= report.chance <= 1
    for one in report.rules:
        for named in (one.old, one.new):
            assert named.agreed <= one.agreed
            assert one.agreed + named.other <= report.decisions["breach"]
            assert named.no_breach <= report.decisions["no_breach"]
    for estimate in (report.old.precision, report.old.recall, report.new.precision):
        if estimate.value is not None:
            assert estimate.low is not None
            assert estimate.high is not None
            assert 0 <= estimate.low <= estimate.high <= 1


@given(judged_rows(), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_does_not_matter(judged: list[Judged], random: Random) -> None:
    mixed = list(judged)
    random.shuffle(mixed)
    one, other = (compare(rows, old="a", new="b") for rows in (judged, mixed))
    assert sorted(other.moved, key=lambda row: row.label.line) == list(one.moved)
    assert (one.old, one.new, one.rules, one.chance) == (
        other.old, other.new, other.rules, other.chance
    )  # fmt: skip


@given(judged_rows())
@settings(max_examples=20, deadline=None)
def test_unclear_counts_on_neither_side(judged: list[Judged]) -> None:
    decided = [one for one in judged if one.label.decision != "unclear"]
    all_of_it, without = (compare(rows, old="a", new="b") for rows in (judged, decided))
    assert all_of_it.old.precision == without.old.precision
    assert all_of_it.new.recall == without.new.recall
    assert (all_of_it.mended, all_of_it.spoiled) == (without.mended, without.spoiled)
