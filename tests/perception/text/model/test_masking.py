"""Masking: no name, number or account is left; to exchange names changes nothing."""

from __future__ import annotations

import pytest

from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.mentions import find_mentions
from jaganetral.perception.text.model.masking import ELSEWHERE, NEAR_OTHER, NEAR_TARGET, mask
from jaganetral.perception.text.model.reader import read_stance
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.numbers import find_numbers
from tests.perception.conftest import NAMES, REGENT

BOOK = NameBook(NAMES)


def mentions_of(marked):
    found = find_mentions(marked, BOOK)
    found += find_numbers(marked, found, (REGENT,))
    return sorted(found, key=lambda m: (m.first, m.last, m.value))


def masked(text, about="p1"):
    marked = Marked(text, BOOK.split)
    return mask(marked, mentions_of(marked), about)


ROWS = [
    ("pilih Suryanegara saja", "pilih ‹t› saja"),
    ("Suryanegara lebih baik dari Kartikawati", "‹t› lebih baik dari ‹o›"),
    ("coblos nomor urut 1 ya", "‹tn› ya"),
    ("paslon 2 curang, Suryanegara jujur", "‹on› curang , ‹t› jujur"),
    ("@akunku lihat Suryanegara https://a.id/b", "‹u› lihat ‹t› ‹l›"),
    ("sudah 20 tahun bersama Suryanegara!", "sudah ‹d› tahun bersama ‹t› !"),
]


@pytest.mark.parametrize(("text", "words"), ROWS, ids=[r[0] for r in ROWS])
def test_who_is_named_stands_as_a_sign(text, words):
    assert " ".join(masked(text).words) == words


def test_each_word_knows_whom_it_stands_near():
    between = "Tadi pagi hujan deras lagi sampai sore di pasar dan di jalan besar."
    found = masked(f"Suryanegara jujur. {between} Hari ini Kartikawati bohong")
    zones = dict(zip(found.words, found.zones, strict=True))
    assert zones["jujur"] == NEAR_TARGET
    assert zones["bohong"] == NEAR_OTHER
    assert zones["sampai"] == ELSEWHERE


SWAPPED = [
    "saya dukung {0}, {1} pembohong",
    "{0} vs {1}: siapa menang?",
    "Bismillah, semoga {0} terpilih dan amanah",
    "{1} tidak becus, mending {0}",
    "KPU menetapkan {0} dan {1} sebagai peserta",
]


@pytest.mark.parametrize("text", SWAPPED)
def test_to_exchange_names_changes_nothing(text):
    def sides(one, other):
        marked = Marked(text.format(one, other), BOOK.split)
        return [(s.value, s.confidence) for s in read_stance(marked, mentions_of(marked))]

    assert sides("Suryanegara", "Kartikawati") == sides("Wirasaba", "Suryanegara")
