"""What a report still lacks to be registered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jaganetral.procedure.flows import procedures
from jaganetral.procedure.records import Requirement


def missing(flow_id: str, facts: Mapping[str, Any]) -> tuple[Requirement, ...]:
    """The requirements that none of these facts meets, formal ones first. Raises UnknownFlow.

    A fact that is absent, null, false or empty is not there; their names stand in
    `requirements.yaml`: `reporter_name`, `reporter_address`, `reported`, `in_time`, `signature`,
    `happened_on`, `place`, `account`, `evidence`.
    """
    wanted = procedures().requirements(flow_id)
    lacking = [one for one in wanted if not any(_there(facts.get(name)) for name in one.facts)]
    return tuple(sorted(lacking, key=lambda one: one.kind != "formal"))


def _there(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else bool(value)
