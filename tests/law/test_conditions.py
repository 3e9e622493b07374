"""Conditions hold, fail, or stay open, in strong Kleene logic."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law import ELEMENTS, MANY, BadRulebook, Value
from jaganetral.law.conditions import Compiler, Elements

OPEN: dict[str, tuple[Value, ...]] = {**ELEMENTS, **dict.fromkeys(MANY, ())}


def holds(when: dict[str, Any], **known: tuple[Value, ...]) -> bool | None:
    elements: Elements = {**OPEN, **known}
    return Compiler({}, "conditions.yaml").compile(when, "rules/x.yaml", "x").holds(elements)


@pytest.mark.parametrize(
    ("when", "known", "expected"),
    [
        ({"actor": "pns"}, {"actor": ("pns",)}, True),
        ({"actor": "pns"}, {"actor": ("pppk",)}, False),
        ({"actor": "pns"}, {"actor": ("pns", "pppk")}, None),
        ({"actor": ["pns", "pppk"]}, {"actor": ("pns", "pppk")}, True),
        ({"acts": ["chant", "host"]}, {"acts": ("vote", "host")}, True),
        ({"acts": ["chant"]}, {"acts": ()}, False),
        ({"not": {"actor": "pns"}}, {"actor": ("pns", "pppk")}, None),
        ({"not": {"actor": "pns"}}, {"actor": ("pppk",)}, True),
        ({"any": [{"actor": "pns"}, {"material": True}]}, {"material": (True,)}, True),
        ({"any": [{"actor": "pns"}, {"material": True}]}, {"material": (False,)}, None),
        ({"all": [{"actor": "pns"}, {"material": True}]}, {"material": (False,)}, False),
        ({"actor": "pns", "material": True}, {"actor": ("pns",)}, None),
    ],
)
def test_a_condition_is_true_false_or_open(
    when: dict[str, Any], known: dict[str, tuple[Value, ...]], expected: bool | None
) -> None:
    assert holds(when, **known) is expected


@pytest.mark.parametrize(
    ("when", "field", "says"),
    [
        ({"actr": "pns"}, "actr", "no such element"),
        ({"actor": "civil servant"}, "actor", "expected one of pns"),
        ({"any": []}, "any", "expected a list"),
        ({"is": "nowhere"}, "is", "no condition 'nowhere'"),
        ({}, "when", "expected a mapping"),
    ],
)
def test_a_wrong_condition_names_file_record_and_key(
    when: dict[str, Any], field: str, says: str
) -> None:
    with pytest.raises(BadRulebook, match=says) as caught:
        holds(when)
    assert (caught.value.file, caught.value.record, caught.value.field) == (
        "rules/x.yaml",
        "x",
        field,
    )


def test_conditions_that_name_each_other_in_a_circle_are_refused() -> None:
    compiler = Compiler({"a": {"is": "b"}, "b": {"is": "a"}}, "conditions.yaml")
    with pytest.raises(BadRulebook, match="a → b → a"):
        compiler.compile({"is": "a"}, "rules/x.yaml", "x")


_leaf = st.sampled_from(sorted(ELEMENTS)).flatmap(
    lambda name: st.lists(st.sampled_from(ELEMENTS[name]), min_size=1, max_size=3).map(
        lambda values: {name: values}
    )
)
_when = st.recursive(
    _leaf,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=6,
)


@given(_when, st.data())
def test_an_answer_with_gaps_agrees_with_every_way_to_fill_them(
    when: dict[str, Any], data: st.DataObject
) -> None:
    partial = {
        name: tuple(
            data.draw(st.lists(st.sampled_from(values), min_size=1, unique=True), label=name)
        )
        for name, values in ELEMENTS.items()
    }
    answer = holds(when, **partial)
    filled = {name: (data.draw(st.sampled_from(values)),) for name, values in partial.items()}
    if answer is not None:
        assert holds(when, **filled) is answer
