"""What an agency says of a piece of material, and what a match with it tells. Pure data."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from jaganetral.model import Box, Period, Target

Kind = Literal["poster", "logo", "twibbon", "emblem"]
"""`poster`: printed or posted campaign pictures. `logo`: of a pair, a team, a slogan. `emblem`: of
a party. `twibbon`: a frame laid round one's own portrait."""
How = Literal["whole", "part", "scene", "frame"]
"""How it was found: as the whole photo, as a rectangle inside it (a screenshot, a collage), as a
flat thing in the scene, or as a frame round other content."""
Quad = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One piece of known material.

    `id` names the picture (from its bytes), `file` is its name in the agency's folder, `target`
    whose it is. `valid_from` and `valid_to` are the first and last day it counts; null is open.
    `points` says how many details it is known by, `plain` that they are too few to know it by when
    it stands in a scene.
    """

    id: str
    file: str
    kind: Kind
    target: Target
    contest: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str | None = None
    points: int = 0
    plain: bool = False

    def counts_in(self, period: Period | None) -> bool:
        """Whether it counts on some day of the period; always where no period is given."""
        if period is None:
            return True
        begun = self.valid_from is None or self.valid_from <= period.end
        return begun and (self.valid_to is None or self.valid_to >= period.start)


class Match(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of known material that was found in a photo, where, and how well.

    `box` is x, y, width, height and `quad` the four corners (its own top left first, then
    clockwise) in pixels of the photo. `likeness` is the correlation of both pictures (0 to 1),
    `tiles` the share of its parts that agree, `inliers` the details that lie where they should
    (0 where none were needed), `distance` the bits of 256 in which the hashes differ (null where
    none were compared), `mirrored` that the photo shows it the wrong way round.
    """

    entry: Entry
    confidence: float
    how: How
    box: Box
    quad: Quad
    likeness: float
    tiles: float
    inliers: int = 0
    distance: int | None = None
    mirrored: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of material."""
        return self.entry.kind

    @property
    def target(self) -> Target:
        """Whose it is."""
        return self.entry.target

    @property
    def how_well(self) -> str:
        """The figures of this match in one line, for whoever checks it."""
        parts = [f"likeness {self.likeness:.2f}", f"tiles {self.tiles:.2f}"]
        parts += [f"points {self.inliers}"] if self.inliers else []
        parts += [f"hash distance {self.distance}"] if self.distance is not None else []
        parts += ["mirrored"] if self.mirrored else []
        return ", ".join(parts)
