"""The official forms and letters as records that a lawyer can read (forms_data/*.yaml).

A record says what the form is for, on which legal basis and how surely we know it, who writes it,
whom it goes to, how it is numbered, its fields, and the sentences that are printed. A sentence
holds fields in braces; where one of its fields was not filled in, the sentence is left out.
Fields that many forms share stand in fields.yaml; a form names them by their id.
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
from jaganetral.portal.letters.errors import BadForm, NoSuchForm

__all__ = ["Basis", "Field", "Form", "Part", "Signature", "form", "forms"]

Kind = Literal["line", "words", "date", "moment", "choice", "list", "people"]
Personal = Literal["name", "nip", "address", "contact", "birth", "words"]
Layout = Literal["form", "letter", "minutes", "decision", "certificate", "personal"]
Issuer = Literal["supervisor", "agency", "person"]

_BRACES = re.compile(r"\{(\w+)\}")


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the form rests on, how surely that is known, and where it was seen."""

    instrument: str
    article: str = ""
    confidence: Confidence
    source: str = ""


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that is filled in. `personal` says what is hidden in the redacted variant."""

    id: str
    label: Words
    kind: Kind = "line"
    required: bool = False
    personal: Personal | None = None
    hint: Words | None = None
    options: dict[str, Words] = {}


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the page: a heading, sentences with fields in braces, a table of fields."""

    title: Words | None = None
    lines: tuple[Words, ...] = ()
    fields: tuple[str, ...] = ()
    numbered: bool = False


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place to sign: the capacity, and the field that holds the name (empty: a dotted line)."""

    title: Words
    name: str = ""


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One form or letter."""

    id: str
    code: str = ""
    title: Words
    use: Words
    layout: Layout
    issuer: Issuer
    written_by: tuple[str, ...]
    to: str
    series: str
    number: str
    basis: tuple[Basis, ...]
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]
    signatures: tuple[Signature, ...] = ()
    note: Words | None = None

    def field(self, field_id: str) -> Field:
        """Raises KeyError."""
        for one in self.fields:
            if one.id == field_id:
                return one
        raise KeyError(field_id)


@cache
def forms() -> Mapping[str, Form]:
    """Every form by its id, in the order of the files. Raises BadForm."""
    found: dict[str, Form] = {}
    folder = Path(__file__).parent / "forms_data"
    shared = {one["id"]: one for one in _records(folder / "fields.yaml")}
    for path in sorted(folder.glob("[!f]*.yaml")):
        for record in _records(path):
            one = _checked(path.name, record, shared)
            if one.id in found:
                raise BadForm(path.name, f"{one.id!r} stands there twice")
            found[one.id] = one
    return found


def form(form_id: str) -> Form:
    """Raises NoSuchForm."""
    try:
        return forms()[form_id]
    except KeyError:
        raise NoSuchForm(form_id) from None


def placeholders(sentence: str) -> list[str]:
    """The fields that a sentence names in braces."""
    return _BRACES.findall(sentence)


def _records(path: Path) -> list[dict[str, Any]]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(found, list):
        raise BadForm(path.name, "a list of forms was expected")
    return found


def _checked(where: str, record: dict[str, Any], shared: dict[str, Any]) -> Form:
    where = f"{where}, {record.get('id', '?')}"
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
    for part in one.parts:
        named = set(part.fields)
        for line in part.lines:
            named |= {*placeholders(line.id), *placeholders(line.en)}
        if unknown := named - known - GIVEN:
            raise BadForm(where, f"no field is called {sorted(unknown)[0]!r}")
    return one


def _field(named: str | dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """A field that is written out, or a shared one by its id; `id!` makes it required."""
    if isinstance(named, dict):
        return named
    found: dict[str, Any] = shared[named.rstrip("!")]
    return found | {"required": True} if named.endswith("!") else found


GIVEN = frozenset({"number", "today", "organisation", "case_number", "place"})
"""What every form knows without being filled in."""
