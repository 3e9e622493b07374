"""The pages: for nobody, the asker, the adviser, and everybody else."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from jaganetral.portal.advice import actions
from jaganetral.portal.advice.models import Message, Question
from jaganetral.portal.advice.words import Words, open_words
from jaganetral.portal.people.roles import GIVEN, Role
from tests.portal.advice.conftest import VERIFY, WORDS

CONDUCT = json.dumps(
    {"id": "1", "actor_kind": "pns", "action": "attend", "event": "campaign",
     "region": "13.71", "at": "2024-10-15", "target_kind": "contestant"}
)  # fmt: skip
Enter = Callable[[Any], Client]


@pytest.mark.parametrize("language", ["", "/en"])
def test_nobody_sees_whom_to_ask(client: Client, language: str) -> None:
    page = client.get(f"{language}/tanya-orang/")
    assert page.status_code == 200
    assert "Bawaslu" in page.content.decode()
    assert "BKN" in page.content.decode()
    assert not page.cookies
    for inside in ("baru/", "meja/"):
        assert client.get(f"{language}/tanya-orang/{inside}").status_code == 302


@pytest.mark.parametrize("role", [None, *GIVEN])
def test_no_other_role_reads_a_question_or_its_record(
    office: SimpleNamespace, question: Question, signed_in: Enter, role: Role | None
) -> None:
    record = actions.answer(office.adviser, question, Words("Jangan."), verify_at=VERIFY)
    place = office.tree.beside if role is Role.ADVISER else office.tree.office
    client = signed_in(office.make(role, place if role else None))
    pages = [
        client.get(f"/tanya-orang/{question.pk}/"),
        client.get(f"/tanya-orang/catatan/{record.code}.pdf"),
        client.post(f"/tanya-orang/{question.pk}/jawab/", {"text": "x"}),
        client.post(f"/tanya-orang/{question.pk}/lanjut/", {"text": "x"}),
        client.post(f"/tanya-orang/{question.pk}/hapus/"),
        client.post(f"/tanya-orang/{question.pk}/tutup/"),
    ]
    assert [page.status_code for page in pages] == [404] * 6


@pytest.mark.parametrize("ticked", [True, False])
def test_a_self_check_goes_along_only_if_ticked(
    office: SimpleNamespace, signed_in: Enter, ticked: bool
) -> None:
    client = signed_in(office.asker)
    form = client.post("/tanya-orang/bawa/", {"conduct": CONDUCT})
    assert form.context["check"].decision
    assert not Question.objects.exists()
    told = {"text": WORDS, "organisation": office.tree.office.pk, "conduct": CONDUCT}
    client.post("/tanya-orang/baru/", told | ({"bring": "1"} if ticked else {}))
    words = open_words(Message.objects.get().sealed)
    assert bool(words.conduct) == bool(words.decision) == bool(words.summary) == ticked


@pytest.mark.parametrize("conduct", ["", "{", "[]", '{"action": "dance"}', '{"at": "yesterday"}'])
def test_a_check_that_cannot_be_read_is_left_out(
    office: SimpleNamespace, signed_in: Enter, conduct: str
) -> None:
    page = signed_in(office.asker).post("/tanya-orang/bawa/", {"conduct": conduct})
    assert page.status_code == 200
    assert page.context["check"] is None


def test_the_page_of_verification_shows_no_words(
    office: SimpleNamespace, question: Question, client: Client
) -> None:
    record = actions.answer(office.adviser, question, Words("Jangan hadir."), verify_at=VERIFY)
    for address in (record.code, record.code.lower().replace("-", "")):
        page = client.get(f"/tanya-orang/verifikasi/{address}/")
        text = page.content.decode()
        assert page.status_code == 200
        assert record.words_hash in text
        assert record.paper_hash in text
        for hidden in (WORDS, "Jangan hadir.", str(office.asker), office.asker.email):
            assert hidden not in text
    assert client.get("/tanya-orang/verifikasi/AAAA-BBBB-CCCC-DDDD/").status_code == 404
    assert client.get("/tanya-orang/verifikasi/?kode=" + record.code).status_code == 200


def test_what_is_missing_is_named(
    office: SimpleNamespace, question: Question, signed_in: Enter
) -> None:
    asker = signed_in(office.asker)
    assert asker.post("/tanya-orang/baru/", {"text": ""}).status_code == 422
    assert asker.post(f"/tanya-orang/{question.pk}/lanjut/", {"text": ""}).status_code == 422
    adviser = signed_in(office.adviser)
    told = {"text": "Boleh.", "rule_1": "no-such-rule"}
    page = adviser.post(f"/tanya-orang/{question.pk}/jawab/", told)
    assert page.status_code == 422
    assert "Tidak ada aturan dengan nama ini" in page.content.decode()
