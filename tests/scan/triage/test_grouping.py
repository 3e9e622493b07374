"""Near-duplicates among many: found without comparing all with all, led by what was copied most."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.perception.text.copies import said
from jaganetral.scan.triage import grouping
from jaganetral.scan.triage.grouping import Script, copied, leaders

WORDS = [f"{a}{b}{c}" for a in ("ka", "mo", "ti") for b in ("ru", "sel", "pan") for c in "aiu"]


def scripts(texts: list[str]) -> list[Script]:
    return [Script(own=said(text)) for text in texts]


def led(texts: list[str]) -> list[int]:
    made = scripts(texts)
    return list(leaders(len(made), made.__getitem__))


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=8, max_size=20), max_size=12))
@settings(max_examples=25, deadline=None)
def test_everybody_is_a_copy_of_the_leader_and_leaders_lead_themselves(
    texts: list[list[str]],
) -> None:
    made = scripts([" ".join(words) for words in texts])
    found = leaders(len(made), made.__getitem__)
    for place, leader in enumerate(found):
        assert found[leader] == leader <= place
        assert copied(made[leader], made[place])


def test_copies_among_many_are_found() -> None:
    dice = random.Random(1)
    bases = [" ".join(dice.choices(WORDS, k=25)) + f" {n} akhir cerita" for n in range(150)]
    found = led(bases + [f"Selamat pagi. {text} #viral" for text in bases])
    assert found[:150] == list(range(150))
    assert sum(found[150 + n] == n for n in range(150)) >= 147


def test_what_finds_no_room_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "LEADERS", 1)
    one, other = (" ".join(WORDS[s : s + 10]) for s in (0, 12))
    assert led([one, other, one + " juga", other + " juga"]) == [0, 1, 0, 3]


def test_short_texts_are_not_compared() -> None:
    assert led(["menang", "menang juga"]) == [0, 1]
