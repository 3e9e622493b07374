"""What a comment says depends on what it answers, and who is speaking."""

from __future__ import annotations

import pytest

from tests.perception.conftest import Read

SUPPORTER = "Ayo coblos Kartikawati nomor 2, orangnya amanah"
ATTACK = "Kartikawati pembohong, jangan pilih Kartikawati!"
NEWS = "Kartikawati mengunjungi Pasar Baru, Senin (14/10), menurut siaran pers KPU"
LUNCH = "Makan siang di mana kita hari ini?"

ANSWERS = [
    # what is answered, the answer, sides taken (side, contestant)
    (SUPPORTER, "setuju", [("support", "p2")]),
    (SUPPORTER, "Betul sekali, pak", [("support", "p2")]),
    (SUPPORTER, "gas!", [("support", "p2")]),
    (SUPPORTER, "👍👍", [("support", "p2")]),
    (SUPPORTER, "nggak banget", [("oppose", "p2")]),
    (SUPPORTER, "tidak setuju", [("oppose", "p2")]),
    (SUPPORTER, "ogah", [("oppose", "p2")]),
    (SUPPORTER, "02", [("support", "p2")]),
    (SUPPORTER, "tetap 02 🔥", [("support", "p2")]),
    (SUPPORTER, "nomor 2 dong", [("support", "p2")]),
    (SUPPORTER, "01", [("support", "p1")]),
    (SUPPORTER, "tetap 03", [("support", "p3")]),
    (SUPPORTER, "setuju?", []),
    (SUPPORTER, "02?", []),
    (SUPPORTER, "Bu, jam buka puskesmas besok berapa ya", []),
    (SUPPORTER, "siap pak, laporan besok pagi", []),
    (SUPPORTER, "ikut rapat jam berapa bu", []),
    (ATTACK, "setuju", [("oppose", "p2")]),
    (ATTACK, "mantap 👍", [("oppose", "p2")]),
    (ATTACK, "benar banget", [("oppose", "p2")]),
    (ATTACK, "tidak setuju", []),
    (ATTACK, "saya tetap dukung beliau", [("support", "p2")]),
    (ATTACK, "01", [("support", "p1")]),
    (NEWS, "setuju", []),
    (LUNCH, "setuju", []),
    (LUNCH, "gas!", []),
    (LUNCH, "02", []),
    ("Nomor antrean 02 silakan masuk", "02", []),
]


@pytest.mark.parametrize(("post", "text", "expected"), ANSWERS)
def test_an_answer_is_read_with_what_it_answers(post, text, expected, read: Read):
    found = {
        (s.value, s.target.id)
        for s in read(text, quoted_text=post)
        if s.kind == "stance" and s.source == "text" and s.value != "neither" and s.target
    }
    assert found == set(expected)


@pytest.mark.parametrize("text", ["setuju", "gas!", "02", "👍", "betul sekali", "nggak banget"])
def test_alone_an_answer_takes_no_side(text, read: Read):
    assert not [s for s in read(text) if s.kind in ("stance", "call_to_vote", "number")]


NOT_MEANT = [
    'Katanya "coblos Kartikawati", begitu bunyi spanduknya',
    'Di baliho tertulis slogan "Menangkan Kartikawati nomor 2"',
    "Spanduk bertuliskan “Pilih Suryanegara” dicopot satpol PP",
    "Kalau kamu pilih Kartikawati, siap kecewa ya",
    "Seandainya warga memilih Kartikawati, apa yang terjadi",
    "Siapa yang mau coblos Kartikawati?",
    "Apa benar harus pilih Suryanegara?",
    "Bukan ajakan memilih Kartikawati, sekadar info jadwal debat",
    "Saya tidak mengajak siapa pun memilih Kartikawati",
    "Ini bukan ajakan untuk mencoblos Suryanegara",
    "Coblos Suryanegara biar dapat jodoh, bercanda ya",
    "Kalau Kartikawati menang, saya makan sandal",
]


@pytest.mark.parametrize("text", NOT_MEANT)
def test_words_of_others_questions_conditions_and_jokes_are_no_support(text, read: Read):
    assert not [
        s for s in read(text) if (s.kind, s.value) in {("call_to_vote", "support"),
                                                       ("stance", "support")}
    ]  # fmt: skip


MEANT = [
    "Kalau mau maju coblos Kartikawati",
    'Ayo kawan "coblos Kartikawati" tanggal 27',
    'Saya bilang "pilih Kartikawati" ya pilih',
    "Kalau cinta daerah ini, pilih Suryanegara",
]


@pytest.mark.parametrize("text", MEANT)
def test_a_call_stays_a_call(text, read: Read):
    assert [s for s in read(text) if (s.kind, s.value) == ("call_to_vote", "support")]


def test_a_like_shows_what_was_liked(read: Read):
    found = read("", quoted_text=SUPPORTER, action="like")
    assert ("stance", "support", "quoted_text") in {(s.kind, s.value, s.source) for s in found}
