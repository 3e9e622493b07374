"""When a shape is called a gesture, and when it is not."""

import pytest

from jaganetral.perception.photo.hands.classify import Vote, model
from jaganetral.perception.photo.hands.gesture import at_face, decide, tilt_of
from jaganetral.perception.photo.hands.settings import settings
from tests.perception.photo.hands.conftest import hand_of, points_of

RULES = settings().rules


def votes(shape: str, chance: float = 0.96, agree: float = 1.0, confidence: float = 0.97) -> Vote:
    rest = (1 - chance) / (len(model().shapes) - 1)
    chances = dict.fromkeys(model().shapes, rest) | {shape: chance}
    return Vote(shape, chance, agree, 5, confidence, chances)


@pytest.mark.parametrize(
    ("shape", "size", "tilt", "hushed", "verdict", "value"),
    [
        ("two", 90, 10, False, "seen", "number:2"),
        ("one", 90, 10, False, "seen", "number:1"),
        ("one", 90, 10, True, "neutral", None),      # finger on lips
        ("one", 90, 80, False, "neutral", None),     # pointing
        ("one", 90, 175, False, "neutral", None),    # pointing down
        ("two", 90, 10, True, "seen", "number:2"),   # a peace sign at the cheek stays one
        ("two", 90, 120, False, "unsure", None),     # upside down
        ("thumb", 90, 10, False, "seen", "thumb_up"),
        ("thumb", 90, 170, False, "neutral", None),  # thumb down is no sign for anybody
        ("thumb", 90, 85, False, "unsure", None),
        ("palm", 90, 0, False, "seen", "palm"),
        ("fist", 90, 0, False, "seen", "fist"),
        ("phone", 90, 100, False, "seen", "phone"),
        ("ok", 90, 20, False, "seen", "ok"),
        ("pistol", 90, 90, False, "seen", "pistol"),
        ("finger_heart", 90, 20, False, "seen", "finger_heart"),
        ("other", 90, 0, False, "neutral", None),
        ("two", 15, 10, False, "too_small", None),
        ("other", 15, 0, False, "neutral", None),
    ],
)  # fmt: skip
def test_a_shape_in_its_setting(shape, size, tilt, hushed, verdict, value):
    assert decide(votes(shape), size, tilt, hushed, RULES)[:2] == (verdict, value)


def test_looks_that_disagree_are_unsure_where_a_sign_is_plausible():
    doubtful = votes("two", chance=0.5, agree=0.4, confidence=0.4)
    assert decide(doubtful, 90, 0, False, RULES)[0] == "unsure"


def test_looks_that_disagree_about_a_resting_hand_say_nothing():
    doubtful = votes("other", chance=0.8, agree=0.5, confidence=0.5)
    assert decide(doubtful, 90, 0, False, RULES)[0] == "neutral"


@pytest.mark.parametrize("roll", [-90, -30, 0, 45, 180])
def test_tilt_is_the_turn_of_the_raised_finger(roll):
    hand = hand_of("one", roll=roll)
    assert tilt_of("one", hand.points, hand.fingers) == pytest.approx(abs(roll), abs=14)


def test_a_fingertip_is_at_a_face_only_on_its_lower_part():
    points = [tuple(point) for point in points_of("one", at=(500, 500))]
    x, y = points[8][:2]
    assert at_face(points, [(x - 50, y - 80, 100, 120)], RULES)
    assert not at_face(points, [(x + 200, y - 80, 100, 120)], RULES)
    assert not at_face(points, [(x - 50, y + 20, 100, 120)], RULES)
    assert not at_face(points, [], RULES)
