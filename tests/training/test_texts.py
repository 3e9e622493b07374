"""The rows that labels hang on: stable keys, no user names, mended signs."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("openpyxl", reason="the train extra is not installed")

from training.text.reading import BadReading, kappa, read_readings
from training.text.sample import Nearness, draw, sample
from training.text.texts import Row, load, repaired, unescaped, without_user_names
from training.text.tickets import BALLOTS, named

SHARED = Path(os.environ.get("JAGANETRAL_SHARED", "../shared")) / "data/texts"


def test_a_key_is_of_the_text_and_its_target() -> None:
    assert Row("any", "Pilih yang jujur", "A-B").key == "5928d6000e44184f"
    assert Row("other", "Pilih yang jujur", "A-B").key == Row("any", "Pilih yang jujur", "A-B").key
    assert Row("any", "Pilih yang jujur", "C-D").key != Row("any", "Pilih yang jujur", "A-B").key
    assert Row("any", "cafe\u0301").key == Row("any", "caf\u00e9").key


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ya kan?ðŸ˜œ â€¦", "ya kan?😜 …"),
        ("mantap ðŸ‘\x8d", "mantap 👍"),
        ("sudah benar 👍 …", "sudah benar 👍 …"),
        ("rapi", "rapi"),
    ],
)
def test_signs_read_in_the_wrong_encoding_are_mended(written: str, meant: str) -> None:
    assert repaired(written) == meant


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x1FAFF, exclude_categories=["Cs"])))
def test_what_was_garbled_once_is_mended(text: str) -> None:
    garbled = text.encode().decode("latin-1")
    assert repaired(garbled).encode() == text.encode()


def test_written_escapes_become_signs() -> None:
    assert unescaped(r"dkk \xf0\x9f\x98\x84\nya'") == "dkk 😄\nya"


def test_user_names_leave_and_public_ones_stay() -> None:
    text = "@seorang_warga @jokowi @KPU_ID halo a@b.id"
    assert without_user_names(text) == "@USER @jokowi @KPU_ID halo a@b.id"


@pytest.mark.parametrize(
    ("text", "tickets"),
    [
        ("Saluuut pak ganjarrr", ["Ganjar-Mahfud"]),
        ("#GusIminPKBsatu menang", ["Anies-Muhaimin"]),
        ("Anis lebih baik dari Prabowo", ["Anies-Muhaimin", "Prabowo-Gibran"]),
        ("ganjaran untuk pelaku, amin", []),
    ],
)
def test_the_tickets_that_a_text_names(text: str, tickets: list[str]) -> None:
    assert [t.id for t in named(text, BALLOTS["pilpres-2024"])] == tickets


def test_a_long_text_is_read_to_600_characters() -> None:
    row = Row("any", "kata\n" * 300)
    assert len(row.read) <= 600
    assert row.read.endswith("kata…")


def test_nearly_the_same_text_is_drawn_once() -> None:
    rows = [Row("any", f"Hari ini kami rapat di kantor desa bersama warga {n}") for n in "abc"]
    assert len(list(draw([*rows, Row("any", "Hujan lagi di Malang")], 9, Nearness()))) == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("k\ts\topin", "4 columns"),
        ("k\tx\topin\t2", "stance"),
        ("k\ts\tnews\t2", "news takes no side"),
        ("k\ts\topin\t0", "explicit"),
    ],
)
def test_a_reading_outside_the_guide_is_refused(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "reader.tsv"
    path.write_text(f"a\tn\tevery\t0\n{line}\n", "utf-8")
    with pytest.raises(BadReading, match=f"reader.tsv:2: .*{says}"):
        read_readings(path)


def test_kappa() -> None:
    # The worked example of Cohen's kappa with 20, 5, 10 and 15 of 50 rows.
    one = "y" * 25 + "n" * 25
    other = "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15
    assert kappa(one, other) == pytest.approx(0.4)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public sets are not here")
def test_the_draw_is_the_same_each_time_and_holds_what_was_asked() -> None:
    rows = load(SHARED)
    groups = sample(rows)
    drawn = [row for group in groups.values() for row in group]
    assert [r.key for g in sample(rows[::-1]).values() for r in g] == [r.key for r in drawn]
    assert len({r.key for r in drawn}) == len(drawn) >= 3000
    assert sum(r.target == "-" or r.source in {"organizer", "news title"} for r in drawn) >= 900
