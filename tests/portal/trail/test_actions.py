"""Writing the trail: what is entered, when it gets its place, and what it hides."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from jaganetral.custody.entry import commitment
from jaganetral.portal.append_only import NeverChanged
from jaganetral.portal.trail import actions, selectors
from jaganetral.portal.trail.chaining import chain_waiting
from jaganetral.portal.trail.errors import BadEntry
from jaganetral.portal.trail.models import Entry, Link, Opening, Waiting

pytestmark = pytest.mark.django_db


def write(about: str = "case:1", **more: Any) -> Entry:
    return actions.record("case.moved", by=None, about=about, **more)


@pytest.mark.django_db(transaction=True)
def test_an_entry_gets_its_place_with_the_commit() -> None:
    with transaction.atomic():
        entry = write()
        assert not Link.objects.exists()
    assert Link.objects.get().entry_id == entry.pk
    assert not Waiting.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_entry() -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    assert not Waiting.objects.exists()


def test_what_a_crash_left_waiting_is_linked_with_the_next() -> None:
    first, second = write(), write("case:2")
    assert Waiting.objects.count() == 2
    assert chain_waiting() == 2
    assert list(Link.objects.values_list("entry", flat=True)) == [first.pk, second.pk]


def test_each_subject_counts_its_own_steps() -> None:
    for about in ("case:1", "case:2", "case:1", "case:1"):
        write(about)
        chain_waiting()
    told = list(Link.objects.values_list("number", "about", "step"))
    assert told == [(1, "case:1", 1), (2, "case:2", 1), (3, "case:1", 2), (4, "case:1", 3)]


def test_personal_data_is_hidden_by_a_salted_commitment() -> None:
    entry = write(private={"name": "Siti"})
    assert "Siti" not in str(entry.told().written())
    opened = selectors.openings(entry)["name"]
    assert opened.value == "Siti"
    assert entry.private == {"name": commitment("name", "Siti", bytes.fromhex(opened.salt))}
    assert "Siti" not in Opening.objects.get().sealed


def test_what_is_hidden_can_be_erased_and_the_entry_stays() -> None:
    entry = write(private={"name": "Siti", "place": "Padang"})
    assert actions.erase_openings("case:1") == 2
    assert selectors.openings(entry) == {}
    assert set(Entry.objects.get().private) == {"name", "place"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": "Moved"},
        {"what": "case"},
        {"about": "Siti Aminah"},
        {"details": {"share": 0.5}},
        {"details": {"many": 2**60}},
        {"details": {"ké": 1}},
        {"details": {"text": "a\0b"}},
        {"details": {"text": "x" * 30_000}},
        {"private": {"name": "\ud800"}},
    ],
)
def test_what_has_no_single_form_is_refused(wrong: dict[str, Any]) -> None:
    told: dict[str, Any] = {"what": "case.moved", "about": "case:1", "by": None} | wrong
    with pytest.raises(BadEntry):
        actions.record(told.pop("what"), **told)


@pytest.mark.parametrize("table", ["entry", "link", "chain", "checkpoint"])
def test_the_database_itself_refuses_a_change(table: str) -> None:
    write()
    actions.checkpoint()
    for statement in (f"UPDATE trail_{table} SET {_first(table)}", f"DELETE FROM trail_{table}"):
        with (
            pytest.raises(DatabaseError, match="never changed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def _first(table: str) -> str:
    return {
        "entry": "what = 'case.closed'", "link": "step = 7", "chain": "made_at = made_at",
        "checkpoint": "statement = ''",
    }[table]  # fmt: skip


def test_the_models_refuse_it_too() -> None:
    entry = write()
    for change in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(what="case.closed"),
        lambda: Entry.objects.bulk_update([entry], ["what"]),
    ):
        with pytest.raises(NeverChanged):
            change()


@pytest.mark.django_db(transaction=True)
def test_writing_and_linking_ask_the_database_for_little(django_assert_num_queries: Any) -> None:
    """What one action waits for, whatever it writes: three statements an entry, and ten to link."""
    with transaction.atomic():
        write()
    entries = 3
    statements = 3 * entries + (7 if connection.vendor == "postgresql" else 6)
    more = 4  # beginning and committing both transactions
    with django_assert_num_queries(statements + more), transaction.atomic():
        for at in range(entries):
            write(f"case:{at}", private={"name": "Siti"})
