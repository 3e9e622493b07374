"""A piece that is a word is looked up; what is found is what cutting it into tokens finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.perception.text.beginnings import ALARM, words
from jaganetral.perception.text.lexicon import lexicon, spellings
from jaganetral.perception.text.pieces import Pieces

from .test_sieve import BOOKS, NAMES, SIEVE

READER: Pieces = SIEVE._reader
WORDS = st.one_of(
    st.sampled_from(sorted({word for name in NAMES for word in name.split()})),
    st.sampled_from(sorted(words().telling)),
    st.sampled_from(sorted(lexicon().words)),
    st.sampled_from(sorted(spellings())),
    st.text("abeiklmnoprstuy", min_size=1, max_size=12),
)


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """A word, written small or large, whole or with a slip, with signs behind it or none."""
    word = draw(st.one_of(WORDS, st.tuples(WORDS, WORDS).map("".join)))
    word = draw(st.sampled_from((word, word.title(), word.upper(), word[:3] + word[4:], word * 2)))
    return word + draw(st.sampled_from(("", "", ".", ",", "!", "?", "..", "?!", ",,", "!?", "-")))


@settings(max_examples=600, deadline=None)
@given(pieces())
def test_looking_a_word_up_finds_what_cutting_it_finds(piece: str) -> None:
    assert READER.read(piece)._replace(key="") == READER.read_in_full(piece)._replace(key="")


@settings(max_examples=600, deadline=None)
@given(pieces(), st.sampled_from(range(len(BOOKS))))
def test_so_it_does_with_the_names_of_a_setting(piece: str, which: int) -> None:
    book, known = BOOKS[which][0], READER.read(piece)
    found = READER.named(piece, known, book)
    alike = READER.read(piece.upper())
    assert alike.key != known.key or READER.named(piece.upper(), alike, book) == found
    # Looking up may only err by letting a text through.
    assert found & ALARM or found == READER.named_in_full(piece, known, book)
