"""Who may do what, where: the whole table, from outside.

Every role × every action × in the role's organisation, below, above, beside it, and without one.
"""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from jaganetral.portal.people import permissions
from jaganetral.portal.people.errors import NoSuchAction, Refused
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.permissions import TABLE, Reach, allowed, allowed_somewhere, scope
from jaganetral.portal.people.roles import CASEWORK, GIVEN, Role, clash

from .conftest import Make

# a everywhere, b here and below, h here alone, m the person's own, . nowhere. Columns: public,
# employee, agency officer, adviser, intake officer, reviewer, decision maker, PPK, auditor, admin.
EXPECTED = {
    "selfcheck.check":             "a a a a a a a a a a",
    "advice.ask":                  ". h h h h h h h . h",
    "advice.see_own_questions":    ". m m m m m m m m m",
    "advice.answer":               ". . . b . . . . . .",
    "advice.see_record":           ". . . b . . . . . .",
    "api.make_token":              ". m m m m m m m . m",
    "api.list_tokens":             ". m m m m m m m m m",
    "api.revoke_token":            ". m m m m m m m m m",
    "people.keep_own_account":     ". m m m m m m m m m",
    "people.see_organisations":    ". . b . . . . b b b",
    "people.manage_organisations": ". . . . . . . . . b",
    "people.see_members":          ". . b . . . . b b b",
    "people.manage_members":       ". . . . . . . . . b",
    "people.read_record":          ". . . . . . . . b .",
    "reports.enter_report":        ". . . . b . . . . .",
    "reports.read_report":         ". . . . b b b . b .",
    "reports.ask_reporter":        ". . . . b b . . . .",
    "reports.join_reports":        ". . . . b . . . . .",
    "reports.open_identity":       ". . . . b b . . . .",
    "evidence.receive_file":       ". . . . b b . . . .",
    "evidence.read_file":          ". . . . b b b b b .",
    "evidence.grade_file":         ". . . . . b . . . .",
    "evidence.hold_or_erase":      ". . . . . . b . . .",
    "evidence.export_bundle":      ". . . . . b b . b .",
    "cases.register_report":       ". . . . b . . . . .",
    "cases.read_case":             ". . . . b b b b b .",
    "cases.write_case":            ". . . . . b . . . .",
    "cases.decide_case":           ". . . . . . b . . .",
    "cases.sanction_person":       ". . . . . . . b . .",
    "cases.clear_person":          ". . . . . . . b . .",
    "cases.hand_over":             ". . . . b b b b . .",
    "review.work_queue":           ". . . . . b . . . .",
    "review.lead_queue":           ". . . . . . b . . .",
    "review.see_quality":          ". . . . . b b . . .",
    "review.export_labels":        ". . . . . . b . . .",
    "letters.write_letter":        ". . . . b b b b . .",
    "letters.read_letter":         ". . . . b b b b b .",
    "privacy.handle_request":      ". . b . . . . . . .",
    "privacy.record_breach":       ". . b . . . . . . b",
    "privacy.read_register":       ". . b . . . . . b .",
    "learning.see_item_quality":   ". . a a . . . . . .",
    "reaching.keep_roster":        ". . b . . . . . . .",
    "reaching.see_unreached":      ". . b . . . . . . .",
    "audit.read_trail":            ". . . . . . . . b .",
    "insight.see_coverage":        ". . b . . . b b b .",
    "insight.see_figures":         ". . . . b b b b b .",
}  # fmt: skip

ANSWERS = {
    #     here   below  above  beside no place
    "a": (True,  True,  True,  True,  True),
    "b": (True,  True,  False, False, False),
    "h": (True,  False, False, False, False),
    "m": (False, False, False, False, True),
    ".": (False, False, False, False, False),
}  # fmt: skip


def test_every_action_stands_in_the_table() -> None:
    assert set(EXPECTED) == set(TABLE)


@pytest.mark.parametrize("role", GIVEN)
def test_a_role_reaches_just_so_far(role: Role, tree: SimpleNamespace, person: Make) -> None:
    somebody = person(role, tree.regency)
    stranger = person()
    places = (tree.regency, tree.office, tree.province, tree.beside, None)
    for action, row in EXPECTED.items():
        letter = row.split()[list(Role).index(role)]
        found = tuple(allowed(somebody, action, place) for place in places)
        expected = (True,) * 5 if letter == "m" else ANSWERS[letter]
        assert found == expected, action
        assert allowed_somewhere(somebody, action) == (letter != "."), action
        assert {one.name for one in scope(somebody, action)} == {
            "a": {"Nasional", "Provinsi A", "Kabupaten A", "Dinas A", "Provinsi B", "Kabupaten B"},
            "b": {"Kabupaten A", "Dinas A"},
            "h": {"Kabupaten A"},
        }.get(letter, set()), action
        if letter == "m":  # what is somebody else's is out of reach
            assert not allowed(somebody, action, owner=stranger), action
            assert allowed(somebody, action, owner=somebody), action


def test_the_public_may_check_and_nothing_else(tree: SimpleNamespace, person: Make) -> None:
    for who in (AnonymousUser(), person()):
        assert [action for action in TABLE if allowed_somewhere(who, action)] == ["selfcheck.check"]
        assert [action for action in TABLE if allowed(who, action, tree.office)] == [
            "selfcheck.check"
        ]


def test_an_action_without_a_row_is_refused(tree: SimpleNamespace, person: Make) -> None:
    top = person(Role.ADMINISTRATOR, tree.nation)
    for action in ("cases.delete_everything", "", "people", "people.manage_members "):
        assert not allowed(top, action, tree.nation)
        assert not allowed_somewhere(top, action)
        with pytest.raises(NoSuchAction, match=r"people\.permissions"):
            scope(top, action)
        with pytest.raises(NoSuchAction):
            requires(action)


@pytest.mark.parametrize(
    ("begins", "ends", "counts"),
    [(-2, None, True), (-2, 1, True), (-2, -1, False), (1, None, False), (1, 2, False)],
)
def test_a_role_counts_only_while_it_is_held(
    begins: int, ends: int | None, counts: bool, tree: SimpleNamespace, person: Make
) -> None:
    now = timezone.now()
    one = person(
        Role.REVIEWER,
        tree.regency,
        begins=now + timedelta(days=begins),
        ends=None if ends is None else now + timedelta(days=ends),
    )
    assert allowed(one, "cases.read_case", tree.regency) is counts
    assert scope(one, "cases.read_case").exists() is counts
    assert one.needs_second_factor() is counts


def test_a_closed_account_may_nothing(tree: SimpleNamespace, person: Make) -> None:
    one = person(Role.REVIEWER, tree.regency)
    one.is_active = False
    assert not allowed(one, "cases.read_case", tree.regency)


def test_roles_add_up(tree: SimpleNamespace, person: Make) -> None:
    one = person(Role.EMPLOYEE, tree.office)
    assert allowed(one, "advice.ask", tree.office)
    assert not allowed(one, "advice.ask", tree.regency)


def test_an_administrator_reads_no_case_and_no_question() -> None:
    kept_away = [action for action in TABLE if action.startswith(("cases.", "audit."))]
    kept_away += ["advice.answer", "advice.see_record", "people.read_record"]
    assert {TABLE[action].cells[Role.ADMINISTRATOR] for action in kept_away} == {Reach.NOT}


def test_an_auditor_changes_nothing() -> None:
    assert [a for a, row in TABLE.items() if row.does == permissions.WRITES
            and row.cells[Role.AUDITOR] is not Reach.NOT] == []  # fmt: skip


def test_who_reads_cases_registers_decides_and_sanctions_by_four_pairs_of_hands() -> None:
    for action in ("register_report", "write_case", "decide_case", "sanction_person"):
        assert len(TABLE[f"cases.{action}"].roles(Reach.HERE, Reach.BELOW, Reach.ALL)) == 1


@pytest.mark.parametrize("role", CASEWORK)
def test_roles_that_nobody_holds_together(role: Role) -> None:
    assert clash(role, Role.ADMINISTRATOR)
    assert clash(Role.AUDITOR, role)
    assert clash(role, Role.ADVISER)
    assert not clash(role, Role.EMPLOYEE)


def test_demand_says_what_was_refused_and_where(tree: SimpleNamespace, person: Make) -> None:
    with pytest.raises(Refused, match=r"cases\.read_case is not allowed in Kabupaten A"):
        permissions.demand(person(), "cases.read_case", tree.regency)


def test_a_query_is_asked_once_for_an_answer(
    tree: SimpleNamespace, person: Make, django_assert_max_num_queries: object
) -> None:
    one = person(Role.REVIEWER, tree.regency)
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        allowed(one, "cases.read_case", tree.office)
