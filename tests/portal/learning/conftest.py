"""Learners, and questions answered by many made-up people."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from jaganetral.checker import Checker
from jaganetral.law import Rulebook
from jaganetral.law.reading import read
from jaganetral.law.rulebook import DATA, PRECEDENTS, PROCEDURES
from jaganetral.portal import door
from jaganetral.portal.learning.bank import Bank, Question, bank
from jaganetral.portal.learning.models import Answer, Item, Learner
from tests.portal.people.conftest import counts_begin_anew, person, tree

__all__ = ["counts_begin_anew", "person", "tree"]

Changed = Callable[..., Checker]


@pytest.fixture(scope="session")
def questions() -> Bank:
    """The questions of the rulebook that ships."""
    return bank()


@pytest.fixture
def learner(db: None) -> Learner:
    return Learner.objects.create()


@pytest.fixture
def law_changes(monkeypatch: pytest.MonkeyPatch) -> Changed:
    """Put a rulebook in place in which a rule's record has other fields, as after a release."""
    before = door.checker()

    def change(rule: str, **fields: Any) -> Checker:
        rules = tuple(
            msgspec.structs.replace(one.record, **fields) if one.id == rule else one.record
            for one in before.rulebook.rules
        )
        after = Checker(_like(rules, f"changed-{rule}"), before.registry)
        for module in _USERS:
            monkeypatch.setattr(f"{module}.checker", lambda: after)
        return after

    return change


_LEARNING = "jaganetral.portal.learning"
_USERS = (
    "jaganetral.portal.door", f"{_LEARNING}.selectors", f"{_LEARNING}.answering",
    f"{_LEARNING}.bank", f"{_LEARNING}.views", f"{_LEARNING}.views_quiz",
)  # fmt: skip


def _like(rules: Any, version: str) -> Rulebook:
    contents = {
        path.relative_to(DATA).as_posix(): path.read_bytes()
        for path in sorted(DATA.rglob("*.yaml"))
        if path.name != PRECEDENTS and path.parent.name != PROCEDURES
    }
    records = read(contents)
    return Rulebook(msgspec.structs.replace(records, rules=rules), version)


def answer_many(question: Question, *, right: list[bool], learners: list[Learner]) -> None:
    """First answers of these learners to one question, in this order."""
    item, _made = Item.objects.get_or_create(pk=question.id, defaults={"source": question.source})
    wrong = next(level for level in ("allowed", "prohibited") if level != question.answer)
    for learner, one in zip(learners, right, strict=True):
        Answer.objects.create(
            learner=learner, item=item, sitting=uuid.uuid4(), first=True, right=one,
            given=question.answer if one else wrong,
        )  # fmt: skip
