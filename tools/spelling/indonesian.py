"""Spell the Indonesian that people read: the catalogue, the law's sentences, the pages.

    uv run --frozen --project tools/spelling python tools/spelling/indonesian.py

Every word must be in hunspell's id_ID dictionary or in words.txt beside this file (terms of the
law and of platforms, names). Ends with 1 and one line per unknown word, with the first place.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from lexicon import Lexicon

TOP = Path(__file__).parents[2]
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[-'][A-Za-zÀ-ÿ]+)*")
NOT_WORDS = re.compile(
    r"\{[^}]*\}|%\(\w+\)s|&\w+;|</?\w[^>]*>|`[^`]*`|https?://\S+|\b\w*\d\w*\b|--[a-z-]+|\S+\.(?:jsonl|csv|ya?ml)\b"
    r"|(?<![\w.])\.[a-z]{2,7}\b"
)


def catalogue(path: Path) -> Iterator[tuple[str, str]]:
    """The Indonesian of a .po file: each string of a msgstr with its line."""
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        inside = line.startswith("msgstr") or (inside and line.startswith('"'))
        if inside and number > 10:
            yield f"{path.relative_to(TOP)}:{number}", line.partition('"')[2].replace("\\n", " ")


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Every pair {id:, en:} of a YAML file: its Indonesian."""

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(node.get("id"), str) and isinstance(node.get("en"), str):
                yield node["id"]
            for value in node.values():
                yield from walk(value)
        elif isinstance(node, list):
            for value in node:
                yield from walk(value)

    found = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return ((f"{path.relative_to(TOP)}", text) for text in walk(found))


def pages(path: Path) -> Iterator[tuple[str, str]]:
    """A page in Markdown, line by line, without the names in its front matter."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        yield f"{path.relative_to(TOP)}:{number}", re.sub(r"^(order|title|summary): ", "", line)


def main() -> int:
    lexicon = Lexicon()
    source = TOP / "src" / "jaganetral"
    texts = [*catalogue(source / "locale/id/LC_MESSAGES/jaganetral.po")]
    for path in sorted((source / "portal").glob("*/locale/id/LC_MESSAGES/django.po")):
        texts += catalogue(path)
    for path in [*sorted((source / "law").rglob("*.yaml")), *sorted(source.glob("*.yaml"))]:
        texts += sentences(path)
    for path in sorted((source / "portal").glob("*/modules/id/*.md")):
        texts += pages(path)

    unknown: dict[str, str] = {}
    seen: set[str] = set()
    for place, text in texts:
        for word in WORD.findall(NOT_WORDS.sub(" ", text)):
            if word not in seen:
                seen.add(word)
                if not lexicon.knows(word):
                    unknown.setdefault(word, place)
    for word, place in sorted(unknown.items()):
        print(f"{place}: {word}", file=sys.stderr)
    print(f"Indonesian: {len(seen)} words, {len(unknown)} unknown")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
