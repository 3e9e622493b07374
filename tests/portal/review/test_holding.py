"""Claim, hold, hand over: nobody has an item for ever, and nobody has two people on one."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.review import holding
from jaganetral.portal.review.errors import BadWords, NotNow, Taken
from jaganetral.portal.review.models import Event, Item
from jaganetral.portal.trail.models import Entry

from .conftest import WHY, Take, decide, row


def _late(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(until=timezone.now() - timedelta(seconds=1))


def test_a_claim_lasts_two_hours_and_then_anybody_may_take_it(
    one: Item, desk: SimpleNamespace
) -> None:
    first, second, _third = desk.reviewers
    held = holding.claim(first, one)
    assert held.until is not None
    assert timedelta(minutes=119) < held.until - timezone.now() < timedelta(minutes=121)
    assert holding.claim(first, one).holder == first  # once more is the same
    with pytest.raises(Taken):
        holding.claim(second, one)
    _late(one)
    assert holding.claim(second, one).holder == second  # without waiting for any chore
    assert [e.what for e in Event.objects.all()] == ["claimed", "released", "claimed"]
    assert Event.objects.get(what="released").by is None
    _late(one)
    call_command("release_reviews")
    assert Item.objects.get().state == "open"


def test_a_claim_is_given_back_by_its_holder_or_taken_back_by_a_lead(
    one: Item, desk: SimpleNamespace
) -> None:
    first, second, _third = desk.reviewers
    holding.claim(first, one)
    with pytest.raises(Refused):
        holding.release(second, one)
    assert holding.release(desk.lead, one).state == "open"
    with pytest.raises(NotNow):
        holding.release(first, one)


def test_nobody_hoards(take: Take, desk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "MOST_CLAIMED", 2)
    take([row(n) for n in range(3)])
    a, b, c = Item.objects.order_by("-place")
    holding.claim(desk.reviewer, a)
    holding.claim(desk.reviewer, b)
    with pytest.raises(NotNow, match="2"):
        holding.claim(desk.reviewer, c)


def test_on_hold_it_stays_its_holders_until_the_day(one: Item, desk: SimpleNamespace) -> None:
    first, second, _third = desk.reviewers
    holding.claim(first, one)
    today = timezone.localdate()
    for wrong in (today, today + timedelta(days=31)):
        with pytest.raises(BadWords):
            holding.hold(first, one, reason=WHY, until=wrong)
    with pytest.raises(BadWords):
        holding.hold(first, one, reason=" ", until=today + timedelta(days=1))
    held = holding.hold(first, one, reason=WHY, until=today + timedelta(days=1))
    assert (held.state, held.holder) == ("held", first)
    with pytest.raises(Taken):
        holding.claim(second, one)
    assert holding.claim(first, one).state == "claimed"  # taken up again
    holding.hold(first, one, reason=WHY, until=today + timedelta(days=1))
    _late(one)
    assert holding.claim(second, one).holder == second


def test_it_is_handed_to_a_colleague_who_accepts(one: Item, desk: SimpleNamespace) -> None:
    first, second, third = desk.reviewers
    holding.claim(first, one)
    for nobody in (first, desk.auditor, desk.examiner, desk.intake):
        with pytest.raises(BadWords):
            holding.hand_over(first, one, nobody, note=WHY)
    holding.hand_over(first, one, second, note=WHY)
    with pytest.raises(NotNow):
        holding.accept(third, one)
    held = holding.accept(second, one)
    assert (held.state, held.holder, held.offered_to) == ("claimed", second, None)
    holding.hand_over(second, one, third, note=WHY)
    assert holding.decline(third, one).state == "open"
    assert Event.objects.get(what="offered", by=first).words == WHY
    told = {entry.what for entry in Entry.objects.filter(about=one.about)}
    assert told >= {"review.claimed", "review.handed_over", "review.accepted", "review.declined"}


def test_an_offer_that_nobody_takes_goes_back_to_the_queue(
    one: Item, desk: SimpleNamespace
) -> None:
    first, second, third = desk.reviewers
    holding.claim(first, one)
    holding.hand_over(first, one, second, note=WHY)
    _late(one)
    assert holding.claim(third, one).holder == third


def test_who_decided_is_no_second_pair_of_eyes(one: Item, desk: SimpleNamespace) -> None:
    first, second, third = desk.reviewers
    decide(first, one)
    with pytest.raises(NotNow):
        holding.claim(first, one)
    holding.claim(second, one)
    assert first not in holding.colleagues(one, second)
    assert third in holding.colleagues(one, second)


@pytest.mark.parametrize("role", ["intake", "second", "examiner", "ppk", "auditor", "above"])
def test_only_reviewers_of_the_supervisor_or_above_it(
    role: str, one: Item, desk: SimpleNamespace
) -> None:
    who = getattr(desk, role)
    if role == "above":
        assert holding.claim(who, one).holder == who
    else:
        with pytest.raises(Refused):
            holding.claim(who, one)
