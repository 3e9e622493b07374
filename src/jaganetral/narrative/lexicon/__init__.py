"""The words an account is written in: spellings, people, things and verbs, as tables."""

from __future__ import annotations


def word_set(*lines: str) -> frozenset[str]:
    """The words of some lines: how the small word lists of this room are written."""
    return frozenset(word for line in lines for word in line.split())
