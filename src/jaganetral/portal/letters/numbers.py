"""Official numbers: `012/LP/PB/Kab/99.01/XI/2026`, without a gap in their series.

A number is given inside the transaction that issues the letter: if that fails, the number goes
back with it. Two letters of one series wait for each other (a row lock; on SQLite the one writer).
"""

from __future__ import annotations

import string
from datetime import date

from django.db import connection, transaction

from jaganetral.portal.letters.forms import Form
from jaganetral.portal.letters.models import NumberPattern, Series
from jaganetral.portal.people.models import Organisation, OrganisationKind

__all__ = ["ROMAN", "level", "next_number", "pattern_of", "written"]

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Months as official Indonesian numbers write them."""

_LEVELS = {"national": "RI", "province": "Prov", "regency": "Kab", "opd": "OPD"}


def next_number(
    organisation: Organisation, form: Form, day: date, *, election: str = "PB"
) -> tuple[int, str]:
    """The next number of the form's series, and how it is written.

    Must stand inside a transaction: the number is given for good when that commits.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a number is given inside a transaction")
    Series.objects.get_or_create(organisation=organisation, name=form.series, year=day.year)
    series = Series.objects.select_for_update().get(
        organisation=organisation, name=form.series, year=day.year
    )
    series.last += 1
    series.save(update_fields=["last"])
    return series.last, written(
        pattern_of(organisation, form), series.last, day, organisation, election=election
    )


def pattern_of(organisation: Organisation, form: Form) -> str:
    """The organisation's own pattern for the form, or for all its letters, or the form's."""
    own = {
        one.form: one.pattern
        for one in NumberPattern.objects.filter(organisation=organisation, form__in=[form.id, ""])
    }
    return own.get(form.id) or own.get("") or form.number


def written(pattern: str, n: int, day: date, organisation: Organisation, *, election: str) -> str:
    """The number as it stands on paper. Raises KeyError or ValueError for a bad pattern."""
    return string.Formatter().vformat(
        pattern,
        (),
        {
            "n": n,
            "month": ROMAN[day.month - 1],
            "month_number": day.month,
            "year": day.year,
            "region": organisation.region_code() or "00",
            "level": level(organisation),
            "election": election,
        },
    )


def level(organisation: Organisation) -> str:
    """RI, Prov, Kab, Kota: from the region whose body it is."""
    for one in reversed(organisation.lineage()):
        if one.kind == OrganisationKind.REGENCY:
            return "Kota" if one.name.lower().startswith("kota") else "Kab"
        if one.kind == OrganisationKind.PROVINCE:
            return "Prov"
    return "RI"
