"""Hold, erasure, retention, reading, and the files beside the rows."""

from __future__ import annotations

import os
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from jaganetral.portal.evidence import actions, keeping, storage
from jaganetral.portal.evidence.errors import FileGone, NotNow
from jaganetral.portal.evidence.models import Exhibit, Folder, State
from jaganetral.portal.evidence.quarantine import look_at
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.trail.models import Entry, Opening
from jaganetral.portal.trail.verifying import verify
from tests.portal.evidence.conftest import Receive, chat

pytestmark = pytest.mark.django_db


def whats(exhibit: Exhibit) -> list[str]:
    return list(Entry.objects.filter(about=exhibit.about).values_list("what", flat=True))


def erase(office: SimpleNamespace, exhibit: Exhibit, **more: Any) -> None:
    told = {"basis": "asked", "ground": "permintaan tertulis"} | more
    keeping.erase(office.decision_maker, exhibit, **told)


@pytest.mark.django_db(transaction=True)
def test_erasure_takes_the_file_and_what_entries_hide_and_leaves_the_proof(
    office: SimpleNamespace, receive: Receive
) -> None:
    exhibit = look_at(receive(name="foto Siti.jpg"))
    assert storage.preview_folder(exhibit.pk).exists()
    erase(office, exhibit)
    exhibit.refresh_from_db()
    assert (exhibit.state, exhibit.sha256, exhibit.said_name) == (State.ERASED, "", "")
    assert not storage.original(exhibit.pk).exists()
    assert not storage.preview_folder(exhibit.pk).exists()
    assert whats(exhibit)[-1] == "exhibit.erased"
    left = Opening.objects.filter(entry__about=exhibit.about)
    assert [one.name for one in left] == ["ground"]
    assert verify().intact


@pytest.mark.django_db(transaction=True)
def test_a_file_stays_until_its_erasure_is_committed(
    office: SimpleNamespace, receive: Receive
) -> None:
    exhibit = receive()
    with transaction.atomic():
        erase(office, exhibit)
        transaction.set_rollback(True)
    assert storage.original(exhibit.pk).exists()


def test_a_hold_beats_erasure_and_retention(office: SimpleNamespace, receive: Receive) -> None:
    exhibit = receive()
    first = keeping.hold(office.decision_maker, exhibit, "sengketa di PTUN")
    second = keeping.hold(office.decision_maker, exhibit, "pemeriksaan")
    for _held in range(2):
        with pytest.raises(NotNow):
            erase(office, exhibit)
        exhibit.folder.keep_until = date(2020, 1, 1)
        exhibit.folder.save()
        assert keeping.erase_expired(date(2026, 1, 1)) == 0
        if first is not None:
            keeping.lift(office.decision_maker, first, "putus")
            first = None  # type: ignore[assignment]
    keeping.lift(office.decision_maker, second, "selesai")
    assert keeping.erase_expired(date(2026, 1, 1)) == 1


def test_the_database_itself_refuses_to_erase_what_is_held(receive: Receive) -> None:
    exhibit = receive()
    with pytest.raises(IntegrityError), transaction.atomic():
        Exhibit.objects.filter(pk=exhibit.pk).update(
            on_hold=True, state=State.ERASED, sha256="", said_name=""
        )


def test_what_lies_in_a_folder_that_is_kept_longer_stays(
    office: SimpleNamespace, receive: Receive, folder: Folder
) -> None:
    exhibit = receive()
    actions.share(exhibit, actions.new_folder(office.here))
    folder.keep_until = date(2020, 1, 1)
    folder.save()
    assert keeping.erase_expired(date(2026, 1, 1)) == 0


@pytest.mark.parametrize(
    ("basis", "ground"), [("because", "x"), ("asked", " "), ("", "")]
)  # fmt: skip
def test_erasure_needs_a_ground_in_law_and_a_reason(
    office: SimpleNamespace, receive: Receive, basis: str, ground: str
) -> None:
    with pytest.raises(NotNow):
        erase(office, receive(), basis=basis, ground=ground)


def test_only_who_decides_holds_and_erases(office: SimpleNamespace, receive: Receive) -> None:
    exhibit = receive()
    for person in (office.reviewer, office.auditor, office.ppk, office.stranger):
        with pytest.raises(Refused):
            keeping.hold(person, exhibit, "x")
        with pytest.raises(Refused):
            keeping.erase(person, exhibit, basis="asked", ground="x")


def test_reading_an_original_is_an_entry(office: SimpleNamespace, receive: Receive) -> None:
    exhibit = receive(chat())
    with keeping.read_original(office.auditor, exhibit) as file:
        assert file.read() == chat()
    entry = Entry.objects.get(what="exhibit.original_read")
    assert (entry.by, entry.about) == (office.auditor, exhibit.about)
    with pytest.raises(Refused):
        keeping.read_original(office.stranger, exhibit)


def test_an_original_that_was_changed_is_not_given_out(
    office: SimpleNamespace, receive: Receive
) -> None:
    exhibit = receive()
    place = storage.original(exhibit.pk)
    place.chmod(0o600)
    place.write_bytes(b"\xff\xd8\xff other")
    with pytest.raises(FileGone):
        keeping.read_original(office.reviewer, exhibit)
    assert keeping.sweep(hashes=True).changed == [exhibit.pk]
    place.unlink()
    assert keeping.sweep().missing == [exhibit.pk]
    with pytest.raises(CommandError, match="backup"):
        call_command("sweep_evidence")


def test_what_a_crash_left_is_swept(receive: Receive, capsys: Any) -> None:
    exhibit = receive()
    left = storage.incoming_folder() / "left"
    left.write_bytes(b"half")
    young = storage.incoming_folder() / "young"
    young.write_bytes(b"coming")
    os.utime(left, (0, 0))
    call_command("sweep_evidence", "--dry-run")
    assert left.exists()
    call_command("sweep_evidence")
    assert "unfinished: 1" in capsys.readouterr().out
    assert not left.exists()
    assert young.exists()
    assert storage.original(exhibit.pk).exists()
