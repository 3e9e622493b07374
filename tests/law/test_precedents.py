"""Precedents: decided cases without the people, and the finding of those of the same kind."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from jaganetral import law
from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row
from jaganetral.law import BadRulebook
from jaganetral.law.precedents import (
    Precedent,
    load_precedents,
    precedents_for,
    precedents_of_rule,
)

RULEBOOK = law.load()
PRECEDENTS = load_precedents()
CASES = (
    Path(os.environ.get("JAGANETRAL_SHARED") or Path(__file__).parents[2].parent / "shared")
    / "data/cases/cases.jsonl"
)
DAY_TO_DAY = {"like", "comment", "share", "post", "story", "photo", "attend", "message",
              "join_group", "banner", "attribute"}  # fmt: skip

# Words with a capital that are no person's: institutions, laws, platforms, money.
INSTITUTIONS = {
    "ASN", "PNS", "PPPK", "Bawaslu", "KASN", "BKN", "KPU", "DPD", "TPS", "SKB", "UU", "PP", "SE",
    "Facebook", "WhatsApp", "Instagram", "TikTok", "MenPANRB",
}  # fmt: skip


@pytest.mark.parametrize("one", PRECEDENTS, ids=lambda one: one.id)
def test_a_precedent_says_what_was_done_and_decided_in_both_languages(one: Precedent) -> None:
    for words in (one.facts, one.result):
        assert words.id.strip()
        assert words.en.strip()
        assert words.id != words.en
    assert one.source.startswith("http")
    assert one.rules <= {rule.id for rule in RULEBOOK.rules}
    assert one.province is None or re.fullmatch(r"\d\d", one.province)


@pytest.mark.parametrize("one", PRECEDENTS, ids=lambda one: one.id)
def test_no_capitalised_word_inside_a_sentence_could_be_a_name(one: Precedent) -> None:
    for text in (one.facts.id, one.facts.en, one.result.id, one.result.en):
        inside = re.findall(r"(?<![.:?!] )(?<!^)\b(?!Rp\d)[A-Z][\w-]+", text)
        assert set(inside) <= INSTITUTIONS, (one.id, inside)


@pytest.mark.skipif(not CASES.is_file(), reason="the material is not here")
def test_no_capitalised_name_of_the_reports_appears() -> None:
    words = [words for one in PRECEDENTS for words in (one.facts, one.result)]
    told = " ".join(text for pair in words for text in (pair.id, pair.en))
    ours = set(re.findall(r"\b[A-Z][a-z]\w+", told))
    names: set[str] = set()
    for line in CASES.read_text(encoding="utf-8").splitlines():
        conduct: dict[str, Any] = json.loads(line)["conduct"]
        for field in ("narrative", "text", "target", "quoted_text", "actor_role"):
            names |= set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]\w+", str(conduct.get(field) or "")))
        names |= set(re.findall(r"[A-Z][a-z]\w+", str(conduct.get("region") or "")))
    assert not {
        name for name in ours & names
        if name not in INSTITUTIONS and not re.search(rf"(?:^|[.:?!] )\"?{name}\b", told)
    }  # fmt: skip


def test_there_are_enough_of_them_and_of_every_day_to_day_act() -> None:
    assert len(PRECEDENTS) >= 60
    assert {one.action for one in PRECEDENTS} >= DAY_TO_DAY
    outcomes = [one.outcome for one in PRECEDENTS]
    assert all(outcomes.count(outcome) >= 10 for outcome in ("prohibited", "allowed", "not_proven"))


@pytest.mark.parametrize(
    ("row", "nearest"),
    [
        ({"action": "like", "platform": "facebook", "target_kind": "contestant"}, "like"),
        ({"action": "comment", "target_kind": "contestant", "shows": ["support"]}, "comment"),
        ({"action": "photo", "platform": "instagram", "with_contestant": True}, "photo"),
        ({"action": "attend", "event": "campaign", "active_support": True}, "attend"),
        ({"action": "join_group", "target_kind": "campaign_team"}, "join_group"),
    ],
)  # fmt: skip
def test_the_nearest_precedent_is_of_the_same_act(row: dict[str, Any], nearest: str) -> None:
    row = {"id": "1", "at": "2024-10-10", "region": "13.71", "actor_kind": "pns", **row}
    conduct, _ = conduct_from_row(row, where="1")
    verdict = Checker.load().check(conduct)
    found = precedents_for(conduct, verdict)
    assert 1 <= len(found) <= 3
    assert found[0].action == nearest
    assert found[0].outcome == "prohibited"
    assert found == precedents_for(conduct, verdict)


def test_a_rule_shows_cases_before_statements() -> None:
    natures = [one.nature for one in precedents_of_rule("allow-passive-attendance", 9)]
    assert natures == sorted(natures)


def test_they_are_no_part_of_the_rulebooks_name(tmp_path: Path) -> None:
    """A precedent changes no verdict, so it changes no decision id either."""
    shutil.copytree(law.rulebook.DATA, tmp_path / "law")
    (tmp_path / "law/precedents.yaml").unlink()
    assert law.load(tmp_path / "law").version == RULEBOOK.version
    assert load_precedents(tmp_path / "law") == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("precedents: []", "kinds"),
        ("kinds: {a: [x]}\nprecedents: [{id: p1, kinds: [a]}]", "p1"),
        (
            "kinds: {a: [x]}\nprecedents: [{id: p1, outcome: allowed, actor: pns, action: like, "
            "kinds: [b], facts: {id: x, en: y}, result: {id: x, en: y}, "
            "decided_by: kpu, source: s}]",
            "no kind 'b'",
        ),
    ],
)  # fmt: skip
def test_a_broken_record_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "precedents.yaml").write_text(text)
    with pytest.raises(BadRulebook, match=says):
        load_precedents(tmp_path)
