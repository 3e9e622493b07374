"""The catalogue: every sentence of the code has its Indonesian, and nothing else is there."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.language import (
    LANGUAGES,
    CatalogueError,
    chosen_language,
    read_catalogue,
    translator,
)

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import messages

KNOWN = dict(read_catalogue(messages.CATALOGUE))
WANTED = messages.sentences()
PLACEHOLDER = re.compile(r"\{\w*\}")


def test_every_sentence_has_its_indonesian() -> None:
    missing = [f"{where}: {text}" for text, where in WANTED.items() if not KNOWN.get(text)]
    assert not missing, "run `make messages` and translate:\n" + "\n".join(missing)


def test_the_catalogue_holds_nothing_that_is_not_used() -> None:
    assert not set(KNOWN) - set(WANTED), "run `make messages`"


@pytest.mark.parametrize("sentence", sorted(KNOWN))
def test_placeholders_and_edges_survive_translation(sentence: str) -> None:
    said = KNOWN[sentence]
    assert sorted(PLACEHOLDER.findall(said)) == sorted(PLACEHOLDER.findall(sentence))
    assert (said[:1].isspace(), said[-1:].isspace()) == (
        sentence[:1].isspace(),
        sentence[-1:].isspace(),
    )


def test_english_is_the_source_and_what_is_unknown_stays() -> None:
    assert translator("en")("Prohibited") == "Prohibited"
    assert translator("id")("Prohibited") == "Dilarang"
    assert translator("id")("no such sentence") == "no such sentence"


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        (None, None, "id"),
        ("en", None, "en"),
        (None, "en_US.UTF-8", "en"),
        ("id", "en", "id"),
        (None, "fr", "id"),
        ("EN", "id", "en"),
        ("", "", "id"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_environment(
    asked: str | None, environment: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JAGANETRAL_LANG", raising=False)
    if environment is not None:
        monkeypatch.setenv("JAGANETRAL_LANG", environment)
    assert chosen_language(asked) == language
    assert language in LANGUAGES


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nnonsense\n', 2),
        ('msgstr "b"\n', 1),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2),
        ('msgid "a"\nmsgctxt "x"\n', 2),
        ('"alone"\n', 1),
        ('msgid "a"\n', 1),
    ],
)
def test_what_cannot_be_read_is_named_by_its_line(text: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(text)
    with pytest.raises(CatalogueError) as caught:
        list(read_catalogue(path))
    assert caught.value.line == line


plain = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1) | st.sampled_from(
    ['a "quoted" word', "two\nlines", "a\\b", "tab\there", "\\n"]
)


@given(st.dictionaries(plain, plain))
def test_what_is_written_is_read_again(pairs: dict[str, str]) -> None:
    lines = ['msgid ""\nmsgstr "head"\n']
    for key, value in pairs.items():
        lines.append(f"msgid {messages.quoted(key)}\nmsgstr {messages.quoted(value)}\n")
    text = "\n".join(lines)
    if len(text.splitlines()) != text.count("\n"):  # unusual line ends inside a sentence
        return

    class Page:
        name = "x.po"

        def read_text(self, encoding: str) -> str:
            return text

    assert dict(read_catalogue(Page())) == pairs  # type: ignore[arg-type]
