"""A photo against the known material: where each piece may be, and whether it really is there.

Hypotheses come from three sides – hashes of the photo and of the rectangles inside it, points in
the scene, frames laid over the whole – and each is proved the same way: the picture is laid over
the photo and compared (see `likeness`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from . import geometry, hashes, rectangles
from .confidence import MIRROR_LEAST, SURE, WORTH_ALIGNING, confidence
from .entry import How, Match, Quad
from .features import PointIndex, Points, points
from .likeness import Likeness, compare
from .rasters import Matrix, Rgb, grey, shrink
from .reference import Reference, picture_of

SIDE: Final = 1280  # longer side at which a photo is looked at
PHOTO_POINTS: Final = 5000
MOST_PAIRS: Final = 200  # of one picture with a photo
MOST_GROUPS: Final = 3  # places in a photo at which one picture is tried
MOST_PICTURES: Final = 60  # pictures tried by points, those with the heaviest pairs
NEAR_PDQ: Final = 90  # of 256 bits: strangers begin here, and what is nearer is proved
NEAR_DHASH: Final = 12  # of 64
NEAREST: Final = 4  # pictures tried for one rectangle
SAME_SHAPE: Final = 0.06  # of the aspect, within which a frame fits a photo
SAME_PLACE: Final = 0.5  # overlap from which two matches are of one thing
WHOLE_PHOTO: Final = 0.9  # share of the photo that it covers


@dataclass(frozen=True, slots=True)
class Guess:
    """A place to look: which reference, the matrix into the photo, and what led there: points
    that agree (`inliers`; 0 where none were needed), a hash, or a rectangle that is a `part`."""

    reference: int
    matrix: Matrix
    inliers: int = 0
    distance: int | None = None
    part: bool = False


class Look:
    """One photo as it is searched, or its mirror image."""

    def __init__(self, photo: Rgb, found: Points, *, mirrored: bool = False) -> None:
        self.photo, self.points, self.mirrored = photo, found, mirrored

    @classmethod
    def at(cls, photo: Rgb) -> Look:
        """Look at a photo of at most SIDE pixels."""
        return cls(photo, points(grey(photo), most=PHOTO_POINTS))

    def mirror(self) -> Look:
        """The same look in a mirror."""
        flipped = np.ascontiguousarray(self.photo[:, ::-1])
        return Look(flipped, self.points.mirrored(self.photo.shape[1]), mirrored=True)

    @cached_property
    def regions(self) -> list[NDArray[np.float32]]:
        """The photo itself, then the rectangles inside it."""
        return [rectangles.whole(self.photo), *rectangles.rectangles(self.photo)]


class Matcher:
    """Searches photos for the references it was built with."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._references = tuple(references)
        self._points = PointIndex([reference.points() for reference in references])
        self._hashed = [n for n, one in enumerate(references) if one.pdq]
        self._pdq = hashes.HashIndex(_stacked([references[n].pdq for n in self._hashed], 32))
        self._dhash = hashes.HashIndex(
            _stacked([references[n].dhash for n in self._hashed], 8), bits=64
        )
        self._frames = [n for n, one in enumerate(references) if one.entry.kind == "twibbon"]

    def search(self, photo: Rgb, counts: Callable[[Reference], bool]) -> tuple[Match, ...]:
        """Matches in a photo (H×W×3 uint8), the surest first.

        Only references that `counts` lets through are looked for. A photo in which nothing is found
        is looked at once more in a mirror, as front cameras show the world.
        """
        small = shrink(photo, SIDE)
        scale = photo.shape[1] / small.shape[1]
        look = Look.at(small)
        wanted = [counts(reference) for reference in self._references]
        found = self._found(look, wanted) or self._found(look.mirror(), wanted)
        return tuple(_scaled(match, scale, photo.shape) for match in _once(found))

    def _found(self, look: Look, wanted: Sequence[bool]) -> list[Match]:
        found = []
        for guess in self.guesses(look):
            if wanted[guess.reference]:
                match = self._proved(look, guess)
                if match is not None:
                    found.append(match)
        return found

    def guesses(self, look: Look) -> Iterator[Guess]:
        """Everywhere that some reference may be in the photo."""
        yield from self._by_hash(look)
        yield from self._by_frame(look)
        yield from self._by_points(look)

    def _by_hash(self, look: Look) -> Iterator[Guess]:
        if not self._hashed:
            return
        count = min(NEAREST, len(self._hashed))
        for number, region in enumerate(look.regions):
            piece = look.photo if number == 0 else rectangles.cut_out(look.photo, region, 512)
            bits, quality = hashes.pdq(piece)
            if quality < hashes.FLAT_QUALITY:
                continue
            far, places = self._pdq.nearest(bits[None], count)
            near = {
                int(place): int(bits_apart)
                for bits_apart, place in zip(far[0], places[0], strict=True)
                if bits_apart <= NEAR_PDQ
            }
            far, places = self._dhash.nearest(hashes.dhash(piece)[None], count)
            for bits_apart, place in zip(far[0], places[0], strict=True):
                if bits_apart <= NEAR_DHASH:
                    known = np.frombuffer(self._references[self._hashed[place]].pdq, np.uint8)
                    near.setdefault(int(place), hashes.distance(bits, known))
            for place, distance in near.items():
                reference = self._hashed[place]
                yield Guess(
                    reference, self._onto(reference, region), distance=distance, part=number > 0
                )

    def _by_frame(self, look: Look) -> Iterator[Guess]:
        for reference in self._frames:
            rgb, _ = picture_of(self._references[reference])
            shape = rgb.shape[1] / rgb.shape[0]
            for number, region in enumerate(look.regions):
                sides = np.linalg.norm(np.roll(region, -1, axis=0) - region, axis=1)
                theirs = (sides[0] + sides[2]) / max(1.0, sides[1] + sides[3])
                if abs(theirs / shape - 1) < SAME_SHAPE:
                    yield Guess(reference, self._onto(reference, region), part=number > 0)

    def _by_points(self, look: Look) -> Iterator[Guess]:
        least = MIRROR_LEAST if look.mirrored else geometry.LEAST
        every = self._points.pairs(look.points, most=MOST_PAIRS)
        heaviest = sorted(every, key=lambda n: (-float(every[n].weight.sum()), n))[:MOST_PICTURES]
        for reference in heaviest:
            rgb, _ = picture_of(self._references[reference])
            diagonal = float(np.hypot(*rgb.shape[:2]))
            pairs = every[reference]
            for group in geometry.groups(pairs, diagonal, most=MOST_GROUPS, least=least):
                ours, theirs = pairs.ours[group.members], pairs.theirs[group.members]
                fitted = geometry.fit(ours, theirs, diagonal)
                if fitted is not None:
                    yield Guess(reference, fitted[0], inliers=fitted[1])

    def _onto(self, reference: int, region: NDArray[np.float32]) -> Matrix:
        rgb, _ = picture_of(self._references[reference])
        height, width = rgb.shape[:2]
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        matrix = cv2.getPerspectiveTransform(corners, region.astype(np.float32))
        return np.asarray(matrix, np.float64)

    def weighed(self, look: Look, guess: Guess) -> Likeness | None:
        """The picture laid over the photo where the guess says, if it can be there at all."""
        rgb, mask = picture_of(self._references[guess.reference])
        height, width = rgb.shape[:2]
        photo = (look.photo.shape[0], look.photo.shape[1])

        def possible(matrix: Matrix) -> bool:
            quad = geometry.corners(matrix, width, height)
            return geometry.possible(quad, width, height, photo)

        def laid(*, align: bool) -> Likeness | None:
            return compare(rgb, mask, look.photo, guess.matrix, align=align, least=WORTH_ALIGNING)

        if not possible(guess.matrix):
            return None
        rough = laid(align=False)
        finer = laid(align=True) if rough is not None else None
        if rough is None or finer is None or finer.whole <= rough.whole:
            return rough
        return finer if possible(finer.matrix) else rough

    def _proved(self, look: Look, guess: Guess) -> Match | None:
        found = self.weighed(look, guess)
        if found is None:
            return None
        sure = confidence(found, guess.inliers)
        if sure < SURE or (look.mirrored and 0 < guess.inliers < MIRROR_LEAST):
            return None
        reference = self._references[guess.reference]
        height, width = picture_of(reference)[0].shape[:2]
        quad = geometry.corners(found.matrix, width, height)
        return _match(look, reference, guess, found, quad, sure)


def _match(
    look: Look, reference: Reference, guess: Guess, best: Likeness, quad: Matrix, sure: float
) -> Match:
    height, width = look.photo.shape[:2]
    covers = geometry.inside(quad, (height, width)) * abs(
        float(cv2.contourArea(quad.astype(np.float32)))
    ) / (height * width)  # fmt: skip
    how: How = "scene"
    if reference.entry.kind == "twibbon":
        how = "frame"
    elif covers >= WHOLE_PHOTO:
        how = "whole"
    elif guess.part:
        how = "part"
    if look.mirrored:
        quad = np.column_stack([width - quad[:, 0], quad[:, 1]])
    return Match(
        entry=reference.entry,
        confidence=sure,
        how=how,
        box=(0.0, 0.0, 0.0, 0.0),  # told in pixels of the photo at the end
        quad=_quad(quad),
        likeness=round(max(0.0, best.whole), 3),
        tiles=round(best.tiles, 3),
        inliers=guess.inliers,
        distance=guess.distance,
        mirrored=look.mirrored,
    )


def _once(found: list[Match]) -> list[Match]:
    """Of several matches in one place the surest; a poster and the emblem on it are two."""
    found.sort(key=lambda m: (-m.confidence, -m.likeness - 0.001 * m.inliers, m.entry.id))
    kept: list[Match] = []
    for match in found:
        if all(_overlap(match.quad, other.quad) < SAME_PLACE for other in kept):
            kept.append(match)
    return kept


def _overlap(one: Quad, other: Quad) -> float:
    a, b = np.array(one, np.float32), np.array(other, np.float32)
    common, _ = cv2.intersectConvexConvex(a, b)
    both = abs(cv2.contourArea(a)) + abs(cv2.contourArea(b)) - common
    return float(common) / both if both > 0 else 0.0


def _scaled(match: Match, scale: float, shape: tuple[int, ...]) -> Match:
    quad = np.array(match.quad) * scale
    low = np.clip(quad.min(axis=0), 0, (shape[1], shape[0]))
    high = np.clip(quad.max(axis=0), 0, (shape[1], shape[0]))
    box = (*(round(float(v), 1) for v in low), *(round(float(v), 1) for v in high - low))
    return msgspec.structs.replace(match, quad=_quad(quad), box=box)


def _quad(corners: Matrix) -> Quad:
    a, b, c, d = ((round(float(x), 1), round(float(y), 1)) for x, y in corners)
    return a, b, c, d


def _stacked(packed: list[bytes], length: int) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(packed), np.uint8).reshape(-1, length)
