"""The official forms and letters as records that a lawyer can read (forms_data/*.yaml).

A record says what the form is for, on which legal basis and how surely that is known, who writes
it, whom it goes to, how it is numbered, its fields, and the sentences that are printed. A sentence
holds fields in braces; where one of its fields was not filled in, the sentence is left out.
Sentences stand in Indonesian, the language of official papers (UU 24/2009); labels in both.
Fields that many forms share stand in fields.yaml; a form names them by their id, and with a `!`
where it can't do without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from jaganetral.law.records import Confidence, Words
from jaganetral.portal.door import checker
from jaganetral.portal.letters.errors import BadForm, NoSuchForm
from jaganetral.procedure import procedures

__all__ = [
    "Basis", "Code", "Field", "Form", "Line", "Part", "Signature", "form", "forms", "moves_of",
    "placeholders",
]  # fmt: skip

Kind = Literal["line", "words", "date", "moment", "choice", "list", "people"]
Personal = Literal["name", "nip", "address", "contact", "birth", "words"]
Layout = Literal["form", "letter", "minutes", "decision", "certificate", "personal"]
Issuer = Literal["supervisor", "agency", "person"]
Style = Literal["text", "numbers", "letters", "ordinals", "basis", "heading"]

GIVEN = frozenset(
    {"number", "today", "organisation", "case_number", "place", "site", "reported_page"}
)
"""What every sentence may name without its being filled in."""

_FOLDER = Path(__file__).parent / "forms_data"
_BRACES = re.compile(r"\{(\w+)\}")
_KINDS = {
    "UU": "Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perbawaslu": "Peraturan Badan Pengawas Pemilihan Umum",
    "Peraturan BKN": "Peraturan Badan Kepegawaian Negara",
}
_LEVELS = {"sanctions": {"light", "moderate", "severe"}, "moral": {"moral"}}


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the form rests on, how surely that is known, and where it was seen."""

    instrument: str
    article: str = ""
    confidence: Confidence
    source: str = ""

    def printed(self) -> str:
        """As it stands in a decision: written out, and without an article that nobody saw."""
        seen = self.confidence != "low" and "belum terverifikasi" not in self.article
        return f"{_written_out(self.instrument)} {self.article if seen else ''}".strip()

    def __str__(self) -> str:
        return f"{self.instrument} {self.article}".strip()


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The official code of the form in one flow. Printed only where it was seen in a source."""

    flow: str
    code: str
    confidence: Confidence
    source: str


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that is filled in. `personal` says what is hidden in the redacted variant."""

    id: str
    label: Words
    kind: Kind = "line"
    required: bool = False
    personal: Personal | None = None
    hint: Words | None = None
    options: dict[str, Words] = {}
    options_from: Literal["sanctions", "moral"] | None = None
    """The options are the sanctions of the rulebook, of these levels."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence that is printed only where a choice was answered so."""

    text: str
    when: dict[str, tuple[str, ...]] = {}


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the page: a heading, sentences with fields in braces, a table of fields.

    `bare` leaves the labels out; `empty` is printed where nothing of the part was filled in.
    """

    title: Words | None = None
    lines: tuple[str | Line, ...] = ()
    fields: tuple[str, ...] = ()
    style: Style = "text"
    bare: bool = False
    empty: str = ""


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place to sign: the capacity, and the fields of name and NIP. Without a name: a dotted line.

    `each`: one place for each person that the field `name` lists.
    """

    title: Words
    name: str = ""
    nip: str = ""
    each: bool = False


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One form or letter."""

    id: str
    title: Words
    use: Words
    codes: tuple[Code, ...] = ()
    layout: Layout
    issuer: Issuer
    permission: str = "letters.write_letter"
    written_by: tuple[str, ...]
    to: str
    secret: bool = False
    series: str
    number: str
    basis: tuple[Basis, ...]
    note: Words | None = None
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]
    signatures: tuple[Signature, ...]

    def field(self, field_id: str) -> Field:
        """Raises KeyError."""
        for one in self.fields:
            if one.id == field_id:
                return one
        raise KeyError(field_id)

    def code_for(self, flow: str) -> str:
        """The code that is printed in a flow: the flow's own, else the first; "" if unseen."""
        seen = [one for one in self.codes if one.confidence != "low"]
        fitting = [one for one in seen if one.flow == flow] or (
            [] if any(one.flow == flow for one in self.codes) else seen
        )
        return fitting[0].code if fitting else ""


@cache
def forms() -> Mapping[str, Form]:
    """Every form by its id, in the order of the files. Raises BadForm."""
    found: dict[str, Form] = {}
    shared = {one["id"]: one for one in _records(_FOLDER / "fields.yaml")}
    for name in ("supervisor.yaml", "agency.yaml", "person.yaml"):
        for record in _records(_FOLDER / name):
            one = _checked(name, record, shared)
            if one.id in found:
                raise BadForm(name, f"{one.id!r} stands there twice")
            found[one.id] = one
    return found


def form(form_id: str) -> Form:
    """Raises NoSuchForm."""
    try:
        return forms()[form_id]
    except KeyError:
        raise NoSuchForm(form_id) from None


def moves_of(form_id: str) -> list[tuple[str, str]]:
    """The moves of the procedure that ask for this form: (flow id, move id)."""
    return [
        (flow.id, move.id)
        for flow in procedures().flows
        for move in flow.moves
        if form_id in move.letters
    ]


def placeholders(sentence: str) -> list[str]:
    """The fields that a sentence names in braces."""
    return _BRACES.findall(sentence)


def _written_out(instrument: str) -> str:
    kind, _space, number = instrument.rpartition(" ")
    if kind not in _KINDS or "/" not in number:
        return instrument
    return "{} Nomor {} Tahun {}".format(_KINDS[kind], *number.split("/"))


def _records(path: Path) -> list[dict[str, Any]]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(found, list):
        raise BadForm(path.name, "a list was expected")
    return found


def _checked(file: str, record: dict[str, Any], shared: dict[str, Any]) -> Form:
    where = f"{file}, {record.get('id', '?')}"
    try:
        fields = [_field(named, shared) for named in record.get("fields", ())]
        one = msgspec.convert(record | {"fields": fields}, Form)
    except KeyError as wrong:
        raise BadForm(where, f"fields.yaml has no field {wrong}") from None
    except msgspec.ValidationError as wrong:
        raise BadForm(where, str(wrong)) from None
    known = {each.id for each in one.fields}
    if len(known) != len(one.fields):
        raise BadForm(where, "a field stands there twice")
    if unknown := _named(one) - known - GIVEN:
        raise BadForm(where, f"no field is called {sorted(unknown)[0]!r}")
    return one


def _named(one: Form) -> set[str]:
    """Every field that parts and signatures name."""
    named: set[str] = set()
    for part in one.parts:
        named |= set(part.fields)
        for line in part.lines:
            named |= set(placeholders(line if isinstance(line, str) else line.text))
            named |= set() if isinstance(line, str) else set(line.when)
    for place in one.signatures:
        named |= {name for name in (place.name, place.nip) if name}
    return named


def _field(named: str | dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """A field that is written out, or a shared one by its id."""
    if isinstance(named, str):
        found: dict[str, Any] = dict(shared[named.rstrip("!")])
        if named.endswith("!"):
            found["required"] = True
    else:
        found = dict(named)
    if source := found.get("options_from"):
        found["options"] = _sanctions(_LEVELS[source])
    return found


def _sanctions(levels: set[str]) -> dict[str, dict[str, str]]:
    """The sanctions of the rulebook of these levels: id and title."""
    return {
        one.id: {"id": one.title.id, "en": one.title.en}
        for one in checker().rulebook.sanctions.values()
        if one.level in levels
    }
