"""Two hands of one person, and one number shown by many."""

from msgspec.structs import replace

from jaganetral.perception.photo.hands.pairs import face_of, together
from jaganetral.perception.photo.hands.seen import HandsSeen
from jaganetral.perception.photo.hands.settings import settings
from jaganetral.perception.photo.hands.signals import signals
from tests.perception.photo.hands.conftest import hand_of

PAIRS = settings().pairs
FACE = (450.0, 100.0, 100.0, 120.0)


def kinds(hands, faces=(FACE,)):
    return [(one.kind, one.value) for one in together(hands, faces, PAIRS)]


def test_two_and_two_of_one_person_add_up():
    hands = [hand_of("two", "number:2", 0, at=(350, 300)),
             hand_of("two", "number:2", 0, at=(650, 300), mirror=True)]  # fmt: skip
    assert kinds(hands) == [("sum", "number:4")]


def test_hands_of_two_people_do_not_add_up():
    hands = [hand_of("two", "number:2", 0, at=(350, 300)),
             hand_of("two", "number:2", 1, at=(650, 300), mirror=True)]  # fmt: skip
    assert kinds(hands) == []


def test_a_number_that_three_people_show_is_a_signal_of_its_own():
    hands = [hand_of("two", "number:2", face, at=(300 + 400 * face, 300)) for face in range(3)]
    assert kinds(hands) == [("crowd", "number:2")]


def test_three_hands_of_two_people_are_no_crowd():
    hands = [
        hand_of("two", "number:2", face, at=(300 + 300 * k, 300))
        for k, face in enumerate((0, 0, 1))
    ]
    assert ("crowd", "number:2") not in kinds(hands)


def test_palms_pressed_together_are_a_greeting():
    hands = [hand_of("palm", "palm", 0, at=(480, 500), roll=8),
             hand_of("palm", "palm", 0, at=(520, 500), roll=-8, mirror=True)]  # fmt: skip
    assert kinds(hands) == [("pair", "palms_together")]


def test_palms_held_apart_are_two_palms():
    hands = [hand_of("palm", "palm", 0, at=(300, 500)),
             hand_of("palm", "palm", 0, at=(800, 500), mirror=True)]  # fmt: skip
    assert kinds(hands) == []


HEART = {0: (400, 560), 1: (420, 545), 2: (440, 550), 3: (470, 575), 4: (497, 600), 5: (420, 470),
         6: (435, 432), 7: (466, 424), 8: (496, 448), 9: (412, 468)}  # fmt: skip
"""The left half of a heart: the thumb goes down to the middle, the fingers round to it above."""


def half_a_heart(mirror: bool):
    one = hand_of("holding", None, 0)
    fingers = {k: HEART.get(k, HEART[5 + (k - 5) % 4]) for k in range(21)}
    side = [(1000 - x if mirror else x, y, 0.0) for x, y in (fingers[k] for k in range(21))]
    box = (500.0 if mirror else 400.0, 424.0, 100.0, 176.0)
    return replace(one, points=tuple(side), box=box, size=190.0)


def test_a_heart_of_two_hands():
    assert kinds([half_a_heart(False), half_a_heart(True)]) == [("pair", "heart")]


def test_half_a_heart_beside_a_peace_sign_is_none():
    assert kinds([half_a_heart(False), replace(half_a_heart(True), shape="two")]) == []


def test_hands_on_the_other_arm_are_crossed_arms():
    hands = [hand_of("holding", None, 0, at=(470, 400), roll=90),
             hand_of("holding", None, 0, at=(530, 400), roll=-90)]  # fmt: skip
    assert kinds(hands) == [("pair", "arms_crossed")]


def test_hands_at_the_hips_are_not():
    hands = [hand_of("holding", None, 0, at=(350, 520), roll=90),
             hand_of("holding", None, 0, at=(650, 520), roll=-90)]  # fmt: skip
    assert kinds(hands) == []


def test_a_hand_belongs_to_the_nearest_face_of_its_size():
    faces = [(0.0, 0.0, 100.0, 120.0), (400.0, 0.0, 100.0, 120.0), (380.0, 200.0, 8.0, 10.0)]
    assert face_of((380, 200, 60, 90), 90, faces, PAIRS) == 1
    assert face_of((380, 2000, 60, 90), 90, faces, PAIRS) is None


def test_signals_name_boxes_of_the_photo_and_leave_neutral_hands_out():
    hands = (hand_of("two", "number:2", 0, at=(30, 300)),
             hand_of("holding", None, 0, at=(600, 300)))  # fmt: skip
    seen = HandsSeen(width=700, height=500, hands=hands, together=(), faces=(FACE,))
    (signal,) = signals(seen, "a.jpg")
    assert (signal.kind, signal.value, signal.source) == ("gesture", "number:2", "photo:a.jpg")
    x, y, width, height = signal.box
    assert min(x, y) >= 0
    assert x + width <= 700
    assert y + height <= 500


def test_signals_of_a_sum_a_pair_and_a_hand_too_small():
    hands = (hand_of("two", "number:2", 0, at=(350, 300)),
             hand_of("two", "number:2", 0, at=(650, 300), mirror=True),
             replace(hand_of("two", at=(50, 50), size=5), verdict="too_small"))  # fmt: skip
    seen = HandsSeen(width=900, height=500, hands=hands, faces=(FACE,),
                     together=together(hands, (FACE,), PAIRS))  # fmt: skip
    made = [(signal.kind, signal.value, signal.text) for signal in signals(seen, "a.jpg")]
    assert made == [
        ("gesture", "number:2", None),
        ("gesture", "number:2", None),
        ("hand", "too_small", None),
        ("gesture", "number:4", "2+2"),
    ]


def test_people_too_far_away_to_judge_are_said_to_be_so():
    faces = (FACE, (10.0, 20.0, 8.0, 10.0), (40.0, 20.0, 8.0, 12.0))
    seen = HandsSeen(width=900, height=500, hands=(), faces=faces, together=())
    made = [(signal.kind, signal.value, signal.text, signal.box) for signal in signals(seen, "a")]
    assert made == [("hand", "too_small", "2", (10, 20, 38, 12))]
