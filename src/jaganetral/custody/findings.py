"""What a verification found: each finding is a code with its data; sentences stand elsewhere.

`proven` holds with nothing but what was verified, `altered` is a proof that something is not as it
was, `open` is what could not be proven here and what a person has to compare.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["ALTERED", "OPEN", "PROVEN", "Finding", "Report"]

PROVEN, ALTERED, OPEN = "proven", "altered", "open"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: how it weighs, its code, and what the sentence about it needs."""

    weight: str
    code: str
    data: dict[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class Report:
    """All findings, in the order in which they were made."""

    findings: list[Finding] = field(default_factory=list)
    most: int = 1_000
    """Alterations that are listed; more are only counted."""
    altered: int = 0

    def proven(self, code: str, **data: str | int) -> None:
        self.findings.append(Finding(PROVEN, code, data))

    def open(self, code: str, **data: str | int) -> None:
        self.findings.append(Finding(OPEN, code, data))

    def alter(self, code: str, **data: str | int) -> None:
        self.altered += 1
        if self.altered <= self.most:
            self.findings.append(Finding(ALTERED, code, data))

    @property
    def intact(self) -> bool:
        """Whether nothing was found altered."""
        return not self.altered
