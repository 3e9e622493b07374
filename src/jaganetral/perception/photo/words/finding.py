"""Every word in a picture as a signal, each with the box it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jaganetral.model import Signal
from jaganetral.perception.photo.reading import source_of
from jaganetral.perception.photo.words.discs import find_numbers
from jaganetral.perception.photo.words.lines import find_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def find(image: NDArray[np.uint8], name: str) -> tuple[Signal, ...]:
    """Signals `words` of an RGB picture: lines, and ballot numbers that stand alone in a disc.

    `value` and `text` are the words; the box is in pixels of `image`. Which of them speak of a
    contestant is for the reader of texts to say.
    """
    lines = find_lines(image)
    alone = find_numbers(image, lines)
    numbers = [
        number for number in alone
        if not any(line.text.strip() == number.text and _over(line.box, number.box)
                   for line, _ in lines)
    ]  # fmt: skip
    return tuple(
        Signal(
            kind="words",
            value=line.text,
            confidence=line.confidence,
            source=source_of(name),
            box=tuple(round(side, 1) for side in line.box),  # type: ignore[arg-type]
            text=line.text,
        )
        for line in (*(line for line, _ in lines), *numbers)
    )


def _over(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    x, y = one[0] + one[2] / 2, one[1] + one[3] / 2
    return other[0] <= x <= other[0] + other[2] and other[1] <= y <= other[1] + other[3]
