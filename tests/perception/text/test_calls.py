"""Calls to vote for somebody, against somebody, and at all."""

from __future__ import annotations

import pytest

ROWS = [
    ("Ayo coblos no 2", "support"),
    ("mari kita pilih Kartikawati", "support"),
    ("jangan lupa pilih Suryanegara ya", "support"),
    ("yuk dukung wirasaba", "support"),
    ("menangkan paslon 1", "support"),
    ("pilih yang nomor 3 aja", "support"),
    ("#PilihKartikawati", "support"),
    ("coblos caleg saya nomor 5", "support"),
    ("mohon doa dan dukungannya untuk Suryanegara", "support"),
    ("jangan pilih Suryanegara", "oppose"),
    ("jgn coblos no 3", "oppose"),
    ("ayo nyoblos besok", "turnout"),
    ("jangan lupa gunakan hak pilih", "turnout"),
    ("jangan golput ya gaes", "turnout"),
    ("datang ke TPS tanggal 27", "turnout"),
    ("sukseskan pemilu 2024", "turnout"),
    ("pilih sesuai hati nurani", "turnout"),
    ("siapa pilih 2?", None),
    ("kamu coblos no 2?", None),
    ("saya coblos no 2 kemarin", None),
    ("pilih menu ayam geprek", None),
    ("ayo pilih baju yang mana", None),
    ("jangan pilih yang main uang", None),
    ("dukung timnas indonesia", None),
    ("dukung UMKM lokal", None),
    ("vote oppa favorit kalian", None),
    ("warga memilih Kartikawati", None),
    ("bukan dukung Kartikawati, saya netral", None),
    ("DPC Instruksikan Kader Menangkan Kartikawati Ningrum https://berita.id/x", None),
    ("KPU menetapkan Suryanegara nomor urut 1", None),
]


@pytest.mark.parametrize(("text", "value"), ROWS, ids=[r[0] for r in ROWS])
def test_calls(read, text, value):
    found = [
        "turnout" if s.kind == "turnout" else s.value
        for s in read(text)
        if s.kind in {"call_to_vote", "turnout"}
    ]
    assert found == ([] if value is None else [value])


def test_a_call_to_vote_at_all_takes_no_side(read):
    signals = read("Ayo datang ke TPS, gunakan hak pilihmu, jangan golput!")
    assert [s for s in signals if s.kind in {"stance", "call_to_vote"}] == []
