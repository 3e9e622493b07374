"""Who holds the code reads and answers; nobody else gets in, and no code stands in an address."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake import actions, limits
from jaganetral.portal.intake.actions import Filed
from jaganetral.portal.intake.errors import BadWords, NotNow
from jaganetral.portal.intake.models import Identity, Message
from jaganetral.portal.trail.models import Entry
from tests.portal.intake.conftest import STORY, WHO, photo, told

pytestmark = pytest.mark.django_db

BOX = "/lapor/kotak/"


def enter(client: Client, code: str) -> Any:
    return client.post(BOX, {"kode": code}, follow=True)


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        lambda code: code.lower(),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code.replace('-', '')} ",
    ],
)
def test_the_code_opens_it_however_it_is_typed(client: Client, filed: Filed, typed: Any) -> None:
    page = enter(client, typed(filed.code))
    assert page.status_code == 200
    assert page.context["report"] == filed.report


@pytest.mark.parametrize("wrong", ["", "AAAA-AAAA-AAAA-AAAA-AAAA", "x" * 200, "' OR 1=1"])
def test_another_code_opens_nothing(client: Client, filed: Filed, wrong: str) -> None:
    assert client.post(BOX, {"kode": wrong}).status_code == 422
    assert not client.cookies


def test_the_receipts_number_is_no_code(client: Client, filed: Filed) -> None:
    assert client.post(BOX, {"kode": filed.report.number}).status_code == 422


def test_the_cookie_goes_to_the_mailbox_alone_and_for_half_an_hour(
    client: Client, filed: Filed
) -> None:
    response = client.post(BOX, {"kode": filed.code})
    assert {cookie["path"] for cookie in response.cookies.values()} == {BOX, f"/en{BOX}"}
    for cookie in response.cookies.values():
        assert cookie["path"].endswith(BOX)
        assert (cookie["max-age"], cookie["samesite"]) == (1800, "Strict")
        assert cookie["httponly"]
    assert str(filed.report.pk) not in str(response.cookies)
    assert filed.code not in str(response.cookies)
    client.post(f"{BOX}tutup/")
    assert "report" not in client.get(BOX).context


def test_codes_can_not_be_tried_without_end(client: Client, filed: Filed) -> None:
    for _ in range(15):
        limits.tries.take("127.0.0.1")
    assert client.post(BOX, {"kode": filed.code}).status_code == 429


def test_question_and_answer(client: Client, place: SimpleNamespace, filed: Filed) -> None:
    actions.ask_reporter(place.officer, filed.report, "Jam berapa kejadiannya?")
    page = enter(client, filed.code)
    assert "Jam berapa kejadiannya?" in page.content.decode()
    assert place.officer.name not in page.content.decode()  # an officer stays an officer
    page = client.post(
        f"{BOX}jawab/",
        {"tanda": page.context["mark"], "words": "Jam tujuh malam.", "berkas": photo("lagi.jpg")},
        follow=True,
    )
    assert page.status_code == 200
    assert "Jam tujuh malam." in page.content.decode()
    assert exhibits(filed.report.folder).filter(origin="mailbox").count() == 1
    kept = str(list(Message.objects.values())) + str(list(Entry.objects.values()))
    assert "tujuh malam" not in kept


def test_a_form_that_comes_from_elsewhere_is_not_taken(client: Client, filed: Filed) -> None:
    enter(client, filed.code)
    for mark in ("", "0" * 64):
        answer = client.post(f"{BOX}jawab/", {"tanda": mark, "words": "Palsu."})
        assert answer.status_code == 422
    assert not filed.report.messages.exists()


def test_an_empty_answer_is_asked_for_again_with_what_was_typed(
    client: Client, filed: Filed
) -> None:
    page = enter(client, filed.code)
    answer = client.post(f"{BOX}jawab/", {"tanda": page.context["mark"], "words": " "})
    assert answer.status_code == 422
    with pytest.raises(BadWords):
        actions.answer(filed.report, "x" * 9000)


def test_a_report_is_taken_back_until_it_is_registered(
    client: Client, place: SimpleNamespace, filed: Filed
) -> None:
    page = enter(client, filed.code)
    page = client.post(f"{BOX}cabut/", {"tanda": page.context["mark"], "words": ""}, follow=True)
    filed.report.refresh_from_db()
    assert filed.report.state == "withdrawn_report"
    assert not page.context["may_withdraw"]
    with pytest.raises(NotNow):
        actions.withdraw(filed.report)
    with pytest.raises(NotNow):
        actions.ask_reporter(place.officer, filed.report, "Mengapa dicabut?")


def test_a_name_that_is_given_later_makes_it_a_report(client: Client, filed: Filed) -> None:
    page = enter(client, filed.code)
    assert page.context["meter"].items[0].met is False
    page = client.post(
        f"{BOX}nama/",
        {"tanda": page.context["mark"], "name": WHO.name, "address": WHO.address},
        follow=True,
    )
    filed.report.refresh_from_db()
    assert (filed.report.kind, filed.report.named) == ("report", True)
    assert page.context["meter"].items[0].met is True
    assert WHO.name not in page.content.decode()
    assert Identity.objects.filter(report=filed.report).exists()


def test_the_mailbox_tells_what_was_filed_but_never_by_whom(
    client: Client, place: SimpleNamespace
) -> None:
    filed = actions.file_report(told(who=WHO))
    page = enter(client, filed.code).content.decode()
    assert STORY in page
    for word in (WHO.name, WHO.address, WHO.phone):
        assert word not in page


def test_english_and_indonesian_share_one_mailbox(client: Client, filed: Filed) -> None:
    response = client.post(BOX, {"kode": filed.code})
    client.cookies.clear()
    name = next(name for name, one in response.cookies.items() if one["path"].startswith("/en/"))
    client.cookies[name] = response.cookies[name].value
    assert client.get("/en/lapor/kotak/").context["report"] == filed.report
