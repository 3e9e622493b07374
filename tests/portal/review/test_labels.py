"""Labels: what was agreed on, with where it came from, and nobody in them."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from jaganetral.cli.review import export_command
from jaganetral.cli.rules import diff_rules
from jaganetral.contract import conduct_from_row
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.review import labels
from jaganetral.portal.review.models import Item
from jaganetral.portal.trail.models import Entry
from tests.scan.backtest.made import RULE, law_folder

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


def test_a_rule_on_trial_is_tried_on_what_people_agreed_on(
    take: Take, desk: SimpleNamespace, tmp_path: Path
) -> None:
    """From the queue to `rules diff --reviewed`, all of it real."""
    sampled = {"stratum": "unflagged", "inclusion": 0.05, "text": "Selamat pagi, semoga sehat."}
    take([row(1), row(2), row(3), row(4, **sampled), row(5)])
    said = {row(1)["item"]: "breach", row(2)["item"]: "no_breach", row(3)["item"]: "unclear",
            row(4)["item"]: "no_breach"}  # fmt: skip
    for item in Item.objects.filter(key__in=said):
        for who in desk.reviewers[:2]:
            rules = [RULE] if said[item.key] == "breach" else []
            decide(who, item, said[item.key], rules=rules)
    path = tmp_path / "label.jsonl"
    run = CliRunner().invoke
    done = run(export_command, ["--organisation", str(desk.here.pk), "-o", str(path)])
    assert done.exit_code == 0, done.output
    old, new = (str(law_folder(tmp_path, status)) for status in ("draft", "shadow"))
    call = [old, new, "--reviewed", str(path), "--lang", "en"]
    done = run(diff_rules, call)
    assert done.exit_code == 0, done.output
    assert "4 labels: 1 breach, 2 no breach, 1 unclear; 0 lines set aside" in done.output
    assert f"{RULE}  1              0 / 0 / 0     1 / 0 / 1" in done.output
    assert "3 rows change:" in done.output
    assert "1 rows are of the random sample" in done.output
    for name in ("budi", "ani.contoh", "pilih paslon"):
        assert name not in done.output
    *moved, last = [json.loads(one) for one in run(diff_rules, [*call, "--json"]).output.split("\n")
                    if one]  # fmt: skip
    assert {one["id"]: one["decision"] for one in moved} == {
        item: decision for item, decision in said.items() if item != row(4)["item"]
    }
    assert last["summary"]["new"]["flagged"] == {"breach": 1, "no_breach": 1, "unclear": 1}
