"""What stands on the paper, before it is PDF or DOCX: composed from a form and its values.

Words are data here and stay data: neither writer takes a word for markup. The redacted sheet is
composed from the same values, with what is personal hidden (see redaction.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from jaganetral.portal.letters.forms import Form, Line, Part, placeholders
from jaganetral.portal.letters.redaction import Redaction

__all__ = ["Block", "Given", "Letterhead", "Sheet", "Signed", "compose"]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: lines from the top down, the last one largest; an address; the town."""

    lines: Sequence[str]
    address: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What a letter knows beside its values. `flow` decides which official code is printed."""

    number: str
    at: datetime
    head: Letterhead
    case_number: str
    flow: str
    code: str
    site: str
    verify_at: str
    supersedes: str = ""
    """The number of the letter that this one takes the place of."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page. `rows` are (label, lines); a row of more than one line is a list."""

    title: str = ""
    style: str = "text"
    lines: Sequence[str] = ()
    rows: Sequence[tuple[str, Sequence[str]]] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """A place to sign."""

    title: str
    name: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One letter as it stands on paper."""

    layout: str
    code_of_form: str
    title: str
    number: str
    secret: bool
    head: Letterhead | None
    place_and_day: str
    day: date
    to: Sequence[str]
    attachments: Sequence[str]
    blocks: Sequence[Block]
    signatures: Sequence[Signed]
    copies: Sequence[str]
    code: str
    verify_at: str
    redacted: bool = False
    supersedes: str = ""
    basis: Sequence[str] = field(default=())


def compose(
    form: Form, values: Mapping[str, Any], given: Given, *, redacted: bool = False
) -> Sheet:
    """The sheet in Indonesian, the language of official papers."""
    with override("id"):
        return _Told(form, values, given, redacted).sheet()


_USUAL = {
    "reporter": "Pelapor",
    "reported": "Terlapor",
    "agency": "Pejabat Pembina Kepegawaian",
    "bkn": "Kepala Badan Kepegawaian Negara",
    "gakkumdu": "Penyidik pada Sentra Gakkumdu",
    "appeals": "Badan Pertimbangan Aparatur Sipil Negara",
}
"""Whom a letter is addressed to where nobody is named."""


class _Told:
    """The values in words."""

    def __init__(self, form: Form, values: Mapping[str, Any], given: Given, redacted: bool) -> None:
        self.form, self.values, self.given, self.redacted = form, values, given, redacted
        self.hide = Redaction(form, values) if redacted else None
        self.known = {one.id for one in form.fields}

    def sheet(self) -> Sheet:
        """The whole."""
        form, given = self.form, self.given
        day = timezone.localtime(given.at)
        place = " ".join(self.lines("place")) or given.head.place
        named = "reporter_name" if form.to == "reporter" else "recipient"
        recipient = [*self.lines(named), *self.lines("recipient_office")]
        if form.layout in ("letter", "personal") and not recipient:
            recipient = [_USUAL[form.to]] if form.to in _USUAL else []
        where = self.lines("recipient_place")
        return Sheet(
            layout=form.layout,
            code_of_form=form.code_for(given.flow),
            title=form.title.id,
            number=given.number,
            secret=form.secret,
            head=given.head if form.issuer != "person" else None,
            place_and_day=", ".join(part for part in (place, date_format(day, "j F Y")) if part),
            day=day.date(),
            to=[*recipient, *(f"di {one}" for one in where)] if recipient else [],
            attachments=self.lines("attachments"),
            blocks=[block for part in form.parts if (block := self._block(part)) is not None],
            signatures=list(self._signatures()),
            copies=self.lines("copies"),
            code=given.code,
            verify_at=given.verify_at,
            redacted=self.redacted,
            supersedes=given.supersedes,
        )

    def lines(self, name: str) -> list[str]:
        """A field's value as lines; none where the form lacks it or it was not filled in."""
        value = self.values.get(name) if name in self.known else None
        if value in (None, "", [], ()):
            return []
        one = self.form.field(name)
        if one.kind == "date":
            return [date_format(date.fromisoformat(value), "l, j F Y")]
        if one.kind == "moment":
            at = timezone.localtime(datetime.fromisoformat(value))
            return [f"{date_format(at, 'l, j F Y')}, pukul {at:%H.%M} WIB"]
        if one.kind == "choice":
            return [one.options[value].id]
        if one.kind == "people":
            return [self._person(person) for person in value]
        said = value if one.kind == "list" else [value]
        return [self.hide.said(one, entry) if self.hide else str(entry) for entry in said]

    def _person(self, person: Mapping[str, str]) -> str:
        if self.hide:
            return self.hide.person(person)
        return ", ".join(
            person[key] for key in ("name", "office", "address", "contact") if person.get(key)
        )

    def _block(self, part: Part) -> Block | None:
        title = part.title.id if part.title else ""
        if part.style == "heading":
            return Block(title, "heading")
        if part.style == "basis":
            return Block(title, "numbers", [f"{one.printed()};" for one in self.form.basis])
        lines = [said for line in part.lines if (said := self._sentence(line)) is not None]
        rows = [
            (self.form.field(name).label.id, found)
            for name in part.fields
            if (found := self.lines(name))
        ]
        if part.fields and not rows and part.empty:
            lines.append(part.empty)
        elif (part.fields and not rows and not title) or not (lines or rows):
            # A sentence that leads to a table says nothing without it.
            return None if part.fields and not rows else Block(title, part.style, lines)
        return Block(title, part.style, lines, rows, part.bare)

    def _sentence(self, line: str | Line) -> str | None:
        """The sentence with its fields filled in; None where one of them is not."""
        if isinstance(line, Line):
            if any(self.values.get(name) not in wanted for name, wanted in line.when.items()):
                return None
            line = line.text
        filled: dict[str, str] = {
            "number": self.given.number,
            "today": date_format(timezone.localtime(self.given.at), "j F Y"),
            "organisation": self.given.head.lines[-1] if self.given.head.lines else "",
            "case_number": self.given.case_number,
            "site": self.given.site,
            "reported_page": f"{self.given.site}/terlapor/",
        }
        for name in placeholders(line):
            if name not in filled:
                said = "; ".join(self.lines(name))
                # Free words end with a full stop of their own; the sentence has one.
                free = self.form.field(name).kind in ("words", "list")
                filled[name] = said.rstrip(".") if free else said
            if not filled[name]:
                return None
        said = line.format_map(filled)
        return said[:-1] if said.endswith("..") else said

    def _signatures(self) -> Iterator[Signed]:
        for place in self.form.signatures:
            title = place.title.id
            if place.name == "signer" and (told := self.lines("signer_title")):
                title = told[0]
            names = self.lines(place.name) if place.name else []
            if place.each and names:
                yield from (Signed(title, name) for name in names)
            else:
                nip = self.lines(place.nip) if place.nip else []
                yield Signed(title, names[0] if names else "", nip[0] if nip else "")
