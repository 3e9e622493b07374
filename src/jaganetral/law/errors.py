"""What can be wrong with a rulebook.

LawError
├── BadRulebook      a record does not fit the schema: file, record, field
└── UnknownRule      somebody asked for a rule that is not there
"""

from __future__ import annotations


class LawError(Exception):
    """Base of everything that this room raises."""


class BadRulebook(LawError):
    """A record of the rulebook is wrong; says which file, which record, which field."""

    def __init__(self, file: str, record: str, field: str, problem: str) -> None:
        self.file, self.record, self.field, self.problem = file, record, field, problem
        super().__init__(f"{file}: {record}: {field}: {problem}")


class UnknownRule(LawError):
    """No rule of that id."""

    def __init__(self, rule: str, near: tuple[str, ...] = ()) -> None:
        self.rule, self.near = rule, near
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"no rule {rule!r} in this rulebook{hint}")
