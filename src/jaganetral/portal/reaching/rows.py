"""One row of a roster: taken as an employee, or given back with every reason against it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from jaganetral.elections import Registry
from jaganetral.portal.privacy.nip import BadNip, read_nip
from jaganetral.portal.reaching.columns import FIELDS
from jaganetral.portal.reaching.models import Employment
from jaganetral.portal.reaching.sealed import Known
from jaganetral.portal.reaching.tables import FORMULA, LOST

__all__ = ["Row", "read_row"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be an employee. `office` is as it was written."""

    number: int
    known: Known
    office: str
    unit: str
    position: str
    employment: str
    region: str


_EMPLOYMENT = {
    "pns": Employment.PNS, "asn pns": Employment.PNS, "cpns": Employment.PNS,
    "pegawai negeri sipil": Employment.PNS, "pppk": Employment.PPPK, "p3k": Employment.PPPK,
    "asn pppk": Employment.PPPK, "pppk paruh waktu": Employment.PPPK,
    "pegawai pemerintah dengan perjanjian kerja": Employment.PPPK,
}  # fmt: skip
_PHONE = re.compile(r"\+?\d{8,15}")


def read_row(
    number: int,
    cells: list[str],
    columns: Mapping[str, int],
    *,
    registry: Registry,
    today: date,
    regions: dict[str, str | None],
) -> Row | list[str]:
    """The row, or what is wrong with it. `regions` remembers how regions were read before."""
    told = {name: cells[column] for name, column in columns.items()}
    wrong: list[str] = []
    for name, value in told.items():
        if value == FORMULA:
            wrong.append(_say(name, _("this is a formula; put its value there")))
            told[name] = ""
    digits, kind = _nip(told.get("nip", ""), today, wrong)
    name = told.get("name", "")
    if sum(sign.isalpha() for sign in name) < 2:
        wrong.append(_say("name", _("a name is missing")))
    if not told.get("office"):
        wrong.append(_say("office", _("the office is missing")))
    employment = _employment(told.get("employment", ""), kind, wrong)
    email = told.get("email", "").strip().lower()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            wrong.append(_say("email", _("this is no address; leave it empty or mend it")))
    phone = re.sub(r"[\s().-]", "", told.get("phone", "").removeprefix(LOST))
    if phone and not _PHONE.fullmatch(phone):
        wrong.append(_say("phone", _("this is no number; leave it empty or mend it")))
    region = _region(told.get("region", ""), registry, regions)
    if region is None:
        wrong.append(_say("region", _("no such region; give its name or Kemendagri's code")))
    if wrong:
        return wrong
    return Row(
        number, Known(name[:150], digits, email[:254], phone), told["office"][:200],
        told.get("unit", "")[:120], told.get("position", "")[:120], employment, region or "",
    )  # fmt: skip


def _say(field: str, problem: str) -> str:
    return f"{FIELDS[field].title}: {problem}"


def _nip(text: str, today: date, wrong: list[str]) -> tuple[str, str]:
    if text.startswith(LOST):
        wrong.append(_say("nip", _("Excel made it a number and lost its last digits; format the "
                                   "column as text and type it again")))  # fmt: skip
        return "", ""
    try:
        found = read_nip(text.removeprefix("'"), today=today)
    except BadNip as bad:
        wrong.append(_say("nip", str(bad.sentence)))
        return "", ""
    return found.digits, found.kind


def _employment(text: str, by_nip: str, wrong: list[str]) -> str:
    if not text and by_nip:
        return by_nip
    plain = " ".join(text.casefold().replace(".", "").split())
    found = _EMPLOYMENT.get(plain)
    if found is None:
        wrong.append(_say("employment", _("PNS or PPPK is expected")))
        return ""
    if by_nip and by_nip != found.value:
        wrong.append(_say("employment", _("the NIP is of the other kind (PNS or PPPK)")))
    return found.value


def _region(text: str, registry: Registry, seen: dict[str, str | None]) -> str | None:
    if not text:
        return ""
    if text not in seen:
        found = registry.find_region(text)
        seen[text] = found.code if found else None
    return seen[text]
