"""A record of a form as a form on a page: one input for each of its fields, and what is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import open_told
from jaganetral.portal.door import spoken
from jaganetral.portal.letters.forms import Field, Form
from jaganetral.portal.letters.values import LIMIT
from jaganetral.portal.people.models import Person

__all__ = ["FillingForm", "ReasonForm", "VerifyForm", "known"]

_INPUT = {"class": "input"}


class FillingForm(forms.Form):
    """The fields of one record, in its order. What is filled in is checked by `values.checked`."""

    def __init__(self, record: Form, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.record = record
        for one in record.fields:
            self.fields[one.id] = _input(one)

    def values(self) -> dict[str, Any]:
        """What was filled in, as `actions.write` takes it."""
        found: dict[str, Any] = {}
        for one in self.record.fields:
            said = self.cleaned_data.get(one.id)
            if one.kind == "list":
                said = [line.strip() for line in str(said or "").splitlines() if line.strip()]
            elif one.kind == "people":
                said = [_person(line) for line in str(said or "").splitlines() if line.strip()]
            if said:
                found[one.id] = said
        return found


class ReasonForm(forms.Form):
    """Why somebody needs a letter with all personal data in it."""

    kind = forms.ChoiceField(choices=[("pdf", "PDF"), ("docx", "DOCX")])
    reason = forms.CharField(
        max_length=500, error_messages={"required": gettext_lazy("Say what you need it for.")}
    )


class VerifyForm(forms.Form):
    """The code that stands on a letter."""

    kode = forms.CharField(max_length=40)


def known(record: Form, case: Case | None, person: Person) -> dict[str, Any]:
    """What the case tells already, for the fields of a form; words as they stand in the inputs."""
    found: dict[str, Any] = {"signer": person.name}
    if case is not None:
        told = open_told(case.sealed)
        office = case.office or case.agency
        found |= {
            "register_number": case.number,
            "reported_name": told.name,
            "reported_nip": told.nip,
            "reported_office": told.position,
            "reported_agency": str(office) if office is not None else "",
            "allegation": told.allegation,
            "event": told.allegation,
            "happened_on": told.happened_on if _DAY.fullmatch(told.happened_on) else "",
            "event_place": told.place,
        }
        if record.to == "reported":
            found["recipient"] = told.name
    return {name: said for name, said in found.items() if said}


def initial(record: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a letter as they stand in the inputs: for one that supersedes it."""
    found: dict[str, Any] = {}
    for one in record.fields:
        said = values.get(one.id)
        if not said:
            continue
        if one.kind == "list":
            said = "\n".join(said)
        elif one.kind == "people":
            said = "\n".join(
                "; ".join(person.get(key, "") for key in _KEYS).rstrip("; ") for person in said
            )
        elif one.kind == "moment":
            said = said[:16]
        found[one.id] = said
    return found


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KEYS = ("name", "office", "address", "contact")


def _person(line: str) -> dict[str, str]:
    said = [part.strip() for part in line.split(";")]
    return {key: part for key, part in zip(_KEYS, said, strict=False) if part}


def _input(one: Field) -> forms.Field:
    language = spoken()
    options: dict[str, Any] = {
        "required": one.required,
        "label": one.label.say(language),
        "help_text": one.hint.say(language) if one.hint else "",
        "error_messages": {"required": _("{field}: fill this in.").format(
            field=one.label.say(language)
        )},
    }  # fmt: skip
    if one.kind == "date":
        widget: forms.Widget = forms.DateInput(_INPUT | {"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(widget=widget, **options)
    if one.kind == "moment":
        widget = forms.DateTimeInput(_INPUT | {"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        return forms.DateTimeField(widget=widget, **options)
    if one.kind == "choice":
        choices = [("", "–"), *((key, said.say(language)) for key, said in one.options.items())]
        return forms.ChoiceField(choices=choices, widget=forms.Select(_INPUT), **options)
    if one.kind == "line":
        return forms.CharField(max_length=LIMIT, widget=forms.TextInput(_INPUT), **options)
    if one.kind == "list":
        options["help_text"] = options["help_text"] or _("One on each line.")
    if one.kind == "people":
        options["help_text"] = _("One person on each line: name; post; address; telephone.")
    rows = 6 if one.kind == "words" else 4
    return forms.CharField(
        max_length=LIMIT, widget=forms.Textarea(_INPUT | {"rows": rows}), **options
    )
