"""The browser and the server come to the same: the same cuts, the same maths, the same gestures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.templatetags.static import static
from PIL import Image
from playwright.sync_api import Page

from jaganetral.perception.photo import hands as python
from jaganetral.perception.photo.hands.classify import finger_chances, shape_chances, vote
from jaganetral.perception.photo.hands.features import NAMES, features
from jaganetral.perception.photo.hands.gesture import decide, tilt_of
from jaganetral.perception.photo.hands.pixels import Photo, Square
from jaganetral.perception.photo.hands.settings import settings
from tests.portal.photo.conftest import choose

pytestmark = pytest.mark.django_db(transaction=True)
RANDOM = np.random.default_rng(20261124)
HANDS = 40


def module(page: Page, name: str, body: str, given: Any = None) -> Any:
    """Run `body` with a module of ours as `it`, in the page."""
    address = static(f"jaganetral/photo/{name}.js")
    return page.evaluate(
        f"async (given) => {{ const it = await import('{address}'); {body} }}", given
    )


def looks() -> np.ndarray[Any, np.dtype[np.float64]]:
    """Points of made-up hands, seven looks at each: a skeleton with noise, of all sizes."""
    base = RANDOM.normal(size=(HANDS, 1, 21, 3)) * RANDOM.uniform(5, 120, size=(HANDS, 1, 1, 1))
    return np.asarray(base + RANDOM.normal(size=(HANDS, 7, 21, 3)) + 200, np.float64)


def test_features(page: Page) -> None:
    page.goto("/tentang/")
    points = looks()[:, 0]
    expected = features(points)
    seen = module(page, "features", "return given.map(it.features);", points.tolist())
    assert set(seen[0]) == set(NAMES)
    for name in NAMES:
        got = np.array([one[name] for one in seen])
        np.testing.assert_allclose(got, expected[name], rtol=1e-9, atol=1e-9, err_msg=name)


def test_votes_and_verdicts(page: Page) -> None:
    page.goto("/tentang/")
    points = looks()
    address = static("jaganetral/photo/gestures.json")
    seen = module(
        page,
        "hands",
        f"""const classify = await import('{static("jaganetral/photo/classify.js")}');
        const all = await (await fetch('{address}')).json();
        return given.map(({{ points, size }}) => it.judged(
          points, points.map((one) => classify.shapeChances(one, all.model)), size, all));""",
        [{"points": one.tolist(), "size": 10.0 + 4 * k} for k, one in enumerate(points)],
    )
    rules = settings().rules
    for k, (one, hand) in enumerate(zip(points, seen, strict=True)):
        size = 10.0 + 4 * k
        result = vote(shape_chances(one), size)
        fingers = finger_chances(one).mean(axis=0).tolist()
        middle = [tuple(point) for point in one.mean(axis=0).tolist()]
        tilt = tilt_of(result.shape, middle, fingers)
        verdict, value, _ = decide(result, size, tilt, hushed=False, rules=rules)
        assert (hand["shape"], hand["verdict"], hand["value"]) == (result.shape, verdict, value)
        assert hand["agree"] == pytest.approx(result.agree)
        assert hand["confidence"] == pytest.approx(result.confidence, abs=1e-4)
        assert hand["tilt"] == pytest.approx(tilt)
        assert hand["fingers"] == pytest.approx(fingers)


@pytest.mark.parametrize(
    ("square", "size", "flip"),
    [
        (Square(40, 30, 60), 48, False),
        (Square(40, 30, 110), 24, False),
        (Square(20, 50, 70, 0.7), 32, True),
        (Square(5, 5, 300, -2.0), 16, False),
    ],
)
def test_cuts(page: Page, square: Square, size: int, flip: bool) -> None:
    page.goto("/tentang/")
    image = (RANDOM.uniform(0, 255, size=(9, 11, 3))).astype(np.uint8)
    image = np.asarray(Image.fromarray(image).resize((97, 71), Image.Resampling.BICUBIC))
    rgba = np.dstack([image, np.full(image.shape[:2], 255, np.uint8)])
    seen = module(
        page,
        "pixels",
        """const photo = new it.Photo(Uint8ClampedArray.from(given.data), 97, 71);
        return [...photo.cut(given.square, given.size, given.flip)];""",
        {
            "data": rgba.ravel().tolist(),
            "square": {
                "x": square.x, "y": square.y, "side": square.side, "angle": square.angle
            },
            "size": size,
            "flip": flip,
        },
    )  # fmt: skip
    expected = Photo(np.ascontiguousarray(image)).cut(square, size, flip=flip)[0]
    got = np.array(seen).reshape(size, size, 3)
    assert np.abs(got - expected).mean() < 0.004, "less than one step of 255, on the average"
    assert np.abs(got - expected).max() < 0.05


def test_the_same_gestures_in_real_photos(page: Page, hands: Path, readings: Any) -> None:
    """One photo of each class. Where the two disagree, neither may name another gesture."""
    names = {path.stem.rsplit("_", 1)[0]: path for path in sorted(hands.iterdir(), reverse=True)}
    page.goto("/periksa/?perbuatan=foto")
    alike = []
    for path in list(names.values())[::4][:4]:
        choose(page, path)
        here = Counter(signal["value"] for signal in readings(page)[-1]["signals"])
        with Image.open(path) as stored:
            image = np.asarray(stored.convert("RGB"))
        there = Counter(signal.value for signal in python.signals(python.find(image), "x"))
        alike.append(here == there)
        assert not (here - there - Counter(unsure=9)) or not (there - here), (path, here, there)
        page.locator("[data-remove]").first.click()
    assert sum(alike) >= len(alike) - 1
