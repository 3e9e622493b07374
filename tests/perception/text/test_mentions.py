"""Who is named, and who is not."""

from __future__ import annotations

import pytest

NAMED = [
    ("#KartikawatiBupati", "p2", "Kartikawati"),
    ("Suryanegara datang ke pasar", "p1", "Suryanegara"),
    ("Pak Ahmad Suryanegara hadir", "p1", "Ahmad Suryanegara"),
    ("ahmad suryanegara-dewi lestari", "p1", "ahmad suryanegara-dewi lestari"),
    ("AHMAD SURYANEGARA & DEWI LESTARI", "p1", "AHMAD SURYANEGARA & DEWI LESTARI"),
    ("Soerjanegara orangnya sabar", None, None),
    ("Soeryanegara orangnya sabar", "p1", "Soeryanegara"),
    ("suryanegarra hadir", "p1", "suryanegarra"),
    ("surianegara hadir", "p1", "surianegara"),
    ("suryaneggaraaa hadir", "p1", "suryaneggaraaa"),
    ("Kartikawti hadir", "p2", "Kartikawti"),
    ("Kartikavati hadir", "p2", "Kartikavati"),
    ("#KartikawatiMenang", "p2", "Kartikawati"),
    ("#kartikawatimenang", "p2", "kartikawati"),
    ("halo @kartikawati_official", "p2", "kartikawati"),
    ("#WirasabaUntukKita", "p3", "Wirasaba"),
    ("Bang Ade cocok jadi bupati", "p3", "Ade"),
    ("ade dan rusdianto berkunjung", "p3", "ade dan rusdianto"),
    ("pilkada nanti emil ikut", "p2", "emil"),
    ("ade kemana sih kok belum pulang", None, None),
    ("emil beli bakso", None, None),
    ("mas ahmad pinjam motor", None, None),
    ("Bambang Prakosa menyapa warga", "far", "Bambang Prakosa"),
    ("prakosa beli beras", None, None),
]

OPEN = [
    ("caleg itu tetangga saya", "generic", "caleg"),
    ("paman saya jadi cawabup", "generic", "cawabup"),
    ("bakal calon bupati dari kampung kami", "generic", "bakal calon bupati"),
    ("om saya nyaleg", "generic", "nyaleg"),
    ("pasangan calon itu", "generic", "pasangan calon"),
    ("petahana lagi", "generic", "petahana"),
    ("timses datang", "team", "timses"),
    ("tim sukses datang", "team", "tim sukses"),
    ("tim pemenangan rapat", "team", "tim pemenangan"),
    ("relawan kampanye berkumpul", "team", "relawan"),
    ("relawan Kartikawati berkumpul", "team", "relawan"),
    ("KPU buka pendaftaran", "organizer", "KPU"),
    ("Bawaslu mengimbau", "organizer", "Bawaslu"),
    ("jadi anggota KPPS", "organizer", "KPPS"),
    ("Gerindra rapat", "party", "Gerindra"),
    ("kader PAN berkumpul", "party", "PAN"),
    ("partai politik", "party", "partai politik"),
]

NOBODY = [
    "relawan bencana membagikan nasi",
    "posko banjir dibuka",
    "beli partai besar lebih murah",
    "partai final badminton",
    "timnas garuda menang",
    "hari buruh libur",
    "gelora bung karno penuh",
    "panci dan pan anti lengket",
    "baju ini pas sekali",
    "calon suami idaman",
    "calon pengantin",
    "calon mahasiswa baru",
    "pendukung persija ramai",
    "sahabat sejati",
]


@pytest.mark.parametrize(("text", "target", "words"), NAMED, ids=[n[0] for n in NAMED])
def test_names(read, text, target, words):
    found = [s for s in read(text) if s.kind == "mention" and s.value == "contestant"]
    assert [(s.target.id, s.text) for s in found] == ([(target, words)] if target else [])


@pytest.mark.parametrize(("text", "value", "words"), OPEN, ids=[o[0] for o in OPEN])
def test_those_without_a_name(read, text, value, words):
    assert (value, words) in [(s.value, s.text) for s in read(text) if s.kind == "mention"]


@pytest.mark.parametrize("text", NOBODY)
def test_everyday_words_are_nobody(read, both, text):
    assert [s.text for s in read(text, both) if s.kind == "mention"] == []


def test_a_party_named_like_an_everyday_word_needs_a_cue(read, both):
    assert [s.target.id for s in read("caleg PAN itu baik", both) if s.value == "party"] == ["pan"]
    assert [s for s in read("pan saya gosong", both) if s.value == "party"] == []
