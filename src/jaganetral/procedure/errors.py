"""What can go wrong with a procedure.

ProcedureError
├── UnknownFlow      no flow of that id
├── NotAllowedNow    a move that cannot be made from where the case stands
├── BadUnit          a unit that no calendar counts in
└── BadHistory       a row of a file of histories: which row, which field, what was expected
"""

from __future__ import annotations

from jaganetral.language import translator
from jaganetral.model import Language


class ProcedureError(Exception):
    """Base of everything that this room raises."""


class UnknownFlow(ProcedureError):
    """No flow of that id."""

    def __init__(self, flow: str, known: tuple[str, ...]) -> None:
        self.flow, self.known = flow, known
        super().__init__(f"no flow {flow!r}; known are: {', '.join(known)}")


class NotAllowedNow(ProcedureError):
    """A move that cannot be made from where the case stands; names what can be."""

    def __init__(self, flow: str, state: str, move: str, possible: tuple[str, ...]) -> None:
        self.flow, self.state, self.move, self.possible = flow, state, move, possible
        can = ", ".join(possible) or "none"
        super().__init__(f"{flow}: no move {move!r} from {state!r}; possible are: {can}")


class BadUnit(ProcedureError):
    """A unit that no calendar counts in, or a number that is no limit."""

    def __init__(self, unit: object, number: object) -> None:
        super().__init__(f"cannot count {number!r} of {unit!r}")


class BadHistory(ProcedureError):
    """A row that is no history: where it stands, which field, what was expected."""

    def __init__(self, where: str, field: str, problem: str, got: str = "") -> None:
        self.where, self.field, self.problem, self.got = where, field, problem, got
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """One line that says what to mend."""
        _ = translator(language)
        found = _("found {got}, ").format(got=self.got) if self.got else ""
        return f"{self.where}: {self.field}: {found}{_(self.problem)}"
