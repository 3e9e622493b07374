"""What was seen in photos, in its setting: the same hand means different things."""

from __future__ import annotations

from typing import Any

import pytest

from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row
from jaganetral.model import Box, Signal, Verdict
from jaganetral.perception.photo import PhotoReading
from tests.judgement.conftest import TODAY

PADANG = {"region": "13.71", "at": "2024-10-10", "actor_kind": "pns", "action": "photo",
          "platform": "instagram", "contest": "mayor"}  # fmt: skip
LEFT: Box = (40.0, 100.0, 60.0, 80.0)


def hand(value: str, box: Box = LEFT, sure: float = 0.9) -> Signal:
    return Signal(kind="gesture", value=value, confidence=sure, source="photo:a.jpg", box=box)


def line(text: str, top: float, height: float = 40.0, left: float = 100.0) -> Signal:
    box = (left, top, height * 0.6 * len(text), height)
    return Signal(
        kind="words", value=text, confidence=0.98, source="photo:a.jpg", box=box, text=text
    )


def reading(*signals: Signal, unread: Any = ()) -> PhotoReading:
    return PhotoReading(
        name="a.jpg", sha256="0" * 64, width=900, height=700, signals=signals, unread=unread
    )


@pytest.fixture
def see(checker: Checker) -> Any:
    def run(*signals: Signal, unread: Any = (), lang: Any = "en", **fields: Any) -> Verdict:
        row = {"id": "t", **PADANG, "photos": ["a.jpg"], **fields}
        conduct, _ = conduct_from_row(row, where="test")
        photos = [reading(*signals, unread=unread)]
        return checker.check(conduct, photos=photos, lang=lang, today=TODAY)

    return run


@pytest.mark.parametrize(
    ("value", "fields", "level"),
    [
        ("number:2", {"with_contestant": True}, "prohibited"),
        ("number:2", {"with_contestant": False, "shows": ["campaign_material"]}, "prohibited"),
        ("number:2", {"with_contestant": False}, "caution"),
        ("thumb_up", {"with_contestant": True}, "prohibited"),
        ("thumb_up", {"with_contestant": False}, "caution"),
        ("number:4", {"with_contestant": False}, "caution"),  # on three lists
        ("fist", {"with_contestant": False}, "allowed"),
        ("palm", {"with_contestant": False}, "allowed"),
        ("number:5", {"with_contestant": False}, "allowed"),
        ("palms_together", {"with_contestant": False}, "allowed"),
        ("number:2", {"with_contestant": False, "at": "2022-03-01"}, "allowed"),  # nobody runs
    ],
)
def test_a_hand_in_a_photo_is_weighed_by_its_company_and_its_day(
    see: Any, value: str, fields: dict[str, Any], level: str
) -> None:
    assert see(hand(value), **fields).verdict == level


def test_it_says_whose_number_the_fingers_are(see: Any) -> None:
    said = see(hand("number:2"), with_contestant=False).reasons[0].explanation
    assert "Two fingers: number of pair 2 (" in said
    assert "mayor election" in said
    assert "Padang" in said
    four = see(hand("number:4"), with_contestant=False).reasons[0]
    assert four.rule == "pose-disputed"
    assert "number of pair" not in four.explanation


def test_the_box_is_the_evidence(see: Any) -> None:
    reasons = see(hand("number:2"), with_contestant=True).reasons
    boxes = [e for r in reasons for e in r.evidence if e.element == "gesture"]
    assert boxes
    assert {(e.box, e.text) for e in boxes} == {(LEFT, "two fingers")}


@pytest.mark.parametrize(("x", "where"), [(40.0, "left"), (420.0, "middle"), (800.0, "right")])
def test_what_could_mend_it_is_said(see: Any, x: float, where: str) -> None:
    advice = see(hand("number:2", (x, 9.0, 60.0, 80.0)), with_contestant=True).advice
    assert any(f"Crop the hand at the {where} (two fingers)" in one for one in advice)


@pytest.mark.parametrize(
    ("signal", "unread", "field"),
    [
        (None, ("hands",), "photos"),
        (None, ("words",), "photos"),
        (Signal(kind="hand", value="too_small", confidence=1, source="photo:a.jpg"), (), "gesture"),
    ],
)
def test_allowed_is_never_given_on_what_nobody_could_see(
    see: Any, signal: Signal | None, unread: Any, field: str
) -> None:
    verdict = see(*([signal] if signal else []), unread=unread, with_contestant=False)
    assert verdict.verdict == "undetermined"
    assert field in [missing.field for missing in verdict.missing]
    assert see(with_contestant=False).verdict == "allowed"


def test_a_hand_that_could_be_a_sign_is_not_read_as_one(see: Any) -> None:
    unsure = see(hand("unsure", sure=0.4), with_contestant=False)
    doubtful = see(hand("number:2", sure=0.3), with_contestant=False)
    assert unsure.verdict == doubtful.verdict != "prohibited"


BANNER = (line("PILIH CALON WALI KOTA", 100), line("2", 160, 120, 500))


def test_words_on_a_banner_make_it_campaign_material(see: Any) -> None:
    verdict = see(*BANNER, hand("thumb_up"), with_contestant=False)
    assert verdict.verdict == "prohibited"
    number = next(s for s in verdict.signals if s.kind == "number")
    assert (number.value, number.source, number.box) == ("2", "photo:a.jpg", BANNER[1].box)
    assert number.target is not None
    assert number.target.id


@pytest.mark.parametrize(
    "words",
    [
        ("RAPAT KOORDINASI KECAMATAN", "Kota Padang"),
        ("Posyandu Melati 2", "Kota Mekar"),
        ("Datang ke TPS 27 November", "Gunakan hak pilih Anda"),
        ("BUS TRANS PADANG", "12"),
    ],
)
def test_other_words_are_nothing(see: Any, words: tuple[str, ...]) -> None:
    lines = [
        line(text, 100 + 60 * at, 90 if text.isdigit() else 40) for at, text in enumerate(words)
    ]
    verdict = see(*lines, with_contestant=False)
    assert verdict.verdict == "allowed"
    assert not [s for s in verdict.signals if s.kind == "number"]


def test_a_posted_picture_of_a_banner_is_what_it_says(see: Any) -> None:
    verdict = see(*BANNER, action="post", text="Siap!")
    assert verdict.verdict == "prohibited"


def test_a_date_that_contradicts_is_asked_about_and_proves_nothing(see: Any) -> None:
    taken = Signal(
        kind="time", value="taken", confidence=0.8, source="photo:a.jpg",
        text="2024-10-09T10:00:00+07:00",
    )  # fmt: skip
    with_doubt = see(hand("number:2"), taken, with_contestant=False, taken_at="2021-05")
    without = see(hand("number:2"), with_contestant=False, taken_at="2021-05")
    assert with_doubt.verdict == without.verdict
    assert "taken_at" in [missing.field for missing in with_doubt.missing]
    assert "taken_at" not in [missing.field for missing in without.missing]


def test_the_decision_is_named_by_what_was_seen_and_not_by_the_language(checker: Checker) -> None:
    conduct, _ = conduct_from_row({"id": "t", **PADANG, "photos": ["a.jpg"]}, where="test")
    plain = reading(hand("fist"))
    names = {
        checker.check(conduct, photos=photos, today=TODAY, lang=lang).decision_id
        for lang in ("id", "en")
        for photos in ([], [plain], [reading(hand("number:2"))])
    }
    assert len(names) == 3


def test_a_photo_without_a_reading_is_unread(checker: Checker) -> None:
    conduct, _ = conduct_from_row({"id": "t", **PADANG, "photos": ["a.jpg", "b.jpg"]}, where="test")
    verdict = checker.check(conduct, photos=[reading(unread=("words",))], today=TODAY)
    unread = [(s.value, s.text) for s in verdict.signals if s.kind == "unread"]
    assert unread == [("b.jpg", None), ("a.jpg", "words")]
