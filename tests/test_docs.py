"""What the pages say of names and values is what the program knows."""

from pathlib import Path
from typing import get_args

import pytest

from jaganetral import law, model
from jaganetral.law.elements import ELEMENTS, MANY

DOCS = Path(__file__).parents[1] / "docs"
WORDS = (
    model.Act, model.Shows, model.ContestKind, model.Event, model.Purpose, model.GestureMeaning,
    model.ActorKind, model.Office, model.Platform, model.Action, model.TargetKind, model.Level,
    model.Category, model.SanctionLevel,
)  # fmt: skip


def test_the_contract_page_names_every_field_and_word() -> None:
    page = (DOCS / "contract.md").read_text(encoding="utf-8")
    words = [word for literal in WORDS for word in get_args(literal)]
    names = [*model.Conduct.__struct_fields__, *model.Verdict.__struct_fields__, *words]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_every_element_is_spoken_of_by_some_rule() -> None:
    """An element that no rule asks about would be read and weighed for nothing."""
    asked = {leaf.element for rule in law.load().rules for leaf in rule.condition.leaves()}
    assert {*ELEMENTS, *MANY} - asked == {"at_office"}


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("0*.md")), ids=lambda p: p.stem)
def test_every_decision_stands_in_the_list(page: Path) -> None:
    assert f"({page.name})" in (DOCS / "decisions/index.md").read_text(encoding="utf-8")
