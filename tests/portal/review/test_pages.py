"""The pages of the queue, as reviewers, leads and everybody else see them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from jaganetral.portal.review import holding, queueing
from jaganetral.portal.review.models import Delivery, Item
from jaganetral.portal.review.queueing import Filters, page

from .conftest import CALL, RULES, WHY, Take, decide, file_of, row

SAMPLE = {"stratum": "unflagged", "inclusion": 0.01, "score": 0.0}


@pytest.mark.parametrize(
    ("role", "status"),
    [("reviewer", 200), ("lead", 200), ("above", 200), ("examiner", 403), ("second", 403),
     ("ppk", 403), ("intake", 403), ("auditor", 403)],
)  # fmt: skip
def test_reviewers_and_leads_of_a_supervisor_and_nobody_else(
    role: str, status: int, client: Client, desk: SimpleNamespace, one: Item
) -> None:
    assert client.get("/tinjau/").status_code == 302  # to the page of signing in
    client.force_login(getattr(desk, role))
    assert client.get(f"/tinjau/?antrean={desk.here.pk}").status_code == status
    assert client.get(f"/tinjau/{one.pk}/").status_code == status
    lead = 200 if role == "lead" else 403
    for path in ("berkas/", "acuan/", "label/"):
        assert client.get(f"/tinjau/{path}").status_code == lead, path


def test_an_item_is_worked_through_from_its_pages(
    client: Client, desk: SimpleNamespace, one: Item
) -> None:
    client.force_login(desk.reviewer)
    seen = client.get("/tinjau/").content.decode()
    assert CALL in seen
    assert "budi.contoh" not in seen  # a list names no account
    at = client.post("/tinjau/berikut/", {"antrean": desk.here.pk}).headers["Location"]
    assert at == f"/tinjau/{one.pk}/"
    before = client.get(at).content.decode()
    assert "Pernah terlihat" in before
    assert "budi.contoh" in before
    assert "sebagaimana tertulis di daftar" in before
    for told in ("skb22-d2", "<mark>", "Dilarang", 'class="level'):
        assert told not in before.replace("".join(_rule_options(before)), ""), told
    assert client.post(f"{at}putuskan/", {"decision": "breach"}).status_code == 422
    sent = {"decision": "breach", "reason": WHY, "rules": [RULES[0]]}
    assert client.post(f"{at}putuskan/", sent).status_code == 302
    after = client.get(at).content.decode()
    assert "<mark>" in after
    assert 'class="level level--prohibited"' in after
    assert "Alat bantu untuk manusia, bukan sanksi" in after
    assert client.get("/tinjau/punyaku/").status_code == 200
    assert client.post(f"{at}batal/", {"reason": ""}).status_code == 422
    assert client.post(f"{at}batal/", {"reason": WHY}).status_code == 302
    assert Item.objects.get().holder == desk.reviewer


def _rule_options(page: str) -> list[str]:
    """The list of rules in the form, which says nothing about the item."""
    start, end = page.index('<select name="rules"'), page.index("</select>")
    return [page[start:end]]


def test_hold_hand_over_and_give_back(client: Client, desk: SimpleNamespace, one: Item) -> None:
    first, second, _third = desk.reviewers
    client.force_login(first)
    at = f"/tinjau/{one.pk}/"
    client.post(f"{at}ambil/")
    assert client.post(f"{at}tunda/", {"reason": WHY, "until": "2020-01-01"}).status_code == 422
    day = timezone.localdate() + timezone.timedelta(days=3)  # type: ignore[attr-defined]
    assert client.post(f"{at}tunda/", {"reason": WHY, "until": day.isoformat()}).status_code == 302
    assert Item.objects.get().state == "held"
    client.post(f"{at}ambil/")
    assert client.post(f"{at}serahkan/", {"to": second.pk, "note": WHY}).status_code == 302
    client.force_login(second)
    assert "menawarkan butir ini" in client.get(at).content.decode()
    client.post(f"{at}terima/")
    assert Item.objects.get().holder == second
    client.post(f"{at}lepas/")
    assert Item.objects.get().state == "open"
    assert client.post(f"{at}entah/").status_code == 404


def test_a_finding_is_made_and_withdrawn_from_its_pages(
    client: Client, desk: SimpleNamespace, one: Item
) -> None:
    client.force_login(desk.reviewer)
    at = f"/tinjau/{one.pk}/"
    assert client.get(f"{at}temuan/").status_code == 302
    for who in desk.reviewers[:2]:
        decide(who, one)
    form = client.get(f"{at}temuan/").content.decode()
    assert "budi.contoh" in form
    sent: dict[str, Any] = {
        "member": 1, "name": "Ani Contoh", "allegation": CALL, "happened_on": "2024-11-01",
        "place": "Facebook", "reason": WHY, "office": desk.office.pk, "position": "Guru",
    }  # fmt: skip
    made = client.post(f"{at}temuan/", sent)
    assert made.status_code == 302, made.content.decode()
    assert made.headers["Location"].startswith("/meja/")
    assert "Temuan yang dibuat" in client.get(at).content.decode()
    assert client.post(f"{at}tarik/", {"reason": WHY}).status_code == 302
    assert client.get(made.headers["Location"]).status_code == 200


def test_filters_stand_in_the_address_and_pages_follow_each_other(
    client: Client, take: Take, desk: SimpleNamespace
) -> None:
    take([
        *(row(n, platform="tiktok", region="13.05") for n in range(30)),
        *(row(n, verdict="caution", judged=row(1)["judged"] | {"verdict": "caution"})
          for n in range(30, 60)),
    ])  # fmt: skip
    every, after = [], ""
    while True:
        some = page(desk.reviewer, desk.here, Filters(), after=after)
        every += [one.pk for one in some.items]
        after = some.after
        if not after:
            break
    assert len(every) == len(set(every)) == 60
    assert every == [one.pk for one in Item.objects.order_by("-place", "pk")]
    for query, many in (
        ("media=tiktok", 30), ("wilayah=13.05", 30), ("wilayah=13", 60), ("penilaian=caution", 30),
        (f"aturan={RULES[0]}", 60), (f"aturan={RULES[0]}&media=tiktok&wilayah=13.71", 0),
        ("keadaan=closed", 0), ("media=%00", 0), ("sesudah=dipalsukan", 60),
    ):  # fmt: skip
        client.force_login(desk.reviewer)
        seen = client.get(f"/tinjau/?{query}").content.decode()
        assert seen.count("<li><div>") == min(many, queueing.PAGE), query
        assert ('rel="next"' in seen) == (many > queueing.PAGE), query


def test_no_list_tells_which_item_is_of_the_sample(
    client: Client, take: Take, desk: SimpleNamespace
) -> None:
    known = {"decision": "breach", "reason": "Putusan", "rules": [RULES[0]]}
    take([*(row(n) for n in range(8)), *(row(n, **SAMPLE) for n in range(20, 24)),
          row(30, golden=known)])  # fmt: skip
    client.force_login(desk.reviewer)
    for query in ("", "penilaian=prohibited", f"aturan={RULES[0]}"):
        seen = client.get(f"/tinjau/?{query}").content.decode()
        assert seen.count("<li><div>") == 13, query
        for word in ("unflagged", "golden", "sampel</", "acuan</"):
            assert word not in seen
    for item in Item.objects.all():
        seen = client.get(f"/tinjau/{item.pk}/").content.decode()
        assert "unflagged" not in seen
        assert "golden" not in seen
        assert "allowed" not in seen
    for who in (desk.reviewer, desk.lead):
        client.force_login(who)
        status = client.get("/tinjau/acuan/").status_code
        assert status == (200 if who is desk.lead else 403)


def test_what_i_decided_does_not_wait_for_me_and_waits_for_others(
    take: Take, desk: SimpleNamespace
) -> None:
    take([row(1), row(2)])
    first, second, _third = desk.reviewers
    decide(first, Item.objects.order_by("-place")[0], "no_breach")
    assert len(page(first, desk.here, Filters()).items) == 1
    assert len(page(first, desk.here, Filters(rule=RULES[0])).items) == 1
    assert len(page(second, desk.here, Filters()).items) == 2


def test_a_lead_takes_a_file_in_from_the_page(client: Client, desk: SimpleNamespace) -> None:
    client.force_login(desk.lead)
    content = file_of([row(1), "rusak", row(2)]).getvalue()
    sent = {"queue": desk.here.pk, "file": SimpleUploadedFile("antrean.jsonl", content)}
    assert client.post("/tinjau/berkas/", sent).status_code == 302
    seen = client.get("/tinjau/berkas/").content.decode()
    assert "baris 2" in seen
    assert "sampel yang tidak ditandai" in seen  # that there is none is said
    assert Item.objects.count() == 2
    wrong = {"queue": desk.here.pk, "file": SimpleUploadedFile("a.jsonl", b"bukan antrean")}
    assert client.post("/tinjau/berkas/", wrong).status_code == 422
    assert Delivery.objects.count() == 1
    client.force_login(desk.reviewer)
    assert client.post("/tinjau/berkas/", sent).status_code == 403


def test_the_lead_closes_a_dispute_and_puts_in_a_known_decision(
    client: Client, desk: SimpleNamespace, one: Item
) -> None:
    decide(desk.reviewers[0], one)
    decide(desk.reviewers[1], one, "no_breach")
    client.force_login(desk.lead)
    at = f"/tinjau/{one.pk}/"
    assert "Tutup tanpa kesepakatan" in client.get(at).content.decode()
    assert client.post(f"{at}tutup/", {"reason": WHY}).status_code == 302
    sent = {"decision": "no_breach", "reason": WHY}
    assert client.post(f"{at}acuan/", sent).status_code == 302
    golden = Item.objects.get(stratum="golden")
    assert client.post(f"/tinjau/{golden.pk}/acuan/").status_code == 302
    assert Item.objects.get(pk=golden.pk).state == "closed"
    client.force_login(desk.reviewer)
    assert client.post(f"{at}tutup/", {"reason": WHY}).status_code == 403
    assert client.post(f"{at}acuan/", sent).status_code == 403


def test_labels_are_streamed_to_a_lead(client: Client, desk: SimpleNamespace, one: Item) -> None:
    for who in desk.reviewers[:2]:
        decide(who, one)
    client.force_login(desk.lead)
    answer: Any = client.post("/tinjau/label/", {"antrean": desk.here.pk})
    assert b'"decision":"breach"' in b"".join(answer.streaming_content)
    assert client.post("/tinjau/label/", {"antrean": desk.nation.pk}).status_code == 403


def test_addresses_that_lead_nowhere_good_are_no_links(
    client: Client, take: Take, desk: SimpleNamespace
) -> None:
    bad = [{"id": "1", "account": "<script>x", "url": "javascript:alert(1)", "row": 1}]
    take([row(1, members=bad)])
    client.force_login(desk.reviewer)
    seen = client.get(f"/tinjau/{Item.objects.get().pk}/").content.decode()
    assert "javascript:alert" not in seen
    assert "<script>x" not in seen


def test_the_account_page_leads_reviewers_to_the_queue(
    client: Client, desk: SimpleNamespace
) -> None:
    for who, there in ((desk.reviewer, True), (desk.examiner, False), (desk.intake, False)):
        client.force_login(who)
        assert ('href="/tinjau/"' in client.get("/akun/").content.decode()) == there


def test_too_many_at_once_is_told(
    client: Client, take: Take, desk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "MOST_CLAIMED", 1)
    take([row(1), row(2)])
    client.force_login(desk.reviewer)
    client.post("/tinjau/berikut/")
    told = client.post("/tinjau/berikut/", follow=True).content.decode()
    assert "Anda sudah memegang 1 butir" in told
