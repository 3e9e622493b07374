"""The shapes of what is asked and answered, for the schema: the contract's types and a few lists.

Schemas are made from the types that the answers are written from, so that they cannot drift apart.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from jaganetral.elections import ElectionInfo
from jaganetral.law.records import Instrument, RuleRecord, Words
from jaganetral.model import (
    ActorKind,
    Category,
    Conduct,
    Contest,
    Region,
    SanctionLevel,
    Setting,
    Verdict,
)
from jaganetral.portal.api.problems import ProblemDetails

__all__ = [
    "ElectionFound",
    "Elections",
    "Question",
    "Regions",
    "RuleFound",
    "RuleLine",
    "Rules",
    "components",
]

REFERENCE = "#/components/schemas/{name}"


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question in a person's own words, and what they told besides."""

    question: str
    id: str = "1"
    at: str | None = None
    region: str | None = None
    actor_kind: ActorKind | None = None
    actor_role: str | None = None


class RuleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One rule in a list."""

    id: str
    title: Words
    status: str
    effect: str
    category: Category
    sanction_level: SanctionLevel
    effective_from: date
    effective_to: date | None


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """A page of rules; `total` counts all that fit the filter."""

    rulebook: str
    total: int
    offset: int
    items: tuple[RuleLine, ...]


class RuleFound(msgspec.Struct, frozen=True, kw_only=True):
    """One rule as it stands in the rulebook, with the instruments that its articles are of."""

    rulebook: str
    rule: RuleRecord
    instruments: tuple[Instrument, ...]


class Elections(msgspec.Struct, frozen=True, kw_only=True):
    """All elections, the earliest first."""

    items: tuple[ElectionInfo, ...]


class ElectionFound(msgspec.Struct, frozen=True, kw_only=True):
    """One election, and where a region was named the contests that concern an actor there."""

    election: ElectionInfo
    contests: tuple[Contest, ...]


class Regions(msgspec.Struct, frozen=True, kw_only=True):
    """A page of regions; `total` counts all that fit."""

    total: int
    offset: int
    items: tuple[Region, ...]


_LEFT_OUT_WHEN_BRIEF = ("reasons", "advice", "signals")
_TYPES = (
    Conduct, Question, Verdict, Rules, RuleFound, Elections, ElectionFound, Regions, Setting,
    ProblemDetails,
)  # fmt: skip


def components() -> dict[str, Any]:
    """The named schemas of everything that goes in and comes out."""
    _, found = msgspec.json.schema_components(_TYPES, ref_template=REFERENCE)
    for schema in found.values():
        _mend(schema)
        if said := schema.get("description"):
            schema["description"] = " ".join(str(said).split())
    brief = found["Verdict"]
    brief["required"] = [name for name in brief["required"] if name not in _LEFT_OUT_WHEN_BRIEF]
    for name in ("Conduct", "Question"):
        found[name]["properties"]["id"] |= {
            "default": "1", "minLength": 1, "maxLength": 1000, "pattern": r"\S",
        }  # fmt: skip
        found[name]["required"] = [one for one in found[name]["required"] if one != "id"]
        if not found[name]["required"]:
            del found[name]["required"]
    found["Question"]["properties"]["question"] |= {"minLength": 1, "pattern": r"\S"}
    return found


def _mend(schema: Any) -> None:
    """Say `string` where words are listed: generators of clients want to be told."""
    if isinstance(schema, list):
        for part in schema:
            _mend(part)
    elif isinstance(schema, dict):
        if "prefixItems" in schema:
            schema.pop("items")  # `false` is right and beyond some generators; maxItems says it too
        words = schema.get("enum")
        if isinstance(words, list) and "type" not in schema:
            kinds = {"null" if word is None else "string" for word in words}
            if kinds == {"string"}:
                schema["type"] = "string"
            else:
                words = [word for word in words if word is not None]
                schema.pop("enum")
                schema["anyOf"] = [{"type": "string", "enum": words}, {"type": "null"}]
        for part in schema.values():
            _mend(part)
