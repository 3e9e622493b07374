"""Modules as they stand in Markdown with front matter: modules/LANGUAGE/NAME.md."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from jaganetral.law import Rulebook
from jaganetral.model import Language
from jaganetral.portal.learning.claims import MARKER, Marker, problem, telltale
from jaganetral.portal.learning.errors import BadModule, UnknownModule

__all__ = [
    "FOLDER", "SLOWEST", "Block", "Module", "module", "modules", "parser", "problems", "read",
]  # fmt: skip

FOLDER = Path(__file__).parent / "modules"
SLOWEST = 180
"""Words a minute of a slow reader of Indonesian prose (200 is usual); minutes are told by it."""
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_KEYS = {"order": int, "title": str, "summary": str}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or item of a list: its words without markers, and its markers."""

    line: int
    words: str
    markers: tuple[Marker, ...]

    @property
    def claims(self) -> tuple[Marker, ...]:
        return tuple(marker for marker in self.markers if marker.is_claim)

    @property
    def kinds(self) -> set[str]:
        return {marker.kind for marker in self.markers}


@dataclass(frozen=True, slots=True)
class Module:
    """One module in one language."""

    name: str
    language: Language
    order: int
    title: str
    summary: str
    tokens: tuple[Token, ...]
    blocks: tuple[Block, ...]
    words: int
    fingerprint: str

    @property
    def minutes(self) -> int:
        """How long a slow reader takes, in whole minutes, rounded up."""
        return math.ceil(self.words / SLOWEST)

    @property
    def claims(self) -> tuple[Marker, ...]:
        return tuple(claim for block in self.blocks for claim in block.claims)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that it speaks of, each once, in the order of the text."""
        return tuple(dict.fromkeys(one.name for one in self.claims if one.kind == "rule"))


def parser() -> MarkdownIt:
    """CommonMark that takes no HTML and no scripts, with our markers."""
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.inline.ruler.push("marker", _marker)
    return markdown


def _marker(state: StateInline, silent: bool) -> bool:
    match = MARKER.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("marker", "", 0).meta = {"marker": Marker.read(match)}
    state.pos = match.end()
    return True


def read(path: Path) -> Module:
    """A module's file. Raises BadModule."""
    text = path.read_text(encoding="utf-8")
    file = f"{path.parent.name}/{path.name}"
    front = _FRONT.match(text)
    if front is None:
        raise BadModule(file, 1, "begin with front matter between two lines of ---")
    try:
        told = yaml.safe_load(front[1])
    except yaml.YAMLError as wrong:
        raise BadModule(file, 1, f"the front matter is no YAML: {wrong}") from None
    for key, kind in _KEYS.items():
        if not isinstance(told, dict) or not isinstance(told.get(key), kind):
            raise BadModule(file, 1, f"{key}: expected {kind.__name__} in the front matter")
    before = front[0].count("\n")
    tokens = tuple(parser().parse(text[front.end() :]))
    blocks = tuple(_blocks(tokens, before))
    headings = [_words(token) for token in tokens if token.type == "inline"]
    return Module(
        name=path.stem,
        language="en" if path.parent.name == "en" else "id",
        order=told["order"],
        title=told["title"],
        summary=told["summary"],
        tokens=tokens,
        blocks=blocks,
        words=sum(len(words.split()) for words in [told["title"], *headings]),
        fingerprint=hashlib.sha256(text.encode()).hexdigest()[:16],
    )


def _blocks(tokens: tuple[Token, ...], before: int) -> Iterator[Block]:
    inside = ""
    for token in tokens:
        if token.type.endswith("_open"):
            inside = token.tag
        elif token.type == "inline" and not inside.startswith("h"):
            children = token.children or []
            markers = tuple(one.meta["marker"] for one in children if one.type == "marker")
            line = before + (token.map[0] if token.map else 0) + 1
            yield Block(line, _words(token), markers)


def _words(token: Token) -> str:
    children = token.children or []
    return "".join(
        {"softbreak": " ", "hardbreak": " "}.get(one.type, one.content)
        for one in children
        if one.type != "marker"
    ).strip()


@cache
def modules(language: Language) -> tuple[Module, ...]:
    """All modules in a language, in their order. Raises BadModule."""
    found = [read(path) for path in (FOLDER / language).glob("*.md")]
    return tuple(sorted(found, key=lambda one: (one.order, one.name)))


def module(name: str, language: Language) -> Module:
    """One module by its name. Raises UnknownModule."""
    for one in modules(language):
        if one.name == name:
            return one
    raise UnknownModule(name)


def problems(one: Module, book: Rulebook, day: date) -> Iterator[str]:
    """What is wrong with a module's claims on a day, each with its line; nothing is good."""
    for block in one.blocks:
        where = f"{one.language}/{one.name}.md:{block.line}"
        if "gestures" in block.kinds and (block.words or len(block.markers) > 1):
            yield f"{where}: drawn hands stand alone in their paragraph"
        if not block.markers:
            yield f"{where}: name the rule this rests on, or say {{plain}} where it claims nothing"
        if "plain" in block.kinds:
            if block.claims:
                yield f"{where}: {{plain}} beside a claim"
            if word := telltale(block.words, one.language):
                yield f"{where}: {{plain}}, but “{word}” speaks of the law"
        for marker in block.markers:
            if wrong := problem(marker, book, day):
                yield f"{where}: {wrong}"
