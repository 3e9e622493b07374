"""The pages: reading and answering with and without an account, and what is left of it."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.utils import timezone

from jaganetral.portal.door import today
from jaganetral.portal.learning.actions import remove_idle
from jaganetral.portal.learning.answering import Given, take
from jaganetral.portal.learning.bank import Bank, build
from jaganetral.portal.learning.models import Answer, Item, Learner, Mastery, ModuleRead
from jaganetral.portal.learning.reading import modules
from jaganetral.portal.learning.session import enter, learner_of
from jaganetral.portal.learning.sitting import LENGTH
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail.models import Entry
from tests.portal.people.conftest import Make, sign_in

from .conftest import Changed

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    left = ("sessions.Session",)
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.label not in left
    }


def at_hand(client: Client) -> str:
    """The number of the question at hand."""
    page = client.get("/belajar/kuis/").content.decode()
    found = re.search(r'name="question" value="([0-9a-f]{16})"', page)
    assert found, page
    return found[1]


def play(client: Client, questions: Bank, *, right: bool = True, kind: str = "pns") -> list[str]:
    """A whole quiz, every answer right or every one wrong; the questions that were asked."""
    client.post("/belajar/kuis/mulai/", {"kind": kind})
    asked = []
    for _turn in range(LENGTH):
        key = at_hand(client)
        asked.append(key)
        answer = questions.questions[key].answer
        wrong = "allowed" if answer != "allowed" else "prohibited"
        sent = {"question": key, "level": answer if right else wrong, "sureness": "sure"}
        assert client.post("/belajar/kuis/jawab/", sent).status_code == 302
        page = client.get("/belajar/kuis/").content.decode()
        assert ("Benar" if right else "Belum tepat") in page
        client.post("/belajar/kuis/lanjut/")
    return asked


def signed_in(person: Make, tree: SimpleNamespace, role: Role = Role.EMPLOYEE) -> Client:
    client = Client()
    sign_in(client, person(role, tree.office))
    return client


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_opens_in_both_languages(client: Client, prefix: str) -> None:
    for address in ("/belajar/", "/belajar/kuis/", "/belajar/hapus/"):
        assert client.get(prefix + address).status_code == 200
    for one in modules("id"):
        answer = client.get(f"{prefix}/belajar/modul/{one.name}/")
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
    assert client.get(f"{prefix}/belajar/modul/tidak-ada/").status_code == 404
    assert client.post(f"{prefix}/belajar/modul/tidak-ada/sudah/").status_code == 404


def test_who_is_not_known_learns_and_leaves_no_row(client: Client, questions: Bank) -> None:
    before = rows()
    client.post("/belajar/modul/suka/sudah/")
    assert "Sudah dibaca" in client.get("/belajar/").content.decode()
    asked = play(client, questions)
    assert len(set(asked)) == LENGTH
    result = client.get("/belajar/hasil/").content.decode()
    assert f"{LENGTH} dari {LENGTH} benar" in result
    assert rows() == before
    assert client.get("/belajar/data/").status_code == 404
    client.post("/belajar/hapus/")
    left = list(client.session.keys())
    assert not [key for key in left if key.startswith("learning.")]


def test_a_page_that_is_only_looked_at_opens_no_session(client: Client) -> None:
    for address in ("/belajar/", "/belajar/modul/suka/", "/belajar/kuis/"):
        assert "sesi" not in client.get(address).cookies


def test_the_explanation_comes_after_the_answer_and_not_before(
    client: Client, questions: Bank
) -> None:
    client.post("/belajar/kuis/mulai/", {"kind": "pns"})
    key = at_hand(client)
    page = client.get("/belajar/kuis/").content.decode()
    assert 'class="verdict"' not in page
    assert "/panduan/" + questions.questions[key].rule not in page
    missing = client.post("/belajar/kuis/jawab/", {"question": key})
    assert missing.status_code == 422
    assert "Pilih salah satu" in missing.content.decode()
    client.post("/belajar/kuis/lanjut/")  # nobody goes on without an answer
    assert at_hand(client) == key
    client.post("/belajar/kuis/jawab/", {"question": "0" * 16, "level": "allowed"})
    assert at_hand(client) == key
    client.post("/belajar/kuis/jawab/", {"question": key, "level": "caution"})
    page = client.get("/belajar/kuis/").content.decode()
    assert 'class="verdict"' in page
    assert f"/panduan/{questions.questions[key].rule}/" in page
    client.post("/belajar/kuis/jawab/", {"question": key, "level": "allowed"})  # sent twice
    assert client.session["learning.sitting"]["given"] == "caution"


def test_a_quiz_on_a_module_asks_about_its_rules(client: Client, questions: Bank) -> None:
    page = client.get("/belajar/kuis/?modul=foto").content.decode()
    assert "Kuis: Foto" in page
    client.post("/belajar/kuis/mulai/", {"kind": "pns", "modul": "foto"})
    rules = {one.name: set(one.rules) for one in modules("id")}["foto"]
    assert questions.questions[at_hand(client)].rule in rules


def test_a_quiz_is_for_people_of_ones_kind(client: Client, questions: Bank) -> None:
    for kind, expected in (("village_official", "village_official"), ("nonsense", "pns")):
        client.post("/belajar/kuis/mulai/", {"kind": kind})
        assert questions.questions[at_hand(client)].actor == expected


def test_an_account_keeps_what_was_learned(
    tree: SimpleNamespace, person: Make, questions: Bank
) -> None:
    client = signed_in(person, tree)
    assert not Learner.objects.exists()  # to look makes no learner
    client.get("/belajar/")
    assert not Learner.objects.exists()
    client.post("/belajar/modul/suka/sudah/")
    play(client, questions, right=False)
    learner = Learner.objects.get()
    assert learner.quiz_taken_at is not None
    assert learner.answers.count() == LENGTH
    assert learner.mastery.filter(right=False).count() == LENGTH
    result = client.get("/belajar/hasil/").content.decode()
    assert f"0 dari {LENGTH} benar" in result
    assert "Lihat lagi yang ini" in result
    told = client.get("/belajar/data/").json()
    assert len(told["answers"]) == LENGTH
    assert told["modules"][0]["module"] == "suka"


def test_what_is_due_is_asked_first(tree: SimpleNamespace, person: Make, questions: Bank) -> None:
    client = signed_in(person, tree)
    play(client, questions)
    rule = Mastery.objects.first()
    assert rule is not None
    Mastery.objects.filter(pk=rule.pk).update(due_at=timezone.now())
    assert "Tanya saya lagi" in client.get("/belajar/").content.decode()
    client.post("/belajar/kuis/mulai/", {"kind": "pns"})
    assert questions.questions[at_hand(client)].rule == rule.rule


def test_a_rule_that_changed_is_told_and_asked_first_and_to_nobody_else(
    tree: SimpleNamespace, person: Make, questions: Bank, law_changes: Changed
) -> None:
    rule = "skb22-follow"
    one = next(one for one in questions.questions.values() if one.rule == rule)
    clients = []
    for name in (rule, "skb22-d6-react-join"):
        somebody = person(Role.EMPLOYEE, tree.office)
        clients.append(Client())
        sign_in(clients[-1], somebody)
        about = next(one for one in questions.questions.values() if one.rule == name)
        learner = Learner.objects.create(account=somebody)
        take(learner, about, Given(about.answer), uuid.uuid4())
    changed = law_changes(rule, effect="prohibit")
    touched, untouched = clients
    page = touched.get("/belajar/").content.decode()
    assert "Aturannya berubah" in page
    assert f"/panduan/{rule}/" in page
    assert "Aturannya berubah" not in untouched.get("/belajar/").content.decode()
    touched.post("/belajar/kuis/mulai/", {"kind": one.actor})
    asked = build(changed, today(), ()).questions[at_hand(touched)]
    assert asked.rule == rule
    assert asked.answer == "prohibited"  # and the answer is that of the new law


def test_everything_goes_when_asked_and_the_trail_keeps_that_it_went(
    tree: SimpleNamespace, person: Make, questions: Bank
) -> None:
    client = signed_in(person, tree)
    play(client, questions)
    items = Item.objects.count()
    assert "dihapus" in client.get("/belajar/hapus/").content.decode()
    assert Learner.objects.exists()
    client.post("/belajar/hapus/")
    for model in (Learner, ModuleRead, Mastery, Answer):
        assert not model.objects.exists(), model
    assert Item.objects.count() == items  # figures of questions name nobody
    entry = Entry.objects.get(what="learning.forgotten")
    assert entry.about.startswith("learner:")
    assert entry.details == {}


def test_who_did_not_learn_for_two_years_is_forgotten(db: None) -> None:
    old = Learner.objects.create(seen_at=timezone.now() - timedelta(days=731))
    new = Learner.objects.create()
    limit = timezone.now() - timedelta(days=730)
    assert remove_idle(limit, dry=True) == 1
    assert Learner.objects.count() == 2
    assert remove_idle(limit) == 1
    assert list(Learner.objects.all()) == [new]
    assert Entry.objects.get(what="retention.removed").about == f"learner:{old.pk}"


def test_nobody_reads_anothers_answers(
    tree: SimpleNamespace, person: Make, questions: Bank
) -> None:
    """No address of the room shows another's answers, whatever role asks."""
    one = signed_in(person, tree)
    play(one, questions)
    number = str(Learner.objects.get().pk)
    for role in (Role.PPK, Role.ADVISER):
        other = signed_in(person, tree, role)
        assert other.get("/belajar/data/").status_code == 404
        for address in ("/belajar/", "/belajar/kuis/", "/belajar/soal/", "/belajar/hapus/"):
            assert number not in other.get(address).content.decode()
        assert f"{LENGTH} dari" not in other.get("/belajar/hasil/", follow=True).content.decode()


def request_of(session: Any, user: Any) -> Any:
    request = RequestFactory().get("/")
    request.session, request.user = session, user
    return request


def test_a_personal_link_counts_for_who_opened_it_alone(
    tree: SimpleNamespace, person: Make, client: Client
) -> None:
    linked = Learner.objects.create()
    session = client.session
    nobody = request_of(session, AnonymousUser())
    assert learner_of(nobody) is None
    enter(nobody, linked)
    assert learner_of(nobody) == linked
    somebody = person(Role.EMPLOYEE, tree.office)
    later = request_of(session, somebody)  # signs in on the same machine
    assert learner_of(later) is None
    own = Learner.objects.create(account=somebody)
    assert learner_of(later) == own
    linked.delete()
    assert learner_of(nobody) is None
