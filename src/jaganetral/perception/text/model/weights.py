"""The weights that ship: whole numbers in a plain file, and their scales in JSON beside it.

`student.bin` holds, for each feature in ascending order of its name (features.name), four bytes of
that name, little-endian, and then for all features one signed byte for each class of each head.
`student.json` says how many there are, what a step is worth, the weights of the dense features,
how chances are tempered, and the sha256 of the other file. Nothing in either is code.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from functools import lru_cache
from pathlib import Path

import msgspec

from jaganetral.perception.errors import ModelFileError

HERE = Path(__file__).parent / "data"


class Head(msgspec.Struct, frozen=True):
    """One question that the student answers: its classes, and how scores become chances."""

    classes: tuple[str, ...]
    step: float
    """What 1 of a stored byte is worth."""
    dense: tuple[tuple[float, ...], ...]
    """For each dense feature, a weight for each class."""
    temperature: float
    """Scores are divided by it before softmax."""


class Card(msgspec.Struct, frozen=True):
    """What student.json holds."""

    format: int
    features: int
    sha256: str
    dense: tuple[str, ...]
    """The names of the dense features, as features.DENSE had them in training."""
    stance: Head
    kind: Head
    settings: dict[str, float]
    """Thresholds of the reader, found in training."""


class Weights:
    """The table in memory: the row of a feature, and its bytes."""

    __slots__ = ("card", "rows", "table", "width")

    def __init__(self, card: Card, content: bytes) -> None:
        self.card = card
        self.width = len(card.stance.classes) + len(card.kind.classes)
        names = array("I")
        names.frombytes(content[: 4 * card.features])
        if sys.byteorder == "big":
            names.byteswap()
        self.table = array("b")
        self.table.frombytes(content[4 * card.features :])
        self.rows: dict[int, int] = dict(
            zip(names, range(0, self.width * card.features, self.width), strict=True)
        )


def read(folder: Path) -> Weights:
    """The weights of a folder.

    Raises ModelFileError where a file is missing, cut or not the one that its card names.
    """
    path = folder / "student.json"
    try:
        card = msgspec.json.decode(path.read_bytes(), type=Card)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelFileError(path.name, "a card of the trained reader", str(error)) from None
    binary = folder / "student.bin"
    try:
        content = binary.read_bytes()
    except OSError as error:
        raise ModelFileError(binary.name, "the weights", str(error)) from None
    found = hashlib.sha256(content).hexdigest()
    if found != card.sha256:
        raise ModelFileError(binary.name, f"the file with sha256 {card.sha256}", found)
    width = 4 + len(card.stance.classes) + len(card.kind.classes)
    if len(content) != card.features * width:
        raise ModelFileError(binary.name, f"{card.features * width} bytes", str(len(content)))
    return Weights(card, content)


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights in the package, read once."""
    return read(HERE)
