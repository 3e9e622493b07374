"""When two texts are the same text, and when meeting one again means something."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.perception.text.copies import alike, distinctive, jaccard, said, shingles

BASE = (
    "Saya dukung Pak Budi Santoso nomor 2 jadi wali kota Padang, beliau sudah terbukti bangun "
    "jalan dan pasar di kampung kita"
)


@pytest.mark.parametrize(
    "copy",
    [
        BASE.upper(),
        "Assalamualaikum bapak ibu. " + BASE,
        BASE + " 🙏🙏 #viral #beranda",
        BASE.replace("Saya", "sy").replace("sudah", "udh") + "!!!",
        BASE.replace("terbukti", "terbukit"),
        BASE.removesuffix(" di kampung kita"),
        BASE + " https://fb.example/a?from=b",
    ],
)
def test_a_copy_is_known_again(copy: str) -> None:
    assert alike(said(BASE), said(copy))


@pytest.mark.parametrize(
    "other",
    [
        BASE.replace("Budi Santoso", "Ani Lestari"),
        BASE.replace("nomor 2", "nomor 1"),
        BASE.replace("dukung", "tidak dukung"),
        BASE.replace("Padang", "Solok"),
        BASE + " jangan pilih dia",
        BASE.replace("Saya", "Siti Rohaniah"),
        "Selamat pagi semua, hari ini pelayanan KTP buka sampai jam tiga ya bapak ibu",
    ],
)
def test_what_says_something_else_is_no_copy(other: str) -> None:
    assert not alike(said(BASE), said(other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mantap!!!", "mantappp", True),
        ("Mantap 👍", "Mantap 👎", False),
        ("Dukung Budi", "Dukung Rudi", False),
        ("Mantap 👍👍", "mantap 👍", True),
    ],
)
def test_short_texts_are_the_same_only_word_for_word(one: str, other: str, same: bool) -> None:
    assert alike(said(one), said(other)) is same


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_a_text_is_its_own_copy_and_likeness_has_no_side(one: str, other: str) -> None:
    assert alike(said(one), said(one))
    assert jaccard(shingles(one), shingles(other)) == jaccard(shingles(other), shingles(one))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Selamat pagi",
        "Selamat pagi semua, semoga hari ini lancar dan berkah untuk kita semua ya, aamiin 🙏",
        "Selamat Hari Raya Idul Fitri 1 Syawal 1445 H, mohon maaf lahir dan batin, taqabbalallahu "
        "minna wa minkum, semoga kita semua diberi kesehatan dan keberkahan, aamiin",
        "Dirgahayu Republik Indonesia ke 79. Merdeka! Mari kita isi kemerdekaan dengan semangat "
        "persatuan dan kesatuan demi bangsa dan negara",
        "Turut berduka cita atas berpulangnya ayahanda rekan kita, semoga husnul khotimah dan "
        "keluarga yang ditinggalkan diberi ketabahan dan kekuatan, aamiin ya rabbal alamin",
        "Pendidikan adalah senjata paling ampuh yang bisa kamu gunakan untuk mengubah dunia. "
        "Nelson Mandela",
        "Ayo gunakan hak pilihmu, datang ke TPS tanggal 27 November, jangan golput, satu suara "
        "menentukan masa depan bangsa, pemilu damai, aman dan jujur adil untuk kita semua",
        "ASN netral, pemilu damai, jaga persatuan dan kesatuan",
    ],
)
def test_what_many_write_is_nobodys_own(text: str) -> None:
    assert not distinctive(said(text))


def test_a_long_text_with_words_of_its_own_is() -> None:
    assert distinctive(said(BASE))
