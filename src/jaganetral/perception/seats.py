"""The seats of perception: what it needs from others, and where a trained reader may sit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from jaganetral.model import Contestant, Setting, Target
from jaganetral.perception.text.marked import Marked


class NameEntry(Protocol):
    """A name by which a contestant is known: `surface` in lower case, as people write it.

    `needs_cue` marks common names and everyday words, right only beside a second cue.
    """

    @property
    def surface(self) -> str: ...
    @property
    def contestant_id(self) -> str: ...
    @property
    def contestant(self) -> Contestant: ...
    @property
    def kind(self) -> str: ...
    @property
    def needs_cue(self) -> bool: ...


class NameSource(Protocol):
    """Where names come from; the register of elections is one."""

    def names(self, setting: Setting) -> Sequence[NameEntry]:
        """The names of everybody who runs in this setting."""
        ...

    def everywhere(self) -> Sequence[NameEntry]:
        """The names known in other places too."""
        ...

    def every_name(self) -> Iterable[NameEntry]:
        """The names of everybody whom any setting may have; asked where many are read."""
        ...


class Mention(NamedTuple):
    """Somebody who is named: tokens `first` to `last`, whom it means, and how sure that is."""

    first: int
    last: int
    value: str
    """contestant, party, team, organizer or generic"""
    target: Target
    confidence: float
    number: str | None = None
    """The ballot number, where the mention is one."""
    implied: bool = False
    """Not in the words: the text answers what is about this target."""


def key_of(mention: Mention) -> str:
    """What makes two mentions the same contestant."""
    target = mention.target
    return target.id or f"{target.kind}:{target.name.casefold()}"


class Stance(NamedTuple):
    """A side towards a target: support, oppose or neither, its chance, and the words for it.

    `target` is None where a side is taken and nobody is named ("saya siap memenangkan").
    """

    target: Target | None
    value: str
    confidence: float
    first: int
    last: int


class Content(NamedTuple):
    """A topic of a text, its chance, and the words that show it (whole text where None)."""

    value: str
    confidence: float
    first: int | None = None
    last: int | None = None


class StanceReader(Protocol):
    """Reads sides. The trained reader is the default; the lexical one takes the same seat."""

    def __call__(self, marked: Marked, mentions: Sequence[Mention]) -> list[Stance]:
        """The stance towards every contestant, party or team among the mentions."""
        ...


class ContentReader(Protocol):
    """Reads topics. The lexical reader is the default; a trained one takes the same seat."""

    def __call__(self, marked: Marked, mentions: Sequence[Mention]) -> list[Content]:
        """The topics of the text, the surest first."""
        ...
