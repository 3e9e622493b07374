"""How an entry's `what` is said to a person: each room tells its own names, once, as it starts."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

__all__ = ["said", "tell", "told_names"]

_SAID: dict[str, str | Promise] = {}


def tell(names: Mapping[str, str | Promise]) -> None:
    """Add what entries are called, by `what`; lazily translated texts."""
    _SAID.update(names)


def said(what: str) -> str:
    """The sentence for a person; the bare name where no room told one."""
    return str(_SAID.get(what, what))


def told_names() -> list[str]:
    """Every `what` that a room told of."""
    return list(_SAID)
