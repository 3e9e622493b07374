"""The pages of the desk, as officers of each role see and use them."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

from django.test import Client
from django.utils import timezone

from jaganetral.portal.casework import actions, desk, listing, recusing, selectors
from jaganetral.portal.casework.models import Case, OwnView, Waiting
from jaganetral.portal.people.roles import Role

from .conftest import TOLD, WORDS, Open, decide, hearing, study, to_plenary


def test_a_desk_tells_what_waits_until_when_and_names_nobody(
    client: Client, house: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    assert client.get("/meja/").status_code == 302  # to the page of signing in
    client.force_login(house.reviewer)
    page = client.get("/meja/").content.decode()
    assert f"/meja/{case.pk}/" in page
    assert TOLD.nip not in page
    assert TOLD.name not in page
    assert "19••••••••••••••34" in page
    assert "Menindaklanjuti laporan" in page  # the clock that sets the hour


def test_a_case_is_moved_from_its_page(
    client: Client, house: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    client.force_login(house.reviewer)
    at = f"/meja/{case.pk}/"
    assert TOLD.allegation in client.get(at).content.decode()
    form = client.get(f"{at}langkah/summon/")
    assert form.status_code == 200
    wrong = client.post(f"{at}langkah/summon/", {"turn": case.turn})
    assert wrong.status_code == 422
    told = hearing()
    sent = {
        "meeting_at": timezone.localtime(told["meeting_at"]).strftime("%Y-%m-%dT%H:%M"),
        "meeting_place": "Kantor", "answer_until": told["answer_until"].isoformat(),
        "turn": case.turn,
    }  # fmt: skip
    assert client.post(f"{at}langkah/summon/", sent).status_code == 302
    case.refresh_from_db()
    assert case.state == "clarifying"
    stale = client.post(f"{at}langkah/clarify/", sent | {"minutes": WORDS}, follow=True)
    assert "Orang lain memajukan perkara ini" in stale.content.decode()
    made = client.post(f"{at}kode/").content.decode()
    assert 'class="code"' in made


def test_the_aid_is_shown_only_after_the_own_view(
    client: Client, house: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    actions.move(house.reviewer, case, "summon", facts=hearing())
    client.force_login(house.reviewer)
    at = f"/meja/{case.pk}/"
    before = client.get(at).content.decode()
    assert "Buku aturan" not in before
    assert "Tulis pendapat saya" in before
    assert client.post(f"{at}pendapat/", {"level": "", "words": ""}).status_code == 422
    assert client.get(f"{at}pendapat/").status_code == 200
    client.post(f"{at}pendapat/", {"level": "allowed", "words": WORDS})
    view = OwnView.objects.get()
    after = client.get(at).content.decode()
    assert view.aid.rulebook[:12] in after
    assert "Berbeda dari pendapat petugas" in after


def test_a_plenary_is_called_voted_and_closed_on_its_page(
    client: Client, house: SimpleNamespace, opened: Open
) -> None:
    case = to_plenary(house, opened())
    at = f"/meja/{case.pk}/rapat/"
    for n, member in enumerate(house.members):
        client.force_login(member)
        if not n:
            client.post(at, {"what": "call", "turn": case.turn})
        choice = "decide_not_proven" if n else "decide_violation"
        client.post(at, {"what": "vote", "choice": choice, "words": WORDS})
    client.force_login(house.members[2])
    page = client.get(at).content.decode()
    assert "Diterima:" in page
    assert client.post(at, {"what": "close", "minutes": "", "reason": ""}).status_code == 422
    done = client.post(
        at, {"what": "close", "minutes": WORDS, "reason": WORDS, "turn": case.turn}, follow=True
    )
    assert "tidak setuju" in done.content.decode()  # the one who was outvoted, with the dissent
    case.refresh_from_db()
    assert case.state == "found_not_proven"


def test_nobody_reads_what_is_not_theirs(
    client: Client, house: SimpleNamespace, opened: Open, person: object
) -> None:
    case = opened()
    for other in (house.members[0], house.auditor, house.above):
        assert selectors.may_read(other, case)
    assert not selectors.may_read(house.ppk, case)  # it may come to nothing: nobody is told yet
    stranger = person(Role.REVIEWER, house.tree.beside)  # type: ignore[operator]
    assert not selectors.may_read(stranger, case)
    own = person(Role.REVIEWER, house.office)  # type: ignore[operator]
    assert not selectors.may_read(own, case)
    recusing.recuse(house.reviewer, case, WORDS)
    client.force_login(house.reviewer)
    assert client.get(f"/meja/{case.pk}/").status_code == 404
    assert f"/meja/{case.pk}/" not in client.get("/meja/").content.decode()
    (task,) = case.tasks.filter(done_at=None)
    assert task.kind == "state"  # somebody above has the role and no conflict
    assert task in desk.page(house.above, desk.posts(house.above)[0]).tasks
    moved = recusing.route_up(house.above, case, WORDS)
    case.refresh_from_db()
    assert (case.organisation, moved.move) == (house.province, "+above")


def test_silence_is_seen_by_the_supervisor_and_as_a_figure_by_everybody(
    client: Client, house: SimpleNamespace, opened: Open
) -> None:
    case = decide(house.members, to_plenary(house, opened()), "decide_violation")
    actions.move(house.members[0], case, "forward_to_overseer", reason=WORDS)
    actions.move(house.reviewer, case, "follow_satgas_sbt")
    actions.move(house.intake, case, "enter_register")
    actions.move(house.reviewer, case, "verify", reason=WORDS)
    actions.move(house.members[0], case, "validate", reason=WORDS)
    actions.move(house.members[0], case, "recommend_sanction", reason=WORDS)
    assert selectors.silent(timezone.now()) == []
    long_ago = timezone.now() - timedelta(days=30)
    Waiting.objects.filter(task__case=case).update(due_at=long_ago)
    (one,) = selectors.silent(timezone.now())
    assert (one.authority, one.cases, one.days) == ("Kabupaten A", 1, 30)
    page = client.get("/meja/diam/").content.decode()
    assert "Kabupaten A" in page
    assert TOLD.name not in page
    assert case.number not in page
    client.force_login(house.reviewer)
    assert "diam melewati batas waktu" in client.get("/meja/").content.decode()


def test_lists_go_on_page_after_page_without_gap_or_repetition(
    house: SimpleNamespace, opened: Open
) -> None:
    cases = [opened() for _ in range(5)]
    post = desk.posts(house.reviewer)[0]
    seen, after = [], ""
    while True:
        page = desk.page(house.reviewer, post, after=after, size=2)
        seen += [task.case_id for task in page.tasks]
        if not (after := page.after):
            break
    assert sorted(seen) == sorted(case.pk for case in cases)
    seen, after = [], ""
    while True:
        listed = listing.readable(house.auditor, after=after, size=2)
        seen += [case.number for case in listed.cases]
        if not (after := listed.after):
            break
    assert seen == sorted((case.number for case in cases), reverse=True)
    assert desk.page(house.reviewer, post, after="altered").tasks
    assert listing.numbered(house.auditor, cases[0].number) == cases[0]
    assert listing.numbered(house.superior, cases[0].number) is None
    assert not listing.readable(house.superior).cases
    decided = decide(house.members, to_plenary(house, cases[0]), "decide_not_proven")
    actions.move(house.members[0], decided, "announce_not_proven")
    assert listing.numbered(house.superior, decided.number) == decided
    assert listing.readable(house.ppk).cases == [decided]
    assert selectors.may_read(house.ppk, Case.objects.get(pk=decided.pk))


def test_own_steps_are_taken_back_and_mended_but_never_erased(
    house: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    actions.move(house.reviewer, case, "extend_handling", reason=WORDS)
    event = actions.undo(house.reviewer, Case.objects.get(pk=case.pk), WORDS)
    assert event.corrects is not None
    assert event.corrects.move == "extend_handling"
    case.refresh_from_db()
    assert (case.state, case.events.count()) == ("registered", 3)
    (task,) = case.tasks.filter(done_at=None)
    assert task.why == "pilkada-handle"
    study(house, case)
    assert actions.undoable(house.members[0], case) is None
    first = case.events.get(turn=1)
    actions.correct(house.reviewer, case, first, "Tempatnya keliru.")
    assert first.corrections.count() == 1
