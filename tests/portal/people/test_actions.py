"""Changes to accounts, roles and organisations, and the record of them."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from jaganetral.portal.people import actions, selectors
from jaganetral.portal.people.errors import (
    BadInvitation,
    BadMembership,
    BadOrganisation,
    NeverChanged,
    Refused,
    SpentInvitation,
)
from jaganetral.portal.people.models import Invitation, Membership, Organisation, Person, Record
from jaganetral.portal.people.permissions import allowed
from jaganetral.portal.people.roles import Role

from .conftest import PASSWORD, Make


def test_an_invitation_makes_one_account_once(tree: SimpleNamespace, person: Make) -> None:
    admin = person(Role.ADMINISTRATOR, tree.regency)
    _invitation, key = actions.invite(
        admin, tree.office, email="Baru@Contoh.example", name="Baru", role=Role.ADVISER
    )
    assert key not in str(Invitation.objects.values())
    made = actions.accept(key, PASSWORD)
    assert made.email == "baru@contoh.example"
    assert identify_hasher(made.password).algorithm == "argon2"
    assert "$argon2id$" in made.password
    assert [one.role for one in made.memberships.all()] == [Role.ADVISER]
    with pytest.raises(SpentInvitation):
        actions.accept(key, PASSWORD)
    assert [(line.what, line.by) for line in Record.objects.all()[:3]] == [
        ("role_given", admin), ("account_made", None), ("invited", admin),
    ]  # fmt: skip


def test_a_link_ends_when_it_is_withdrawn_or_old(tree: SimpleNamespace, person: Make) -> None:
    admin = person(Role.ADMINISTRATOR, tree.regency)
    for number, spoil in enumerate(("withdrawn", "old")):
        invitation, key = actions.invite(
            admin, tree.office, email=f"{number}@contoh.example", name="x", role=Role.EMPLOYEE
        )
        if spoil == "withdrawn":
            actions.withdraw(admin, invitation)
        else:
            Invitation.objects.filter(pk=invitation.pk).update(open_until=timezone.now())
        with pytest.raises(SpentInvitation):
            actions.accept(key, PASSWORD)
    with pytest.raises(SpentInvitation):
        actions.invitation_of("never made")


def test_nobody_is_invited_twice_or_over_an_account(tree: SimpleNamespace, person: Make) -> None:
    admin, there = person(Role.ADMINISTRATOR, tree.regency), person(Role.EMPLOYEE, tree.office)
    offer = {"name": "x", "role": Role.EMPLOYEE}
    with pytest.raises(BadInvitation):
        actions.invite(admin, tree.office, email=there.email.upper(), **offer)  # type: ignore[arg-type]
    actions.invite(admin, tree.office, email="a@contoh.example", **offer)  # type: ignore[arg-type]
    with pytest.raises(BadInvitation):
        actions.invite(admin, tree.office, email="a@contoh.example", **offer)  # type: ignore[arg-type]


@pytest.mark.parametrize("place", ["province", "beside", "nation"])
def test_an_administrator_stays_within_the_own_tree(
    place: str, tree: SimpleNamespace, person: Make
) -> None:
    admin, one = person(Role.ADMINISTRATOR, tree.regency), person()
    with pytest.raises(Refused):
        actions.give_role(admin, one, getattr(tree, place), Role.EMPLOYEE)
    with pytest.raises(Refused):
        actions.invite(
            admin, getattr(tree, place), email="x@y.example", name="x", role=Role.EMPLOYEE
        )
    assert Record.objects.filter(by=admin).count() == 0


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMINISTRATOR}])
def test_only_an_administrator_gives_roles(role: Role, tree: SimpleNamespace, person: Make) -> None:
    who = person() if role is Role.PUBLIC else person(role, tree.regency)
    with pytest.raises(Refused):
        actions.give_role(who, person(), tree.regency, Role.EMPLOYEE)


def test_nobody_changes_their_own_roles(tree: SimpleNamespace, person: Make) -> None:
    admin = person(Role.ADMINISTRATOR, tree.regency)
    with pytest.raises(BadMembership):
        actions.give_role(admin, admin, tree.regency, Role.EMPLOYEE)
    with pytest.raises(BadMembership):
        actions.end_role(admin, admin.memberships.get())
    with pytest.raises(BadMembership):
        actions.close_account(admin, admin)


def test_an_administrator_cannot_be_made_a_reader_of_cases(
    tree: SimpleNamespace, person: Make
) -> None:
    one, other = (person(Role.ADMINISTRATOR, tree.regency) for _ in range(2))
    for role in (Role.REVIEWER, Role.INTAKE_OFFICER, Role.AUDITOR, Role.ADVISER, Role.PPK):
        with pytest.raises(BadMembership) as wrong:
            actions.give_role(one, other, tree.office, role)
        assert wrong.value.field == "role"
        assert str(Role.ADMINISTRATOR.label) in wrong.value.sentence
    actions.give_role(one, other, tree.office, Role.EMPLOYEE)


def test_a_role_ends_at_once_and_may_be_given_again(tree: SimpleNamespace, person: Make) -> None:
    admin, one = person(Role.ADMINISTRATOR, tree.regency), person(Role.REVIEWER, tree.office)
    held = one.memberships.get()
    with pytest.raises(BadMembership) as wrong:
        actions.give_role(admin, one, tree.office, Role.REVIEWER)
    assert wrong.value.field == "role"
    actions.end_role(admin, held)
    assert not one.memberships_in_force().exists()
    with pytest.raises(BadMembership):
        actions.end_role(admin, held)
    actions.give_role(admin, one, tree.office, Role.REVIEWER)
    assert one.memberships.count() == 2


def test_an_account_is_closed_by_who_reaches_all_its_places(
    tree: SimpleNamespace, person: Make
) -> None:
    admin, one = person(Role.ADMINISTRATOR, tree.regency), person(Role.EMPLOYEE, tree.office)
    Membership.objects.create(person=one, organisation=tree.beside, role=Role.EMPLOYEE)
    with pytest.raises(Refused):
        actions.close_account(admin, one)
    top = person(Role.ADMINISTRATOR, tree.nation)
    actions.close_account(top, one)
    assert not Person.objects.get(pk=one.pk).is_active
    actions.open_account(top, one)
    assert Person.objects.get(pk=one.pk).is_active


@pytest.mark.parametrize(
    ("above", "kind", "name", "region", "field"),
    [
        ("nation", "regency", "X", "98.09", "kind"),
        ("province", "province", "X", "96", "kind"),
        ("office", "opd", "X", "", "kind"),
        ("nation", "national", "X", "", "kind"),
        ("nation", "province", "X", "", "region"),
        ("nation", "province", "X", "9", "region"),
        ("nation", "province", "X", "98", "region"),
        ("province", "regency", "X", "97.09", "region"),
        ("regency", "opd", "X", "98.01", "region"),
        ("regency", "opd", "  ", "", "name"),
    ],
)
def test_an_organisation_stands_where_it_belongs(
    above: str, kind: str, name: str, region: str, field: str, tree: SimpleNamespace
) -> None:
    with pytest.raises(BadOrganisation) as wrong:
        actions.make_organisation(None, getattr(tree, above), kind=kind, name=name, region=region)
    assert wrong.value.field == field


def test_an_office_serves_the_region_above_it(tree: SimpleNamespace) -> None:
    assert tree.office.region_code() == "98.01"
    assert [one.name for one in tree.office.lineage()] == [
        "Nasional", "Provinsi A", "Kabupaten A", "Dinas A",
    ]  # fmt: skip
    assert Organisation.objects.within(tree.province).count() == 3


def test_supervisors_are_a_tree_beside_the_agencies(tree: SimpleNamespace, person: Make) -> None:
    make = actions.make_organisation
    nation = make(None, None, kind="supervisor", name="Pengawas")
    province = make(None, nation, kind="supervisor", name="Pengawas A", region="98")
    regency = make(None, province, kind="supervisor", name="Pengawas AA", region="98.01")
    found = Organisation.objects.supervisor_of
    assert [found(code) for code in ("98.01", "98.02", "98", "11.01", "")] == [
        regency, province, province, nation, nation,
    ]  # fmt: skip
    for above, region in ((tree.province, "98"), (province, "97.01"), (nation, ""), (nation, "98")):
        with pytest.raises(BadOrganisation):
            make(None, above, kind="supervisor", name="Pengawas lain", region=region)
    everywhere = person(Role.AUDITOR, tree.nation)
    assert not allowed(everywhere, "cases.read_case", regency)


@pytest.mark.parametrize(
    "values",
    [
        {"role": "public"},
        {"role": "king"},
        {"ends": timezone.now() - timedelta(days=9)},
    ],
)
def test_the_database_refuses_a_membership_that_makes_no_sense(
    values: dict[str, object], tree: SimpleNamespace, person: Make
) -> None:
    one = person()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            **{"person": one, "organisation": tree.office, "role": "employee", **values}
        )


def test_the_database_refuses_a_second_account_and_a_wrong_region(
    tree: SimpleNamespace, person: Make
) -> None:
    one = person()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email=one.email.upper(), name="x")
    for kind, region in (("province", "9"), ("opd", "98"), ("regency", "98")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisation.objects.add_child(
                tree.nation, create_kwargs={"kind": kind, "name": "x", "region": region}
            )


def test_a_line_of_the_record_is_never_changed(tree: SimpleNamespace) -> None:
    line = Record.objects.first()
    assert line is not None
    for change in (
        line.save,
        line.delete,
        lambda: Record.objects.all().delete(),
        lambda: Record.objects.update(what="invited"),
        lambda: Record.objects.bulk_update([line], ["what"]),
    ):
        with pytest.raises(NeverChanged):
            change()
    for statement in ("UPDATE people_record SET what = 'invited'", "DELETE FROM people_record"):
        with (
            pytest.raises(DatabaseError, match="never changed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_an_auditor_reads_the_lines_of_the_own_tree(tree: SimpleNamespace, person: Make) -> None:
    auditor = person(Role.AUDITOR, tree.province)
    one = person(Role.EMPLOYEE, tree.office)
    elsewhere = person(Role.EMPLOYEE, tree.beside)
    actions.close_account(None, one)
    actions.close_account(None, elsewhere)
    lines = list(selectors.record(auditor))
    assert {line.person for line in lines if line.person} == {one}
    assert {line.organisation.name for line in lines if line.organisation} == {
        "Provinsi A", "Kabupaten A", "Dinas A",
    }  # fmt: skip
    assert list(selectors.record(person(Role.ADMINISTRATOR, tree.nation))) == []
