"""Every element that a rule may ask about has a name for people."""

from jaganetral.judgement.wording import ELEMENT_NAMES
from jaganetral.law import ELEMENTS, MANY


def test_every_element_has_a_name() -> None:
    assert {*ELEMENTS, *MANY} <= set(ELEMENT_NAMES)
