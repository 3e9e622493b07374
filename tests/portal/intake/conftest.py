"""Supervisors beside a tree of agencies, their officers, and a report of a made-up happening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from jaganetral.portal.intake import actions, limits
from jaganetral.portal.intake.actions import Filed, Told, Who
from jaganetral.portal.people import actions as people
from jaganetral.portal.people.roles import Role
from tests.portal.people.conftest import Make, counts_begin_anew, person, sign_in, tree

__all__ = ["counts_begin_anew", "person", "tree"]

STORY = (
    "Pada hari Senin lalu seorang pegawai kecamatan membagikan ajakan memilih calon bupati nomor "
    "2 di grup WhatsApp warga dan meminta warga memasang stikernya di pagar rumah."
)


@pytest.fixture(autouse=True)
def limits_begin_anew() -> None:
    """Buckets live in the process: no test inherits another one's."""
    limits.begin_anew()


@pytest.fixture
def place(tree: SimpleNamespace, person: Make) -> SimpleNamespace:
    """The supervisor of region 98.01 and its officers; another one of 97.01 with an officer."""
    nation = people.make_organisation(None, None, kind="supervisor", name="Pengawas Pusat")
    province = people.make_organisation(
        None, nation, kind="supervisor", name="Pengawas Provinsi A", region="98"
    )
    here = people.make_organisation(
        None, province, kind="supervisor", name="Pengawas Kabupaten A", region="98.01"
    )
    beside = people.make_organisation(
        None, nation, kind="supervisor", name="Pengawas Provinsi B", region="97"
    )
    return SimpleNamespace(
        tree=tree,
        nation=nation,
        here=here,
        beside=beside,
        officer=person(Role.INTAKE_OFFICER, here),
        reviewer=person(Role.REVIEWER, here),
        auditor=person(Role.AUDITOR, nation),
        stranger=person(Role.INTAKE_OFFICER, beside),
        employee=person(Role.EMPLOYEE, tree.office),
    )


def told(**more: Any) -> Told:
    """A report of a made-up happening, anonymous unless told otherwise."""
    yesterday = timezone.localdate() - timedelta(days=1)
    fields: dict[str, Any] = {
        "text": STORY, "known_on": yesterday, "happened_on": yesterday, "region": "98.01",
        "place": "Kecamatan A", "reported_name": "Bambang Contoh",
        "reported_office": "Kecamatan A",
    }  # fmt: skip
    return Told(**(fields | more))


WHO = Who(name="Rahayu Saksi", address="Jalan Contoh 7", phone="0812 0000 0000", signed=True)


def a_day(ago: int) -> date:
    return timezone.localdate() - timedelta(days=ago)


def photo(name: str = "foto.jpg", colour: int = 90, side: int = 64) -> SimpleUploadedFile:
    """A small photo with something to see in it."""
    from PIL import Image

    picture = Image.new("RGB", (side, side), (colour, 60, 120))
    for at in range(side):
        picture.putpixel((at, (at * 7 + colour) % side), (255, 255 - colour, 10))
    body = BytesIO()
    picture.save(body, "JPEG")
    return SimpleUploadedFile(name, body.getvalue(), "image/jpeg")


@pytest.fixture
def filed(place: SimpleNamespace) -> Filed:
    """An anonymous report, just filed."""
    return actions.file_report(told())


@pytest.fixture
def signed_in(client: Client) -> Callable[[Any], Client]:
    """The client, signed in as somebody in the way that people do."""

    def enter(who: Any) -> Client:
        client.cookies.clear()
        sign_in(client, who)
        return client

    return enter
