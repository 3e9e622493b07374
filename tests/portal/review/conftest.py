"""A supervisor's queue, three reviewers and a lead, and queue files as triage writes them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from jaganetral.contract import conduct_from_row, verdict_json
from jaganetral.portal.door import checker
from jaganetral.portal.people.roles import Role
from jaganetral.portal.review import deciding, holding, importing
from jaganetral.portal.review.models import Delivery, Item
from tests.portal.casework.conftest import house as _house
from tests.portal.people.conftest import Make, counts_begin_anew, person, tree

__all__ = ["counts_begin_anew", "person", "tree"]

WHY = "Terbaca jelas dari kata-katanya sendiri."
CALL = "Ayo pilih paslon nomor urut 2 untuk wali kota!"


@cache
def judged(text: str = CALL) -> dict[str, Any]:
    """What the checker says of a post."""
    row = {"id": "1", "action": "post", "actor_kind": "pns", "region": "13.71",
           "at": "2024-11-01", "platform": "facebook", "text": text}  # fmt: skip
    conduct, notes = conduct_from_row(row, language="id")
    verdict = checker().check(conduct, lang="id", notes=notes)
    found: dict[str, Any] = msgspec.json.decode(verdict_json(verdict))
    return found


RULES: list[str] = list(judged()["rules"])


def row(n: int, **over: Any) -> dict[str, Any]:
    """An item of a queue file; what is named replaces what stands there."""
    text = str(over.pop("text", f"{CALL} ({n})"))
    flagged = over.get("stratum", "flagged") == "flagged"
    verdict = judged() if flagged else judged("Selamat pagi, semoga sehat selalu.")
    told = {
        "item": hashlib.sha256(str(n).encode()).hexdigest()[:32], "stratum": "flagged",
        "inclusion": 1.0, "score": 100.0 - n / 1000, "severity": 0.7, "confidence": 0.9,
        "reach": 120, "verdict": verdict["verdict"], "rules": verdict["rules"],
        "category": verdict["category"], "sanction_level": verdict["sanction_level"],
        "platform": "facebook", "region": "13.71", "at": "2024-11-01T10:00:00", "action": "post",
        "copies": 2,
        "members": [
            {"id": f"{n}a", "account": "budi.contoh", "url": "https://example.org/1",
             "at": "2024-11-01", "platform": "facebook", "reach": 100, "row": 1},
            {"id": f"{n}b", "account": "ani.contoh", "at": "2024-11-02", "row": 2},
        ],
        "conduct": {"id": f"{n}a", "action": "post", "actor_kind": "pns", "platform": "facebook",
                    "region": "13.71", "at": "2024-11-01", "text": text},
        "judged": verdict,
        "seen_before": [{"on": "2019-03-02", "where": "pindai lama", "what": "photo"}],
        "rulebook": verdict["rulebook"], "scan": "ab" * 32, "source": "unggahan.jsonl",
    }  # fmt: skip
    return told | over


def file_of(rows: list[Any]) -> BytesIO:
    return BytesIO(b"".join(msgspec.json.encode(one) + b"\n" for one in rows))


Take = Callable[..., Delivery]


@pytest.fixture
def desk(tree: SimpleNamespace, person: Make) -> SimpleNamespace:
    """The house of the case desk with two more reviewers, and one of the members as lead."""
    house = _house.__wrapped__(tree, person)  # type: ignore[attr-defined]
    house.reviewers = [
        house.reviewer,
        person(Role.REVIEWER, house.here),
        person(Role.REVIEWER, house.here),
    ]
    house.lead, house.second_lead = house.members[:2]
    return house


@pytest.fixture
def take(desk: SimpleNamespace) -> Take:
    """Take items into the queue."""

    def taken(rows: list[Any], by: Any = None) -> Delivery:
        return importing.take_in(by or desk.lead, desk.here, file_of(rows), name="antrean.jsonl")

    return taken


@pytest.fixture
def one(take: Take) -> Item:
    """One flagged item that waits."""
    take([row(1)])
    return Item.objects.get()


def decide(who: Any, item: Item, decision: str = "breach", **more: Any) -> Item:
    """Claim and decide."""
    rules = more.pop("rules", None) or ([judged()["rules"][0]] if decision == "breach" else [])
    holding.claim(who, item)
    deciding.decide(who, item, decision=decision, reason=WHY, rules=rules)
    return Item.objects.get(pk=item.pk)
