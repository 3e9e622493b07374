"""The auditor's page, and what everybody may see of the trail."""

from __future__ import annotations

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from jaganetral.custody.signing import fingerprint, signed
from jaganetral.portal.append_only import disarm_all
from jaganetral.portal.people.actions import make_organisation
from jaganetral.portal.people.models import Membership, Person
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail import actions, checkpoints
from jaganetral.portal.trail.models import Chain, Checkpoint, Entry, Link

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def with_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jaganetral.portal.people.middleware.is_mfa_enabled", lambda *_: True)


@pytest.fixture
def places() -> SimpleNamespace:
    nation = make_organisation(None, None, kind="national", name="Nasional")
    here = make_organisation(None, nation, kind="province", name="Provinsi A", region="98")
    beside = make_organisation(None, nation, kind="province", name="Provinsi B", region="97")

    def somebody(role: Role, place: object, name: str) -> Person:
        one = Person.objects.create(email=f"{name}@contoh.example", name=name)
        Membership.objects.create(person=one, organisation=place, role=role)  # type: ignore[misc]
        return one

    return SimpleNamespace(
        nation=nation, here=here, beside=beside,
        auditor=somebody(Role.AUDITOR, here, "Auditor A"),
        top=somebody(Role.AUDITOR, nation, "Auditor N"),
        reviewer=somebody(Role.REVIEWER, here, "Penelaah A"),
    )  # fmt: skip


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def write(places: SimpleNamespace) -> None:
    actions.record("exhibit.received", by=None, about="exhibit:1", organisation=places.here)
    actions.record(
        "exhibit.graded", by=places.reviewer, about="exhibit:2", organisation=places.here,
        details={"worth": "doubtful"}, private={"reason": "tampak Siti Aminah"},
    )  # fmt: skip
    actions.record("exhibit.held", by=None, about="exhibit:3", organisation=places.beside)
    actions.record("exhibit.erased", by=None, about="exhibit:4")
    actions.checkpoint()


def test_an_auditor_sees_the_entries_of_their_organisations_and_nothing_that_is_sealed(
    places: SimpleNamespace,
) -> None:
    write(places)
    page = signed_in(places.auditor).get("/jejak/").content.decode()
    assert "exhibit:1" in page
    assert "exhibit:2" in page
    assert "exhibit:3" not in page
    assert "exhibit:4" not in page, "what belongs to no organisation is for the top"
    assert "reason" in page
    assert "Siti Aminah" not in page
    assert "exhibit:4" in signed_in(places.top).get("/jejak/").content.decode()


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("tentang=exhibit:2", {"exhibit:2"}),
        ("apa=exhibit.received", {"exhibit:1"}),
        ("oleh=penelaah", {"exhibit:2"}),
        ("dari=2090-01-01", set()),
        ("sampai=2020-01-01", set()),
        ("dari=2020-01-01&sampai=2090-01-01", {"exhibit:1", "exhibit:2", "exhibit:3", "exhibit:4"}),
        ("sebelum=nonsense", {"exhibit:1", "exhibit:2", "exhibit:3", "exhibit:4"}),
        ("apa=unknown&dari=never", {"exhibit:1", "exhibit:2", "exhibit:3", "exhibit:4"}),
    ],
)
def test_filters(places: SimpleNamespace, query: str, seen: set[str]) -> None:
    write(places)
    page = signed_in(places.top).get(f"/jejak/?{query}").content.decode()
    listed = {f"exhibit:{at}" for at in range(1, 5) if f">exhibit:{at}</a>" in page}
    assert listed == seen


def test_pages_follow_each_other_without_a_gap(places: SimpleNamespace) -> None:
    now = timezone.now()
    for at in range(120):
        Entry.objects.create(
            what="case.moved", about=f"case:{at}", organisation=places.here,
            at=now - timedelta(minutes=at // 3),
        )  # fmt: skip
    client, address, seen = signed_in(places.auditor), "/jejak/", list[str]()
    for _page in range(3):
        answer = client.get(address)
        seen += [line.entry.about for line in answer.context["lines"]]
        address = f"/jejak/?sebelum={answer.context['older'].replace('+', '%2B')}"
    assert len(seen) == len(set(seen)) == 120


@pytest.mark.django_db(transaction=True)
def test_the_button_verifies_and_changes_nothing(places: SimpleNamespace) -> None:
    write(places)
    client = signed_in(places.auditor)
    before = (Entry.objects.count(), Link.objects.count(), Checkpoint.objects.count())
    page = client.post("/jejak/periksa/")
    assert page.context["report"].intact
    with connection.schema_editor() as editor:
        disarm_all(editor)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trail_entry SET what = 'exhibit.cleared' WHERE about = 'exhibit:1'")
    page = client.post("/jejak/periksa/")
    assert not page.context["report"].intact
    assert "note--bad" in page.content.decode()
    assert (Entry.objects.count(), Link.objects.count(), Checkpoint.objects.count()) == before


def test_only_auditors_enter(places: SimpleNamespace) -> None:
    assert signed_in(places.reviewer).get("/jejak/").status_code == 403
    assert signed_in(places.reviewer).post("/jejak/periksa/").status_code == 403
    assert Client().get("/jejak/").status_code == 302


def test_everybody_sees_the_key_and_the_newest_checkpoint(places: SimpleNamespace) -> None:
    nobody = Client()
    assert nobody.get("/jejak/titik-periksa.json").status_code == 404
    write(places)
    public = checkpoints.key().public
    assert fingerprint(public) in nobody.get("/jejak/kunci/").content.decode()
    told = json.loads(nobody.get("/jejak/titik-periksa.json").content)
    assert signed(public, bytes.fromhex(told["signature"]), told["statement"].encode())
    assert json.loads(told["statement"])["chain"] == str(Chain.objects.get().pk)
    assert b"BEGIN PUBLIC KEY" in nobody.get("/jejak/kunci.pem").content
    assert not nobody.cookies
