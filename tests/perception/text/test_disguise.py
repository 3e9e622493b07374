"""Disguised words are read as what they are; plain words stay as they are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.text_disguise import KINDS, TRICKS, measure
from jaganetral.perception.text.disguise import reveal
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.normalise import normalise
from tests.perception.conftest import NAMES, SURYA, Name, Read

SPLIT = NameBook(NAMES).split
WORDS = [
    ("c0bl0s", "coblos"),
    ("c*blos", "coblos"),
    ("k4rtikawati", "kartikawati"),
    ("K4RT1K4W4T1", "kartikawati"),
    ("$uryanegara", "suryanegara"),
    ("p i l i h", "pilih"),
    ("c.o.b.l.o.s", "coblos"),
    ("m-e-n-a-n-g", "menang"),
    ("p\u200bi\u200bl\u200bi\u200bh", "pilih"),
    ("dukun\u00adg", "dukung"),
    ("сoblоs", "coblos"),  # Cyrillic с and о
    ("𝒎𝒆𝒏𝒂𝒏𝒈", "menang"),
    ("ｍｅｎａｎｇ", "menang"),
    ("🅜🅔🅝🅐🅝🅖", "menang"),
    ("ᴍᴇɴᴀɴɢ", "menang"),
    ("méñáng", "menang"),
    ("cob los", "coblos"),
    ("surya negara", "suryanegara"),
    ("kartikawatimenang", "kartikawati menang"),
    ("0️⃣2️⃣", "02"),
    ("№ 2", "nomor 2"),
]
PLAIN = [
    "saya p3k di sma1 dan smk2",
    "lulus covid19 tahun 2021",
    "hati2 ya teman2nya",
    "ambil 5aja mas",
    "rp5rb dapat 2kg",
    "budi123 ke a@b.com dan @nies_1",
    "jam 7.30 s.d. 9",
    "rt03rw05 blok c4",
    "*penting* sekali!!",
    "juara 1 lomba 17an",
    "🇮🇩 merdeka",
]


@pytest.mark.parametrize(("text", "forms"), WORDS)
def test_a_guise_is_taken_off(text, forms):
    assert " ".join(t.form for t in normalise(text, SPLIT)) == forms


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_stay(text):
    assert reveal(text, SPLIT.knows).text == text


@pytest.mark.parametrize("text", [w for w, _ in WORDS])
def test_what_is_quoted_is_what_was_written(text):
    tokens = normalise(text, SPLIT)
    assert text[tokens[0].start : tokens[-1].end] == text


@given(st.text(alphabet="abco01@$ .-*#\u200bаоⓐ🅐é🇮\n"))
def test_places_stay_in_order(text):
    shown = reveal(text, lambda word: True)
    if shown.starts is None or shown.ends is None:
        assert shown.text == text
    else:
        assert len(shown.starts) == len(shown.ends) == len(shown.text)
        assert shown.starts == sorted(shown.starts)
        assert all(a < b <= len(text) for a, b in zip(shown.starts, shown.ends, strict=True))


SIGNS = [Name("luman", SURYA, "acronym"), Name("oke oce", SURYA, "slogan")]


@pytest.mark.parametrize("text", ["LuMan", "luman", "#LuManMenang", "OKE OCE", "okeoce", "#okeoce"])
def test_signs_of_a_pair_come_from_data(text):
    from jaganetral.perception.text.marked import Marked
    from jaganetral.perception.text.mentions import find_mentions

    book = NameBook(SIGNS)
    found = find_mentions(Marked(f"pilkada {text} ya", book.split), book)
    assert [m.target.id for m in found] == ["p1"]


LOST = {
    "vowels left out": 19, "halves swapped": 19, "backwards": 19, "letters apart (c o b l o s)": 1,
    "verb and name in one": 1,
}  # fmt: skip
"""Names of 20 that a trick may hide; none where a trick is not here. What is lost is told too."""


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_costs_more_than_is_told(trick):
    row = measure(tricks=[trick])[0]
    assert row.plain["named"] - row.found["named"] <= LOST.get(trick, 0)
    assert row.wrong <= 1  # "jangan pilih #SalamPrasojoJuara": the trick itself takes a side
    if trick not in LOST:
        assert row.found["number"] == row.plain["number"]


def test_the_plain_sentences_are_read_whole():
    row = measure(tricks=["none (plain)"])[0]
    assert row.found == row.plain
    assert set(row.plain) == set(KINDS)
    assert min(row.plain.values()) >= 12


ORDINALS = [
    "Kartikawati datang untuk yang ketiga kalinya",
    "Untuk kedua kalinya Kartikawati hadir di debat",
    "Kartikawati menang pilkada yang ketiga kali",
    "Pilkada kali kedua bagi Kartikawati",
    "Pelayanan nomor wahid, terima kasih puskesmas",
    "Anak saya juara nomor siji di kelasnya",
    "Ada asa baru, sada roha, sae lime hari lagi",
]


@pytest.mark.parametrize("text", ORDINALS)
def test_what_counts_or_praises_is_no_ballot_number(text: str, read: Read):
    assert not [s for s in read(text) if s.kind == "number"]


NUMBERS = [
    ("Pilkada nomor wahid pilihan saya", "1"), ("nyoblos nomer loro ya lur Kartikawati", "2"),
    ("Kartikawati nomer dhuwa' taretan", "2"), ("paslon telu Wirasaba jaya", "3"),
    ("pilih nomer tilu Wirasaba", "3"), ("Suryanegara nomor ciek dari urang awak", "1"),
    ("Suryanegara nomor seddi", "1"), ("dukung nomor tallu Wirasaba", "3"),
    ("Kartikawati salam kalih driji", "2"), ("nomor lhee Wirasaba", "3"),
    ("Wirasaba 👌👌", "3"), ("Kartikawati ✌🏽", "2"), ("Suryanegara 👆", "1"),
    ("Coblos #SalamKartikawatiJuara nomor 2", "2"), ("Kartikawati 0️⃣2️⃣", "2"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_numbers_of_all_languages_and_hands(text: str, number: str, read: Read):
    assert number in {s.value for s in read(text) if s.kind == "number"}


@pytest.mark.parametrize("text", ["Kartikawati 👌", "Suryanegara ✋ hadir", "mantap 👌 👆"])
def test_a_hand_that_greets_is_no_number(text: str, read: Read):
    assert not [s for s in read(text) if s.kind == "number"]


def test_taking_guises_off_is_quick():
    text = "Ayo c0bl0s K4rtikawati n o m o r 2, 0r4ngnya amanah ya pak * sekali 5aja! " * 3
    normalise(text, SPLIT)
    times = []
    for _ in range(20):
        start = time.perf_counter()
        normalise(text, SPLIT)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.002
