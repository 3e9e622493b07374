"""A made-up agency: offices, a roster, meetings. Names are drawn from a list, NIPs are made."""

from __future__ import annotations

import csv
import io
import random
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.roles import Role
from jaganetral.portal.reaching import importing
from jaganetral.portal.reaching.models import Employee
from jaganetral.portal.reaching.sealed import known
from tests.portal.people.conftest import Make, counts_begin_anew, person, tree

__all__ = ["counts_begin_anew", "person", "tree"]

HEAD = ["NIP", "Nama", "Perangkat Daerah", "Unit Kerja", "Jabatan", "Jenis Pegawai", "Email",
        "No HP"]  # fmt: skip
_NAMES = """
Siti Budi Agus Dewi Rina Andi Nur Sri Eko Yusuf Putri Hasan Maria Yohanes Ketut
Aminah Santoso Rahmawati Wijaya Lestari Hidayat Saputra Handayani Kurniawan Sitompul
Nasution Lubis Harahap Siregar Pratama Utami Ginting Tanjung Halim Wulandari Panggabean
"""
_PARTS = [line.split() for line in _NAMES.strip().splitlines()]


def nip(number: int) -> str:
    """An NIP that can be one; each number has its own."""
    born = date(1970 + number % 25, 1 + number // 25 % 12, 1 + number // 300 % 28)
    begun = f"{born.year + 24}{1 + number % 12:02}"
    return f"{born:%Y%m%d}{begun}{1 + number % 2}{1 + number // 8400:03}"


def name(number: int, *, draw: random.Random | None = None) -> str:
    pick = draw or random.Random(number)
    return " ".join(pick.choice(part) for part in _PARTS)


def row(number: int, office: str = "Dinas A", **other: str) -> list[str]:
    told = {
        "nip": nip(number), "name": name(number), "office": office, "unit": "Umum",
        "position": "Analis", "employment": "PNS", "email": f"p{number}@contoh.example",
        "phone": "",
    } | other  # fmt: skip
    return [told[key] for key in ("nip", "name", "office", "unit", "position", "employment",
                                  "email", "phone")]  # fmt: skip


def as_csv(rows: list[list[str]], head: list[str] = HEAD) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    return out.getvalue().encode()


@pytest.fixture
def agency(tree: SimpleNamespace, person: Make, settings: Any, tmp_path: Any) -> SimpleNamespace:
    """The regency of the tree as an agency, its officer, and a head who sees coverage alone."""
    settings.TRAIL_FOLDER = tmp_path / "trail"
    return SimpleNamespace(
        **vars(tree), place=tree.regency,
        officer=person(Role.AGENCY_OFFICER, tree.regency), head=person(Role.PPK, tree.regency),
    )  # fmt: skip


def take(officer: Person, place: Organisation, rows: list[list[str]], **options: Any) -> Any:
    """A roster, received and taken over."""
    roster = importing.receive(officer, place, as_csv(rows))
    return importing.carry_out(officer, roster, **options)


def employee(number: int) -> Employee:
    """The employee of a number."""
    return next(one for one in Employee.objects.select_related("organisation")
                if known(one.sealed).nip == nip(number))  # fmt: skip
