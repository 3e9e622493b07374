"""Phone spelling, and that every token quotes the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.perception.text.lexicon import lexicon, phrases, read_lists, spellings
from jaganetral.perception.text.normalise import fold, normalise

ROWS = [
    ("sy gak tau yg mana", "saya tidak tau yang mana"),
    ("MANTAAAAAP bgt", "mantap banget"),
    ("hati2 ya teman2", "hati hati ya teman teman"),
    ("jgn lupa yaa", "jangan lupa ya"),
    ("no 2", "nomor 2"),
    ("no. urut 3", "nomor urut 3"),
    ("oh no", "oh no"),
    ("salam 2jari", "salam 2 jari"),
    ("paslon2", "paslon 2"),
    ("#PrabuMenang2024", "prabu menang 2024"),
    ("#Deng_02", "deng 02"),
    ("dukunglah", "dukung"),
    ("Jum'at", "jumat"),
    ("✌🏽", "✌"),
    ("2️⃣", "2"),
    ("lihat https://a.id/b?c=1 ya", "lihat http ya"),
    ("apa?! ya.", "apa ? ya ."),
    ("pak/bu", "bapak ibu"),
    ("𝐃𝐮𝐤𝐮𝐧𝐠", "dukung"),
]


@pytest.mark.parametrize(("text", "forms"), ROWS, ids=[r[0] for r in ROWS])
def test_forms(text, forms):
    assert " ".join(t.form for t in normalise(text)) == forms


@given(st.text())
def test_tokens_lie_in_the_original_in_order(text):
    tokens = normalise(text)
    reach = 0
    for token in tokens:
        assert reach <= token.start < token.end <= len(text) or (
            token.start == tokens[tokens.index(token) - 1].start
        )
        assert token.form
        assert " " not in token.form
        reach = token.end


@given(st.lists(st.from_regex(r"[a-z]{3,9}", fullmatch=True), max_size=8), st.sampled_from(" \t\n"))
def test_a_plain_word_is_quoted_whole(words, blank):
    text = blank.join(words)
    quoted = [text[t.start : t.end] for t in normalise(text) if t.kind == "word"]
    assert quoted == words


@given(st.text(alphabet="abdegiknoprstuy", min_size=1, max_size=12))
def test_folding_twice_changes_nothing_for_known_words(word):
    form = fold(word)
    if form in lexicon().words:
        assert fold(form) == form


@pytest.mark.parametrize("name", ["mentions", "election", "stance", "topics", "gestures"])
def test_phrases_are_written_as_the_normaliser_writes_them(name):
    odd = {
        phrase: read
        for block in read_lists(name).values()
        for phrase in phrases(block)
        if (read := " ".join(t.form for t in normalise(phrase))) != phrase
    }
    assert odd == {}


def test_spellings_lead_to_forms_that_stay():
    table = spellings()
    assert {v: f for v, f in table.items() if f in table and table[f] != f} == {}
