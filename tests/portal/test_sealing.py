"""What is sealed opens with the same secret and use, and with nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.sealing import Box, Mark, Unsealed

BOX, OTHER = Box(b"tests, one use"), Box(b"tests, another use")
MARK = Mark(b"tests, a mark")
OLD, NEW = "an old secret " * 5, "a new secret " * 5


@given(st.binary(max_size=500))
def test_what_is_sealed_comes_back_and_does_not_show(content: bytes) -> None:
    token = BOX.seal(content)
    assert BOX.open(token) == content
    assert len(content) < 8 or content not in token.encode()


@given(st.text(max_size=200))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(Unsealed):
        BOX.open(text)


def test_one_use_does_not_open_another() -> None:
    with pytest.raises(Unsealed):
        OTHER.open(BOX.seal(b"words"))


@pytest.mark.parametrize("at", [0, 12, 40, -2])
def test_what_was_altered_is_refused(at: int) -> None:
    token = BOX.seal(b"words that count")
    altered = list(token)
    altered[at] = "A" if altered[at] != "A" else "B"
    with pytest.raises(Unsealed):
        BOX.open("".join(altered))


def test_a_secret_that_was_replaced_still_opens_what_it_sealed(settings: Any) -> None:
    settings.SECRET_KEY = OLD
    token, mark = BOX.seal(b"words"), MARK.of("name")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert BOX.open(token) == b"words"
    assert mark in MARK.all_of("name")
    assert MARK.of("name") != mark
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Unsealed):
        BOX.open(token)


def test_a_mark_is_the_same_for_the_same_and_tells_nothing() -> None:
    assert MARK.of("Budi") == MARK.of("Budi") != MARK.of("budi")
    assert Mark(b"tests, another mark").of("Budi") != MARK.of("Budi")
    assert len(MARK.of("")) == 64
