"""The pages: anybody asks and follows with a code; officers see their own desk; exports hide."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from jaganetral.portal.privacy.models import Breach, Request
from jaganetral.portal.trail.models import Entry
from tests.portal.casework.conftest import Open
from tests.portal.people.conftest import sign_in

pytestmark = pytest.mark.django_db


def _ask(client: Client, house: SimpleNamespace, **instead: str) -> Any:
    form = {
        "who": "reported", "right": "access", "organisation": str(house.here.pk),
        "words": "Data apa tentang saya yang Anda simpan?", "proof": "", "contact": "",
    }  # fmt: skip
    return client.post("/data-pribadi/permintaan/", form | instead)


def _as(who: Any) -> Client:
    """A browser of their own, signed in."""
    client = Client()
    sign_in(client, who)
    return client


def _code(page: Any) -> str:
    found = re.search(r"([A-Z2-9]{4}(-[A-Z2-9]{4}){4})", page.content.decode())
    assert found
    return found[1]


def test_anybody_reads_what_is_kept_and_why(client: Client) -> None:
    for address, words in (("/data-pribadi/", "Siapa berbuat apa"), ("/en/data-pribadi/", "duty")):
        page = client.get(address)
        assert page.status_code == 200
        assert words in page.content.decode()
        assert "Pasal 20 ayat (2)" in page.content.decode()
    assert "sesi" not in client.cookies


def test_a_request_is_made_followed_and_answered(
    client: Client, house: SimpleNamespace, desk: SimpleNamespace
) -> None:
    assert client.get("/data-pribadi/permintaan/").status_code == 200
    page = _ask(client, house)
    assert page.status_code == 201
    assert "no-store" in page.headers["Cache-Control"]
    code = _code(page)
    (one,) = Request.objects.all()
    follow = client.post("/data-pribadi/ikuti/", {"code": code})
    assert "Menunggu jawaban" in follow.content.decode()
    officer = _as(desk.officer)
    listed = officer.get("/data-pribadi/meja/").content.decode()
    assert str(one.pk) in listed
    assert "tersisa 71 jam" in listed
    wrong = officer.post(
        f"/data-pribadi/meja/{one.pk}/", {"outcome": "refused", "words": "Tidak.", "refusal": ""}
    )
    assert wrong.status_code == 422
    back = officer.post(
        f"/data-pribadi/meja/{one.pk}/", {"outcome": "ask", "words": "Nomor perkara?"}
    )
    assert back.status_code == 302
    more = client.post("/data-pribadi/ikuti/", {"code": code, "words": "Nomor 7."})
    assert "Nomor 7." in more.content.decode()
    officer.post(f"/data-pribadi/meja/{one.pk}/", {"outcome": "granted", "words": "Ini datanya."})
    answer = client.post("/data-pribadi/ikuti/", {"code": code}).content.decode()
    assert "Ini datanya." in answer
    assert "Dikabulkan" in answer


@pytest.mark.parametrize(
    "instead", [{"who": ""}, {"right": "world"}, {"words": " "}, {"organisation": "0"}]
)
def test_what_is_missing_is_said(
    client: Client, house: SimpleNamespace, instead: dict[str, str]
) -> None:
    page = _ask(client, house, **instead)
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert not Request.objects.exists()


def test_a_wrong_code_opens_nothing_and_guessing_is_slowed(
    client: Client, house: SimpleNamespace
) -> None:
    said = ""
    for _ in range(20):
        page = client.post("/data-pribadi/ikuti/", {"code": "AAAA-AAAA-AAAA-AAAA-AAAA"})
        assert page.status_code == 422
        said = page.content.decode()
    assert "Coba lagi dalam" in said


def test_the_desk_is_for_officers_and_each_sees_their_own(
    client: Client, house: SimpleNamespace, desk: SimpleNamespace
) -> None:
    _ask(client, house)
    (one,) = Request.objects.all()
    assert client.get("/data-pribadi/meja/").status_code == 302
    assert _as(house.ppk).get("/data-pribadi/meja/").status_code == 403
    elsewhere = _as(desk.elsewhere)
    assert str(one.pk) not in elsewhere.get("/data-pribadi/meja/").content.decode()
    assert elsewhere.get(f"/data-pribadi/meja/{one.pk}/").status_code == 404
    page = _as(desk.auditor).get(f"/data-pribadi/meja/{one.pk}/").content.decode()
    assert "Data apa tentang saya" in page
    assert "<textarea" not in page


def test_a_failure_is_entered_told_and_closed_in_the_pages(
    client: Client, house: SimpleNamespace, desk: SimpleNamespace
) -> None:
    sign_in(client, desk.officer)
    known = timezone.localtime() - timedelta(hours=1)
    form = {"organisation": str(house.here.pk), "known_at": f"{known:%Y-%m-%dT%H:%M}",
            "which": "Nama 12 orang", "how": "Surat salah alamat",
            "measures": "Ditarik kembali", "people_count": "12"}  # fmt: skip
    assert client.get("/data-pribadi/kegagalan/baru/").status_code == 200
    assert client.post("/data-pribadi/kegagalan/baru/", form | {"how": ""}).status_code == 422
    assert client.post("/data-pribadi/kegagalan/baru/", form).status_code == 302
    (one,) = Breach.objects.all()
    at = f"/data-pribadi/kegagalan/{one.pk}/"
    assert "tersisa 70 jam" in client.get(at).content.decode()
    letter = client.get(f"{at}surat/authority/").content.decode()
    assert "Pasal 46" in letter
    assert "12" in letter
    assert client.post(f"{at}tutup/").status_code == 422
    for whom in ("people", "authority"):
        assert client.post(f"{at}diberitahu/", {"whom": whom}).status_code == 302
    assert client.post(f"{at}tutup/").status_code == 302
    assert "tepat waktu" in client.get("/data-pribadi/meja/").content.decode()


def test_exports_hide_names_unless_a_reason_is_given_and_recorded(
    house: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    out = StringIO()
    call_command("export_cases", stdout=out)
    (row,) = [json.loads(line) for line in out.getvalue().splitlines()]
    assert row["number"] == case.number
    assert row["reported"] == {"nip": "19••••••••••••••34"}
    assert "Siti" not in out.getvalue()
    assert "198501012010012034" not in out.getvalue()
    with pytest.raises(CommandError, match="reason"):
        call_command("export_cases", "--with-identities", "--by", house.auditor.email)
    with pytest.raises(CommandError, match="by"):
        call_command("export_cases", "--with-identities", "--reason", "Diminta pengadilan")
    assert not Entry.objects.filter(what="cases.exported").exists()
    out = StringIO()
    call_command(
        "export_cases", "--with-identities", "--by", house.auditor.email, "--reason",
        "Diminta pengadilan", stdout=out,
    )  # fmt: skip
    assert json.loads(out.getvalue())["reported"]["name"] == "Siti Aminah"
    assert Entry.objects.get(what="cases.exported").by == house.auditor
    out = StringIO()
    call_command(
        "export_cases", "--with-identities", "--by", house.ppk.email, "--reason",
        "Diminta pengadilan", stdout=out,
    )  # fmt: skip
    assert out.getvalue() == ""  # no case of theirs
