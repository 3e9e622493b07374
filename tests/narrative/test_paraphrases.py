"""One thing said in many ways: passives, nominal phrases, other word orders, phone spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from jaganetral.model import Conduct
from jaganetral.narrative import read

PARTISAN = frozenset(
    [
        "chant",
        "persuade",
        "declare_support",
        "mobilise",
        "distribute",
        "host",
        "speak",
        "team",
        "take_part",
        "stand",
        "collect_support",
        "party_member",
        "approach_party",
        "self_promote",
        "threaten",
        "favour",
    ]
)
ROWS = [
    tuple(line.split("\t", 1))
    for line in (Path(__file__).with_name("paraphrases.tsv")).read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _fits(conduct: Conduct, expected: str) -> bool:
    if expected == "clean":
        return PARTISAN.isdisjoint(conduct.acts)
    for field in ("acts", "shows"):
        for sign in ("+", "-"):
            if expected.startswith(field + sign):
                return (expected[len(field) + 1 :] in getattr(conduct, field)) == (sign == "+")
    field, value = expected.split("=", 1)
    return str(getattr(conduct, field)) == value


@pytest.mark.parametrize(("expected", "text"), ROWS)
def test_paraphrase(expected: str, text: str) -> None:
    assert _fits(read(Conduct(id="t", narrative=text)).conduct, expected)
