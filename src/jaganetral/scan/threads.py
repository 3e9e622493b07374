"""What a row says of rows before it: the conduct it answers, an id that came already."""

from __future__ import annotations

from collections import OrderedDict

import msgspec

from jaganetral.language import Translate
from jaganetral.model import Conduct

ROWS_KEPT = 100_000
CHARACTERS_KEPT = 50_000_000
"""How far back a parent or a double is found. Both bounds keep the memory of a scan level."""


class Threads:
    """The ids and texts of the latest rows. A parent must come before its answer."""

    def __init__(self, _: Translate) -> None:
        self._ = _
        self._texts: OrderedDict[str, str | None] = OrderedDict()
        self._characters = 0

    def place(self, conduct: Conduct) -> tuple[Conduct, tuple[str, ...]]:
        """`conduct` with its parent's words where it quotes none, and notes on that."""
        notes = []
        if conduct.in_reply_to and not conduct.quoted_text:
            words = self._texts.get(conduct.in_reply_to)
            if words:
                conduct = msgspec.structs.replace(conduct, quoted_text=words)
                note = self._("quoted_text was taken from row id {id}")
                notes.append(note.format(id=conduct.in_reply_to))
        if conduct.id in self._texts:
            notes.append(self._("this id came before in the same file"))
        self._remember(conduct)
        return conduct, tuple(notes)

    def _remember(self, conduct: Conduct) -> None:
        self._forget(conduct.id)
        self._texts[conduct.id] = conduct.text
        self._characters += len(conduct.text or "")
        while len(self._texts) > ROWS_KEPT or self._characters > CHARACTERS_KEPT:
            self._forget(next(iter(self._texts)))

    def _forget(self, name: str) -> None:
        self._characters -= len(self._texts.pop(name, None) or "")
