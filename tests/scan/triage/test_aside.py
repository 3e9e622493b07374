"""What an export tells beside the conduct."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.scan.triage import Aside


@pytest.mark.parametrize(
    ("told", "people"),
    [
        (12, 12), ("12", 12), ("12.500", 12_500), ("1,250,000", 1_250_000), (3.0, 3), ("0", 0),
        ("12.5", None), ("", None), (None, None), (True, None), (-1, None), ("banyak", None),
        (float("nan"), None), (float("inf"), None), ("²", None), ([], None),
    ],
)  # fmt: skip
def test_people_are_counted_or_unknown(told: Any, people: int | None) -> None:
    assert Aside().reach_of({"views": told}) == people


def test_what_was_seen_goes_before_who_follows() -> None:
    assert Aside().reach_of({"followers": 9, "views": 2}) == 2
    assert Aside().reach_of({"followers": 9, "views": None}) == 9
    assert Aside(reach=("jangkauan",)).reach_of({"jangkauan": 4, "views": 2}) == 4


def test_only_a_web_address_is_one() -> None:
    assert Aside().url_of({"url": "javascript:alert(1)"}) is None
    assert Aside().url_of({"url": " https://x.example/1 "}) == "https://x.example/1"


@given(st.dictionaries(st.sampled_from(["account", "url", "reach", "views"]),
                       st.none() | st.text() | st.integers() | st.floats()))  # fmt: skip
def test_whatever_stands_there_is_no_error(fields: dict[str, Any]) -> None:
    aside = Aside()
    aside.account_of(fields), aside.url_of(fields), aside.reach_of(fields)
