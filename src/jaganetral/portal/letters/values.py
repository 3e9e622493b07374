"""What is filled into a form, checked field by field and made into plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.letters.errors import BadValues
from jaganetral.portal.letters.forms import Field, Form

__all__ = ["LIMIT", "checked"]

LIMIT = 20_000
"""Letters in one field."""


def checked(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that the form has fields for, as JSON. Raises BadValues with every problem.

    Values for fields that the form does not have are left out: the caller may offer all it knows.
    """
    found: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for one in form.fields:
        value = values.get(one.id)
        if value in (None, "", [], ()):
            if one.required:
                problems[one.id] = _("Fill this in.")
            continue
        try:
            found[one.id] = _taken(one, value)
        except ValueError as wrong:
            problems[one.id] = str(wrong)
    if problems:
        raise BadValues(form.id, problems)
    return found


def _taken(one: Field, value: Any) -> Any:
    """Raises ValueError with a sentence."""
    if one.kind == "date":
        return _day(value).isoformat()
    if one.kind == "moment":
        return _moment(value).isoformat()
    if one.kind == "choice":
        if str(value) not in one.options:
            raise ValueError(_("Choose one of the answers."))
        return str(value)
    if one.kind == "list":
        return [_line(entry) for entry in ([value] if isinstance(value, str) else value)]
    if one.kind == "people":
        return [
            {"name": _line(person)}
            if isinstance(person, str)
            else {str(key): _line(said) for key, said in person.items() if said}
            for person in ([value] if isinstance(value, str | Mapping) else value)
        ]
    return _line(value)


def _line(value: Any) -> str:
    said = str(value).replace("\x00", "").strip()
    if len(said) > LIMIT:
        raise ValueError(_("Write at most {limit} letters.").format(limit=LIMIT))
    return said


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(_("Give the day as year-month-day.")) from None


def _moment(value: Any) -> datetime:
    try:
        found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        raise ValueError(_("Give day and hour.")) from None
    return found if timezone.is_aware(found) else timezone.make_aware(found)
