"""Why words were not counted is told with the words themselves."""

from __future__ import annotations

import pytest

from jaganetral.judgement.seen import chance_word
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.near_misses import REASONS, why_not
from tests.perception.conftest import NAMES, REGENT

BOOK = NameBook(NAMES)
ROWS = [
    ("Ade ulang tahun hari ini", "common_name", "Ade"),
    ("Kami tinggal di RT 2 sejak kecil", "counts", "2"),
    ("Siapa yang mau coblos Kartikawati?", "question", "coblos"),
    ('Katanya "coblos Kartikawati", begitu bunyi spanduknya', "words_of_others", "coblos"),
    ("Coblos Suryanegara biar dapat jodoh, bercanda ya", "joke", "Coblos"),
    ("Kalau kamu pilih Kartikawati, siap kecewa ya", "supposed", "pilih"),
    ("Pilih menu sehat untuk keluarga", "nobody", "Pilih"),
]


@pytest.mark.parametrize(("text", "reason", "words"), ROWS)
def test_a_near_miss_has_its_words_and_reason(text, reason, words):
    found = [(m.reason, text[m.start : m.end]) for m in why_not(text, BOOK, (REGENT,))]
    assert (reason, words) in found


@pytest.mark.parametrize("text", ["Ayo coblos Kartikawati nomor 2", "Selamat pagi", ""])
def test_what_is_counted_or_says_nothing_is_no_near_miss(text):
    assert why_not(text, BOOK, (REGENT,)) == []


def test_every_reason_has_a_sentence_and_every_chance_a_word():
    assert all(REASONS.values())
    chances = [n / 100 for n in range(101)]
    assert list(dict.fromkeys(map(chance_word, chances))) == [
        "hardly", "perhaps", "likely", "very likely", "almost certainly"
    ]  # fmt: skip
