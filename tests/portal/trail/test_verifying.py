"""A trail that was tampered with is found out, whatever was done to it.

The tables refuse changes; here the triggers are set aside first, as somebody would who owns the
database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from jaganetral.custody.chain import NOTHING, link_hash
from jaganetral.custody.checkpoint import Checkpoint as Statement
from jaganetral.custody.checkpoint import stamped_message
from jaganetral.custody.merkle import Tree
from jaganetral.custody.signing import SigningKey
from jaganetral.custody.stamping import ask
from jaganetral.portal.append_only import disarm_all
from jaganetral.portal.trail import actions, checkpoints
from jaganetral.portal.trail.chaining import chain_waiting
from jaganetral.portal.trail.models import Chain, Checkpoint, Entry, Link, Stamp
from jaganetral.portal.trail.verifying import verify
from tests.custody.authority import Authority, authority

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def trail() -> None:
    """Nine entries about three subjects; a checkpoint after the first and after the sixth."""
    for at in range(9):
        actions.record(
            "case.moved", by=None, about=f"case:{at % 3}", details={"at": at},
            private={"name": f"Orang {at}"},
        )  # fmt: skip
        if at == 5:
            actions.checkpoint()
    with connection.schema_editor() as editor:
        disarm_all(editor)


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def codes() -> set[str]:
    return {one.code for one in verify().findings if one.weight == "altered"}


def test_a_whole_trail_verifies(trail: None) -> None:
    report = verify()
    assert report.intact, report.findings
    proven = {one.code: one.data for one in report.findings if one.weight == "proven"}
    assert proven["links"] == {"first": 1, "last": 9}
    assert proven["threads"] == {"many": 3}
    assert proven["openings"] == {"many": 9}
    assert proven["checkpoints"]["many"] == 2
    assert proven["copies"] == {"many": 2}


def _rewritten() -> None:
    """The fifth entry says something else, and every link after it is computed anew."""
    fifth = Link.objects.get(number=5).entry
    sql("UPDATE trail_entry SET what = 'case.closed' WHERE id = %s", _id(fifth.pk))
    _chain_anew()


def _chain_anew() -> None:
    previous, steps = bytes(Chain.objects.get().origin), dict[str, tuple[int, bytes]]()
    for link in Link.objects.order_by("number").select_related("entry"):
        step, before = steps.get(link.about, (0, NOTHING))
        digest = link.entry.told().digest()
        made = link_hash(link.number, previous, digest, step + 1, before)
        sql(
            "UPDATE trail_link SET previous = %s, digest = %s, step_previous = %s, hash = %s "
            "WHERE number = %s",
            previous, digest, before, made, link.number,
        )  # fmt: skip
        steps[link.about] = (step + 1, made)
        previous = made


def _checkpoints_anew(key: SigningKey) -> None:
    """Every checkpoint over the links as they are now, signed with a key."""
    before = ""
    for point in Checkpoint.objects.order_by("number"):
        told = Statement.read(point.statement.encode())
        hashes = [
            bytes(one)
            for one in Link.objects.filter(number__gt=told.after, number__lte=told.number)
            .order_by("number").values_list("hash", flat=True)
        ]  # fmt: skip
        made = Statement(
            told.chain, told.origin, told.number, told.after, told.at, hashes[-1].hex(),
            Tree(hashes).root().hex(), before,
        )  # fmt: skip
        sql(
            "UPDATE trail_checkpoint SET statement = %s, signature = %s WHERE number = %s",
            made.statement().decode(), key.sign(made.statement()), point.number,
        )  # fmt: skip
        before = hashlib.sha256(made.statement()).hexdigest()


def _id(number: Any) -> str:
    return number.hex if connection.vendor == "sqlite" else str(number)


def _swapped() -> None:
    """Two entries change places."""
    two, three = (Link.objects.get(number=at) for at in (2, 3))
    sql("UPDATE trail_link SET number = 99 WHERE number = 2")
    sql("UPDATE trail_link SET number = 2 WHERE number = 3")
    sql("UPDATE trail_link SET number = 3 WHERE number = 99")
    assert two.entry_id != three.entry_id


def _cut(last: int) -> Callable[[], None]:
    def cut() -> None:
        lost = list(Link.objects.filter(number__gt=last).values_list("entry", flat=True))
        sql("DELETE FROM trail_checkpoint WHERE number > %s", last)
        sql("DELETE FROM trail_link WHERE number > %s", last)
        for entry in lost:
            sql("DELETE FROM trail_opening WHERE entry_id = %s", _id(entry))
            sql("DELETE FROM trail_entry WHERE id = %s", _id(entry))

    return cut


def _without_third() -> None:
    sql("DELETE FROM trail_link WHERE number = 3")


def _backdated() -> None:
    fourth = Link.objects.get(number=4).entry
    sql("UPDATE trail_entry SET at = %s WHERE id = %s", "2020-01-01 00:00:00+00", _id(fourth.pk))


def _put_in_beside() -> None:
    Entry.objects.create(what="case.cleared", about="case:1")


def _another_chain() -> None:
    for table in ("checkpoint", "link", "opening", "entry", "chain"):
        sql(f"DELETE FROM trail_{table}")
    for at in range(9):
        actions.record("case.moved", by=None, about=f"case:{at}")


def _forged() -> None:
    """Rewritten in one go with all hashes, and signed with a key of the forger's own."""
    _rewritten()
    _checkpoints_anew(SigningKey.kept(Path(checkpoints.settings.TRAIL_FOLDER) / "other.pem"))


def _forged_with_the_key() -> None:
    """The same with the real key: only the copies (and what others kept) tell."""
    _rewritten()
    _checkpoints_anew(checkpoints.key())


def _another_value() -> None:
    sql("UPDATE trail_opening SET sealed = (SELECT sealed FROM trail_opening WHERE name = 'name' "
        "ORDER BY id LIMIT 1) WHERE id = (SELECT max(id) FROM trail_opening)")  # fmt: skip


@pytest.mark.parametrize(
    ("how", "code"),
    [
        (_backdated, "entry_changed"),
        (_swapped, "link_broken"),
        (_without_third, "link_broken"),
        (_without_third, "entries_unlinked"),
        (_cut(8), "links_cut"),
        (_cut(4), "links_cut"),
        (_rewritten, "checkpoint_contradicts"),
        (_forged, "checkpoint_not_signed"),
        (_forged_with_the_key, "checkpoint_replaced"),
        (_put_in_beside, "entries_unlinked"),
        (_another_chain, "another_chain"),
        (_another_value, "opening_wrong"),
    ],
)
def test_tampering_is_found(trail: None, how: Callable[[], None], code: str) -> None:
    how()
    assert code in codes()


@pytest.fixture
def stamped(
    trail: None, settings: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Authority]:
    """The same trail, with a time stamp of its newest checkpoint."""
    with authority(tmp_path_factory.mktemp("tsa")) as tsa:
        settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
            update={"tsa_url": tsa.url, "tsa_roots": tsa.root_file}
        )
        call_command("checkpoint_trail", stdout=StringIO())
        yield tsa


def test_stamps_hold_and_bound_the_time_from_above(stamped: Authority) -> None:
    report = verify()
    assert report.intact
    told = {one.code: one.data for one in report.findings}
    assert told["stamps"]["many"] == 1
    assert "no_authority" not in told
    call_command("checkpoint_trail", stdout=StringIO())
    assert Stamp.objects.count() == 1, "nothing new was written, so nothing is stamped"


def test_a_rewritten_trail_is_found_by_its_stamp_even_with_the_real_key(
    stamped: Authority,
) -> None:
    _forged_with_the_key()
    assert "stamp_refused" in codes()


def test_a_forged_stamp_is_found(
    stamped: Authority, settings: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    point = Checkpoint.objects.order_by("-number")[0]
    message = stamped_message(point.statement.encode(), bytes(point.signature))
    with authority(tmp_path_factory.mktemp("false"), "Otoritas Palsu") as false:
        sql("UPDATE trail_stamp SET answer = %s", ask(false.url, message, [false.root]))
    assert "stamp_refused" in codes()


def test_an_authority_that_is_down_is_told_and_asked_again(
    stamped: Authority, settings: Any
) -> None:
    actions.record("case.moved", by=None, about="case:1")
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"tsa_url": "http://127.0.0.1:9/"}
    )
    with pytest.raises(CommandError, match="no time stamp"):
        call_command("checkpoint_trail", stdout=StringIO())
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"tsa_url": stamped.url})
    call_command("checkpoint_trail", stdout=StringIO())
    assert Stamp.objects.count() == 2


def test_erased_values_leave_the_trail_whole(trail: None) -> None:
    actions.erase_openings("case:1")
    report = verify()
    assert report.intact
    assert {"many": 6} in [one.data for one in report.findings if one.code == "openings"]


def test_the_command_ends_badly_where_something_was_changed(trail: None, capsys: Any) -> None:
    call_command("verify_trail", "--lang", "en")
    assert "The trail is whole." in capsys.readouterr().out
    _backdated()
    with pytest.raises(CommandError, match="not as it was"):
        call_command("verify_trail", "--lang", "en")
    assert "was changed after it was written" in capsys.readouterr().out


def test_the_newest_part_is_looked_at_from_a_checkpoint_on(trail: None) -> None:
    report = verify(newest=2)
    assert report.intact
    assert {"first": 7, "last": 9} in [one.data for one in report.findings]
    _backdated()
    assert verify(newest=2).intact, "the fourth entry lies before"
    assert not verify(newest=8).intact


def test_many_entries_are_read_by_parts(django_assert_max_num_queries: Any) -> None:
    from django.db import transaction

    with transaction.atomic():
        for at in range(600):
            actions.record("case.moved", by=None, about=f"case:{at % 50}")
    chain_waiting()
    assert Checkpoint.objects.exists()
    with django_assert_max_num_queries(40):
        assert verify().intact
