"""The whole way, from a photo to what its hands show."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import numpy as np

from jaganetral.perception.photo.hands.classify import (
    Vote,
    finger_chances,
    settled,
    shape_chances,
    vote,
)
from jaganetral.perception.photo.hands.features import Rows
from jaganetral.perception.photo.hands.gesture import at_face, decide, tilt_of
from jaganetral.perception.photo.hands.landmarks import Look
from jaganetral.perception.photo.hands.looks import again, first_looks, size_of
from jaganetral.perception.photo.hands.networks import Image
from jaganetral.perception.photo.hands.pairs import face_of, together
from jaganetral.perception.photo.hands.pixels import Photo
from jaganetral.perception.photo.hands.seen import Box, Hand, HandsSeen, Point
from jaganetral.perception.photo.hands.settings import settings
from jaganetral.perception.photo.hands.tiles import faces_in, find_palms

_ONE_AT_A_TIME = Lock()  # the networks keep their buffers between calls


@dataclass(frozen=True, slots=True)
class Looked:
    """All looks at one hand: points [K, 21, 3], their chances [K, C], its size in pixels."""

    points: Rows
    chances: Rows
    size: float


def find(image: Image) -> HandsSeen:
    """The hands of a photo [H, W, 3] uint8 RGB, upright, largest first.

    Raises:
        ModelMissing: the networks are not in place.
        ValueError: it is not such an array.
    """
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        raise ValueError(
            f"image: expected an array [H, W, 3] of uint8 in RGB, got {image.dtype} {image.shape}"
        )
    rules = settings()
    with _ONE_AT_A_TIME:
        photo = Photo(np.ascontiguousarray(image))
        faces = faces_in(photo, rules.tiles)
        palms = find_palms(photo, faces, rules.tiles)
        firsts = first_looks(photo, palms, rules.looks.presence)
        looked = [look_well(photo, first) for first in firsts]
    boxes = tuple(face.box for face in faces)
    hands = [judged(hand, boxes) for hand in looked]
    hands.sort(key=lambda hand: -hand.size)
    return HandsSeen(
        width=photo.width,
        height=photo.height,
        hands=tuple(hands),
        together=together(hands, boxes, rules.pairs),
        faces=boxes,
    )


def look_well(photo: Photo, first: Look) -> Looked:
    """Look at a hand again and again, until the looks agree or all crops were tried."""
    points = [np.asarray(first.points, np.float64)]
    chances = [shape_chances(points[0][None])[0]]
    for crop in settings().looks.crops:
        if settled(chances):
            break
        seen = np.asarray(again(photo, first, crop).points, np.float64)
        points.append(seen)
        chances.append(shape_chances(seen[None])[0])
    return Looked(np.stack(points), np.stack(chances), size_of(first))


def judged(hand: Looked, faces: tuple[Box, ...]) -> Hand:
    """What the looks at one hand come to, among the faces of the photo."""
    rules = settings()
    result: Vote = vote(hand.chances, hand.size)
    mean = hand.points.mean(axis=0)
    points: tuple[Point, ...] = tuple((float(x), float(y), float(z)) for x, y, z in mean)
    fingers = tuple(float(chance) for chance in finger_chances(hand.points).mean(axis=0))
    tilt = tilt_of(result.shape, points, fingers)
    hushed = at_face(points, faces, rules.rules)
    verdict, value, why = decide(result, hand.size, tilt, hushed, rules.rules)
    low, high = mean[:, :2].min(axis=0), mean[:, :2].max(axis=0)
    box = (float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))
    return Hand(
        box=box,
        size=hand.size,
        verdict=verdict,
        value=value,
        shape=result.shape,
        confidence=round(result.confidence, 4),
        looks=result.looks,
        agree=result.agree,
        fingers=fingers,
        tilt=tilt,
        face=face_of(box, hand.size, faces, rules.pairs),
        points=points,
        why=why,
    )


__all__ = ["Looked", "find", "judged", "look_well"]
