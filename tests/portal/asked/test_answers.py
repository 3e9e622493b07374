"""“I am being asked to”: what is asked is really judged, and each answer has words to copy."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from jaganetral.portal.asked.choices import ASKERS, DEEDS, KINDS, WAYS
from jaganetral.portal.asked.selectors import answer, offices_on

TOLD = {"asker": "superior", "deed": "attend", "way": "spoken", "kind": "pns"}
PADANG = {"region": "Kota Padang", "at": "2024-10-15"}


@pytest.mark.parametrize(
    ("deed", "kind", "rule"),
    [
        ("ktp", "pns", "skb22-d11-ktp-endorse"),
        ("collect", "pns", "skb22-d11-ktp-endorse"),
        ("post", "pns", "skb22-d2-online-campaign"),
        ("like", "pns", "skb22-d6-react-join"),
        ("follow", "pns", "skb22-d6-react-join"),
        ("pose", "pns", "pose-with-contestant"),
        ("gather", "pns", "pp94-n3-mobilise"),
        ("facility", "pns", "pp94-n4-facility"),
        ("sticker", "pns", "asn-neutral-after"),
        ("money", "pns", "asn-neutral-after"),
        ("facility", "village_official", "village-favour"),
    ],
)
def test_a_deed_is_judged_by_the_rules_of_its_day(deed: str, kind: str, rule: str) -> None:
    found = answer(
        asker="colleague", deed=deed, way="spoken", kind=kind,
        region="13.71", at=date(2024, 10, 15), pressed=False,
    )  # fmt: skip
    assert rule in found.verdict.rules
    assert found.verdict.verdict == "prohibited"


def test_to_come_and_no_more_is_a_risk_and_no_breach() -> None:
    found = answer(
        asker="superior", deed="attend", way="spoken", kind="pns",
        region="13.71", at=date(2024, 10, 15), pressed=False,
    )  # fmt: skip
    assert found.verdict.verdict == "caution"


@pytest.mark.parametrize(
    ("day", "overseer"),
    [(date(2024, 8, 22), "overseer_kasn"), (date(2024, 8, 23), "overseer_bkn")],
)
def test_who_oversees_is_told_by_date(day: date, overseer: str) -> None:
    offices = [office.id for office in offices_on(day)]
    assert [name for name in offices if name.startswith("overseer")] == [overseer]
    assert {"bawaslu", "ppk"} <= set(offices)


@pytest.mark.parametrize(
    ("asker", "rules", "duties"),
    [
        ("superior", {"pp94-n3-mobilise"}, 1),
        ("head", {"head-71-decision"}, 1),
        ("colleague", {"pp94-n3-mobilise"}, 0),
        ("contestant", set(), 1),
        ("relative", set(), 0),
    ],
)
def test_what_the_asker_risks(asker: str, rules: set[str], duties: int) -> None:
    found = answer(
        asker=asker, deed="attend", way="group", kind="pns",
        region="13.71", at=date(2024, 10, 15), pressed=True,
    )  # fmt: skip
    assert rules <= {reason.rule for reason in found.asking}
    assert bool(rules) == bool(found.asking)
    assert len(found.duties) == duties


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("asker", ASKERS)
@pytest.mark.parametrize("way", WAYS)
def test_every_pair_has_three_wordings(client: Client, language: str, asker: str, way: str) -> None:
    for deed in DEEDS:
        told = TOLD | PADANG | {"asker": asker, "way": way, "deed": deed}
        page = client.post(f"{language}/diminta/", told)
        assert page.status_code == 200
        wordings = page.context["found"].wordings
        assert wordings[0].way == way
        assert len({wording.text for wording in wordings}) == 3
        assert all("%" not in wording.text for wording in wordings)


def test_the_written_refusal_cites_the_law_of_the_day(client: Client) -> None:
    old = client.post("/diminta/", TOLD | {"deed": "ktp", "at": "2018-03-10"})
    new = client.post("/diminta/", TOLD | {"deed": "ktp", "at": "2024-10-15"})
    texts = [
        next(one.text for one in page.context["found"].wordings if one.way == "letter")
        for page in (old, new)
    ]
    assert "PP 53/2010" in texts[0]
    assert "PP 94/2021" in texts[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_worker_gets_an_answer(client: Client, kind: str) -> None:
    assert client.post("/diminta/", TOLD | {"kind": kind}).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"asker": ""}, "Pilih siapa yang meminta."),
        ({"deed": "vote"}, "#id_deed_0"),
        ({"region": "Atlantis"}, "Tempat ini tidak dikenal"),
        ({"at": "besok"}, "Tulis tanggalnya seperti ini"),
        ({"at": "1999-01-01"}, "antara 2014 dan 2040"),
    ],
)
def test_a_wrong_field_is_named(client: Client, wrong: dict[str, str], sentence: str) -> None:
    page = client.post("/diminta/", TOLD | wrong)
    assert page.status_code == 422
    assert sentence in page.content.decode()
