"""Officers see numbers; heads see ranges in which nobody is found, whatever they subtract."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.portal.learning.models import Learner, ModuleRead
from jaganetral.portal.people.actions import make_organisation
from jaganetral.portal.people.roles import Role
from jaganetral.portal.pledge.texts import required, text
from jaganetral.portal.reaching import attending, coverage
from jaganetral.portal.reaching.links import learner_for
from jaganetral.portal.reaching.models import Employee
from jaganetral.portal.reaching.protecting import (
    FEWEST,
    Range,
    atoms,
    beside,
    ladder,
    summed,
)
from jaganetral.portal.trail.models import Entry
from tests.portal.people.conftest import Make, sign_in

from .conftest import employee, name, row, take

# --- ranges -------------------------------------------------------------------------------------


@given(st.integers(1, 400), st.data())
def test_the_ladder_leaves_at_least_five_possible_numbers(people: int, data: Any) -> None:
    reached = data.draw(st.integers(0, people))
    span = ladder(reached, people)
    assert span.low <= reached <= span.high <= people
    assert span.high - span.low + 1 >= min(FEWEST, people + 1)
    same = [k for k in range(people + 1) if ladder(k, people) == span]
    assert same == list(range(span.low, span.high + 1))  # the range tells nothing but itself


trees = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 14)), min_size=1, max_size=14)


def grown(drawn: list[tuple[int, int]]) -> tuple[dict[int, list[int]], dict[int, frozenset[Any]]]:
    """A tree out of numbers: each office's parent among those before it, and its people."""
    children: dict[int, list[int]] = {}
    people = {}
    for at, (above, many) in enumerate(drawn):
        if at:
            children.setdefault(above % at, []).append(at)
        people[at] = frozenset((at, person) for person in range(many))
    return children, people


@given(trees)
def test_atoms_hold_everybody_once_and_at_least_five(drawn: list[tuple[int, int]]) -> None:
    children, people = grown(drawn)
    found = atoms(children, 0, people)
    everybody = frozenset().union(*people.values())
    assert frozenset().union(*(one.people for one in found)) == everybody
    assert sum(len(one) for one in found) == len(everybody)
    assert all(len(one) >= FEWEST for one in found) or len(found) == 1


@given(trees, st.randoms(use_true_random=False))
def test_no_sum_or_difference_of_what_is_shown_tells_more_than_an_atoms_range(
    drawn: list[tuple[int, int]], draw: Any
) -> None:
    """An attacker has every atom's range and every total (sums of atoms). Bounds that are worked
    out of all of them together – as often as it helps – narrow no atom."""
    children, people = grown(drawn)
    found = atoms(children, 0, people)
    spans = [ladder(sum(draw.random() < 0.5 for _ in one.people), len(one)) for one in found]
    totals = [
        (some, summed(spans[at] for at in some))
        for size in range(2, min(len(found), 6) + 1)
        for some in combinations(range(min(len(found), 6)), size)
    ]
    known = [[span.low, span.high] for span in spans]
    for _turn in range(3):
        for some, total in totals:
            for at in some:
                others = [one for one in some if one != at]
                known[at][0] = max(known[at][0], total.low - sum(known[o][1] for o in others))
                known[at][1] = min(known[at][1], total.high - sum(known[o][0] for o in others))
    assert known == [[span.low, span.high] for span in spans]


groups = st.dictionaries(
    st.sampled_from("abcdefgh"), st.sets(st.integers(0, 60), min_size=1), min_size=2, max_size=8
)


@settings(max_examples=200)
@given(groups, st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60), min_size=5))
def test_another_table_beside_narrows_nobody_down(
    drawn: dict[str, set[int]], reached: set[int], atom: set[int]
) -> None:
    seen: set[int] = set()
    parted = {}
    for key, some in drawn.items():  # a partition: each person stands in one group
        parted[key] = frozenset(some - seen)
        seen |= some
    parted = {key: some for key, some in parted.items() if some}
    whole = frozenset(seen)
    shown = [whole, frozenset(atom) & whole]
    shown = [one for one in shown if len(one) >= FEWEST]
    total = ladder(len(whole & reached), len(whole))
    table = beside(parted, shown, [(frozenset(reached), total)])
    assert all(len(one) >= FEWEST for one in table)
    for one in table:
        assert not any(0 < len(one.people ^ other) < FEWEST for other in shown)
    spans = [ladder(len(one.people & reached), len(one)) for one in table]
    for at, (one, span) in enumerate(zip(table, spans, strict=True)):
        rest = summed(spans[:at] + spans[at + 1 :])
        low, high = max(span.low, total.low - rest.high), min(span.high, total.high - rest.low)
        assert high - low + 1 >= min(FEWEST, len(one) + 1)


def test_one_person_who_differs_between_two_tables_is_merged_away() -> None:
    office = frozenset(range(20))
    kinds = {"pns": frozenset(range(19)), "pppk": frozenset({19, *range(20, 30)})}
    assert beside(kinds, [office], [(office, Range(0, 30))]) == []


# --- facts --------------------------------------------------------------------------------------


@pytest.fixture
def filled(agency: SimpleNamespace) -> SimpleNamespace:
    """Two offices of 12 and of 3 people; 6 of the first have attended, 1 has read everything."""
    small = make_organisation(None, agency.regency, kind="opd", name="Dinas Kecil")
    people = [row(n, name=f"{name(n)} {n * 'z'}") for n in range(12)]
    people += [row(n, "Dinas Kecil", position="Kepala") for n in range(12, 15)]
    take(agency.officer, agency.place, people)
    call = attending.receive(
        agency.officer, agency.place,
        b"Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
        + b"".join(f"x,p{n}@contoh.example,60,No\n".encode() for n in range(6)),
        title="Apel", held_on=date(2026, 11, 20),
    )  # fmt: skip
    attending.confirm_clear(agency.officer, call)
    learner = learner_for(employee(0))
    for module in required(text()):
        ModuleRead.objects.create(learner=learner, module=module, content="x")
    Learner.objects.filter(pk=learner.pk).update(ability=2.5, answered=17)
    return SimpleNamespace(**vars(agency), small=small)


@pytest.mark.django_db
def test_the_officer_sees_numbers_office_by_office(filled: SimpleNamespace) -> None:
    table = coverage.exact(filled.place, "office")
    lines = {line.title: [cell.low for cell in line.cells] for line in table.lines}
    assert [cell.low for cell in table.whole.cells] == [6, 1, 0, 0]
    assert lines == {"Dinas A": [6, 1, 0, 0], "Dinas Kecil": [0, 0, 0, 0]}
    for by in coverage.BY:
        found = coverage.exact(filled.place, by)
        if by != "office":
            assert sum(line.people for line in found.lines) == 15


@pytest.mark.django_db
def test_a_head_sees_ranges_and_no_small_office_by_itself(filled: SimpleNamespace) -> None:
    for by in coverage.BY:
        table = coverage.protected(filled.place, by)
        for line in (table.whole, *table.lines):
            assert line.people >= FEWEST
            assert all(cell.high - cell.low >= FEWEST - 1 for cell in line.cells)
    assert coverage.protected(filled.place, "office").hidden
    below = coverage.protected(filled.small, "office", highest=filled.place)
    assert (below.whole.people, below.lines) == (0, ())


@pytest.mark.django_db
def test_coverage_over_time_grows_with_the_days(filled: SimpleNamespace) -> None:
    series = coverage.months(filled.place, date(2026, 11, 25), ranges=False)
    assert [cells[0].low for _day, cells in series][-2:] == [0, 6]
    ranges = coverage.months(filled.place, date(2026, 11, 25), ranges=True)
    assert all(not cell.exact for _day, cells in ranges for cell in cells)


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_heads_read_no_name_no_answer_and_no_exact_number(
    client: Client, filled: SimpleNamespace
) -> None:
    sign_in(client, filled.head)
    names = [name(n).split()[1] for n in range(15)]
    for place in (filled.place, filled.small, filled.office):
        for by in coverage.BY:
            page = client.get(f"/en/jangkauan/{place.pk}/?menurut={by}")
            body = page.content.decode()
            assert page.status_code == 200
            # What is read; the numbers of organisations in the addresses are nobody's.
            table = re.sub(r'(href|action)="[^"]*"', "", body[body.index("<h1>") :])
            assert not {"belum", "tautan"} & set(re.findall(r"/(belum|tautan)/", body))
            for hidden in (*names, "2.5", "17", "contoh.example", "(50 %)"):
                assert hidden not in table, hidden
            told = client.get(f"/en/jangkauan/{place.pk}/cakupan.csv?menurut={by}").content.decode()
            assert not any(hidden in told for hidden in (*names, "contoh.example"))
    for part in ("belum/", "daftar/", "apel/", "tautan/", "tautan.pdf", "pengingat/"):
        assert client.get(f"/jangkauan/{filled.place.pk}/{part}").status_code == 403


@pytest.mark.django_db
def test_the_officer_reads_who_is_not_reached_and_that_stands_in_the_trail(
    client: Client, filled: SimpleNamespace
) -> None:
    sign_in(client, filled.officer)
    page = client.get(f"/en/jangkauan/{filled.place.pk}/belum/?ukuran=attended").content.decode()
    assert "9 people have not yet" in page
    assert name(12) in page
    quiz = client.get(f"/en/jangkauan/{filled.place.pk}/belum/?ukuran=quizzed").content.decode()
    assert "Took a quiz" not in quiz
    assert Entry.objects.filter(what="unreached.seen", by=filled.officer).count() == 2


@pytest.mark.django_db
def test_an_officer_from_elsewhere_and_an_employee_see_nothing(
    client: Client, filled: SimpleNamespace, person: Make
) -> None:
    for role, place in ((Role.AGENCY_OFFICER, filled.beside), (Role.EMPLOYEE, filled.office)):
        other = Client()
        sign_in(other, person(role, place))
        assert other.get(f"/jangkauan/{filled.place.pk}/").status_code == 403


@pytest.mark.django_db
def test_who_left_counts_no_more(filled: SimpleNamespace) -> None:
    from django.utils import timezone

    Employee.objects.filter(pk=employee(0).pk).update(left_at=timezone.now())
    assert [cell.low for cell in coverage.exact(filled.place, "office").whole.cells] == [5, 0, 0, 0]
