"""Every rule is a page in both languages; the list is searched and filtered by its address."""

import gzip
import json
import re
from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from jaganetral import law
from jaganetral.portal.guide import rules, topics
from jaganetral.portal.guide.telling import tell

RULEBOOK = law.load()
SHOWN = [rule for rule in RULEBOOK.rules if rule.record.status != "draft"]
TODAY = date(2026, 11, 24)
ENGLISH_LEFT = re.compile(
    r"\b(likes a post|of a candidate|in force|What lifts it|Examples|since \d|together with)\b"
)


def text_of(html: str) -> str:
    main = html.partition("<main")[2].partition("</main>")[0]
    words = re.sub(r"<[^>]+>", " ", main.partition(">")[2])
    return " ".join(re.sub(r"https?://\S+", " ", words).split())


@pytest.mark.django_db
@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.id)
def test_a_rule_is_a_page_in_both_languages_without_raw_data(
    client: Client, rule: law.Rule
) -> None:
    for prefix, language in (("", "id"), ("/en", "en")):
        answer = client.get(f"{prefix}/panduan/{rule.id}/")
        assert answer.status_code == 200
        html = answer.content.decode()
        said = text_of(html)
        assert rule.record.title.say(language).split("'")[0] in html.replace("&#x27;", "'")
        raw = re.search(r"[{}\[\]_]|\b(None|True|False)\b", said)
        assert raw is None, said[max(0, raw.start() - 40) : raw.end() + 40]
        for basis in rule.record.basis:
            assert RULEBOOK.instruments[basis.instrument].title.say(language)[:20] in said.replace(
                "&#x27;", "'"
            ).replace("&amp;", "&")
        if language == "id":
            assert not ENGLISH_LEFT.search(said)


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.id)
def test_its_examples_are_told_in_words_that_differ(rule: law.Rule) -> None:
    for language in ("id", "en"):
        with override(language):
            for example in (*rule.record.examples.caught, *rule.record.examples.let_through):
                said = tell(example.conduct)
                assert said.endswith(".")
                assert "_" not in said


@pytest.mark.django_db
def test_a_rule_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/panduan/no-such-rule/").status_code == 404


@pytest.mark.django_db
def test_old_law_is_marked_as_history(client: Client) -> None:
    assert "Aturan lama." in client.get("/panduan/b71-e-online/").content.decode()
    assert "Aturan lama." not in client.get("/panduan/skb22-d6-react-join/").content.decode()
    assert "b71-e-online" not in client.get("/panduan/").content.decode()
    assert "b71-e-online" in client.get("/panduan/?berlaku=lama").content.decode()


@pytest.mark.parametrize(
    ("asked", "in_it", "not_in_it"),
    [
        ({"words": "jempol"}, "pose-listed", "skb22-d1-banner"),
        ({"words": "KTP dukungan"}, "skb22-d11-ktp-endorse", "allow-vote"),
        ({"words": "  MENYUKAI,  komentar "}, "skb22-d6-react-join", "allow-vote"),
        ({"words": "no such word anywhere"}, None, "allow-vote"),
        ({"topic": "memilih"}, "allow-turnout", "skb22-d6-react-join"),
        ({"topic": "suka"}, "skb22-d6-react-join", "skb22-d1-banner"),
        ({"topic": "keluarga"}, "relative-who-stands", "skb22-d12-decision"),
        ({"topic": "kerja"}, "work-complaint", "skb22-d6-react-join"),
        ({"who": "village_official"}, "village-campaign", "skb22-d6-react-join"),
        ({"who": "pppk"}, "pppk-party-member", "pns-party-member"),
        ({"stage": "before"}, "skb22-ke4-react-join", "skb22-d6-react-join"),
        ({"stage": "campaign"}, "skb22-d6-react-join", "skb22-ke4-react-join"),
        ({"stage": "none"}, "asn-party-outside-election", "skb22-d6-react-join"),
        ({"era": "lama"}, "pp53-13-online", "skb22-d6-react-join"),
        ({"era": "lama"}, "uu7-547-asn-official", "allow-vote"),
        ({"topic": "suka", "stage": "campaign"}, "skb22-d6-react-join", "hate-anyone"),
    ],
)  # fmt: skip
def test_search_and_filters(asked: dict[str, str], in_it: str | None, not_in_it: str) -> None:
    found = {entry.id for entry in rules.search("id", today=TODAY, **asked)}
    assert in_it in found if in_it else not found
    assert not_in_it not in found


def test_no_right_stands_among_what_is_barred() -> None:
    found = {entry.id: entry for entry in rules.entries("id")}
    for right in ("allow-vote", "allow-turnout", "official-page-of-organizer", "seek-information"):
        assert found[right].level == "allowed"
        assert "memilih" in found[right].topics
    for group in rules.grouped(rules.search("id", today=TODAY)):
        for level in ("allowed", "caution", "prohibited"):
            assert {entry.level for entry in getattr(group, level)} <= {level}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.id)
def test_every_rule_has_its_place(rule: law.Rule) -> None:
    assert set(topics.topics_of(rule)) <= {topic.key for topic in topics.TOPICS}
    assert topics.topics_of(rule)
    for example in rule.record.examples.caught:
        actor = example.conduct["actor_kind"]
        assert actor in topics.people_of(rule) or actor == "private"


@pytest.mark.django_db
def test_what_was_typed_is_shown_as_text(client: Client) -> None:
    html = client.get("/panduan/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in html
    assert "0 aturan" in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["?mau=x&siapa=y&tahap=z&berlaku=w", "?q=%00", "?q=" + "a" * 5000]
)
def test_nonsense_in_the_address_breaks_nothing(client: Client, query: str) -> None:
    assert client.get("/panduan/" + query).status_code == 200


@pytest.mark.django_db
def test_the_guide_is_light_and_sets_no_cookie(client: Client) -> None:
    index = client.get("/panduan/")
    assert len(gzip.compress(index.content)) < 150_000
    compact = client.get("/panduan/ringkas/")
    assert len(compact.content) <= 60_000
    for answer in (index, compact, client.get("/panduan/aturan.json")):
        assert not answer.cookies
        assert "Set-Cookie" not in answer.headers


@pytest.mark.django_db
def test_one_page_holds_every_live_rule_in_force(client: Client) -> None:
    html = client.get("/panduan/ringkas/").content.decode()
    data = json.loads(client.get("/panduan/aturan.json").content)
    assert len(data["rules"]) > 60
    assert data["rulebook"] in html
    for one in data["rules"]:
        assert set(one) == {"id", "effect", "title", "explanation"}
        assert RULEBOOK[one["id"]].record.status == "live"
        assert one["title"]["id"].split("'")[0] in html.replace("&#x27;", "'")


@pytest.mark.django_db
def test_a_rule_shows_decided_cases_and_leads_to_the_check(client: Client) -> None:
    html = client.get("/panduan/skb22-d6-react-join/").content.decode()
    assert "Kasus yang sudah diputus" in html
    assert "/periksa/?perbuatan=suka" in html
