"""A made-up agency of a demonstration: offices, people, a roll call, some who learned and signed.

Everything goes the way that officers and employees go. Nobody in it exists.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jaganetral.portal.door import today
from jaganetral.portal.learning.actions import read_module
from jaganetral.portal.learning.reading import module
from jaganetral.portal.people.errors import NotADemonstration
from jaganetral.portal.people.models import Membership, Organisation, Person
from jaganetral.portal.people.roles import Role
from jaganetral.portal.pledge import signing
from jaganetral.portal.pledge.texts import required, text
from jaganetral.portal.reaching import attending, importing
from jaganetral.portal.reaching.links import learner_for, links_for
from jaganetral.portal.reaching.models import Employee
from jaganetral.portal.reaching.sealed import known
from jaganetral.portal.reaching.tables import csv_bytes

__all__ = ["make"]

_PLACE = "Kabupaten Contoh"
_OFFICES = (
    ("Dinas Contoh", 40), ("Dinas Contoh Pendidikan", 70), ("Dinas Contoh Kesehatan", 55),
    ("Badan Contoh Kepegawaian", 24), ("Kecamatan Contoh Timur", 14), ("Kantor Contoh Kecil", 3),
)  # fmt: skip
_FIRST = ("Contoh", "Misal", "Peraga", "Umpama", "Ibarat")
_SECOND = ("Arif", "Bunga", "Cahya", "Damar", "Elok", "Fajar", "Gita", "Harum", "Intan", "Jaya")
_THIRD = ("Satu", "Dua", "Tiga", "Empat", "Lima")


@transaction.atomic
def make() -> int:
    """Make the agency where there is none yet. Says how many employees there are.

    Raises NotADemonstration outside a demonstration.
    """
    if not settings.ENVIRONMENT.demo:
        raise NotADemonstration("set JAGANETRAL_DEMO=1 to make a made-up agency")
    if not Employee.objects.exists():
        place = Organisation.objects.get(name=_PLACE)
        officer = _officer(place)
        rows = list(_rows(random.Random(1)))
        head = [
            "NIP",
            "Nama",
            "Perangkat Daerah",
            "Unit Kerja",
            "Jabatan",
            "Jenis Pegawai",
            "Email",
        ]
        roster = importing.receive(officer, place, csv_bytes([head, *rows]))
        importing.carry_out(officer, roster, make_offices=True)
        _attend(officer, place, rows)
        _learn(place)
    return Employee.objects.count()


def _officer(place: Organisation) -> Person:
    held = Membership.objects.in_force().filter(role=Role.AGENCY_OFFICER, organisation=place)
    return held.select_related("person").order_by("pk")[0].person


def _rows(draw: random.Random) -> list[list[str]]:
    names = [" ".join(parts) for parts in product(_FIRST, _SECOND, _THIRD)]
    draw.shuffle(names)
    rows: list[list[str]] = []
    for office, many in _OFFICES:
        for _person in range(many):
            number = len(rows)
            born = date(1972, 1, 1) + timedelta(days=37 * number)
            pppk = number % 4 == 3
            code = 21 if pppk else 1 + number % 12
            nip = f"{born:%Y%m%d}{born.year + 25}{code:02}{1 + number % 2}001"
            rows.append([
                nip, names[number], office, ("Umum", "Pelayanan")[number % 2],
                ("Guru", "Analis", "Pengelola", "Penyuluh")[number % 4],
                "PPPK" if pppk else "PNS", f"pegawai{number}@contoh.example",
            ])  # fmt: skip
    return rows


def _attend(officer: Person, place: Organisation, rows: list[list[str]]) -> None:
    head = ["Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest"]
    there = [[row[1], "", str(20 + at % 40), "Yes"] for at, row in enumerate(rows) if at % 3]
    guests = [["iPhone", "", "45", "Yes"], ["Contoh Arif", "", "45", "Yes"]]
    call = attending.receive(
        officer, place, csv_bytes([head, *there, *guests]), title="Apel pagi (contoh)",
        held_on=today() - timedelta(days=40),
    )  # fmt: skip
    attending.confirm_clear(officer, call)


def _learn(place: Organisation) -> None:
    people = list(attending.within(place).order_by("pk"))[:40]
    links_for(people)
    names = required(text())
    now = timezone.now()
    for at, one in enumerate(people):
        learner = learner_for(one)
        for name in names if at % 4 else names[:3]:
            read_module(learner, name, module(name, "id").fingerprint)
        if at % 4 and at < 24:
            _nonce, token = signing.challenge(learner, text())
            signing.sign(learner, text(), name=known(one.sealed).name, token=token, own=None,
                         by=None)  # fmt: skip
        learner.modules.update(read_at=now - timedelta(days=at))
