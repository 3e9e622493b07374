"""Screenshots of posts read as posts; banners, letters and photos are none."""

from __future__ import annotations

import pytest

from jaganetral.model import Signal
from jaganetral.perception.photo.posts import read_post


def words(*lines: tuple[str, float]) -> list[Signal]:
    return [
        Signal(kind="words", value=text, text=text, confidence=1.0, source="photo:s.png",
               box=(90.0, top, 12.0 * len(text), 28.0))
        for text, top in lines
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        (
            [("Budi Santosa", 70), ("@budi.s 3 jam", 102), ("Mari bersama!", 150),
             ("128 suka 45 komentar 12 kali dibagikan", 620)],
            ["author", "account", "time", "likes:128", "comments:45", "shares:12"],
        ),
        (
            [("Relawan Sahabat", 70), ("10 Oktober 2024 pukul 10.20", 102), ("Menang!", 150),
             ("1.204 suka", 620), ("2,5 rb tayangan", 660)],
            ["author", "time", "likes:1204", "views:2500"],
        ),
        (
            [("dewi_a", 70), ("2 hari lalu", 100), ("Disukai oleh andi.p dan 38 lainnya", 500)],
            ["author", "time", "liked_by"],
        ),
        ([("Andi menyukai postingan ini", 30), ("12 komentar", 500)], ["liked_by", "comments:12"]),
    ],
)  # fmt: skip
def test_a_screenshot_is_read_as_a_post(lines, values) -> None:
    assert [s.value for s in read_post(words(*lines))] == values


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [("PILIH NOMOR 2", 50), ("@budi.official", 200)],
        [("Rapat 3 jam", 50), ("Ruang 12", 100)],
        [("Suka Makmur", 50), ("27 November 2024", 100)],
        [("128 suka", 50)],
    ],
)
def test_other_words_are_no_post(lines) -> None:
    assert read_post(words(*lines)) == ()
