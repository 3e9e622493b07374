"""Real photos through the real networks: skipped where they are absent."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

import jaganetral.perception.photo.hands as hands_package
from jaganetral.perception.photo.hands import find
from jaganetral.perception.photo.hands.networks import MODELS, ModelMissing, model_path
from jaganetral.perception.photo.hands.tiles import Face
from training.photo.samples import hashed

WANT = {"peace": "number:2", "three": "number:3", "rock": "metal", "palm": "palm",
        "like": "thumb_up", "call": "phone", "fist": "fist", "ok": "ok"}  # fmt: skip
NEUTRAL = ("mute", "dislike", "no_gesture", "fist", "palm")


def read(path: Path) -> np.ndarray:
    return np.asarray(cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB))


def some(folder: Path, classes: tuple[str, ...], count: int) -> list[tuple[str, np.ndarray]]:
    """The first `count` photos of each class by the hash of their names."""
    labels = json.loads((folder / "hagrid380/labels.json").read_text())
    chosen = []
    for name in classes:
        mine = sorted((x["file"] for x in labels if x["cls"] == name), key=hashed)
        chosen += [(name, read(folder / "hagrid380" / file)) for file in mine[-count:]]
    return chosen


def test_signs_close_to_the_camera_are_read(photos):
    shown = some(photos, tuple(WANT), 2)
    right = sum(
        any(hand.value == WANT[name] for hand in find(image).hands) for name, image in shown
    )
    assert right >= 0.75 * len(shown)


def test_neutral_hands_are_no_numbers(photos):
    shown = some(photos, NEUTRAL, 2)
    said = [hand.value or "" for _, image in shown for hand in find(image).hands]
    flagged = [value for value in said if value.startswith("number:")]
    assert len(flagged) <= 1


def test_a_hand_that_is_too_small_is_not_called_clean(photos):
    """Shrunk step by step, a peace sign goes over into "too small" or is not found: never wrong."""
    (_, image), *_ = some(photos, ("peace",), 1)
    for long in (300, 120, 60, 40):
        scale = long / max(image.shape[:2])
        small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        said = {hand.value for hand in find(small).hands if hand.value}
        assert not {value for value in said if value.startswith("number:")} - {"number:2"}
        assert all(hand.size >= 24 for hand in find(small).hands if hand.value)


@pytest.mark.usefixtures("photos")
def test_an_empty_photo_shows_no_hands():
    seen = find(np.full((480, 640, 3), 127, np.uint8))
    assert (seen.hands, seen.together, seen.faces) == ((), (), ())
    assert (seen.width, seen.height) == (640, 480)


@pytest.mark.parametrize(
    "image", [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4, 3))]
)
def test_what_is_no_photo_is_refused(image):
    with pytest.raises(ValueError, match="expected an array"):
        find(image)


def test_a_missing_network_is_told_with_what_to_do():
    with pytest.raises(ModelMissing, match="make setup"):
        model_path("absent.tflite")


def test_of_a_face_only_its_box_is_kept():
    assert Face.__slots__ == ("box",)


def test_no_code_here_recognises_a_face():
    source = "".join(path.read_text() for path in Path(hands_package.__file__).parent.glob("*.py"))
    assert "FaceRecognizer" not in source
    assert not [path for path in MODELS.iterdir() if "recogni" in path.name or "sface" in path.name]
