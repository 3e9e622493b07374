"""Which column of a roster is what: guessed from its heading and from what stands in it.

A guess is shown and can be corrected; nothing is taken over before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz

from jaganetral.portal.reaching.errors import BadMapping
from jaganetral.portal.reaching.sealed import Sheet

__all__ = ["FIELDS", "NEEDED", "Field", "checked", "guessed"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an employee: what it is called on pages, and how agencies head its column."""

    title: str | Promise
    needed: bool
    headings: tuple[str, ...]


FIELDS: dict[str, Field] = {
    "nip": Field(gettext_lazy("NIP"), True, (
        "nip", "nip baru", "nomor induk pegawai", "ni pppk", "nipppk", "nip/nipppk", "no nip")),
    "name": Field(gettext_lazy("Name"), True, (
        "nama", "nama lengkap", "nama pegawai", "name", "nama dan gelar", "nama asn")),
    "office": Field(gettext_lazy("Office"), True, (
        "opd", "skpd", "perangkat daerah", "instansi", "unor induk", "office", "unit organisasi",
        "satuan kerja", "satker", "dinas", "nama opd", "kantor")),
    "unit": Field(gettext_lazy("Unit"), False, (
        "unit kerja", "unit", "bidang", "sub unit", "unor", "bagian", "unit kerja / bidang")),
    "position": Field(gettext_lazy("Position"), False, (
        "jabatan", "nama jabatan", "position", "jabatan terakhir")),
    "employment": Field(gettext_lazy("Kind of employment"), False, (
        "jenis pegawai", "status kepegawaian", "kedudukan", "status pegawai", "employment",
        "jenis asn", "pns/pppk", "status")),
    "email": Field(gettext_lazy("E-mail address"), False, (
        "email", "e-mail", "surel", "alamat email", "email dinas")),
    "phone": Field(gettext_lazy("Phone"), False, (
        "no hp", "hp", "telepon", "nomor hp", "no telepon", "wa", "whatsapp", "phone", "no wa",
        "handphone")),
    "region": Field(gettext_lazy("Region of service"), False, (
        "wilayah", "kabupaten/kota", "wilayah kerja", "kode wilayah", "region", "lokasi kerja",
        "tempat tugas")),
}  # fmt: skip
NEEDED = tuple(name for name, field in FIELDS.items() if field.needed)
_LIKE = 84
_DIGITS = re.compile(r"\D")


def guessed(sheet: Sheet) -> dict[str, int]:
    """By field, the likeliest column. What looks like nothing is left out."""
    scores = [
        (_score(name, field, sheet, column), name, column)
        for name, field in FIELDS.items()
        for column in range(len(sheet.header))
    ]
    found: dict[str, int] = {}
    for score, name, column in sorted(scores, reverse=True):
        if score >= _LIKE and name not in found and column not in found.values():
            found[name] = column
    return found


def checked(asked: dict[str, int], sheet: Sheet) -> dict[str, int]:
    """The columns as somebody chose them. Raises BadMapping."""
    for name in NEEDED:
        if name not in asked:
            title = FIELDS[name].title
            raise BadMapping(_("Choose the column for: {field}").format(field=title), name)
    seen: dict[int, str] = {}
    for name, column in asked.items():
        if not 0 <= column < len(sheet.header):
            raise BadMapping(_("There is no such column."), name)
        if column in seen:
            raise BadMapping(
                _("One column cannot be two things: {one} and {other}.").format(
                    one=FIELDS[seen[column]].title, other=FIELDS[name].title
                ),
                name,
            )
        seen[column] = name
    return dict(asked)


def _score(name: str, field: Field, sheet: Sheet, column: int) -> float:
    heading = " ".join(sheet.header[column].casefold().replace("_", " ").replace(".", " ").split())
    if not heading:
        return 0.0
    like = max(fuzz.ratio(heading, known) for known in field.headings)
    sample = [row[column] for _number, row in sheet.rows[:50] if row[column]]
    if name == "nip" and sample:
        digits = sum(len(_DIGITS.sub("", cell)) == 18 for cell in sample)
        like = max(like, 99.0) if digits > 0.5 * len(sample) else like
        like = like * 0.5 if len(sample) > 4 and not digits else like
    if name == "email" and sample and sum("@" in cell for cell in sample) > 0.5 * len(sample):
        like = max(like, 95.0)
    return like
