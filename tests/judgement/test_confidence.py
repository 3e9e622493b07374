"""Confidence is the measured share of right verdicts of a kind, and words are a second doubt."""

import pytest

from jaganetral.judgement.confidence import pooled
from tests.judgement.conftest import Judge

TABLE = {
    "told": {"prohibited": {"n": 10, "right": 9}},
    "read": {"prohibited": {"n": 0, "right": 0}, "allowed": {"n": 2, "right": 0}},
}


@pytest.mark.parametrize(
    ("how", "level", "share"),
    [
        ("told", "prohibited", (9 + 4 * 9.5 / 11) / 14),
        ("read", "prohibited", 9.5 / 11),  # nothing was measured: the level's own share
        ("read", "allowed", (4 * 0.5 / 3) / 6),
        ("told", "undetermined", 0.5),  # nothing at all: a coin
    ],
)
def test_small_counts_are_pulled_towards_their_level(how: str, level: str, share: float) -> None:
    assert pooled(TABLE, how, level) == pytest.approx(share)


def test_a_verdict_on_words_is_no_surer_than_the_reading_of_them(judge: Judge) -> None:
    base = {"region": "13.71", "at": "2024-10-10", "actor_kind": "pns", "platform": "facebook"}
    plain = judge(**base, action="like", target_kind="contestant")
    words = judge(**base, action="post", text="caleg ini bagus juga, semoga terpilih")
    assert words.verdict == plain.verdict == "prohibited"
    assert words.confidence < plain.confidence
