"""Keeping out of an item: who knows the person has no part in it, from whatever state."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.review import deciding, findings, golden, holding, queueing, recusing
from jaganetral.portal.review.errors import BadWords, NotNow
from jaganetral.portal.review.models import Event, Item
from jaganetral.portal.review.queueing import Filters
from jaganetral.portal.trail.models import Entry
from tests.portal.casework.conftest import TOLD

from .conftest import CALL, RULES, WHY, Take, decide, row

SAID = "Tetangga saya di kampung."


def test_who_keeps_out_before_any_claim_never_meets_the_item_again(
    take: Take, desk: SimpleNamespace
) -> None:
    take([row(1), row(2)])
    known, other = Item.objects.order_by("-place")
    recusing.recuse(desk.reviewer, known, reason=SAID)
    seen = queueing.page(desk.reviewer, desk.here, Filters())
    assert list(seen.items) == [other]
    assert list(queueing.page(desk.reviewer, desk.here, Filters(rule=RULES[0])).items) == [other]
    assert queueing.next_item(desk.reviewer, desk.here, Filters()) == other
    assert queueing.next_item(desk.reviewer, desk.here, Filters()) is None
    with pytest.raises(NotNow, match="mengenal"):
        holding.claim(desk.reviewer, known)
    with pytest.raises(NotNow, match="mengenal"):
        recusing.recuse(desk.reviewer, known)  # once, and it stays
    told = Entry.objects.get(what="review.recused")
    assert told.about == known.about
    assert SAID not in str(told.details)
    event = Event.objects.get(what="recused")
    assert event.words == SAID
    assert SAID not in event.sealed
    decide(desk.reviewers[1], known)
    done = decide(desk.reviewers[2], known)
    assert done.state == "agreed"  # others go on
    assert not queueing.page(desk.reviewer, desk.here, Filters("agreed")).items
    with pytest.raises(NotNow, match="mengenal"):
        findings.make_finding(desk.reviewer, done, TOLD, flow_id="pilkada_report", reason=WHY)


def test_an_offer_cannot_be_accepted_any_more_and_leaves_the_list(
    one: Item, desk: SimpleNamespace
) -> None:
    first, second, third = desk.reviewers
    holding.claim(first, one)
    holding.hand_over(first, one, second, note=WHY)
    assert queueing.mine(second) == [one]
    recusing.recuse(second, one)
    for act in (holding.accept, holding.decline):
        with pytest.raises(NotNow):
            act(second, one)
    assert queueing.mine(second) == queueing.mine(first) == []
    assert Item.objects.get().state == "open"
    holding.claim(first, one)
    assert third in holding.colleagues(one, first)
    assert second not in holding.colleagues(one, first)
    with pytest.raises(BadWords):
        holding.hand_over(first, one, second, note=WHY)


@pytest.mark.parametrize("state", ["claimed", "held", "offered"])
def test_what_is_in_their_hands_leaves_them(state: str, one: Item, desk: SimpleNamespace) -> None:
    holding.claim(desk.reviewer, one)
    if state == "held":
        day = timezone.localdate() + timedelta(days=2)
        holding.hold(desk.reviewer, one, reason=WHY, until=day)
    elif state == "offered":
        holding.hand_over(desk.reviewer, one, desk.reviewers[1], note=WHY)
    assert Item.objects.get().state == state
    recusing.recuse(desk.reviewer, one)
    assert (Item.objects.get().state, queueing.mine(desk.reviewer)) == ("open", [])


def test_a_claim_of_somebody_else_stays_theirs(one: Item, desk: SimpleNamespace) -> None:
    decide(desk.reviewer, one)
    holding.claim(desk.reviewers[1], one)
    recusing.recuse(desk.reviewer, one)
    assert Item.objects.get().holder == desk.reviewers[1]
    deciding.decide(desk.reviewers[1], one, decision="breach", reason=WHY, rules=[RULES[0]])
    assert Item.objects.get().state == "open"  # one view counts, a second is needed


@pytest.mark.parametrize("second", ["breach", "no_breach"])
def test_their_view_stays_in_the_file_and_no_longer_counts(
    second: str, one: Item, desk: SimpleNamespace
) -> None:
    decide(desk.reviewer, one)
    assert decide(desk.reviewers[1], one, second).state in ("agreed", "disputed")
    recusing.recuse(desk.reviewer, one)
    assert Item.objects.get().state == "open"
    mine = Event.objects.get(by=desk.reviewer, what="decided")
    assert mine.undone.what == "undone"
    assert decide(desk.reviewers[2], one, second).outcome == second


def test_after_a_finding_they_withdraw_from_it_first(one: Item, desk: SimpleNamespace) -> None:
    decide(desk.reviewer, one)
    agreed = decide(desk.reviewers[1], one)
    findings.make_finding(desk.reviewers[1], agreed, TOLD, flow_id="pilkada_report", reason=WHY)
    with pytest.raises(NotNow, match="Tarik diri"):
        recusing.recuse(desk.reviewer, agreed)
    findings.withdraw(desk.reviewer, agreed, reason=WHY)
    recusing.recuse(desk.reviewer, agreed)
    assert Item.objects.get().state == "finding"


def test_a_lead_who_keeps_out_closes_nothing_and_takes_nothing_back(
    one: Item, desk: SimpleNamespace
) -> None:
    decide(desk.reviewer, one)
    recusing.recuse(desk.lead, one)
    holding.claim(desk.reviewers[1], one)
    with pytest.raises(NotNow, match="mengenal"):
        holding.release(desk.lead, one)
    deciding.decide(desk.reviewers[1], one, decision="no_breach", reason=WHY)
    with pytest.raises(NotNow, match="mengenal"):
        deciding.close_without_agreement(desk.lead, one, reason=WHY)
    deciding.close_without_agreement(desk.second_lead, one, reason=WHY)
    with pytest.raises(NotNow, match="mengenal"):
        golden.make_golden(desk.lead, one, decision="unclear", reason=WHY)


def test_the_closing_of_a_lead_is_set_aside_with_the_view_before_it(
    one: Item, desk: SimpleNamespace
) -> None:
    decide(desk.reviewer, one)
    decide(desk.reviewers[1], one, "no_breach")
    decide(desk.lead, one, "unclear")
    deciding.close_without_agreement(desk.lead, one, reason=WHY)
    recusing.recuse(desk.lead, one)
    assert Item.objects.get().state == "disputed"
    assert not Event.objects.filter(by=desk.lead, what__in=["decided", "closed"], undone=None)


def test_where_every_reviewer_keeps_out_a_lead_looks_at_it(
    one: Item, desk: SimpleNamespace
) -> None:
    for who in holding.colleagues(one, desk.lead):
        with pytest.raises(NotNow):
            holding.claim(desk.lead, one)
        recusing.recuse(who, one)
    decide(desk.lead, one, "no_breach")
    assert decide(desk.second_lead, one, "no_breach").state == "closed"


def test_somebody_who_does_not_review_here_cannot(one: Item, desk: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        recusing.recuse(desk.examiner, one)
    with pytest.raises(BadWords):
        recusing.recuse(desk.reviewer, one, reason="a" * (holding.LIMIT + 1))
    assert not Event.objects.exists()


def test_the_page_offers_it_and_says_afterwards_that_they_keep_out(
    client: Client, desk: SimpleNamespace, one: Item
) -> None:
    at = f"/tinjau/{one.pk}/"
    client.force_login(desk.reviewer)
    assert "Saya mengenal orang ini" in client.get(at).content.decode()
    assert client.get(f"{at}kenal/").status_code == 200
    long = client.post(f"{at}kenal/", {"reason": "a" * 3000})
    assert long.status_code == 422
    assert "a" * 3000 in long.content.decode()  # nothing that was typed is lost
    client.post(f"{at}ambil/")
    sent = client.post(f"{at}kenal/", {"reason": SAID}, follow=True)
    assert "Orang lain melanjutkannya." in sent.content.decode()
    for path in ("", "kenal/", "tunda/", "serahkan/", "batal/", "temuan/", "tarik/"):
        seen = client.get(f"{at}{path}")
        words = seen.content.decode()
        assert seen.status_code == 200
        assert "Anda tidak ikut menelaah butir ini" in words
        assert "no-store" in seen.headers["Cache-Control"]
        for hidden in (CALL, "budi.contoh", one.key[:8], SAID):
            assert hidden not in words, path
    put = client.post(f"{at}putuskan/", {"decision": "breach", "reason": WHY, "rules": RULES[:1]})
    assert put.headers["Location"] == at
    assert not Event.objects.filter(what="decided").exists()
    assert CALL not in client.get("/tinjau/").content.decode()
    client.force_login(desk.reviewers[1])
    colleague = client.get(at).content.decode()
    assert "Tidak ikut menelaah" in colleague
    assert SAID not in colleague
    client.force_login(desk.lead)
    assert SAID in client.get(at).content.decode()
    client.force_login(desk.ppk)
    assert client.get(at).status_code == 403
