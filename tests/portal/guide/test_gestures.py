"""The gallery: every gesture is drawn and named, and told by the lists and by the place."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils.translation import override

from jaganetral import law
from jaganetral.portal.guide.gestures import NAMES, gallery, setting_of
from jaganetral.portal.guide.hands import DRAWN, hand_svg

POSES = law.load().poses
VOCABULARY = [
    *(f"number:{count}" for count in range(1, 6)), "thumb_up", "ok", "metal", "phone", "pistol",
    "finger_heart", "heart", "fist", "palm", "palms_together", "arms_crossed", "unsure",
]  # fmt: skip


def test_every_gesture_of_the_vocabulary_is_drawn_and_named() -> None:
    assert set(DRAWN) == set(NAMES) == set(VOCABULARY) == set(POSES["status"])


@pytest.mark.parametrize("value", VOCABULARY)
def test_a_drawing_is_named_and_keeps_to_the_policy(value: str) -> None:
    svg = hand_svg(value, "Nama", "mark")
    tree = ElementTree.fromstring(svg)
    assert tree.attrib["role"] == "img"
    assert tree[0].text == "Nama"
    assert "style=" not in svg
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb", svg)


def test_no_two_gestures_look_alike() -> None:
    assert len({DRAWN[value]() for value in VOCABULARY}) == len(VOCABULARY)


@pytest.mark.parametrize(
    ("value", "forbid", "allow"),
    [("thumb_up", 17, 0), ("fist", 1, 10), ("palms_together", 2, 0), ("heart", 2, 2)],
)
def test_the_lists_are_counted_as_they_stand(value: str, forbid: int, allow: int) -> None:
    lists = POSES["lists"]
    one = next(one for one in gallery(None) if one.value == value)
    assert len(one.allow) == sum(value in item["allowed"] for item in lists)
    assert len(one.forbid) == sum(
        value in item["forbidden"] or (item.get("all_but", False) and value not in item["allowed"])
        for item in lists
    )


@pytest.mark.parametrize(
    ("region", "day", "value", "expected"),
    [
        ("13.71", date(2024, 10, 10), "number:2", "Kota Padang"),
        ("13.71", date(2024, 1, 15), "number:2", "seluruh Indonesia"),
        ("13.71", date(2024, 10, 10), "number:4", None),
        ("13.71", date(2026, 11, 24), "number:2", None),
        ("13.71", date(2024, 10, 10), "fist", None),
    ],
)
def test_whose_number_it_is_there_and_then(
    region: str, day: date, value: str, expected: str | None
) -> None:
    with override("id"):
        one = next(one for one in gallery(setting_of(region, day)) if one.value == value)
    assert bool(one.here) == bool(expected)
    if expected:
        assert any(expected in line for line in one.here)
        assert one.level == "caution"


def test_a_contest_that_is_over_gives_no_number() -> None:
    """In October 2024 the presidential numbers were history, those of the mayor were not."""
    with override("id"):
        one = next(
            one for one in gallery(setting_of("13.71", date(2024, 10, 10)))
            if one.value == "number:2"
        )  # fmt: skip
    assert not any("seluruh Indonesia" in line for line in one.here)


@pytest.mark.django_db
def test_the_page(client: Client) -> None:
    html = client.get("/panduan/gestur/?wilayah=Kota+Padang&hari=2024-10-10").content.decode()
    assert html.count('class="hand"') == len(VOCABULARY)
    assert "Kota Padang, Sumatera Barat" in html
