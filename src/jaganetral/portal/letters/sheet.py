"""What stands on the paper, before it is PDF or DOCX: composed from a form and its values.

Words are data here and stay data: neither writer takes a word for markup. The redacted sheet is
composed from the same values, with what is personal hidden.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from jaganetral.portal.letters.forms import Field, Form, Part, placeholders

__all__ = ["Block", "Given", "Sheet", "compose", "masked_nip"]

HIDDEN = "▇▇▇▇▇"


@dataclass(frozen=True, slots=True)
class Given:
    """What a letter knows beside its values."""

    number: str
    at: datetime
    organisation: Sequence[str]
    """The letterhead, from the top down."""
    place: str
    case_number: str
    code: str
    verify_at: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page. `rows` are (label, lines); a row with more than one line is listed."""

    title: str = ""
    lines: Sequence[str] = ()
    rows: Sequence[tuple[str, Sequence[str]]] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One letter as it stands on paper."""

    layout: str
    form_code: str
    title: str
    number: str
    letterhead: Sequence[str]
    place_and_day: str
    to: Sequence[str]
    attachments: Sequence[str]
    blocks: Sequence[Block]
    signatures: Sequence[tuple[str, str]]
    copies: Sequence[str]
    code: str
    verify_at: str
    day: date
    redacted: bool = False


def compose(
    form: Form, values: Mapping[str, Any], given: Given, *, redacted: bool = False
) -> Sheet:
    """The sheet in Indonesian, the language of official papers."""
    with override("id"):
        told = _Told(form, values, given, redacted)
        known = {one.id for one in form.fields}
        pick = lambda name: told.lines(name) if name in known else []  # noqa: E731
        return Sheet(
            layout=form.layout,
            form_code=form.code,
            title=form.title.id,
            number=given.number,
            letterhead=tuple(given.organisation) if form.issuer != "person" else (),
            place_and_day=", ".join(
                part
                for part in (given.place, date_format(timezone.localtime(given.at), "j F Y"))
                if part
            ),
            to=[*pick("recipient"), *pick("recipient_place")],
            attachments=pick("attachments"),
            blocks=[block for part in form.parts if (block := told.block(part)) is not None],
            signatures=[
                (
                    " ".join(pick("signer_title")) or one.title.id
                    if one.name == "signer"
                    else one.title.id,
                    " ".join(pick(one.name)) if one.name else "",
                )
                for one in form.signatures
            ],
            copies=pick("copies"),
            code=given.code,
            verify_at=given.verify_at,
            day=timezone.localdate(given.at),
            redacted=redacted,
        )


def masked_nip(nip: str) -> str:
    """`19••••••••••••••34`."""
    return nip[:2] + "•" * max(0, len(nip) - 4) + nip[-2:]


class _Told:
    """The values in words."""

    def __init__(self, form: Form, values: Mapping[str, Any], given: Given, redacted: bool) -> None:
        self.form, self.values, self.given, self.redacted = form, values, given, redacted
        self._personal = _personal_words(form, values) if redacted else ()

    def block(self, part: Part) -> Block | None:
        lines = [said for line in part.lines if (said := self._sentence(line.id)) is not None]
        rows = [
            (self.form.field(name).label.id, found)
            for name in part.fields
            if (found := self.lines(name))
        ]
        if not lines and not rows:
            return None
        return Block(part.title.id if part.title else "", lines, rows, part.numbered)

    def lines(self, name: str) -> list[str]:
        """A field's value as lines; none where it was not filled in."""
        value = self.values.get(name)
        if value in (None, "", [], ()):
            return []
        return self._said(self.form.field(name), value)

    def _sentence(self, sentence: str) -> str | None:
        filled: dict[str, str] = {
            "number": self.given.number,
            "today": date_format(timezone.localtime(self.given.at), "j F Y"),
            "organisation": self.given.organisation[-1] if self.given.organisation else "",
            "case_number": self.given.case_number,
            "place": self.given.place,
        }
        for name in placeholders(sentence):
            if name not in filled:
                filled[name] = "; ".join(self.lines(name))
            if not filled[name]:
                return None
        return sentence.format_map(filled)

    def _said(self, one: Field, value: Any) -> list[str]:
        if one.kind == "people":
            return [self._person(person) for person in value]
        if one.kind == "list":
            return [self._hidden(one, str(entry)) for entry in value]
        if one.kind == "date":
            return [date_format(date.fromisoformat(value), "l, j F Y")]
        if one.kind == "moment":
            at = timezone.localtime(datetime.fromisoformat(value))
            return [date_format(at, "l, j F Y") + ", pukul " + date_format(at, "H.i") + " WIB"]
        if one.kind == "choice":
            return [one.options[value].id]
        return [self._hidden(one, str(value))]

    def _person(self, person: Mapping[str, str]) -> str:
        if self.redacted:
            return _initials(person.get("name", ""))
        return ", ".join(person[key] for key in ("name", "address", "contact") if person.get(key))

    def _hidden(self, one: Field, said: str) -> str:
        if not self.redacted or one.personal is None:
            return said
        if one.personal == "name":
            return _initials(said)
        if one.personal == "nip":
            return masked_nip(said)
        if one.personal == "words":
            return _without(said, self._personal)
        return HIDDEN


def _initials(name: str) -> str:
    return " ".join(f"{part[0].upper()}." for part in name.split() if part[:1].isalpha()) or HIDDEN


def _personal_words(form: Form, values: Mapping[str, Any]) -> Sequence[str]:
    """What personal fields say, and the single names in them: hidden in free words as well."""
    found: set[str] = set()
    for one in form.fields:
        value = values.get(one.id)
        if not value or one.personal in (None, "words"):
            continue
        for said in (
            [part for person in value for part in person.values()]
            if one.kind == "people"
            else [str(value)]
        ):
            found.add(said)
            if one.personal == "name":
                found |= {part for part in re.findall(r"\w+", said) if len(part) > 2}
    return sorted(found, key=len, reverse=True)


_NUMBERS = re.compile(r"\b\d[\d .-]{6,}\d\b|\S+@\S+\.\w+")


def _without(said: str, personal: Sequence[str]) -> str:
    for word in personal:
        said = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", HIDDEN, said, flags=re.IGNORECASE)
    return _NUMBERS.sub(HIDDEN, said)
