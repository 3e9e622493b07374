"""Words and ballot numbers in photos, read by the real reader and led back to their boxes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.model import Signal
from jaganetral.perception.photo.words.lines import latin_only
from jaganetral.perception.photo.written import Written, around

SIDE = st.floats(1, 500)
BOXES = st.tuples(st.floats(0, 2000), st.floats(0, 2000), SIDE, SIDE)
LINES = st.lists(st.tuples(st.text(min_size=1, max_size=20), BOXES), max_size=12)


def signal(text: str, box: tuple[float, float, float, float]) -> Signal:
    return Signal(
        kind="words", value=text, text=text, confidence=0.9, source="photo:a.jpg", box=box
    )


@given(LINES)
def test_every_stretch_of_the_text_knows_its_place(lines) -> None:
    written = Written(signal(text, box) for text, box in lines)
    assert sorted(line.text for _, line in written.lines) == sorted(text for text, _ in lines)
    for start, line in written.lines:
        span = (start, start + len(line.text))
        assert written.text[slice(*span)] == line.text
        x, y, wide, high = written.box(span) or (0, 0, 0, 0)
        bx, by, bw, bh = line.box
        assert x == pytest.approx(bx, abs=0.01)
        assert y == pytest.approx(by, abs=0.01)
        assert (wide, high) == (pytest.approx(bw, abs=0.01), pytest.approx(bh, abs=0.01))


def test_lines_of_one_size_are_one_sentence_and_a_headline_is_another() -> None:
    written = Written(
        [
            signal("NOMOR 2", (10, 170, 200, 40)),
            signal("AYO PILIH", (10, 125, 200, 40)),
            signal("RAPAT", (10, 10, 400, 100)),
            signal("Jl. Veteran", (900, 900, 200, 30)),
        ]
    )
    assert written.text == "RAPAT\nAYO PILIH NOMOR 2\nJl. Veteran"
    assert written.box((6, 23)) == around([(10, 125, 200, 40), (10, 170, 200, 40)])


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("PILIH NO. 2", "PILIH NO. 2"),
        ("选举", ""),
        ("Pilih 选 Budi", "Pilih Budi"),
        ("МИР", ""),
        ("１２", "12"),
        ("Café “Abadi” – 5 km²", "Café “Abadi” – 5 km2"),
        ("---", ""),
    ],
)
def test_glyphs_of_other_scripts_are_dropped(read: str, kept: str) -> None:
    assert latin_only(read) == kept


class TestRead:
    """With the real networks, on pictures drawn here."""

    @pytest.fixture(autouse=True)
    def extra(self) -> None:
        for name in ("PIL", "rapidocr", "cv2"):
            pytest.importorskip(name, reason="the photo extra is not installed")

    def picture(self, number: str | None, ink: str, ground: str, turn: float = 0):
        import numpy as np
        from PIL import Image, ImageDraw, ImageFont

        image = Image.new("RGB", (900, 360), ground)
        draw = ImageDraw.Draw(image)
        draw.text((30, 50), "CALON BUPATI", fill=ink, font=ImageFont.load_default(56))
        draw.text((30, 180), "Siti Lestari", fill=ink, font=ImageFont.load_default(64))
        if number:
            draw.ellipse((570, 40, 850, 320), fill=ink)
            font = ImageFont.load_default(190)
            draw.text((710, 180), number, fill=ground, font=font, anchor="mm")
        return np.asarray(image.rotate(turn, expand=True, fillcolor="grey"))

    @pytest.mark.parametrize(
        ("number", "ink", "ground", "turn"),
        [
            ("4", "white", "#b91c1c", 0),
            ("1", "#1e3a8a", "#facc15", 0),
            ("12", "#15803d", "white", 0),
            ("7", "white", "#1e3a8a", 15),
        ],
    )
    def test_a_number_alone_in_a_disc_is_read(self, number, ink, ground, turn) -> None:
        from jaganetral.perception.photo import words

        found = words.find(self.picture(number, ink, ground, turn), "a.jpg")
        assert [s.value for s in found if s.value.isdigit()] == [number]
        read = " ".join(s.value for s in found)
        assert "CALON BUPATI" in read
        assert "Siti Lestari" in read

    def test_without_a_number_none_is_read(self) -> None:
        from jaganetral.perception.photo import words

        found = words.find(self.picture(None, "white", "#b91c1c"), "a.jpg")
        assert [s.value for s in found] == ["CALON BUPATI", "Siti Lestari"]
