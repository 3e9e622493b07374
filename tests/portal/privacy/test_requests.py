"""Requests about one's data: a code, an answer within 3 × 24 hours, and a ground for every no."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.privacy import breaches, requests
from jaganetral.portal.privacy.errors import BadRequest, NotNow
from jaganetral.portal.privacy.models import Breach, Request
from jaganetral.portal.privacy.rights import RIGHTS, RightId, clock, refusals_of
from jaganetral.portal.privacy.words import Asked, Failure, open_asked, open_failure
from jaganetral.portal.reported import actions as reported
from jaganetral.portal.trail.chaining import chain_waiting
from jaganetral.portal.trail.models import Entry
from jaganetral.portal.trail.verifying import verify
from tests.portal.casework.conftest import Open

pytestmark = pytest.mark.django_db

ASKED = Asked("Nama saya salah tulis: Bambang, bukan Bambung.", "surel saya", "Tanda terima 7")
FAILURE = Failure("Nama 12 orang", "Surat salah alamat", "Surat ditarik kembali")


def test_a_request_is_made_asked_back_and_answered_in_time(
    house: SimpleNamespace, desk: SimpleNamespace
) -> None:
    made = requests.make(ASKED, right="correction", who="reported", organisation=house.here)
    one = made.request
    assert one.due_at - one.received_at == timedelta(hours=72)
    assert "Bambung" not in str(Request.objects.values())
    assert made.code not in str(Request.objects.values())
    assert open_asked(one.sealed) == ASKED
    assert requests.by_code(made.code.lower().replace("-", " ")) == one
    assert requests.by_code("AAAA-BBBB-CCCC-DDDD-EEEE") is None
    requests.ask(desk.officer, one, "Di surat yang mana?")
    requests.add(one, "Di undangan klarifikasi.")
    done = requests.answer(desk.officer, one, outcome="granted", words="Sudah diperbaiki.")
    assert done.clock().status == "kept"
    with pytest.raises(NotNow):
        requests.answer(desk.officer, one, outcome="granted", words="Lagi.")
    told = [entry.what for entry in Entry.objects.filter(about=one.about).order_by("at")]
    assert told == [
        "data_request.made", "data_request.asked_back", "data_request.added_to",
        "data_request.answered",
    ]  # fmt: skip
    chain_waiting()
    assert verify().intact


def test_only_the_officer_of_the_place_answers(
    house: SimpleNamespace, desk: SimpleNamespace
) -> None:
    one = requests.make(ASKED, right="access", who="other", organisation=house.here).request
    for other in (desk.elsewhere, desk.auditor, desk.administrator, house.reviewer):
        with pytest.raises(Refused):
            requests.answer(other, one, outcome="granted", words="Ini datanya.")
    assert list(requests.desk(desk.officer)) == [one]
    assert list(requests.desk(desk.elsewhere)) == []


def test_a_no_needs_a_ground_that_the_law_gives_for_this_right(
    house: SimpleNamespace, desk: SimpleNamespace
) -> None:
    one = requests.make(ASKED, right="access", who="reported", organisation=house.here).request
    for ground in ("", "enforcement", "because"):
        with pytest.raises(BadRequest):
            requests.answer(
                desk.officer, one, outcome="refused", words="Tidak bisa.", refusal=ground
            )
    requests.answer(desk.officer, one, outcome="partly", words="Sebagian.", refusal="others")
    assert "enforcement" in refusals_of("erasure")
    assert "enforcement" not in refusals_of("access")


def test_every_right_of_articles_5_to_13_can_be_asked_for() -> None:
    assert set(RIGHTS) == set(RightId.values)
    assert sorted(int(right.article) for right in RIGHTS.values()) == list(range(5, 14))
    assert {r.id for r in RIGHTS.values() if r.hours_by} == {
        RightId.ACCESS, RightId.CORRECTION, RightId.WITHDRAWAL, RightId.LIMITS,
    }  # fmt: skip


def test_clocks_tell_what_is_left_and_what_is_over() -> None:
    now = timezone.now()
    assert clock(now + timedelta(hours=5, minutes=30), None, now).hours == 5
    assert clock(now - timedelta(hours=2), None, now).status == "late"
    assert clock(now, now, now).status == "kept"
    assert clock(now, now + timedelta(seconds=1), now).status == "broken"


def test_a_letter_that_came_on_friday_counts_from_friday(
    house: SimpleNamespace, desk: SimpleNamespace
) -> None:
    came = timezone.now() - timedelta(hours=80)
    one = requests.make(
        ASKED, right="access", who="account", organisation=house.here, by=desk.officer,
        received_at=came,
    ).request  # fmt: skip
    assert one.clock().status == "late"
    with pytest.raises(BadRequest):
        requests.make(
            ASKED, right="access", who="account", organisation=house.here, by=desk.officer,
            received_at=timezone.now() + timedelta(hours=1),
        )  # fmt: skip


def test_a_failure_is_noted_told_and_closed(house: SimpleNamespace, desk: SimpleNamespace) -> None:
    known = timezone.now() - timedelta(hours=10)
    one = breaches.note(desk.officer, house.here, FAILURE, known_at=known, public=True)
    assert "12 orang" not in str(Breach.objects.values())
    assert open_failure(one.sealed) == FAILURE
    assert {name: c.status for name, c in one.clocks().items()} == dict.fromkeys(
        ("people", "authority", "public"), "running"
    )
    for part in (FAILURE.data, FAILURE.how, FAILURE.measures, "Pasal 46"):
        assert part in breaches.notice(one, "people")
    with pytest.raises(NotNow):
        breaches.close(desk.officer, one)
    for whom in ("people", "authority", "public"):
        breaches.told(desk.administrator, one, whom)
    with pytest.raises(NotNow):
        breaches.told(desk.officer, one, "people")
    assert breaches.close(desk.officer, one).closed_at is not None
    with pytest.raises(Refused):
        breaches.note(desk.elsewhere, house.here, FAILURE, known_at=known)
    with pytest.raises(BadRequest):
        breaches.note(desk.officer, house.here, Failure("x", "", "y"), known_at=known)


def test_what_the_reported_ask_from_their_own_page_has_its_clock(
    house: SimpleNamespace, desk: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    letter = reported.ask_about_data(case, "correct", "Jabatan saya salah.")
    (one,) = requests.desk(desk.officer)
    assert (one.right, one.who, one.clock().status) == ("correction", "reported", "running")
    assert letter.number in open_asked(one.sealed).proof
