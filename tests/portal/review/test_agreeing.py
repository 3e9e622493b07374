"""What decisions come to: two different people, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.review.agreeing import Said, standing

A, B = frozenset({"a"}), frozenset({"b"})


@pytest.mark.parametrize(
    ("said", "state", "outcome", "rules"),
    [
        ([], "open", "", ()),
        ([Said(1, "breach", A)], "open", "", ()),
        ([Said(1, "breach", A), Said(2, "breach", A | B)], "agreed", "breach", ("a",)),
        ([Said(1, "breach", A), Said(2, "breach", B)], "disputed", "", ()),
        ([Said(1, "breach", A), Said(2, "no_breach")], "disputed", "", ()),
        ([Said(1, "breach", A), Said(2, "no_breach"), Said(3, "no_breach")], "closed",
         "no_breach", ()),
        ([Said(1, "breach", A), Said(2, "unclear"), Said(3, "breach", A)], "agreed", "breach",
         ("a",)),
        ([Said(1, "breach", A), Said(2, "no_breach"), Said(3, "unclear")], "disputed", "", ()),
        ([Said(1, "unclear"), Said(2, "unclear")], "closed", "unclear", ()),
        ([Said(1, "breach", A), Said(2, "no_breach"), Said(3, "unclear", final=True)], "closed",
         "unclear", ()),
    ],
)  # fmt: skip
def test_where_decisions_leave_an_item(
    said: list[Said], state: str, outcome: str, rules: tuple[str, ...]
) -> None:
    found = standing(said)
    assert (found.state, found.outcome, found.rules) == (state, outcome, rules)


_SAID = st.builds(
    Said, by=st.integers(1, 5), decision=st.sampled_from(["breach", "no_breach", "unclear"]),
    rules=st.frozensets(st.sampled_from("abc"), min_size=1),
)  # fmt: skip


@given(st.lists(_SAID, max_size=6, unique_by=lambda one: one.by))
def test_nothing_is_agreed_by_one_person_and_the_order_never_counts(said: list[Said]) -> None:
    found = standing(said)
    assert found == standing(reversed(said))
    if found.outcome:
        agreeing = [one for one in said if one.decision == found.outcome]
        assert len({one.by for one in agreeing}) >= 2
    if found.state == "agreed":
        assert found.rules
        assert all(sum(rule in one.rules for one in said) >= 2 for rule in found.rules)
