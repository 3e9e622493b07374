"""What an account tells, as a plain mapping: the tables of this folder compare against it."""

from __future__ import annotations

from jaganetral.model import Conduct
from jaganetral.narrative import read


def told(text: str, **given: object) -> dict[str, object]:
    """The fields read from `text`; lists as tuples, absent fields missing."""
    conduct = read(Conduct(id="t", narrative=text, **given)).conduct  # type: ignore[arg-type]
    return {
        name: getattr(conduct, name)
        for name in conduct.__struct_fields__
        if name not in ("id", "narrative") and getattr(conduct, name) not in (None, ())
    }


def listed(text: str, name: str) -> tuple[str, ...]:
    """The values of `acts` or `shows` read from `text`."""
    values: tuple[str, ...] = getattr(read(Conduct(id="t", narrative=text)).conduct, name)
    return values
