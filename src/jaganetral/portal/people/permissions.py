"""Who may do what, where: one table, read from top to bottom.

A row is an action, a column a role, and a cell says how far the role reaches:

    all     everywhere
    below   in the organisation of the membership and in those below it
    here    in the organisation of the membership alone
    mine    what is the person's own, wherever: their questions, tokens, sessions
    -       not at all

Nothing else allows anything: there is no superuser, an action without a row is refused, and a
membership that has not begun or has ended counts for nothing. Roles add up; `public` is everybody.
The page docs/people.md is written from this table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

import rules as _rules
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from jaganetral.portal.people.errors import NoSuchAction, Refused
from jaganetral.portal.people.models import (
    Membership,
    Organisation,
    OrganisationQuerySet,
    Person,
)
from jaganetral.portal.people.roles import Role

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

    Somebody = AbstractBaseUser | AnonymousUser

rules: Any = _rules  # its types say less than it exports

__all__ = ["TABLE", "Reach", "Row", "allowed", "allowed_somewhere", "demand", "reach", "scope"]


class Reach(Enum):
    """How far a role reaches with an action."""

    NOT = "-"
    MINE = "mine"
    HERE = "here"
    BELOW = "below"
    ALL = "all"


READS, WRITES, KEEPS = "reads", "writes", "keeps"
"""An action only reads, changes something, or keeps the person's own account in order."""

# Columns: public, employee, agency officer, adviser, intake officer, reviewer, decision maker,
# PPK, auditor, administrator, as in roles.Role.
_TEXT = """
                                    publ  empl  offi  advi  inta  revi  deci  ppk   audi  admi
# the self-check is everybody's, and nobody sees it
selfcheck.check              reads  all   all   all   all   all   all   all   all   all   all
# asking a human: between the asker and the advisers, and nobody else's
advice.ask                   writes -     here  here  here  here  here  here  here  -     here
advice.see_own_questions     reads  -     mine  mine  mine  mine  mine  mine  mine  mine  mine
advice.answer                writes -     -     -     below -     -     -     -     -     -
advice.see_record            reads  -     -     -     below -     -     -     -     -     -
# the interface for programs
api.make_token               writes -     mine  mine  mine  mine  mine  mine  mine  -     mine
api.list_tokens              reads  -     mine  mine  mine  mine  mine  mine  mine  mine  mine
api.revoke_token             keeps  -     mine  mine  mine  mine  mine  mine  mine  mine  mine
# accounts, roles, organisations
people.keep_own_account      keeps  -     mine  mine  mine  mine  mine  mine  mine  mine  mine
people.see_organisations     reads  -     -     below -     -     -     -     below below below
people.manage_organisations  writes -     -     -     -     -     -     -     -     -     below
people.see_members           reads  -     -     below -     -     -     -     below below below
people.manage_members        writes -     -     -     -     -     -     -     -     -     below
people.read_record           reads  -     -     -     -     -     -     -     -     below -
# reports: anybody may file one; who received them asks, joins, and opens an identity with a reason
reports.enter_report         writes -     -     -     -     below -     -     -     -     -
reports.read_report          reads  -     -     -     -     below below below -     below -
reports.ask_reporter         writes -     -     -     -     below below -     -     -     -
reports.join_reports         writes -     -     -     -     below -     -     -     -     -
reports.open_identity        writes -     -     -     -     below below -     -     -     -
# evidence: kept as it came; graded by who studies the case, erased only by who decides
evidence.receive_file        writes -     -     -     -     below below -     -     -     -
evidence.read_file           reads  -     -     -     -     below below below below below -
evidence.grade_file          writes -     -     -     -     -     below -     -     -     -
evidence.hold_or_erase       writes -     -     -     -     -     -     below -     -     -
evidence.export_bundle       reads  -     -     -     -     -     below below -     below -
# cases: intake, review, decision and sanction are four pairs of hands
cases.register_report        writes -     -     -     -     below -     -     -     -     -
cases.read_case              reads  -     -     -     -     below below below below below -
cases.write_case             writes -     -     -     -     -     below -     -     -     -
cases.decide_case            writes -     -     -     -     -     -     below -     -     -
cases.sanction_person        writes -     -     -     -     -     -     -     below -     -
cases.clear_person           writes -     -     -     -     -     -     -     below -     -
cases.hand_over              writes -     -     -     -     below below below below -     -
# the queue of a scan: two reviewers agree before anything becomes a finding; nobody else sees it
review.work_queue            writes -     -     -     -     -     below -     -     -     -
review.lead_queue            writes -     -     -     -     -     -     below -     -     -
review.see_quality           reads  -     -     -     -     -     below below -     -     -
review.export_labels         reads  -     -     -     -     -     -     below -     -     -
letters.write_letter         writes -     -     -     -     below below below below -     -
letters.read_letter          reads  -     -     -     -     below below below below below -
# personal data: requests and breaches are handled by the agency's officer
privacy.handle_request       writes -     -     below -     -     -     -     -     -     -
privacy.record_breach        writes -     -     below -     -     -     -     -     -     below
privacy.read_register        reads  -     -     below -     -     -     -     -     below -
# questions of the quiz as figures over many people; nobody sees another's answers
learning.see_item_quality    reads  -     -     all   all   -     -     -     -     -     -
# reaching everyone: names are the officer's, for reminding; heads see coverage in ranges (below)
reaching.keep_roster         writes -     -     below -     -     -     -     -     -     -
reaching.see_unreached       reads  -     -     below -     -     -     -     -     -     -
# what was done, and how far the law is known
audit.read_trail             reads  -     -     -     -     -     -     -     -     below -
insight.see_coverage         reads  -     -     below -     -     -     below below below -
# exact figures of an organisation's own casework, for whoever may read its cases
insight.see_figures          reads  -     -     -     -     below below below below below -
"""


@dataclass(frozen=True, slots=True)
class Row:
    """An action: its name, what it does to things, and how far each role reaches with it."""

    action: str
    does: str
    cells: dict[Role, Reach]

    def roles(self, *reaches: Reach) -> frozenset[Role]:
        """The roles that reach just so far."""
        return frozenset(role for role, found in self.cells.items() if found in reaches)


def _read(text: str) -> dict[str, Row]:
    lines = [line.split() for line in text.splitlines() if line.strip() and line[0] not in " #"]
    return {
        action: Row(action, does, dict(zip(Role, map(Reach, cells), strict=True)))
        for action, does, *cells in lines
    }


TABLE: dict[str, Row] = _read(_TEXT)


def reach(action: str, role: Role) -> Reach:
    """How far a role reaches with an action. Raises NoSuchAction."""
    return _row(action).cells[role]


def allowed(
    person: Somebody,
    action: str,
    organisation: Organisation | None = None,
    *,
    owner: Somebody | None = None,
) -> bool:
    """Whether a person (or nobody: AnonymousUser) may do this there. An unknown action: never.

    Where the role reaches into organisations, `organisation` must be given: without one the answer
    is no. Where it reaches what is the person's own, `owner` tells whose the thing is; none is for
    a thing that is about to be made, or for a list of the person's own.
    """
    return bool(rules.has_perm(action, person, _Place(organisation, owner)))


def allowed_somewhere(person: Somebody, action: str) -> bool:
    """Whether a person may do this anywhere: for menus, and for lists by `scope`."""
    row = TABLE.get(action)
    if row is None:
        return False
    if allowed(person, action):
        return True
    return bool(_posts(person, row.roles(Reach.HERE, Reach.BELOW)))


def demand(
    person: Somebody,
    action: str,
    organisation: Organisation | None = None,
    *,
    owner: Somebody | None = None,
) -> None:
    """Raises Refused where `allowed` says no. The first line of every action."""
    if not allowed(person, action, organisation, owner=owner):
        raise Refused(action, organisation)


def scope(person: Somebody, action: str) -> OrganisationQuerySet:
    """The organisations in which a person may do this, in the order of the tree.

    Empty for what reaches only the person's own things. Raises NoSuchAction.
    """
    row = _row(action)
    everything: OrganisationQuerySet = Organisation.objects.all()
    if _holds(person, row.roles(Reach.ALL)):
        return everything
    where = Q(pk__in=[])
    for role, organisation in _posts(person, row.roles(Reach.HERE, Reach.BELOW)):
        if row.cells[role] is Reach.BELOW:
            where |= Q(path__startswith=organisation.path)
        else:
            where |= Q(pk=organisation.pk)
    reached: OrganisationQuerySet = everything.filter(where)
    return reached


# --- how the table is read ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """What an action is about: an organisation, or somebody's thing."""

    organisation: Organisation | None
    owner: Somebody | None


def _row(action: str) -> Row:
    try:
        return TABLE[action]
    except KeyError:
        raise NoSuchAction(action) from None


def _posts(person: Somebody, roles: Iterable[Role]) -> list[tuple[Role, Organisation]]:
    """The given roles that a person holds now, each with its organisation."""
    wanted = [role.value for role in roles]
    if not wanted or not isinstance(person, Person) or not person.is_active:
        return []
    held = Membership.objects.in_force().filter(person=person, role__in=wanted)
    return [(Role(one.role), one.organisation) for one in held.select_related("organisation")]


def _holds(person: Somebody, roles: frozenset[Role]) -> bool:
    return Role.PUBLIC in roles or bool(_posts(person, roles))


@cache
def _everywhere(roles: frozenset[Role]) -> Any:
    def holds_it_anywhere(person: Somebody, place: _Place) -> bool:
        return _holds(person, roles)

    return rules.predicate(holds_it_anywhere)


@cache
def _own(roles: frozenset[Role]) -> Any:
    def holds_it_and_owns_the_thing(person: Somebody, place: _Place) -> bool:
        return (place.owner is None or place.owner == person) and _holds(person, roles)

    return rules.predicate(holds_it_and_owns_the_thing)


@cache
def _here(roles: frozenset[Role]) -> Any:
    def holds_it_there(person: Somebody, place: _Place) -> bool:
        there = place.organisation
        return there is not None and any(top.pk == there.pk for _, top in _posts(person, roles))

    return rules.predicate(holds_it_there)


@cache
def _below(roles: frozenset[Role]) -> Any:
    def holds_it_there_or_above(person: Somebody, place: _Place) -> bool:
        there = place.organisation
        return there is not None and any(
            there.path.startswith(top.path) for _, top in _posts(person, roles)
        )

    return rules.predicate(holds_it_there_or_above)


_PREDICATES: tuple[tuple[Reach, Callable[[frozenset[Role]], Any]], ...] = (
    (Reach.ALL, _everywhere),
    (Reach.MINE, _own),
    (Reach.HERE, _here),
    (Reach.BELOW, _below),
)


def _register(row: Row) -> None:
    """Give `rules` the row's predicate: any of its reaches."""
    predicate: Any = rules.always_deny
    for found, made in _PREDICATES:
        if roles := row.roles(found):
            predicate = made(roles) if predicate is rules.always_deny else predicate | made(roles)
    rules.set_perm(row.action, predicate)


for _one in TABLE.values():
    _register(_one)
