"""What holds for any account: it is read without failing, and nothing given is changed."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral import narrative
from jaganetral.model import Conduct
from jaganetral.narrative import read, read_text

LINES = (
    "PNS camat guru saya tidak tanpa bukan mengunggah diunggah like menyukai foto bersama calon",
    "bupati paslon nomor 2 02 di Facebook WhatsApp grup status dihapus kampanye hadir mengajak",
    "memilih yang dan lalu tetapi karena . , ; ? ' ( ) istri nyaleg jari dua mengacungkan ternyata",
    '12 November 2024 Kota Padang oleh akun anonim viral beredar seragam kantor @akun "',
)
WORDS = [word for line in LINES for word in line.split()]
ACCOUNTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=200)


@given(ACCOUNTS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_and_every_span_quotes_it(text: str) -> None:
    reading = read(Conduct(id="x", narrative=text))
    for span in reading.spans:
        start, end = span.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == span.text


@given(ACCOUNTS)
@settings(max_examples=300, deadline=None)
def test_reading_again_changes_nothing(text: str) -> None:
    once = read(Conduct(id="x", narrative=text)).conduct
    assert read(once).conduct == once
    assert not read(once).spans


@given(ACCOUNTS)
@settings(max_examples=300, deadline=None)
def test_what_is_read_is_a_valid_conduct(text: str) -> None:
    conduct = read(Conduct(id="x", narrative=text)).conduct
    assert msgspec.convert(msgspec.to_builtins(conduct), Conduct) == conduct


GIVEN = Conduct(
    id="g",
    narrative="Camat berseragam mengunggah dukungan kepada paslon 2 di Facebook lalu dihapus",
    actor_kind="unknown",
    platform="instagram",
    action="like",
    deleted=False,
    candidate_number=4,
    acts=("vote",),
    shows=("news", "support"),
)


def test_given_fields_stay_and_lists_gain() -> None:
    conduct = read(GIVEN).conduct
    for name in ("platform", "action", "deleted", "candidate_number"):
        assert getattr(conduct, name) == getattr(GIVEN, name)
    assert conduct.in_uniform is True
    assert conduct.acts[0] == "vote"
    assert "declare_support" in conduct.acts
    assert conduct.shows[:2] == ("news", "support")
    assert "contestant" in conduct.shows
    assert len(set(conduct.shows)) == len(conduct.shows)


def test_what_was_given_as_unknown_or_other_is_read_from_the_account() -> None:
    given = Conduct(
        id="x",
        actor_kind="unknown",
        action="other",
        narrative="Seorang PNS membagikan brosur caleg lewat Facebook.",
    )
    conduct = read(given).conduct
    assert (conduct.actor_kind, conduct.action) == ("pns", "share")


def test_the_post_of_a_brother_who_stands_is_a_contestants_post() -> None:
    asked = "Boleh tidak saya menyukai postingan adik saya yang maju jadi bupati?"
    assert read(Conduct(id="x", narrative=asked)).conduct.target_kind == "contestant"
    plain = "Boleh tidak saya menyukai postingan adik saya soal masakan?"
    assert read(Conduct(id="x", narrative=plain)).conduct.target_kind == "private"


@pytest.mark.parametrize("text", [None, "", "   \n"])
def test_without_a_narrative_nothing_changes(text: str | None) -> None:
    conduct = Conduct(id="x", narrative=text)
    assert read(conduct).conduct is conduct


def test_every_filled_field_has_its_span() -> None:
    reading = read(Conduct(id="x", narrative=GIVEN.narrative))
    filled = {
        name
        for name in Conduct.__struct_fields__
        if name not in ("id", "narrative") and getattr(reading.conduct, name) not in (None, ())
    }
    assert {span.field for span in reading.spans} == filled


def test_values_of_the_tables_are_in_the_vocabulary() -> None:
    from jaganetral.model import Act, Action, Shows
    from jaganetral.narrative.cues import action, content
    from jaganetral.narrative.matching import ACTS

    assert set(ACTS) <= set(get_args(Act))
    assert set(content.SHOWS) <= set(get_args(Shows))
    assert {cue.value for cue in action.ACTION} <= set(get_args(Action))


def test_the_public_names() -> None:
    assert narrative.__all__ == ["Finding", "read", "read_text"]
    assert read_text("") == ()


def test_a_very_long_account_is_read_up_to_the_limit() -> None:
    text = "PNS menyukai foto calon bupati. " * 5000
    assert read(Conduct(id="x", narrative=text)).conduct.action == "like"


def test_every_root_and_class_of_the_tables_is_in_the_lexicon() -> None:
    """A pattern that asks for a root or class that no word carries would never match."""
    import re

    from jaganetral.narrative.lexicon.verbs import NOUN_OF, VERBS
    from jaganetral.narrative.matching import TABLES
    from jaganetral.narrative.morphology import ROOTS
    from jaganetral.narrative.units import phrases

    carried = {name for options in phrases().values() for _, names, _ in options for name in names}
    carried |= {f"@v.{name}" for name, _ in VERBS} | {f"@{name}" for name in NOUN_OF.values()}
    carried |= {"@possessed", "@verb", "@neg", "@digits", "@handle"}
    asked = {
        key for rows in TABLES.values() for cue in rows for key in re.split(r"[ |!?]+", cue.pattern)
    }
    assert {key for key in asked if key.startswith("@")} - carried == set()
    assert {key[1:].split(":")[0] for key in asked if key.startswith("~")} - set(ROOTS) == set()
    assert {key for key in asked if "_" in key and key[0] not in "@~"} == set()
