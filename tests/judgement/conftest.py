"""One checker for all: the rulebook and registry that ship."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row
from jaganetral.model import Verdict

Judge = Callable[..., Verdict]
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker.load()


@pytest.fixture
def judge(checker: Checker) -> Judge:
    """Judge a conduct given by its fields."""

    def run(lang: Any = "id", **fields: Any) -> Verdict:
        conduct, _ = conduct_from_row({"id": "t", **fields}, where="test")
        return checker.check(conduct, lang=lang, today=TODAY)

    return run
