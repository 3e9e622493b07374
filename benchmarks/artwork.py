"""Drawn campaign material and what happens to it, for benchmarks and tests: no files of others.

Everything is drawn from a number, so that the same number gives the same picture.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
NAMES = (
    "Budi Santosa", "Dewi Anggraini", "Rizky Pratama", "Siti Rahmawati", "Agus Setiawan",
    "Ketut Suardana", "Yohanes Tandi", "Hasan Basri", "Nurhayati", "Joko Wibisono",
)  # fmt: skip
LINES = (
    "Bersama Membangun Daerah", "Kerja Nyata untuk Rakyat", "Jujur Amanah Berani",
    "Maju Adil Sejahtera", "Bekerja Dengan Hati", "Satu Putaran Saja",
)  # fmt: skip


def poster(number: int) -> Picture:
    """A poster: two colours, a figure, a name, a line, a number in a disc."""
    rng = np.random.default_rng(1000 + number)
    width, height = (900, 600) if number % 2 else (640, 900)
    low, high = rng.integers(0, 120, 3), rng.integers(120, 255, 3)
    slope = np.linspace(0, 1, height)[:, None, None]
    picture = np.broadcast_to(low * (1 - slope) + high * slope, (height, width, 3)).astype(np.uint8)
    picture = np.ascontiguousarray(picture)
    for _ in range(6):
        corners = rng.integers(0, (width, height), (4, 2)).astype(np.int32)
        cv2.fillConvexPoly(picture, cv2.convexHull(corners), _colour(rng), cv2.LINE_AA)
    middle = (int(width * rng.uniform(0.2, 0.8)), int(height * 0.45))
    cv2.circle(picture, middle, height // 7, _colour(rng), -1, cv2.LINE_AA)
    cv2.ellipse(picture, (middle[0], middle[1] + height // 4), (height // 5, height // 6), 0, 180,
                360, _colour(rng), -1, cv2.LINE_AA)  # fmt: skip
    _words(picture, NAMES[number % len(NAMES)], (0.04, 0.74), width / 620, (255, 255, 255))
    _words(picture, LINES[(number * 7 + 3) % len(LINES)], (0.04, 0.84), width / 900, (255, 230, 0))
    _words(picture, f"COBLOS NOMOR {number % 9 + 1}", (0.04, 0.95), width / 700, (255, 255, 255))
    disc = (int(width * 0.84), int(height * 0.86))
    cv2.circle(picture, disc, height // 10, (255, 255, 255), -1, cv2.LINE_AA)
    _words(picture, str(number % 9 + 1), (0.80, 0.90), width / 330, _colour(rng, 140))
    return picture


def emblem(number: int) -> Picture:
    """An emblem on a transparent ground (RGBA): a shape, a sign in it, three letters below."""
    rng = np.random.default_rng(2000 + number)
    picture = np.zeros((300, 260, 4), np.uint8)
    ground = (*_colour(rng, 150), 255)
    if number % 2:
        cv2.circle(picture, (130, 110), 105, ground, -1, cv2.LINE_AA)
    else:
        cv2.rectangle(picture, (15, 10), (245, 215), ground, -1)
    rays = int(rng.integers(5, 9))
    for ray in range(rays):
        turn = 2 * np.pi * ray / rays + rng.uniform(0, 0.3)
        tip = (int(130 + 85 * np.cos(turn)), int(110 + 85 * np.sin(turn)))
        cv2.line(picture, (130, 110), tip, (255, 255, 255, 255), int(rng.integers(4, 14)))
    cv2.circle(picture, (130, 110), int(rng.integers(20, 45)), (*_colour(rng), 255), -1)
    cv2.rectangle(picture, (15, 222), (245, 292), (20, 20, 20, 255), -1)
    letters = "".join(chr(65 + int(n)) for n in rng.integers(0, 26, 3))
    cv2.putText(picture, letters, (40, 280), cv2.FONT_HERSHEY_TRIPLEX, 2.2,
                (255, 255, 255, 255), 3, cv2.LINE_AA)  # fmt: skip
    return picture


def frame(number: int) -> Picture:
    """A twibbon (RGBA, square): a printed band with a transparent middle."""
    rng = np.random.default_rng(3000 + number)
    picture = np.zeros((800, 800, 4), np.uint8)
    picture[...] = (*_colour(rng, 170), 255)
    for _ in range(14):
        middle = tuple(int(v) for v in rng.integers(0, 800, 2))
        cv2.circle(picture, middle, int(rng.integers(20, 90)), (*_colour(rng), 255), -1)
    cv2.circle(picture, (400, 360), int(rng.integers(290, 340)), (0, 0, 0, 0), -1)
    picture[680:] = (*_colour(rng, 120), 255)
    words = picture[..., :3].copy()
    _words(words, f"PILIH {number % 9 + 1}  {NAMES[number % len(NAMES)]}", (0.04, 0.93), 1.5,
           (255, 255, 255))  # fmt: skip
    picture[..., :3] = np.where(picture[..., 3:] > 0, words, 0)
    return picture


def _colour(rng: np.random.Generator, most: int = 256) -> tuple[int, int, int]:
    red, green, blue = (int(v) for v in rng.integers(0, most, 3))
    return red, green, blue


def _words(
    picture: Picture, said: str, at: tuple[float, float], size: float, colour: tuple[int, int, int]
) -> None:
    place = (int(picture.shape[1] * at[0]), int(picture.shape[0] * at[1]))
    thick = max(1, round(size * 2))
    cv2.putText(picture, said, place, cv2.FONT_HERSHEY_DUPLEX, size, colour, thick, cv2.LINE_AA)


# What happens to a picture on its way.


def jpeg(picture: Picture, quality: int) -> Picture:
    """Compressed and opened again."""
    _, packed = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.ascontiguousarray(cv2.imdecode(packed, cv2.IMREAD_COLOR)[..., ::-1])


def resized(picture: Picture, factor: float) -> Picture:
    """Larger or smaller."""
    return cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def grey(picture: Picture) -> Picture:
    """Black and white."""
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)


def cropped(picture: Picture, share: float) -> Picture:
    """Cut at two sides, so that `share` of the width and of the height is gone."""
    height, width = picture.shape[:2]
    return np.ascontiguousarray(picture[round(height * share) :, : round(width * (1 - share))])


def captioned(picture: Picture, share: float) -> Picture:
    """With a bar of words under it."""
    bar = np.full((round(picture.shape[0] * share), picture.shape[1], 3), 255, np.uint8)
    _words(bar, "Mantap, lanjutkan!", (0.05, 0.7), bar.shape[0] / 60, (0, 0, 0))
    return np.vstack([picture, bar])


def screenshot(picture: Picture) -> Picture:
    """As a post on a telephone: a head and a foot, margins, small."""
    page = np.full((1280, 720, 3), 245, np.uint8)
    scale = min(660 / picture.shape[1], 900 / picture.shape[0])
    small = resized(picture, scale)
    page[160 : 160 + small.shape[0], 30 : 30 + small.shape[1]] = small
    cv2.circle(page, (70, 90), 38, (90, 120, 180), -1, cv2.LINE_AA)
    _words(page, "akun_warga  2 jam", (0.18, 0.08), 1.0, (30, 30, 30))
    _words(page, "Disukai oleh 123 orang", (0.05, 0.90), 0.9, (30, 30, 30))
    return page


def turned(picture: Picture, degrees: float) -> Picture:
    """Turned on a dark ground."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 0.8)
    return cv2.warpAffine(picture, matrix, (width, height), borderValue=(40, 40, 40))


def tilted(picture: Picture, share: float, number: int) -> Picture:
    """Seen from the side: each corner moved inwards by up to `share` of the sides."""
    rng = np.random.default_rng(number)
    height, width = picture.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float32)
    moved = flat + inward * rng.uniform(0, share, (4, 2)).astype(np.float32) * (width, height)
    matrix = cv2.getPerspectiveTransform(flat, moved.astype(np.float32))
    return cv2.warpPerspective(picture, matrix, (width, height), borderValue=(200, 200, 200))


CHANGES: dict[str, Callable[[Picture, int], Picture]] = {
    "as it is": lambda picture, _: picture,
    "JPEG 30": lambda picture, _: jpeg(picture, 30),
    "25% of the size": lambda picture, _: resized(picture, 0.25),
    "grey": lambda picture, _: grey(picture),
    "cropped 5%": lambda picture, _: cropped(picture, 0.05),
    "cropped 10%": lambda picture, _: cropped(picture, 0.10),
    "cropped 20%": lambda picture, _: cropped(picture, 0.20),
    "caption bar 10%": lambda picture, _: captioned(picture, 0.10),
    "caption bar 25%": lambda picture, _: captioned(picture, 0.25),
    "screenshot": lambda picture, _: screenshot(picture),
    "turned 10°": lambda picture, _: turned(picture, 10),
    "turned 90°": lambda picture, _: np.ascontiguousarray(np.rot90(picture)),
    "perspective 6%": lambda picture, number: tilted(picture, 0.06, number),
    "mirrored": lambda picture, _: np.ascontiguousarray(picture[:, ::-1]),
}


def pasted(
    scene: Picture, art: Picture, width: float, rng: np.random.Generator
) -> tuple[Picture, NDArray[np.float64]]:
    """A scene with flat artwork (RGB or RGBA) in it, `width` pixels wide, and its four corners.

    Each corner is moved by up to 12% of the shorter side, all is turned by up to 15°, lit,
    softened, given some noise and compressed as JPEG 60 to 88.
    """
    high, wide = scene.shape[:2]
    tall = width * art.shape[0] / art.shape[1]
    if tall > 0.8 * high:
        width, tall = width * 0.8 * high / tall, 0.8 * high
    if width < art.shape[1]:
        art = cv2.resize(art, (max(2, round(width)), max(2, round(tall))),
                         interpolation=cv2.INTER_AREA)  # fmt: skip
    quad = np.array([[0, 0], [width, 0], [width, tall], [0, tall]], float)
    quad += rng.uniform(-0.12, 0.12, (4, 2)) * min(width, tall)
    turn = np.deg2rad(rng.uniform(-15, 15))
    quad = quad @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    quad -= quad.min(axis=0)
    room = np.maximum(1.0, (wide, high) - quad.max(axis=0))
    quad += rng.uniform(0, 1, 2) * room
    flat = np.array([[0, 0], [art.shape[1], 0], [art.shape[1], art.shape[0]], [0, art.shape[0]]])
    if art.shape[2] == 3:
        art = np.dstack([art, np.full(art.shape[:2], 255, np.uint8)])
    matrix = cv2.getPerspectiveTransform(flat.astype(np.float32), quad.astype(np.float32))
    laid = cv2.warpPerspective(art, matrix, (wide, high)).astype(np.float32)
    share = laid[..., 3:] / 255
    light = rng.uniform(0.75, 1.05)
    mixed = scene * (1 - share) + np.clip(laid[..., :3] * light, 0, 255) * share
    mixed = cv2.GaussianBlur(mixed, (0, 0), rng.uniform(0.3, 0.8))
    mixed = np.clip(mixed + rng.normal(0, 2, mixed.shape), 0, 255).astype(np.uint8)
    return jpeg(mixed, int(rng.uniform(60, 88))), quad


def framed(portrait: Picture, ring: Picture) -> Picture:
    """A portrait with a twibbon round it, of the twibbon's size."""
    side = min(portrait.shape[:2])
    top, left = (portrait.shape[0] - side) // 3, (portrait.shape[1] - side) // 2
    square = portrait[top : top + side, left : left + side]
    square = cv2.resize(square, (ring.shape[1], ring.shape[0]), interpolation=cv2.INTER_AREA)
    share = ring[..., 3:] / 255
    return np.clip(square * (1 - share) + ring[..., :3] * share, 0, 255).astype(np.uint8)
