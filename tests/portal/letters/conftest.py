"""A supervisor's body and an agency, with people who write letters there."""

from __future__ import annotations

import pytest

from jaganetral.portal.people import actions
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.roles import Role


@pytest.fixture
def nation(db: None) -> Organisation:
    return actions.make_organisation(None, None, kind="national", name="Lembaga Contoh Nasional")


@pytest.fixture
def body(nation: Organisation) -> Organisation:
    province = actions.make_organisation(
        None, nation, kind="province", name="Provinsi Contoh", region="99"
    )
    return actions.make_organisation(
        None, province, kind="regency", name="Kabupaten Contoh", region="99.01"
    )


def _somebody(role: Role, where: Organisation) -> Person:
    person = actions.make_account(
        None, email=f"{role.value}@contoh.example", name=f"{role.label} Contoh", password="x" * 20
    )
    actions.give_role(None, person, where, role)
    return person


@pytest.fixture
def writers(body: Organisation) -> dict[str, Person]:
    """Somebody for each role that writes letters."""
    roles = (Role.INTAKE_OFFICER, Role.REVIEWER, Role.DECISION_MAKER, Role.PPK, Role.AGENCY_OFFICER)
    return {role.value: _somebody(role, body) for role in roles}
