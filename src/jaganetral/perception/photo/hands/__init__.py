"""Hands in a photo: which fingers are up, and what that may be read as.

`find` needs the `photo` extra and the networks; `HandsSeen` and `signals` need neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jaganetral.perception.photo.hands.seen import Hand, HandsSeen, Together
from jaganetral.perception.photo.hands.signals import signals

if TYPE_CHECKING:
    from jaganetral.perception.photo.hands.networks import Image

__all__ = ["Hand", "HandsSeen", "Together", "find", "signals"]


def find(image: Image) -> HandsSeen:
    """The hands of a photo [H, W, 3] uint8 RGB, upright, largest first.

    Raises:
        ModelMissing: the networks are not in place.
        ValueError: it is not such an array.
    """
    from jaganetral.perception.photo.hands import seeing  # noqa: PLC0415 - the photo extra

    return seeing.find(image)
