"""A supervisor beside an agency, officers for each role of both, and a case that can be moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from jaganetral.portal.casework import actions, deciding, studying
from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import Told
from jaganetral.portal.evidence import actions as evidence
from jaganetral.portal.people import actions as people
from jaganetral.portal.people.models import Membership, Person
from jaganetral.portal.people.roles import Role
from tests.portal.people.conftest import Make, counts_begin_anew, person, tree

__all__ = ["counts_begin_anew", "person", "tree"]

WORDS = "Cukup jelas dan tertulis dalam berkas."
TOLD = Told(
    name="Siti Aminah",
    nip="198501012010012034",
    position="Guru",
    allegation="Membagikan ajakan memilih pasangan nomor 2 di grup warga.",
    happened_on="2024-11-01",
    place="Grup WhatsApp warga",
    conduct={
        "action": "post",
        "actor_kind": "pns",
        "region": "13.71",
        "text": "Ayo pilih paslon nomor urut 2 untuk wali kota!",
    },
)


@pytest.fixture
def house(tree: SimpleNamespace, person: Make) -> SimpleNamespace:
    """Supervisors of the nation, province and regency; five decide in the regency's."""
    cache.clear()
    nation = people.make_organisation(None, None, kind="supervisor", name="Pengawas Pusat")
    province = people.make_organisation(
        None, nation, kind="supervisor", name="Pengawas Provinsi A", region="98"
    )
    here = people.make_organisation(
        None, province, kind="supervisor", name="Pengawas Kabupaten A", region="98.01"
    )
    return SimpleNamespace(
        tree=tree, nation=nation, province=province, here=here, office=tree.office,
        intake=person(Role.INTAKE_OFFICER, here), reviewer=person(Role.REVIEWER, here),
        members=[person(Role.DECISION_MAKER, here) for _ in range(3)],
        ppk=person(Role.PPK, tree.regency), examiner=person(Role.REVIEWER, tree.regency),
        second=person(Role.DECISION_MAKER, tree.regency), auditor=person(Role.AUDITOR, here),
        above=person(Role.REVIEWER, province), superior=person(Role.PPK, tree.province),
        superior_second=person(Role.DECISION_MAKER, tree.province),
    )  # fmt: skip


Open = Callable[..., Case]


@pytest.fixture
def opened(house: SimpleNamespace) -> Open:
    """A finding, registered."""

    def make(flow: str = "pilkada_report", **options: Any) -> Case:
        told = options.pop("told", TOLD)
        case = actions.open_finding(
            house.reviewer, house.here, told, flow_id=flow, reason=WORDS,
            **({"office": house.office, "files": [photo()]} | options),
        )  # fmt: skip
        return case

    return make


def photo() -> Any:
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    content = BytesIO()
    Image.new("RGB", (40, 30), (200, 10, 10)).save(content, "PNG")
    return SimpleUploadedFile("bukti.png", content.getvalue(), content_type="image/png")


def hearing(days: int = 9) -> dict[str, Any]:
    """What a summons needs to be told."""
    at = timezone.now() + timedelta(days=days)
    return {
        "meeting_at": at, "meeting_place": "Kantor pengawas", "answer_until": at.date(),
    }  # fmt: skip


def study(house: SimpleNamespace, case: Case, who: Person | None = None) -> None:
    studying.write_own_view(who or house.reviewer, case, level="prohibited", words=WORDS)


def to_plenary(house: SimpleNamespace, case: Case) -> Case:
    """Summoned, defended, studied."""
    actions.move(house.reviewer, case, "summon", facts=hearing())
    case.refresh_from_db()
    study(house, case)
    actions.move(house.reviewer, case, "finish_study", reason=WORDS)
    case.refresh_from_db()
    return case


def decide(people: list[Person], case: Case, choice: str, **facts: Any) -> Case:
    meeting = deciding.call(people[0], case)
    for one in people:
        deciding.vote(one, meeting, choice, WORDS)
    deciding.close(people[0], meeting, minutes=WORDS, reason=WORDS, facts=facts)
    return Case.objects.get(pk=case.pk)


def held(one: Person, role: Role, place: Any) -> None:
    Membership.objects.create(person=one, role=role, organisation=place)


def folder() -> Any:
    return evidence.new_folder()
