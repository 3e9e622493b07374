"""What the sieve stops shows nothing when it is read in full; it may only let too much through."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.elections import Registry
from jaganetral.model import Conduct
from jaganetral.perception.text.everybody import Everybody
from jaganetral.perception.text.lexicon import lexicon
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.reading import read, read_topics_alone
from jaganetral.perception.text.sieve import Sieve

REGISTRY = Registry.load()
WIDE = NameBook(REGISTRY.everywhere())
SIEVE = Sieve(Everybody(REGISTRY.every_name()), WIDE)
DAY = date(2024, 10, 10)
SETTINGS = [
    REGISTRY.setting(Conduct(id="1", at=at, region=place), today=DAY)
    for place, at in (("13.71", "2024-10-10"), ("32", "2024-02-01"), (None, "2022-01-01"))
]
BOOKS = [(NameBook(REGISTRY.names(setting)), setting.contests) for setting in SETTINGS]
NAMES = sorted({key for book, _ in BOOKS for key in book.entries})[::3] + sorted(WIDE.entries)[::40]
PHRASES = sorted({phrase for phrases in lexicon().classes.values() for phrase in phrases})
EVERYDAY = ["No.", "no:", "jl.", "1", "3.", "A.", "juara", "menang", "makan", "bakso", "ya",
            "sama", "ibu", "pulang", "hujan", "2", "dua", "02", "no", "o", "b", "#jumatberkah",
            "@budi_2", "😂", "✌", "rb", "10.000", "14/2", "http://x.id/a", "😀❤️"]  # fmt: skip

BESIDE = ["No.", "no", "nomor", "no:", "urut", "1", "2", "dua", "3.", "juara", "menang", "tetap",
          "dukung", "Pilih", "saya", "jari", "salam", "tim", "pan", "Amin", "partai", "gas", "bu",
          "ade", "bupati", "camat", "kerja", "capek", "kantor", "lelah.", "kabarnya", "konon",
          "makan", "!", "?", "insya", "allah"]  # fmt: skip
"""Words that are something only beside others."""


def _mangled(word: str, how: int) -> str:
    """A word as it may be written to be, or not to be, seen."""
    middle = len(word) // 2
    ways = (
        word, word.upper(), word.title(), f"#{word.replace(' ', '')}", f"@{word.replace(' ', '_')}",
        word.replace("a", "4").replace("o", "0"), " ".join(word),
        word[:middle] + " " + word[middle:],
        word[:middle] + word[middle + 1 :], f"({word}),", f"{word}!!", word + word[-1:] * 3,
        word.replace("i", "\u0456"), f"{word}2", word.replace(" ", "-"), word.replace(" ", ""),
    )  # fmt: skip
    return ways[how % len(ways)]


PIECES = st.builds(
    _mangled,
    st.one_of(st.sampled_from(EVERYDAY), st.sampled_from(PHRASES), st.sampled_from(NAMES)),
    st.one_of(st.just(0), st.integers(0, 15)),
)
TEXTS = st.one_of(
    st.builds(
        lambda pieces, blank: blank.join(pieces),
        st.lists(PIECES, min_size=1, max_size=9),
        st.sampled_from((" ", " ", "\n", ". ", ", ", "  ")),
    ),
    st.text(max_size=40),
    st.lists(st.sampled_from(EVERYDAY), max_size=8).map(" ".join),
    st.builds(
        lambda pieces, blank: blank.join(pieces),
        st.lists(st.sampled_from(BESIDE), min_size=2, max_size=7),
        st.sampled_from((" ", " ", "\n", ", ", "  ")),
    ),
)


@settings(max_examples=700, deadline=None)
@given(TEXTS, st.sampled_from(range(len(BOOKS))))
def test_what_the_sieve_stops_is_everyday_in_full(text: str, which: int) -> None:
    book, contests = BOOKS[which]
    shows = SIEVE.shows(text, book)
    if shows == "all":
        return
    found = read(text, "text", book, contests, wide=lambda: WIDE)
    assert found == read_topics_alone(text, "text", book)
    if shows == "nothing":
        assert [(s.kind, s.value, s.span) for s in found] == [("topic", "everyday", None)]


def test_everyday_talk_is_stopped() -> None:
    book, _ = BOOKS[0]
    for text in (
        "Selamat pagi, hujan lagi 😂",
        "makan bakso sama ibu",
        "harga 10 ribu, japri ya kak",
    ):
        assert SIEVE.shows(text, book) == "nothing", text


def test_a_book_that_the_sieve_does_not_know_is_let_through() -> None:
    nobody = Sieve(Everybody(()), NameBook(()))
    assert nobody.shows("makan bakso sama muhammad", BOOKS[0][0]) == "all"


def test_a_text_of_blanks_is_let_through() -> None:
    assert SIEVE.shows(" \n ", BOOKS[0][0]) == "all"
