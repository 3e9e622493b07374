"""What can be wrong with a row.

Exception
└── BadConduct      the row is no conduct: where it stands, which field, what it held
"""

from __future__ import annotations

from jaganetral.language import translator
from jaganetral.model import Language


class BadConduct(Exception):
    """A row that is no conduct: where it stands, which field, what it held, what was expected."""

    def __init__(
        self, where: str, field: str, got: object, expected: str, allowed: tuple[str, ...] = ()
    ) -> None:
        self.where, self.field, self.expected, self.allowed = where, field, expected, allowed
        self.got = shown(got)
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """One line that says what to mend."""
        _ = translator(language)
        expected = _(self.expected).format(allowed=", ".join(self.allowed))
        line = _("{field}: found {got}, expected {expected}").format(
            field=self.field, got=self.got, expected=expected
        )
        return f"{self.where}: {line}" if self.where else line


def shown(value: object, *, quote: bool = True) -> str:
    """`value` as it can stand in one line of a message."""
    if not isinstance(value, str | int | float | bool | None):
        return type(value).__name__
    try:
        shown = repr(value) if quote else str(value)
    except ValueError:  # an int of more than 4,300 digits
        return "a very long number"
    shown = " ".join(shown.split())
    shown = shown.encode("utf-8", "replace").decode("utf-8")
    return shown if len(shown) <= 80 else shown[:77] + "…" + shown[-1]
