"""Precedents: decided cases, retold without the people, and which are of the kind of a deed.

They show how the law was applied and decide nothing: no verdict rests on one. So their file,
`precedents.yaml`, is left out of the rulebook's public name, and a precedent more or less leaves
every `decision_id` as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from jaganetral.law.errors import BadRulebook
from jaganetral.law.reading import parse_yaml, record_of
from jaganetral.law.records import Words
from jaganetral.law.rulebook import DATA, PRECEDENTS
from jaganetral.model import Action, ActorKind, Category, Conduct, Platform, Verdict

__all__ = ["Precedent", "load_precedents", "precedents_for", "precedents_of_rule"]

Outcome = Literal["prohibited", "allowed", "not_proven"]
Decider = Literal["bawaslu", "kasn", "bkn", "ppk", "gakkumdu", "court", "kpu", "other"]


class Precedent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One decided case: what was done, what was decided, by whom, and where it was reported."""

    id: str
    outcome: Outcome
    nature: Literal["case", "statement"] = "case"
    """A case that was decided, or what an authority said of such a deed in general."""
    year: int | None = None
    province: str | None = None
    """Kemendagri code of two digits; none for what was said to the whole country."""
    actor: ActorKind
    platform: Platform = "unknown"
    action: Action
    kinds: tuple[str, ...]
    """What kinds of deed it is, by the names of the table `kinds`."""
    facts: Words
    result: Words
    decided_by: Decider
    category: Category | None = None
    basis: str | None = None
    source: str
    rules: frozenset[str] = frozenset()
    """The rules that its kinds concern; filled in while loading."""


@cache
def load_precedents(folder: Path | None = None) -> tuple[Precedent, ...]:
    """The precedents of a rulebook folder (default: the one that ships); none where it has none.

    Raises BadRulebook naming the record and the field.
    """
    path = (folder or DATA) / PRECEDENTS
    if not path.is_file():
        return ()
    raw = parse_yaml(PRECEDENTS, path.read_bytes())
    if not isinstance(raw, dict) or not isinstance(raw.get("kinds"), dict):
        raise BadRulebook(PRECEDENTS, "-", "kinds", "expected a table of kinds and their rules")
    kinds: dict[str, list[str]] = raw["kinds"]
    return tuple(_precedent(item, kinds) for item in raw.get("precedents") or ())


def _precedent(item: Any, kinds: dict[str, list[str]]) -> Precedent:
    found = record_of(Precedent, item, PRECEDENTS)
    unknown = [kind for kind in found.kinds if kind not in kinds]
    if unknown or not found.kinds:
        problem = f"no kind {unknown[0]!r}" if unknown else "expected at least one kind"
        raise BadRulebook(PRECEDENTS, found.id, "kinds", problem)
    rules = frozenset(rule for kind in found.kinds for rule in kinds[kind])
    return msgspec.structs.replace(found, rules=rules)


def precedents_of_rule(
    rule: str, most: int = 5, *, known: Iterable[Precedent] | None = None
) -> list[Precedent]:
    """Precedents of the kind that a rule speaks of: cases before statements, the newest first."""
    found = [one for one in (load_precedents() if known is None else known) if rule in one.rules]
    found.sort(key=lambda one: (one.nature == "statement", -(one.year or 0), one.id))
    return found[:most]


def precedents_for(
    conduct: Conduct,
    verdict: Verdict,
    most: int = 3,
    *,
    known: Iterable[Precedent] | None = None,
) -> list[Precedent]:
    """Precedents of the same kind as a judged conduct, the nearest first.

    Of the same kind is one that concerns a rule of the verdict and was done by the same act, or
    that concerns the first rule of the verdict. What also shares platform, actor, outcome and
    category comes first. Where nothing is of the kind, nothing is shown.
    """
    rules = verdict.rules
    if not rules:
        return []
    scored: list[tuple[float, int, str, Precedent]] = []
    for one in load_precedents() if known is None else known:
        shared = len(one.rules.intersection(rules))
        same_act = conduct.action is not None and one.action == conduct.action
        if not shared or not (same_act or rules[0] in one.rules):
            continue
        score = 2.0 * (rules[0] in one.rules) + min(shared, 3) / 3
        score += 3.0 * same_act
        score += 1.5 * (one.actor == conduct.actor_kind)
        score += 1.0 * (one.platform == conduct.platform and one.platform != "unknown")
        score += 1.0 * (one.outcome == verdict.verdict)
        score += 0.5 * (one.category == verdict.category)
        score += 0.5 * (one.nature == "case")
        scored.append((-score, -(one.year or 0), one.id, one))
    scored.sort(key=lambda item: item[:3])
    return [item[3] for item in scored[:most]]
