"""The whole room: it never breaks, never wavers, and is quick."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral import perception
from jaganetral.model import Conduct
from tests.perception.conftest import SETTING, Register

PERCEIVER = perception.Perceiver(Register())
WORDS = st.sampled_from(
    ["pilih", "nomor", "2", "02", "Suryanegara", "#Deng_02", "jangan", "?", ".", "🔥", "salam",
     "dua", "jari", "paslon", "ade", "PAN", "@kartikawati", "katanya", "\n", "menang"]
)  # fmt: skip
SOUP = st.lists(WORDS, max_size=14).map(" ".join)


@settings(max_examples=300)
@given(st.one_of(st.text(), SOUP))
def test_any_text_is_read_and_quoted_rightly(text):
    for signal in PERCEIVER.perceive(Conduct(id="-", text=text, quoted_text=text), SETTING):
        assert 0 <= signal.confidence <= 1
        if signal.span is not None:
            assert text[signal.span[0] : signal.span[1]] == signal.text


@given(SOUP)
def test_the_same_text_gives_the_same_signals(text):
    conduct = Conduct(id="-", text=text, gesture=text, narrative=text)
    fresh = perception.Perceiver(Register())
    assert fresh.perceive(conduct, SETTING) == PERCEIVER.perceive(conduct, SETTING)


def test_one_check_takes_less_than_two_milliseconds():
    text = "Ayo gaes jgn lupa tgl 27 coblos no 2 Kartikawati, orangnya amanah bgt 🔥🔥 " * 2
    PERCEIVER.perceive(Conduct(id="-", text=text), SETTING)
    times = []
    for _ in range(50):
        start = time.perf_counter()
        PERCEIVER.perceive(Conduct(id="-", text=text), SETTING)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.002


def test_a_long_text_is_read_in_proportion():
    text = "Ayo coblos Kartikawati nomor 2, jangan lupa ya. Hebat! " * 400
    start = time.perf_counter()
    PERCEIVER.perceive(Conduct(id="-", text=text), SETTING)
    assert time.perf_counter() - start < 5


def test_the_public_surface():
    assert sorted(perception.__all__) == [
        "Content", "ContentReader", "LexiconError", "Mention", "NameEntry", "NameSource",
        "Perceiver", "PerceptionError", "Stance", "StanceReader", "read_gesture", "text",
    ]  # fmt: skip


def test_a_gesture_is_read_from_the_field():
    found = PERCEIVER.perceive(Conduct(id="-", gesture="dua jari"), SETTING)
    assert [(s.kind, s.value, s.source) for s in found] == [("gesture", "number:2", "gesture")]
