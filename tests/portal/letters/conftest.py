"""A case of a supervisor about somebody of an agency, and somebody for each role that writes."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import Told, seal_told
from jaganetral.portal.evidence.actions import new_folder
from jaganetral.portal.letters import actions
from jaganetral.portal.letters.models import Letter
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.roles import Role
from tests.portal.people.conftest import Make, counts_begin_anew, person, sign_in, tree

__all__ = ["counts_begin_anew", "person", "tree"]

NAME, NIP = "Siti Aminah", "198501012010012034"


@pytest.fixture
def body(tree: SimpleNamespace) -> Organisation:
    found: Organisation = tree.regency
    return found


@pytest.fixture
def writers(tree: SimpleNamespace, person: Make) -> dict[str, Person]:
    """Somebody for each role that writes letters, all in the regency."""
    roles = (Role.INTAKE_OFFICER, Role.REVIEWER, Role.DECISION_MAKER, Role.PPK, Role.AGENCY_OFFICER)
    return {role.value: person(role, tree.regency) for role in roles}


@pytest.fixture
def case(tree: SimpleNamespace) -> Case:
    told = Told(name=NAME, nip=NIP, position="Guru", allegation="Membagikan ajakan memilih.")
    return Case.objects.create(
        number="004/Reg/98.01/XI/2026",
        flow="pilkada_report",
        state="registered",
        election="pilkada_bupati",
        organisation=tree.regency,
        agency=tree.regency,
        office=tree.office,
        region="98.01",
        folder=new_folder(tree.regency),
        sealed=seal_told(told),
    )


@pytest.fixture
def summons(case: Case, writers: dict[str, Person]) -> Letter:
    return actions.write(
        "summons",
        by=writers["reviewer"],
        case=case,
        values={
            "recipient": NAME,
            "reported_name": NAME,
            "reported_nip": NIP,
            "allegation": f"{NAME} membagikan ajakan.",
            "register_number": case.number,
            "answer_until": "2026-12-01",
            "of_no_form": "left out",
        },
    )


@pytest.fixture
def signed_in(client: Client) -> Callable[[Any], Client]:
    """The client, signed in as somebody in the way that people do."""

    def enter(who: Any) -> Client:
        client.cookies.clear()
        sign_in(client, who)
        return client

    return enter
