"""The self-check answers by form, in free words and step by step, through the one door."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row
from jaganetral.model import Signal
from jaganetral.perception.photo import PhotoReading
from jaganetral.portal.api.limits import Limits
from jaganetral.portal.selfcheck import views
from jaganetral.portal.selfcheck.acts import ACTS

UNCLE = "Saya guru PNS, bolehkah berfoto dengan paman saya yang nyaleg?"
PADANG = {"region": "Kota Padang", "at": "2024-10-10", "actor_kind": "pns"}
CALL = {
    "act": "tulis",
    "action": "post",
    "text": "Ayo pilih paslon nomor 2! Jangan lupa bawa KTP ke TPS.",
}


def _no_picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.jpg", b"no picture at all", "image/jpeg")


def level(answer: HttpResponse) -> str:
    return answer.content.decode().partition('class="verdict" data-level="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (CALL | PADANG, "prohibited"),
        ({"act": "suka", "action": "like", "target_kind": "contestant"} | PADANG, "prohibited"),
        ({"act": "ikuti", "action": "follow", "target_kind": "organizer"} | PADANG, "allowed"),
        ({"act": "tulis", "text": "Ayo ke TPS, gunakan hak pilih kita!"} | PADANG, "allowed"),
        ({"as": "text", "words": "Capek lembur terus, TPP belum cair 😩"} | PADANG, "allowed"),
        ({"as": "narrative", "words": UNCLE, "at": "2023-12-01"}, "caution"),
        ({"act": "foto", "action": "photo", "gesture": "dua jari"} | PADANG, "caution"),
    ],
)  # fmt: skip
def test_what_is_told_is_judged(client: Client, told: dict[str, str], expected: str) -> None:
    answer = client.post("/periksa/", told)
    assert answer.status_code == 200
    assert level(answer) == expected


def test_it_says_what_the_command_line_says(client: Client) -> None:
    conduct, _ = conduct_from_row({"id": "1", "action": "post", "text": CALL["text"]} | PADANG)
    verdict = Checker.load().check(conduct)
    assert verdict.decision_id in client.post("/periksa/", CALL | PADANG).content.decode()


@pytest.mark.parametrize("key", ACTS)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_act_has_its_form(client: Client, prefix: str, key: str) -> None:
    page = client.get(f"{prefix}/periksa/?perbuatan={key}")
    assert page.status_code == 200
    assert f'name="action" value="{ACTS[key].action}"' in page.content.decode()


def test_an_answer_changes_the_verdict_and_can_be_taken_back(client: Client) -> None:
    told = {"act": "foto", "action": "photo", "gesture": "dua jari"} | PADANG
    assert level(client.post("/periksa/", told)) == "caution"
    answered = told | {"asked": "gesture_meaning", "answer": "support"}
    assert level(client.post("/periksa/", answered)) == "prohibited"
    kept = told | {"gesture_meaning": "support"}
    assert level(client.post("/periksa/", kept | {"change": "gesture_meaning"})) == "caution"


def test_who_does_not_know_is_asked_the_next_question(client: Client) -> None:
    told = {"act": "hadir", "action": "attend"} | PADANG
    first = client.post("/periksa/", told).content.decode()
    assert 'name="asked" value="event"' in first
    second = client.post("/periksa/", told | {"asked": "event", "answer": "?"}).content.decode()
    assert 'name="asked" value="event"' not in second
    assert 'name="skipped" value="event"' in second


def test_a_neutral_wording_is_one_that_is_allowed(client: Client) -> None:
    page = client.post("/periksa/", CALL | PADANG).content.decode()
    assert "Jangan lupa bawa KTP ke TPS." in page.partition('id="kata-1"')[2][:200]


def test_a_photo_that_was_looked_at_elsewhere_is_judged_by_what_was_seen(client: Client) -> None:
    hand = Signal(
        kind="gesture", value="number:2", confidence=0.93, source="photo:a.jpg", box=(9, 9, 80, 80)
    )
    told = {"act": "foto", "action": "photo"} | PADANG

    def judged(*unread: str) -> str:
        reading = PhotoReading(
            name="a.jpg", sha256=None, width=640, height=480, signals=(hand,), unread=unread
        )  # type: ignore[arg-type]
        return level(
            client.post(
                "/periksa/", told | {"photo_readings": msgspec.json.encode([reading]).decode()}
            )
        )

    assert judged() == "caution"
    assert judged("words", "material") != "allowed"


def test_readings_that_are_none_are_refused_and_nothing_is_lost(client: Client) -> None:
    told = CALL | PADANG | {"photo_readings": '[{"name": 7}]'}
    answer = client.post("/periksa/", told)
    assert answer.status_code == 422
    assert CALL["text"] in answer.content.decode()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"act": "tulis", "action": ""}, "text"),
        (CALL | {"at": "kemarin"}, "at"),
        (CALL | {"actor_kind": "raja"}, "actor_kind"),
    ],
)
def test_what_is_wrong_is_named_at_its_field(
    client: Client, told: dict[str, str], field: str
) -> None:
    answer = client.post("/periksa/", told)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_a_place_nobody_knows_is_unknown_and_no_error(client: Client) -> None:
    assert client.post("/periksa/", CALL | {"region": "Negeri Antah Berantah"}).status_code == 200


def test_the_paper_tells_the_same(client: Client) -> None:
    answer = client.post("/periksa/pdf/", CALL | PADANG)
    assert answer["Content-Type"] == "application/pdf"
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert "Dilarang" in words
    assert "Ayo pilih paslon nomor 2!" in words


@pytest.mark.parametrize(
    "nasty", ['#eval("1+1")', '$x$ *b* `c` #include "/etc/passwd"', "</script><script>"]
)
def test_what_is_typed_is_never_run(client: Client, nasty: str) -> None:
    page = client.post("/periksa/", CALL | {"text": nasty}).content.decode()
    assert "<script>" not in page.replace("<script defer", "").replace('<script type="module"', "")
    assert client.post("/periksa/pdf/", CALL | {"text": nasty}).status_code == 200


def test_english_is_whole(client: Client) -> None:
    page = client.post("/en/periksa/", CALL | PADANG).content.decode()
    assert "Prohibited" in page
    assert "What to do" in page
    assert "Dilarang" not in page


def test_a_shared_text_fills_the_form_and_a_shared_photo_is_not_read(client: Client) -> None:
    shared: dict[str, Any] = {"title": "", "text": "Lihat ini", "url": "http://contoh.id/x"}
    page = client.post("/periksa/berbagi/", shared | {"photo": _no_picture()}).content.decode()
    assert "Lihat ini\nhttp://contoh.id/x" in page
    assert "tidak dibaca dan tidak disimpan" in page


def test_a_photo_is_read_on_the_server_only_when_it_is_sent(client: Client) -> None:
    assert client.post("/periksa/foto/").status_code == 422
    broken = client.post("/periksa/foto/", {"photo": _no_picture()})
    reading = json.loads(broken.content)["reading"]
    assert reading["unread"] == ["photo"]
    assert reading["notes"]


def test_one_machine_cannot_have_all_photos_read(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "photo_limits", Limits(0.1))  # three at once
    answers = [client.post("/periksa/foto/", {"photo": _no_picture()}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 10
    told = CALL | {"photo": _no_picture(), "photo_consent": "1"}
    refused = client.post("/periksa/", told)
    assert refused.status_code == 422
    assert CALL["text"] in refused.content.decode()
