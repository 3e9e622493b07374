"""What can be wrong with a request, a breach or a register.

PrivacyError
├── BadRequest      what was written does not do: `field`, and a sentence for the person
├── NotNow          this cannot be done where the thing stands
└── BadRegister     the register of personal data and the models are not one
"""

from __future__ import annotations

__all__ = ["BadRegister", "BadRequest", "NotNow", "PrivacyError"]


class PrivacyError(Exception):
    """The base of this room's errors."""


class BadRequest(PrivacyError):
    """What was written does not do. `sentence` is for the person."""

    def __init__(self, sentence: str, field: str = "") -> None:
        self.sentence, self.field = sentence, field
        super().__init__(sentence)


class NotNow(PrivacyError):
    """This cannot be done where the thing stands. `sentence` is for the person."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class BadRegister(PrivacyError):
    """The register of personal data and the models are not one: which entry, and what to do."""
