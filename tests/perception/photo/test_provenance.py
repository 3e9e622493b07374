"""Dates in photos: read with their offset, and held against what was told as doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.model import Conduct, Signal
from jaganetral.perception.photo import PhotoReading, provenance


@pytest.mark.parametrize(
    ("dates", "moment"),
    [
        ({}, None),
        ({"DateTime": ("2024:10:10 09:08:07", None)}, ("2024-10-10T09:08:07", "DateTime")),
        (
            {"DateTime": ("2024:11:01 00:00:00", None),
             "DateTimeOriginal": ("2024:10:10 09:08:07", "+07:00")},
            ("2024-10-10T09:08:07+07:00", "DateTimeOriginal"),
        ),
        (
            {"creation_time": ("2024-10-10T09:08:07.000000Z", None)},
            ("2024-10-10T09:08:07+00:00", "creation_time"),
        ),
        ({"DateTime": ("0000:00:00 00:00:00", None)}, None),
        ({"DateTime": ("kemarin", None)}, None),
        ({"DateTimeOriginal": ("2024:13:40 09:08:07", None),
          "DateTime": ("2024:10:10 09:08:07", "")}, ("2024-10-10T09:08:07", "DateTime")),
    ],
)  # fmt: skip
def test_the_shutter_goes_before_the_file(dates, moment) -> None:
    assert provenance.made_at(dates) == moment


NOTES = st.tuples(st.text(max_size=30), st.none() | st.text(max_size=6))


@given(st.dictionaries(st.sampled_from(["DateTime", "DateTimeOriginal"]), NOTES))
def test_no_note_in_a_file_breaks_it(dates) -> None:
    provenance.signals("a.jpg", dates, "x")


@pytest.mark.parametrize(
    ("software", "edited"),
    [("Adobe Photoshop 25.0", True), ("Snapseed 2.0", True), ("Canva", True),
     ("HDR+ 1.0.4", False), ("SM-A546E XXU5", False), (None, False)],
)  # fmt: skip
def test_programs_that_change_pictures_are_told_from_cameras(software, edited) -> None:
    found = [s.value for s in provenance.signals("a.jpg", {}, software)]
    assert ("edited" in found) is edited


def test_the_place_is_told_only_where_it_was_asked() -> None:
    assert provenance.signals("a.jpg", {}) == ()
    (place,) = provenance.signals("a.jpg", {}, gps=(-0.95, 100.35))
    assert (place.kind, place.text) == ("place", "-0.95000, 100.35000")


@pytest.mark.parametrize(
    ("taken", "told", "text"),
    [
        ("2024-10-10T09:00:00", {"taken_at": "2021-05"}, "2024-10-10 ≠ 2021-05"),
        ("2024-10-10T09:00:00", {"taken_at": "2024"}, None),
        ("2024-10-10T09:00:00", {"taken_at": "2024-10-11"}, None),  # a clock of another zone
        ("2024-10-10T09:00:00", {"taken_at": "2024-10-12"}, "2024-10-10 ≠ 2024-10-12"),
        ("2024-10-10T09:00:00", {"at": "2024-09-01"}, "2024-10-10 ≠ 2024-09-01"),  # shown before
        ("2024-10-10T09:00:00", {"at": "2024-10"}, None),
        ("2021-05-01T09:00:00", {"at": "2024-10-10"}, None),  # an old photo, shown now
        ("2024-10-10T09:00:00", {}, None),
    ],
)
def test_a_contradiction_is_a_doubt(taken: str, told: dict[str, str], text: str | None) -> None:
    signal = Signal(kind="time", value="taken", confidence=0.8, source="photo:a.jpg", text=taken)
    reading = PhotoReading(name="a.jpg", sha256=None, width=1, height=1, signals=(signal,))
    found = provenance.doubts(Conduct(id="1", **told), [reading])
    assert [s.text for s in found] == ([] if text is None else [text])
    assert all(s.value == "doubt" and s.confidence < 0.8 for s in found)
