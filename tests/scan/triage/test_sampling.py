"""The sample of what was not flagged: every stratum, the chances told, the draw repeatable."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.scan.triage.sampling import LEAST, Sample, allocation

SEED = "ab" * 32
Rows = list[tuple[str, str]]


def draw(rows: Rows, size: int, seed: str = SEED) -> list[tuple[float, str]]:
    sample: Sample[str] = Sample(size, seed)
    for number, (identity, platform) in enumerate(rows):
        drawn = sample.asks_for(("allowed", platform), identity.encode())
        if drawn is not None:
            sample.keep(("allowed", platform), drawn, number, identity)
    return [(chance, kept) for _stratum, chance, kept in sample.drawn()]


@given(st.dictionaries(st.tuples(st.just("allowed"), st.text(max_size=3)), st.integers(0, 10**6)),
       st.integers(0, 500))  # fmt: skip
def test_every_stratum_is_seen_and_none_is_asked_for_more_than_it_has(
    sizes: dict[tuple[str, str], int], size: int
) -> None:
    shares = allocation(sizes, size)
    for stratum, count in sizes.items():
        assert shares[stratum] <= count
        assert shares[stratum] >= min(LEAST, count, size if sum(sizes.values()) > size else count)
    if size >= sum(sizes.values()):
        assert shares == sizes


@given(st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_draw_does_not_hang_on_the_order(shuffle: random.Random) -> None:
    rows = [(f"r{number}", "x" if number % 7 else "tiktok") for number in range(300)]
    first = draw(rows, 40)
    shuffle.shuffle(rows)
    assert draw(rows, 40) == first
    assert draw(rows, 40, "cd" * 32) != first


def test_the_chance_weighs_back_to_the_whole() -> None:
    rows = [(f"r{number}", "x" if number % 10 else "tiktok") for number in range(2_000)]
    drawn = draw(rows, 100)
    assert 90 <= len(drawn) <= 110
    assert round(sum(1 / chance for chance, _kept in drawn)) == 2_000


def test_draws_are_even() -> None:
    rows = [(f"r{number}", "x") for number in range(2_000)]
    halves = [0, 0]
    for seed in range(20):
        for _chance, kept in draw(rows, 50, f"{seed:064x}"):
            halves[int(kept[1:]) >= 1_000] += 1
    assert sum(halves) == 1_000
    assert 420 < halves[0] < 580  # five standard deviations
