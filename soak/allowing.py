"""A judge that allows everything at once: what is left of a scan is the engine's own work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from jaganetral.model import Conduct, Verdict


class Allowing(msgspec.Struct, frozen=True):
    """Opens that judge; it takes the way to the workers that the checker's opener takes."""

    @property
    def rests_on(self) -> tuple[str, str]:
        """No rulebook and no models."""
        return "none", "none"

    def __call__(self) -> Allowing:
        """The judge."""
        return self.judge  # type: ignore[return-value]

    def judge(
        self, conducts: Sequence[Conduct], *, notes: Sequence[tuple[str, ...]], today: date
    ) -> list[Verdict]:
        """Allowed, whatever it is."""
        return [
            Verdict(
                id=conduct.id, verdict="allowed", confidence=0.5, category="none",
                sanction_level="none", rules=(), summary="", reasons=(), missing=(), advice=(),
                contests=(), signals=(), shadow=(), notes=note, decision_id="", rulebook="none",
            )
            for conduct, note in zip(conducts, notes, strict=True)
        ]  # fmt: skip
