"""What one element rules out need not be asked: the rules that are left give the same answers."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral import law
from jaganetral.law import ELEMENTS, MANY, Elements

BOOK = law.load()
MANY_BOOK = BOOK.for_many()
ONE = {name: st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True).map(tuple)
       for name, values in ELEMENTS.items()}  # fmt: skip
SEVERAL = {name: st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)
           for name, values in MANY.items()}  # fmt: skip
DAYS = st.sampled_from((date(2018, 3, 1), date(2023, 11, 28), date(2024, 10, 10), date(2026, 7, 1)))


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries({**ONE, **SEVERAL}), DAYS)
def test_no_rule_is_left_out_that_could_hold(elements: Elements, day: date) -> None:
    asked = MANY_BOOK.asked(day, elements)
    live = BOOK.asked(day, elements)
    assert [rule for rule in live if rule in asked] == list(asked)
    for rule in live:
        if rule not in asked:
            assert rule.condition.holds(elements) is False, rule.id


def test_most_rules_are_left_out_of_an_everyday_comment() -> None:
    elements: Elements = {
        **{name: (values[-1],) for name, values in ELEMENTS.items()},
        **dict.fromkeys(MANY, ()),
        "actor": ("pns",), "action": ("comment",), "object": ("none",), "stance": ("neither",),
    }  # fmt: skip
    day = date(2024, 10, 10)
    assert len(MANY_BOOK.asked(day, elements)) < len(BOOK.asked(day, elements)) / 4
