"""The reading of each pose follows from the lists of the authorities."""

import pytest

from jaganetral import law
from jaganetral.law.rulebook import lists_on

RULEBOOK = law.load()
MOST = 7
"""Lists that must forbid a pose for it to be `listed`: the OK ring, on the lists of nine."""


@pytest.mark.parametrize("pose", [p for p in RULEBOOK.poses["status"] if p != "unsure"])
def test_the_status_of_a_pose_follows_from_the_lists(pose: str) -> None:
    detailed = [one for one in RULEBOOK.poses["lists"] if not one.get("all_but")]
    forbidden = sum(pose in one["forbidden"] for one in detailed)
    allowed = sum(pose in one["allowed"] for one in detailed)
    if not forbidden:
        expected = "harmless"
    elif allowed or forbidden < MOST:
        expected = "disputed"
    else:
        expected = "listed"
    assert RULEBOOK.poses["status"][pose] == expected


def test_a_list_that_forbids_all_but_one_forbids_the_rest() -> None:
    forbid, allow = lists_on(RULEBOOK, "palms_together")
    assert len(forbid) == 2
    assert allow == ()
