"""What people read: Indonesian first, English second.

English sentences stand in the code and are the keys; `locale/id/LC_MESSAGES/jaganetral.po`
holds their Indonesian. The catalogue is read as it is, so there is no build step to forget.

    _ = translator("id")
    _("allowed")                      # "boleh"
    _("{n} rows").format(n=3)         # placeholders are filled after translating

A sentence that is written down in one place and shown in another is marked with `N_`.
`tests/test_language.py` fails on a sentence without Indonesian and on one no longer used.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from jaganetral.model import Language

__all__ = [
    "LANGUAGES",
    "N_",
    "CatalogueError",
    "Translate",
    "chosen_language",
    "read_catalogue",
    "translator",
]

Translate = Callable[[str], str]
LANGUAGES: tuple[Language, ...] = ("id", "en")

_FOLDER = Path(__file__).parent / "locale"
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class CatalogueError(Exception):
    """A catalogue cannot be read: the file, the line, and what was found there."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path.name}:{line}: {problem}")
        self.path, self.line, self.problem = path, line, problem


def N_(sentence: str) -> str:  # noqa: N802 - the mark that gettext tools know
    """Mark `sentence` for the catalogue and give it back unchanged."""
    return sentence


def chosen_language(asked: str | None = None) -> Language:
    """The language to speak: what was asked for, else JAGANETRAL_LANG, else Indonesian."""
    for wish in (asked, os.environ.get("JAGANETRAL_LANG")):
        if wish:
            start = wish.lower().replace("_", "-").split("-")[0]
            if start == "en":
                return "en"
            if start == "id":
                return "id"
    return "id"


@cache
def translator(language: str = "id") -> Translate:
    """A function from an English sentence to `language`; what it lacks stays English."""
    path = _FOLDER / language / "LC_MESSAGES" / "jaganetral.po"
    if language == "en":
        return N_
    known = dict(read_catalogue(path))
    return lambda sentence: known.get(sentence) or sentence


def read_catalogue(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs (English, translation) of a .po file, its header left out.

    Reads the part of the format that is used here: comments, `msgid`, `msgstr` and lines that
    continue them. Anything else is an error that names the line.
    """
    parts: dict[str, list[str]] = {}
    key = ""
    number = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()  # noqa: PLW2901
        if not line or line.startswith("#"):
            continue
        word, _, rest = ("", "", line) if line.startswith('"') else line.partition(" ")
        quoted = _QUOTED.fullmatch(rest.strip())
        if quoted is None or word not in ("", "msgid", "msgstr") or not (word or key):
            raise CatalogueError(path, number, f"cannot read {line!r}")
        if word == "msgid":
            yield from _pair(path, number, parts)
            parts = {}
        if word:
            if word in parts or (word == "msgstr" and "msgid" not in parts):
                raise CatalogueError(path, number, f"{word} out of place")
            key = word
            parts[key] = []
        parts[key].append(_unescape(quoted[1]))
    yield from _pair(path, number, parts)


def _pair(path: Path, line: int, parts: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    if not parts:
        return
    if set(parts) != {"msgid", "msgstr"}:
        raise CatalogueError(path, line, "a msgid without its msgstr")
    sentence = "".join(parts["msgid"])
    if sentence:
        yield sentence, "".join(parts["msgstr"])


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[0]), text)
