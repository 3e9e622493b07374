"""A pledge is signed by who read what it rests on; its certificate proves itself, and no more."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from types import SimpleNamespace

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.door import checker
from jaganetral.portal.learning.models import Learner, ModuleRead
from jaganetral.portal.pledge import selectors, signing, statements, texts
from jaganetral.portal.pledge.errors import BadName, BadSignature, NotReady
from jaganetral.portal.pledge.models import Pledge
from jaganetral.portal.trail.models import Entry
from tests.portal.people.conftest import Make

from .conftest import read_all, signed_in, signs

pytestmark = pytest.mark.django_db
PAGE = "/en/ikrar/"


def b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def line(pledge: Pledge) -> str:
    return statements.compact(statements.open_statement(pledge.sealed), bytes(pledge.signature))


def own(kind: str, nonce: str, name: str) -> statements.Own:
    """What a browser makes."""
    message = statements.own_message(texts.text().hash, checker().rulebook.version, nonce, name)
    if kind == "Ed25519":
        edwards = ed25519.Ed25519PrivateKey.generate()
        public = edwards.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return statements.Own("Ed25519", b64(public), b64(edwards.sign(message)))
    key = ec.generate_private_key(ec.SECP256R1())
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(SHA256())))
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return statements.Own("ES256", b64(point), b64(r.to_bytes(32, "big") + s.to_bytes(32, "big")))


# --- the text -----------------------------------------------------------------------------------


def test_every_text_names_its_rules_and_its_sources() -> None:
    for one in texts.texts().values():
        assert texts.problems(one, checker().rulebook) == []
        assert one.confidence in ("high", "medium", "low")


def test_the_hash_is_of_the_indonesian_words_alone() -> None:
    one = texts.text()
    english = msgspec.structs.replace(
        one, title=texts.Said(one.title.id, "Other"), note="", sources=()
    )
    assert english.hash == one.hash
    points = (msgspec.structs.replace(one.points[0], id="Lain"), *one.points[1:])
    assert msgspec.structs.replace(one, points=points).hash != one.hash


# --- signing ------------------------------------------------------------------------------------


def test_who_has_not_read_the_modules_cannot_sign(learner: Learner) -> None:
    gone = ModuleRead.objects.filter(learner=learner).first()
    assert gone
    gone.delete()
    with pytest.raises(NotReady) as wrong:
        signs(learner)
    assert wrong.value.missing == (gone.module,)
    assert not Pledge.objects.exists()


def test_a_pledge_is_bound_to_the_text_and_the_rulebook_and_stands_in_the_trail(
    learner: Learner,
) -> None:
    pledge = signs(learner)
    told = statements.told_of(statements.open_statement(pledge.sealed))
    assert told
    assert (told.text_hash, told.rulebook) == (texts.text().hash, checker().rulebook.version)
    entry = Entry.objects.get(what="pledge.signed")
    assert entry.details["statement"] == pledge.digest
    assert "Siti" not in str(list(Pledge.objects.values())) + json.dumps(entry.details)


@pytest.mark.parametrize("name", ["", "S", "Budi Santoso", "x" * 151])
def test_a_name_that_is_not_the_persons_is_refused(learner: Learner, name: str) -> None:
    with pytest.raises(BadName):
        signs(learner, name)


@pytest.mark.parametrize("name", ["siti aminah", "Dr. Hj. Siti Aminah, S.Pd"])
def test_titles_and_letters_are_no_matter(learner: Learner, name: str) -> None:
    assert signs(learner, name).pk


def test_the_same_page_sent_twice_gives_one_pledge(learner: Learner) -> None:
    _nonce, token = signing.challenge(learner, texts.text())
    made = [
        signing.sign(learner, texts.text(), name="Siti Aminah", token=token, own=None, by=None)
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_a_page_of_another_person_or_another_text_signs_nothing(learner: Learner) -> None:
    _nonce, token = signing.challenge(Learner.objects.create(), texts.text())
    for wrong in (token, "", "x:y:z"):
        with pytest.raises(BadSignature):
            signing.sign(learner, texts.text(), name="Siti Aminah", token=wrong, own=None, by=None)


@pytest.mark.parametrize("kind", ["Ed25519", "ES256"])
def test_the_browsers_own_key_is_checked_and_named(kind: str, learner: Learner) -> None:
    nonce, token = signing.challenge(learner, texts.text())
    made = own(kind, nonce, "Siti Aminah")
    for wrong in (own(kind, "other nonce", "Siti Aminah"), own(kind, nonce, "Budi"),
                  statements.Own(made.alg, made.public, b64(bytes(64))),
                  statements.Own(made.alg, "AAAA", made.signature)):  # fmt: skip
        with pytest.raises(BadSignature):
            signing.sign(learner, texts.text(), name="Siti Aminah", token=token, own=wrong, by=None)
    pledge = signing.sign(
        learner, texts.text(), name="Siti Aminah", token=token, own=made, by=learner.account
    )
    assert pledge.own_key
    found = selectors.proof(line(pledge), bytes(pledge.public_key))
    assert found.statement
    assert found.statement.own == made


# --- verifying ----------------------------------------------------------------------------------


def test_a_number_alone_tells_the_day_and_no_name(client: Client, learner: Learner) -> None:
    pledge = signs(learner)
    text = client.post(f"{PAGE}periksa/", {"nomor": pledge.number.lower()}).content.decode()
    assert "This certificate is genuine" in text
    assert "Siti" not in text


def test_the_line_of_the_qr_code_tells_what_the_certificate_says(
    client: Client, learner: Learner
) -> None:
    pledge = signs(learner)
    asked = {"nomor": line(pledge), "nama": "Budi Santoso"}
    text = client.post(f"{PAGE}periksa/", asked).content.decode()
    assert "It is of Siti Aminah" in text
    assert "is not the one that was signed" in text
    text = client.post(f"{PAGE}periksa/", asked | {"nama": "siti aminah"}).content.decode()
    assert "is the one that was signed" in text


@given(place=st.integers(0, 10_000), put=st.sampled_from("Aa0_-"))
def test_a_certificate_that_was_changed_is_found(place: int, put: str) -> None:
    key = statements.sign  # signed anew for each example: no database is needed
    told = statements.Statement(
        statements.KIND, "AAAA-AAAA-AAAA-AAAA", "Siti Aminah", "Dinas A", "2026-11-25", "t", "h",
        "r", "n", None,
    ).bytes()  # fmt: skip
    signature, public = key(told)
    whole = statements.compact(told, signature)
    changed = whole[: (at := place % len(whole))] + put + whole[at + 1 :]
    read = statements.read_compact(changed)
    if changed != whole and read is not None and read != (told, signature):
        assert not statements.holds(*read, public)


@pytest.mark.parametrize("field", ["name", "office", "signed_on", "text_hash"])
def test_another_name_office_day_or_text_is_forged(
    client: Client, learner: Learner, field: str
) -> None:
    pledge = signs(learner)
    told = statements.told_of(statements.open_statement(pledge.sealed))
    other = {"signed_on": "2025-01-01"}.get(field, "Lain")
    forged = msgspec.structs.replace(told, **{field: other})
    answer = client.post(
        f"{PAGE}periksa/",
        {"nomor": statements.compact(forged.bytes(), bytes(pledge.signature))},
    )
    assert answer.status_code == 404
    assert "was changed" in answer.content.decode()


@pytest.mark.parametrize("asked", ["AAAA-AAAA-AAAA-AAAA", "JNP1.x.y", "JNP1..", "<script>"])
def test_what_is_no_certificate_is_said_to_be_none(client: Client, asked: str) -> None:
    answer = client.post(f"{PAGE}periksa/", {"nomor": asked})
    assert answer.status_code == 404
    assert "genuine" not in answer.content.decode()


def test_what_was_changed_in_the_database_is_found(client: Client, learner: Learner) -> None:
    pledge, other = signs(learner), signs(learner)
    Pledge.objects.filter(pk=pledge.pk).update(sealed=other.sealed)
    answer = client.post(f"{PAGE}periksa/", {"nomor": pledge.number})
    assert answer.status_code == 404


def test_a_withdrawn_pledge_is_said_to_be_withdrawn(client: Client, learner: Learner) -> None:
    pledge = signs(learner)
    signing.withdraw(pledge, by=None)
    text = client.post(f"{PAGE}periksa/", {"nomor": line(pledge)}).content.decode()
    assert "It was withdrawn" in text


# --- renewal ------------------------------------------------------------------------------------


def test_only_a_rule_that_the_text_names_asks_again(
    learner: Learner, change_rule: Callable[[str], None], client: Client
) -> None:
    pledge = signs(learner)
    change_rule("village-490")
    assert selectors.standing(pledge) == "counts"
    assert not selectors.asked_again().exists()
    change_rule("skb22-d6-react-join")
    assert selectors.standing(pledge) == "rules_changed"
    assert list(selectors.asked_again()) == [learner]
    assert selectors.signed_on([learner.pk]) == {}
    assert "outdated" in client.post(f"{PAGE}periksa/", {"nomor": line(pledge)}).content.decode()
    text = signed_in(client, learner).get(PAGE).content.decode()
    assert "A rule that the pledge rests on changed" in text
    signs(learner)
    assert not selectors.asked_again().exists()
    assert set(selectors.signed_on([learner.pk])) == {learner.pk}


def test_another_edition_of_the_text_asks_again(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    pledge, one = signs(learner), texts.text()
    later = msgspec.structs.replace(one, edition="2029")
    for module in (selectors, texts):
        monkeypatch.setattr(module, "texts", lambda: {one.id: later})
    monkeypatch.setattr(selectors, "text", lambda: later)
    assert selectors.standing(pledge) == "text_changed"
    assert list(selectors.asked_again()) == [learner]


# --- pages --------------------------------------------------------------------------------------


def test_a_person_signs_without_script_and_gets_the_certificate(
    client: Client, learner: Learner
) -> None:
    signed_in(client, learner)
    page = client.get(PAGE)
    asked = {"nama": "Siti Aminah", "tanda": page.context["token"], "kunci": "", "setuju": "on"}
    done = client.post(PAGE, asked, follow=True)
    assert "By this site alone" in done.content.decode()
    pledge = Pledge.objects.get()
    pdf = client.get(f"{PAGE}{pledge.pk}/sertifikat.pdf")
    assert pdf.content.startswith(b"%PDF-1.7")
    assert client.get(f"/ikrar/{pledge.pk}/sertifikat.pdf").status_code == 200


def test_somebody_else_sees_no_pledge_and_withdraws_none(
    client: Client, learner: Learner, person: Make
) -> None:
    pledge = signs(learner)
    other = Learner.objects.create(account=person())
    for who in (Client(), signed_in(client, other)):
        for part in ("", "sertifikat.pdf"):
            assert who.get(f"{PAGE}{pledge.pk}/{part}").status_code == 404
        assert who.post(f"{PAGE}{pledge.pk}/tarik/").status_code == 404
    pledge.refresh_from_db()
    assert pledge.withdrawn_at is None


def test_who_is_nobody_known_reads_the_text_and_cannot_sign(client: Client) -> None:
    page = client.get(PAGE)
    assert "menolak politik uang" in page.content.decode().lower()
    client.post(PAGE, {"nama": "Siti Aminah", "tanda": "x"})
    assert not Pledge.objects.exists()


def test_an_employee_of_a_roster_signs_by_the_name_that_stands_there(
    agency: SimpleNamespace,
) -> None:
    from jaganetral.portal.reaching.links import learner_for
    from tests.portal.reaching.conftest import employee, row, take

    take(agency.officer, agency.place, [row(1, name="Rina Wulandari, S.Sos")])
    one = learner_for(employee(1))
    read_all(one)
    with pytest.raises(BadName):
        signs(one, "Siti Aminah")
    pledge = signs(one, "Rina Wulandari")
    told = statements.told_of(statements.open_statement(pledge.sealed))
    assert told
    assert told.office == "Dinas A"
