"""Official numbers: `012/LP/PB/Kab/99.01/XI/2026`, without a gap in their series.

A number is given inside the transaction that issues the letter: if that fails, the number goes
back with it. Two letters of one series wait for each other (a row lock; on SQLite the one writer).
The parts are those of the numbers that Bawaslu publishes (sigaplapor.bawaslu.go.id/pemeriksaan):
`005/LP/PP/Prov/05.00/III/2024`, `003/TM/PB/Kab/27.12/XI/2024`. Bawaslu's region codes are its own;
ours are Kemendagri's unless the organisation writes another into its pattern.
"""

from __future__ import annotations

import re
import string
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from jaganetral.portal.letters.forms import Form
from jaganetral.portal.letters.models import NumberPattern, Series
from jaganetral.portal.people.models import Organisation, OrganisationKind

__all__ = [
    "PARTS", "ROMAN", "election_code", "level", "next_number", "pattern_of", "problem_of",
    "written",
]  # fmt: skip

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Months as official Indonesian numbers write them."""

PARTS = ("n", "month", "month_number", "year", "region", "level", "election")
"""What a pattern may name in braces; `n` and `year` it must."""

_LONGEST = 90
_SHOWN = re.compile(r"[A-Za-z0-9 ./_:{}()-]+")
_ELECTIONS = (
    ("gubernur", "PG"), ("bupati", "PB"), ("walikota", "PW"), ("wali_kota", "PW"),
    ("pilpres", "PP"), ("presiden", "PP"), ("pileg", "PL"), ("dpr", "PL"), ("pemilu", "PL"),
)  # fmt: skip
"""PP, PL and PB were seen in published numbers; PG and PW are read alike (medium)."""


def next_number(
    organisation: Organisation, form: Form, day: date, *, election: str
) -> tuple[int, str]:
    """The next number of the form's series, and how it is written.

    Stands inside the transaction that issues the letter: the number is given when that commits.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a number is given inside a transaction")
    key: dict[str, Any] = {"organisation": organisation, "name": form.series, "year": day.year}
    Series.objects.get_or_create(**key)
    series = Series.objects.select_for_update().get(**key)
    series.last += 1
    series.save(update_fields=["last"])
    pattern = pattern_of(organisation, form)
    return series.last, written(pattern, series.last, day, organisation, election=election)


def pattern_of(organisation: Organisation, form: Form) -> str:
    """The organisation's own pattern for the form, or the form's."""
    own = NumberPattern.objects.filter(organisation=organisation, form=form.id).first()
    return own.pattern if own is not None else form.number


def written(pattern: str, n: int, day: date, organisation: Organisation, *, election: str) -> str:
    """The number as it stands on paper; a part that is not known falls away with its stroke."""
    said = string.Formatter().vformat(
        pattern,
        (),
        {
            "n": n,
            "month": ROMAN[day.month - 1],
            "month_number": day.month,
            "year": day.year,
            "region": organisation.region_code(),
            "level": level(organisation),
            "election": election,
        },
    )
    return re.sub(r"/{2,}", "/", said).strip("/")


def problem_of(pattern: str) -> str:
    """What is wrong with a pattern, as a sentence; "" where nothing is."""
    if len(pattern) > _LONGEST or not _SHOWN.fullmatch(pattern):
        return _("Use letters, digits, strokes and dots, at most {limit} in all.").format(
            limit=_LONGEST
        )
    try:
        parts = [(name, spec) for _text, name, spec, _how in string.Formatter().parse(pattern)]
        named = [
            name if re.fullmatch(r"0?[1-6]?", spec or "") else "?"
            for name, spec in parts
            if name is not None
        ]
    except ValueError:
        named = ["?"]
    if any(name not in PARTS for name in named):
        return _("Only these stand in braces: {parts}.").format(parts=", ".join(PARTS))
    if "n" not in named or "year" not in named:
        return _("A number needs at least {n} and {year}.").format(n="{n}", year="{year}")
    return ""


def level(organisation: Organisation) -> str:
    """RI, Prov, Kab or Kota: by the region that the organisation serves."""
    for one in reversed(organisation.lineage()):
        code = one.region
        if one.kind == OrganisationKind.REGENCY or re.fullmatch(r"\d\d\.\d\d", code):
            # Kemendagri numbers cities from 71 on.
            return "Kota" if code[3:] >= "71" else "Kab"
        if one.kind == OrganisationKind.PROVINCE or re.fullmatch(r"\d\d", code):
            return "Prov"
    return "RI"


def election_code(election: str, organisation: Organisation) -> str:
    """PP, PL, PG, PB or PW for an election of the calendar; "" where none is known."""
    told = election.lower()
    for part, code in _ELECTIONS:
        if part in told:
            return code
    if "pilkada" in told:
        return {"Prov": "PG", "Kab": "PB", "Kota": "PW"}.get(level(organisation), "")
    return ""
