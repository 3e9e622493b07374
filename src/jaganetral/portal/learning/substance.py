"""What a rule says, as a fingerprint: mastery is of this, and ends where it changes.

In it stands what one must know to act rightly: the condition with all that it leans on, the
effect, from when to when, the articles, the gravity, and what lifts it. Wording, examples, sources
and advice are left out: to say a rule better is no change of law, and asks nobody again.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

import msgspec

from jaganetral.law import Condition, Rule, Rulebook
from jaganetral.law.conditions import AllOf, AnyOf, In, Not

__all__ = ["substance", "substances"]


def substance(rule: Rule) -> str:
    """The fingerprint of what a rule says: 16 hexadecimal digits."""
    record = rule.record
    said = {
        "when": _form(rule.condition),
        "effect": record.effect,
        "status": record.status,
        "from": record.effective_from,
        "to": record.effective_to,
        "basis": sorted((one.instrument, one.article) for one in record.basis),
        "gravity": (record.category, record.sanction_level, sorted(record.sanctions)),
        "lifted": sorted(record.exceptions),
        "prevails": sorted(record.prevails_over),
    }
    plain = json.dumps(msgspec.to_builtins(said), sort_keys=True).encode()
    return hashlib.sha256(plain).hexdigest()[:16]


def substances(book: Rulebook) -> dict[str, str]:
    """Of every rule of the book, by its id."""
    return _substances(book, book.version)


@lru_cache(maxsize=4)
def _substances(book: Rulebook, version: str) -> dict[str, str]:
    return {rule.id: substance(rule) for rule in book.rules}


def _form(condition: Condition) -> list[Any]:
    """A condition as nested lists in one order, whatever order it was written in."""
    if isinstance(condition, In):
        return ["in", condition.element, sorted(map(str, condition.values))]
    if isinstance(condition, Not):
        return ["not", _form(condition.part)]
    if isinstance(condition, AllOf | AnyOf):
        name = "all" if isinstance(condition, AllOf) else "any"
        return [name, *sorted((_form(part) for part in condition.parts), key=json.dumps)]
    raise TypeError(f"no form for {type(condition).__name__}")
