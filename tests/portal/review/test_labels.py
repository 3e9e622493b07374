"""Labels: what was agreed on, with where it came from, and nobody in them."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from jaganetral.contract import conduct_from_row
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.review import labels
from jaganetral.portal.review.models import Item
from jaganetral.portal.trail.models import Entry

from .conftest import Take, decide, judged, row

TEXT = "Kata @budi.contoh (NIP 198501012010012034): pilih nomor 2 bersama Budi.Contoh!"


def test_only_what_two_agreed_on_and_nobody_in_it(take: Take, desk: SimpleNamespace) -> None:
    conduct = row(1)["conduct"] | {
        "text": TEXT, "target": "tetangga.rt05", "target_kind": "private", "in_reply_to": "fb-17",
    }  # fmt: skip
    take([row(1, conduct=conduct), row(2), row(3)])
    a, b, c = Item.objects.order_by("-place")
    for who in desk.reviewers[:2]:
        decide(who, a)
        decide(who, b, "no_breach")
    decide(desk.reviewer, c)
    told = [json.loads(line) for line in labels.export(desk.lead, desk.here)]
    assert [(one["decision"], one["reviewers"]) for one in told] == [
        ("breach", 2),
        ("no_breach", 2),
    ]
    first = told[0]
    assert set(first) == {"conduct", "decision", "rules", "decided_at", "reviewers", "item",
                          "rulebook", "scan", "provenance"}  # fmt: skip
    assert first["rules"] == judged()["rules"][:1]
    assert first["item"] == first["conduct"]["id"] == a.key
    assert first["provenance"]["stratum"] == "flagged"
    text = json.dumps(told)
    for name in ("budi", "Budi", "1985", "tetangga", "fb-17", "ani.contoh", desk.reviewer.email):
        assert name not in text, name
    assert "pilih nomor 2 bersama" in first["conduct"]["text"]
    conduct_from_row(first["conduct"], language="id")  # it passes the door again
    entry = Entry.objects.get(what="review.exported")
    assert (entry.by, entry.details) == (desk.lead, {"items": 2})


def test_the_target_that_a_rule_needs_stays(take: Take, desk: SimpleNamespace) -> None:
    conduct = row(1)["conduct"] | {"target": "Paslon Dua", "target_kind": "contestant"}
    take([row(1, conduct=conduct)])
    item = Item.objects.get()
    for who in desk.reviewers[:2]:
        decide(who, item)
    (line,) = labels.export(desk.lead, desk.here)
    assert json.loads(line)["conduct"]["target"] == "Paslon Dua"


def test_only_a_lead_takes_them(desk: SimpleNamespace) -> None:
    for who in (desk.reviewer, desk.auditor, desk.second, desk.intake):
        with pytest.raises(Refused):
            labels.export(who, desk.here)
