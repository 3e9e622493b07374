"""Pages of officers: what they show to whom, and how files are given out."""

from __future__ import annotations

import io
import re
import zipfile
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from jaganetral.portal.evidence import actions, study
from jaganetral.portal.evidence.links import preview_url
from jaganetral.portal.evidence.models import (
    Account,
    Exhibit,
    Folder,
    Grade,
    Objection,
    Relation,
    State,
)
from jaganetral.portal.evidence.quarantine import look_at
from jaganetral.portal.people.models import Person
from jaganetral.portal.trail.models import Entry
from tests.portal.evidence.conftest import Receive, chat, photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def with_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signed in with everything that an officer needs; how that is done is the people room's."""
    monkeypatch.setattr("jaganetral.portal.people.middleware.is_mfa_enabled", lambda *_: True)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def at(exhibit: Exhibit | Folder, part: str = "") -> str:
    return f"/meja/bukti/{'berkas/' if isinstance(exhibit, Folder) else ''}{exhibit.pk}/{part}"


def test_an_exhibit_is_shown_with_preview_hash_and_custody(
    office: SimpleNamespace, receive: Receive
) -> None:
    exhibit = receive(name="foto <b>rapat.jpg")
    page = signed_in(office.reviewer).get(at(exhibit))
    told = page.content.decode()
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert exhibit.sha256 in told
    assert "&lt;b&gt;rapat" in told
    assert at(exhibit, "pratinjau/1/") in told
    exhibit.refresh_from_db()
    assert exhibit.state == State.READY, "the first who asks has it opened"


@pytest.mark.parametrize("role", ["intake_officer", "reviewer", "decision_maker", "ppk", "auditor"])
def test_who_may_read_sees_it_and_who_may_not_is_not_told_that_it_exists(
    office: SimpleNamespace, receive: Receive, folder: Folder, role: str
) -> None:
    exhibit = receive()
    client = signed_in(getattr(office, role))
    assert client.get(at(exhibit)).status_code == 200
    assert client.get(at(folder)).status_code == 200
    stranger = signed_in(office.stranger)
    for address in (at(exhibit), at(folder), at(exhibit, "pratinjau/1/")):
        assert stranger.get(address).status_code == 404
        assert signed_in(office.employee).get(address).status_code == 403
        assert Client().get(address).status_code == 302
    assert stranger.post(at(exhibit, "asli/")).status_code == 404


def test_forms_are_there_for_who_may_use_them(office: SimpleNamespace, receive: Receive) -> None:
    exhibit = receive()
    forms = {"reviewer": "nilai/", "decision_maker": "hapus/", "auditor": "", "ppk": ""}
    for role, form in forms.items():
        told = signed_in(getattr(office, role)).get(at(exhibit)).content.decode()
        assert {one for one in ("nilai/", "hapus/") if at(exhibit, one) in told} == {form} - {""}


def test_an_original_is_saved_and_never_shown(office: SimpleNamespace, receive: Receive) -> None:
    exhibit = receive(photo())
    answer = signed_in(office.auditor).post(at(exhibit, "asli/"))
    assert b"".join(answer.streaming_content) == photo()  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert Entry.objects.get(what="exhibit.original_read").by == office.auditor
    assert signed_in(office.auditor).get(at(exhibit, "asli/")).status_code == 405


def test_a_preview_is_a_picture_and_nothing_else(office: SimpleNamespace, receive: Receive) -> None:
    answer = signed_in(office.reviewer).get(at(receive(), "pratinjau/1/"))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert signed_in(office.reviewer).get(at(receive(), "pratinjau/2/")).status_code == 404


def test_grading_by_the_form(office: SimpleNamespace, receive: Receive) -> None:
    exhibit, client = receive(), signed_in(office.reviewer)
    told = {"worth": "established", "checks": ["date"], "reason": "dilihat"}
    refused = client.post(at(exhibit, "nilai/"), told)
    assert refused.status_code == 422
    assert b'role="alert"' in refused.content
    told["checks"] = ["source"]
    assert client.post(at(exhibit, "nilai/"), told).status_code == 302
    assert Grade.objects.get().worth == "established"
    assert "dilihat" in client.get(at(exhibit)).content.decode()
    assert signed_in(office.auditor).post(at(exhibit, "nilai/"), told).status_code == 403


def test_holding_lifting_erasing_by_the_forms(office: SimpleNamespace, receive: Receive) -> None:
    exhibit, client = receive(), signed_in(office.decision_maker)
    assert client.post(at(exhibit, "tahan/"), {"ground": "sengketa"}).status_code == 302
    told = {"basis": "asked", "ground": "diminta", "sure": "on"}
    assert client.post(at(exhibit, "hapus/"), told).status_code == 422
    held = exhibit.holds.get()
    assert client.post(at(exhibit, f"tahan/{held.pk}/"), {"reason": "putus"}).status_code == 302
    assert client.post(at(exhibit, "hapus/"), told | {"sure": ""}).status_code == 422
    assert client.post(at(exhibit, "hapus/"), told).status_code == 302
    page = client.get(at(exhibit)).content.decode()
    assert "hapus/" not in page
    assert client.get(at(exhibit, "pratinjau/1/")).status_code == 404


def test_the_reported_sees_only_what_was_released_by_a_link_that_ends(
    office: SimpleNamespace, receive: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = look_at(receive())
    nobody, link = Client(), preview_url(exhibit)
    assert nobody.get(link).status_code == 404
    told = {"boxes": "1, 10, 10, 50, 50.5\n", "sure": "on"}
    assert signed_in(office.reviewer).post(at(exhibit, "tunjukkan/"), told).status_code == 302
    shown = nobody.get(link)
    assert shown.status_code == 200
    assert exhibit.redactions.get().bottom == 505
    assert nobody.get(preview_url(exhibit, redacted=False)).content != shown.content
    assert nobody.get(link[:-3] + "xx/").status_code == 404
    later = timezone.now().timestamp() + 601
    monkeypatch.setattr("time.time", lambda: later)
    assert nobody.get(link).status_code == 404


@pytest.mark.parametrize("boxes", ["1, 2", "a, b, c, d, e", "1, 50, 0, 20, 10", "9, 0, 0, 1, 1",
                                   "1, 0, 0, 1e400, 5", "nan,1,1,2,2"])  # fmt: skip
def test_boxes_that_are_none_are_told(
    office: SimpleNamespace, receive: Receive, boxes: str
) -> None:
    exhibit = look_at(receive())
    answer = signed_in(office.reviewer).post(
        at(exhibit, "tunjukkan/"), {"boxes": boxes, "sure": "on"}
    )
    assert answer.status_code == 422
    assert Exhibit.objects.get().released_at is None


def test_an_officer_adds_a_file(office: SimpleNamespace, folder: Folder) -> None:
    client = signed_in(office.intake_officer)
    sent = client.post(at(folder, "tambah/"), {"file": SimpleUploadedFile("a.zip", chat())})
    assert sent.status_code == 302
    exhibit = Exhibit.objects.get()
    assert (exhibit.origin, exhibit.by, exhibit.media_type) == (
        "officer", office.intake_officer, "application/zip",
    )  # fmt: skip
    refused = client.post(at(folder, "tambah/"), {"file": SimpleUploadedFile("a", b"MZ")})
    assert refused.status_code == 422
    auditor = signed_in(office.auditor)
    assert auditor.post(at(folder, "tambah/"), {"file": SimpleUploadedFile("a", b"x")}
                        ).status_code == 403  # fmt: skip


def test_accounts_and_relations_by_the_forms(
    office: SimpleNamespace, folder: Folder, receive: Receive
) -> None:
    exhibit, client = receive(), signed_in(office.reviewer)
    told = {
        "platform": "facebook", "handle": "siti.a", "person": "Siti", "grade": "likely",
        "grounds": ["same_name", "same_photo"], "reason": "mirip",
    }  # fmt: skip
    assert client.post(at(folder, "akun/"), told).status_code == 422
    told["grounds"] = ["contact", "own_posts"]
    assert client.post(at(folder, "akun/"), told).status_code == 302
    account = Account.objects.get()
    related = {
        "account": str(account.pk), "verb": "liked", "target": "unggahan paslon 2",
        "exhibit": str(exhibit.pk), "seen_from": "2024-09-01T08:00",
        "seen_until": "2024-09-02T08:00",
    }  # fmt: skip
    assert client.post(at(folder, "jejak-akun/"), related | {"account": ""}).status_code == 422
    assert client.post(at(folder, "jejak-akun/"), related).status_code == 302
    assert Relation.objects.get().exhibit == exhibit
    objection = study.object_to(account, "bukan akun saya")
    page = client.get(at(folder)).content.decode()
    assert "bukan akun saya" in page
    answered = client.post(at(folder, f"bantahan/{objection.pk}/"), {"answer": "diteliti"})
    assert answered.status_code == 302
    assert Objection.objects.get().answer == "diteliti"
    assert "unggahan paslon 2" in client.get(at(exhibit)).content.decode()


def test_a_bundle_is_saved(office: SimpleNamespace, folder: Folder, receive: Receive) -> None:
    client = signed_in(office.reviewer)
    assert client.post(at(folder, "paket/")).status_code == 302
    receive()
    for content in ("tersunting", "asli"):
        answer = client.post(at(folder, "paket/"), {"isi": content})
        data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        assert any(name.endswith("original.jpg") for name in names) is (content == "asli")
    assert signed_in(office.intake_officer).post(at(folder, "paket/")).status_code == 403


def test_the_list_for_others_leads_by_signed_links(
    office: SimpleNamespace, folder: Folder, receive: Receive
) -> None:
    from django.template import engines

    one, other = look_at(receive()), look_at(receive(chat()))
    study.release(office.reviewer, one, [])
    form = engines["django"].from_string(
        "{% include 'evidence/list.html' with exhibits=exhibits audience=audience %}"
    )
    one.refresh_from_db()
    told: dict[str, Any] = {"exhibits": [one, other]}
    reported = form.render(told | {"audience": "reported"})
    assert len(set(re.findall(r"/lihat/[^\"]+", reported))) == 1
    assert "/pratinjau/" not in reported
    assert Client().get(re.findall(r'href="([^"]+)"', reported)[0]).status_code == 200
    assert len(set(re.findall(r"/lihat/[^\"]+", form.render(told | {"audience": "reporter"})))) == 2
    assert at(other) in form.render(told)


def test_a_folder_that_nobody_handles_is_nobodys(office: SimpleNamespace) -> None:
    assert signed_in(office.reviewer).get(at(actions.new_folder())).status_code == 404


def test_another_organisation_reads_in_a_folder_that_was_opened_to_it(
    office: SimpleNamespace, folder: Folder, receive: Receive
) -> None:
    exhibit = receive()
    actions.open_to(folder, office.beside)
    assert signed_in(office.stranger).get(at(exhibit)).status_code == 200
