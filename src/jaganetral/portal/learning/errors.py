"""What can go wrong in learning.

LearningError
├── BadModule        a module's file that cannot be read as one: file, line, what to do
├── UnknownModule    a module that is not there
└── BadAnswer        an answer that cannot be taken: which field, what was expected
"""

from __future__ import annotations

__all__ = ["BadAnswer", "BadModule", "LearningError", "UnknownModule"]


class LearningError(Exception):
    """The base of every error of this room."""


class BadModule(LearningError):
    """A module's file that cannot be read as one."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.file, self.line, self.problem = file, line, problem


class UnknownModule(LearningError, LookupError):
    """A module that is not there."""


class BadAnswer(LearningError):
    """An answer that cannot be taken; the sentence is shown beside its field."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.sentence, self.field = sentence, field
