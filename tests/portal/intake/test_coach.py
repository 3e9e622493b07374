"""The coach sees what gives the teller away and who has nothing to do with it, and little else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.intake.coach import hints, mended, pieces

TABLE = [
    ("Saya bendahara di kantor itu dan melihat camat membagikan amplop.", "gives_away",
     "Pelapor dan melihat camat membagikan amplop."),
    ("Kami staf kelurahan diminta memasang stiker.", "gives_away",
     "Pelapor diminta memasang stiker."),
    ("Sebagai sekretaris dinas, saya mencatat uangnya.", "gives_away", None),
    ("Sebagai bendahara di dinas itu, saya mencatat uangnya.", "gives_away",
     "Saya mencatat uangnya."),
    ("Atasan saya menyuruh orang memilih nomor 2.", "gives_away",
     "Atasan menyuruh orang memilih nomor 2."),
    ("Itu terjadi di kantor kami pada hari Senin.", "gives_away",
     "Itu terjadi di kantor pada hari Senin."),
    ("Hanya saya yang tahu soal ini.", "gives_away", "Hanya saya yang tahu soal ini."),
    ("Hubungi 0812-3456-7890 untuk bukti.", "contact", None),
    ("NIK saya 1371010101900001.", "contact", None),
    ("Kirim ke budi.santoso@contoh.example saja.", "contact", None),
    ("Camat datang dengan anaknya bernama Rudi Hartono.", "child", "Camat datang dengan anaknya."),
    ("Seorang siswa bernama Budi memegang spanduk.", "child", "Seorang siswa memegang spanduk."),
    ("Lurah dan istrinya Bu Siti Aminah hadir.", "spouse", "Lurah dan istrinya hadir."),
    ("Tetangganya Pak Joko ikut menonton.", "other", "Tetangganya ikut menonton."),
]  # fmt: skip

QUIET = [
    "Saya melihat camat membagikan amplop kepada warga.",
    "Bapak Camat dan Ibu Lurah hadir di lapangan.",
    "Kepala Dinas Pendidikan mengajak guru memilih nomor 2.",
    "Saya mendengar pidatonya dari jalan.",
    "Sebagai camat, ia seharusnya netral.",
    "Anak-anak sekolah diminta berbaris.",
    "Pada 18 November 2024 pukul 19.30 ada 150 orang di sana.",
]


@pytest.mark.parametrize(("text", "kind", "better"), TABLE, ids=[row[0][:30] for row in TABLE])
def test_what_is_noticed(text: str, kind: str, better: str | None) -> None:
    found = hints(text)
    assert [hint.kind for hint in found] == [kind]
    if better is not None:
        assert mended(text, found[0]) == better


@pytest.mark.parametrize("text", QUIET)
def test_what_is_let_be(text: str) -> None:
    assert hints(text) == []


def test_who_is_reported_is_meant_to_be_named() -> None:
    text = "Istrinya Siti Aminah membagikan stiker."
    assert hints(text)
    assert hints(text, reported="Siti Aminah") == []


@given(st.text(max_size=400))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    found = hints(text)
    assert "".join(piece.text for piece in pieces(text, found)) == text
    assert all(one.end <= two.start for one, two in pairwise(found))
    for hint in found:
        mended(text, hint)
