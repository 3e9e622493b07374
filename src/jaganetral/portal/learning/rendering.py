"""A module as a page: Markdown to HTML, each claim a footnote that leads to what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from jaganetral.law import Rulebook
from jaganetral.model import Language
from jaganetral.portal.door import checker, spoken
from jaganetral.portal.guide.gestures import NAMES
from jaganetral.portal.guide.hands import hand_svg
from jaganetral.portal.guide.rules import EFFECT_LEVEL, LEVELS
from jaganetral.portal.learning.claims import Marker, clock, step
from jaganetral.portal.learning.reading import Module, module, parser
from jaganetral.portal.learning.units import limit_in_words

__all__ = ["Footnote", "Rendered", "render"]


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a claim rests on. `level` and `address` only where it is a rule."""

    number: int
    title: str
    basis: str
    level: str = ""
    level_name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A module ready for its page."""

    module: Module
    body: SafeString
    footnotes: tuple[Footnote, ...]


def render(name: str, language: Language) -> Rendered:
    """A module's page. Raises UnknownModule."""
    book = checker().rulebook
    return _render(book, book.version, module(name, language).name, language)


@lru_cache(maxsize=64)
def _render(book: Rulebook, version: str, name: str, language: Language) -> Rendered:
    one = module(name, language)
    with override(language):
        claims = list(dict.fromkeys(_bare(claim) for claim in one.claims))
        footnotes = tuple(_footnote(at, one, book) for at, one in enumerate(claims, start=1))
        numbered = dict(zip(claims, footnotes, strict=True))
        html = "".join(_pieces(one.tokens, numbered))
    # The parser takes no HTML; what is put in beside its own output is escaped by format_html.
    return Rendered(one, mark_safe(html), footnotes)


def _bare(claim: Marker) -> Marker:
    return Marker(claim.kind, claim.name)


def _pieces(tokens: Sequence[Token], numbered: dict[Marker, Footnote]) -> list[str]:
    markdown = parser()
    renderer = RendererHTML(markdown)
    html: list[str] = []
    skip = 0
    for at, token in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        children = tokens[at + 1].children if token.type == "paragraph_open" else None
        markers = [one.meta["marker"] for one in children or () if one.type == "marker"]
        if markers and markers[0].kind == "gestures":
            html.append(_gestures(markers[0]))
            skip = 2  # the paragraph's inside and its end
        elif token.type == "inline":
            html.append(_inline(token, numbered))
        else:
            html.append(renderer.render([token], markdown.options, {}))
    return html


def _inline(token: Token, numbered: dict[Marker, Footnote]) -> str:
    markdown = parser()
    renderer = RendererHTML(markdown)
    html = ""
    for one in token.children or []:
        if one.type != "marker":
            html += renderer.renderInline([one], markdown.options, {})
        elif one.meta["marker"].is_claim:
            html = html.rstrip() + _reference(numbered[_bare(one.meta["marker"])])
    return html.rstrip()


def _reference(note: Footnote) -> str:
    return format_html(
        '<sup class="basis"><a href="{}"><span class="visually-hidden">{} </span>{}</a></sup>',
        note.address or f"#dasar-{note.number}",
        _("Basis: %(title)s, note") % {"title": note.title},
        note.number,
    )


def _gestures(marker: Marker) -> str:
    return format_html(
        '<ul class="learning-hands">{}</ul>',
        format_html_join(
            "",
            "<li>{}<span>{}</span></li>",
            (
                (hand_svg(value, str(NAMES[value]), value.replace(":", "-").replace("_", "-")),
                 NAMES[value])
                for value in marker.says.split()
            ),
        ),
    )  # fmt: skip


def _footnote(number: int, claim: Marker, book: Rulebook) -> Footnote:
    language = spoken()
    if claim.kind == "rule":
        if claim.name not in book:
            return Footnote(number, claim.name, "")
        record = book[claim.name].record
        level = EFFECT_LEVEL[record.effect]
        articles = [
            f"{book.instruments[one.instrument].title.say(language)}, {one.article}"
            for one in record.basis[:2]
        ]
        return Footnote(
            number, record.title.say(language), "; ".join(articles), level, str(LEVELS[level]),
            reverse("guide:rule", args=[record.id]),
        )  # fmt: skip
    if claim.kind == "step":
        flow, move = step(claim)
        return Footnote(number, move.title.say(language), "; ".join(flow.instruments))
    one = clock(claim)
    said = f"{one.title.say(language)}: {limit_in_words(one)}"
    unseen = _("not seen in a source")
    basis = one.basis if one.verified else f"{one.basis} ({unseen})"
    return Footnote(number, said, basis)
