"""What can go wrong on the page of the reported.

ReportedError
└── NotNow     what was asked for can't be done where the case stands; `sentence` tells why
"""

from __future__ import annotations


class ReportedError(Exception):
    """The base of every error of this room."""


class NotNow(ReportedError):
    """What was asked for can't be done where the case stands; `sentence` tells a person why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)
