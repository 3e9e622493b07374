"""What a redacted letter hides: names become initials, numbers their ends, addresses nothing.

Free words are read for what the letter itself knows as personal (each name and each part of one),
and for anything that looks like a number of a person, a telephone or an e-mail address. A name
that stands in free words alone is not known here and is not hidden: whoever exports looks first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jaganetral.portal.letters.forms import Field, Form
from jaganetral.portal.privacy.nip import mask

__all__ = ["HIDDEN", "Redaction", "initials"]

HIDDEN = "[disamarkan]"
_SHORTEST = 3
"""Letters of a part of a name under which it is an initial or a title, and hides too much."""
_NUMBERS = re.compile(r"(?<![\w/.])\+?\d(?:[ .-]?\d){8,}(?![\w/])|[\w.+-]+@[\w-]+\.[\w.]+")
_COMMON = frozenset({"bin", "binti", "dan", "haji", "ibu", "bapak", "drs", "dra"})


class Redaction:
    """How one letter is redacted."""

    def __init__(self, form: Form, values: Mapping[str, Any]) -> None:
        self._words = _personal_words(form, values)

    def said(self, one: Field, said: str) -> str:
        """What stands in the field's place."""
        if one.personal is None:
            return said
        if one.personal == "name":
            return initials(said)
        if one.personal == "nip":
            return mask(re.sub(r"\D", "", said)) or HIDDEN
        return self.without(said) if one.personal == "words" else HIDDEN

    def person(self, person: Mapping[str, str]) -> str:
        """A person of a list: initials, and the office if it is told."""
        found = initials(person.get("name", ""))
        return f"{found}, {person['office']}" if person.get("office") else found

    def without(self, said: str) -> str:
        """Free words without what the letter knows as personal."""
        for word in self._words:
            said = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", HIDDEN, said, flags=re.IGNORECASE)
        return re.sub(rf"{re.escape(HIDDEN)}(?:[ .,]+{re.escape(HIDDEN)})+", HIDDEN,
                      _NUMBERS.sub(HIDDEN, said))  # fmt: skip


def initials(name: str) -> str:
    """`Siti Aminah, S.Pd.` → `S. A.`; what stands after a comma is a title and falls away."""
    parts = name.partition(",")[0].split()
    return " ".join(f"{part[0].upper()}." for part in parts if part[:1].isalpha()) or HIDDEN


def _personal_words(form: Form, values: Mapping[str, Any]) -> Sequence[str]:
    found: set[str] = set()
    for one in form.fields:
        value = values.get(one.id)
        if not value or (one.personal in (None, "words") and one.kind != "people"):
            continue
        if one.kind == "people":
            said = [
                person[key] for person in value for key in ("name", "address", "contact")
                if person.get(key)
            ]  # fmt: skip
        else:
            said = [str(value)]
        for each in said:
            found.add(each)
            if one.personal == "name" or one.kind == "people":
                found |= set(_parts(each))
    return sorted(found, key=len, reverse=True)


def _parts(name: str) -> list[str]:
    return [
        part
        for part in re.findall(r"\w+", name.partition(",")[0])
        if len(part) >= _SHORTEST and part.lower() not in _COMMON
    ]
