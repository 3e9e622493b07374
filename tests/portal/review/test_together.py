"""Many hands at once, and every way through: what must hold whatever is tried, in which order."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.roles import Role
from jaganetral.portal.review import deciding, findings, holding, queueing, recusing
from jaganetral.portal.review.errors import ReviewError
from jaganetral.portal.review.models import Event, Facet, Item
from jaganetral.portal.review.moving import decided, recused, release_overdue, standing_of
from jaganetral.portal.review.states import HANDS, State, What
from tests.portal.casework.conftest import TOLD
from tests.portal.people.conftest import Make

from . import two_reviewers
from .conftest import WHY, Take, judged, row


@pytest.mark.django_db(transaction=True)
def test_of_many_who_claim_at_once_one_has_it_and_nobody_decides_twice(
    desk: SimpleNamespace, take: Take, person: Make
) -> None:
    take([row(n) for n in range(20)])
    more = [person(Role.REVIEWER, desk.here) for _ in range(two_reviewers.MANY - 3)]
    found = two_reviewers.contend([*desk.reviewers, *more], desk.here)
    many = two_reviewers.MANY
    assert found["claims"] == ["", *["Taken"] * (many - 1)]
    assert found["nexts"] == [""] * many  # each has one of their own
    assert found["held"] == found["different"] == many + 1
    assert found["decide"][0] == ""
    assert found["decide"][1] in ("NotNow", "Taken")
    assert found["decisions"] == 1


ACTS = ("claim", "release", "hold", "offer", "accept", "decline", "decide", "undo", "close", "find",
        "withdraw", "hour", "recuse")  # fmt: skip


@given(ways=st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 4), st.sampled_from(
        ["breach", "breach", "no_breach", "unclear"])), min_size=10, max_size=40,
))  # fmt: skip
@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_whatever_is_tried_an_item_has_an_owner_and_an_exit(
    ways: list[tuple[str, int, str]], desk: SimpleNamespace, one: Item
) -> None:
    """Three reviewers and two leads, any acts, in any order: each is taken or refused."""
    hands = [*desk.reviewers, desk.lead, desk.second_lead]
    for act, who, decision in ways:
        with suppress(ReviewError, Refused):
            _try(act, hands[who], hands[(who + 1) % 3], Item.objects.get(pk=one.pk), decision)
        _whole(Item.objects.get(pk=one.pk))
        _nothing_of_who_keeps_out(desk, hands, Item.objects.get(pk=one.pk))
    _ends(desk, Item.objects.get(pk=one.pk))


def _try(act: str, who: Any, other: Any, item: Item, decision: str) -> None:
    if act == "hour":
        Item.objects.filter(pk=item.pk, until__isnull=False).update(
            until=timezone.now() - timedelta(seconds=1)
        )
        release_overdue()
    elif act == "hold":
        day = timezone.localdate() + timedelta(days=2)
        holding.hold(who, item, reason=WHY, until=day)
    elif act == "offer":
        holding.hand_over(who, item, other, note=WHY)
    elif act == "decide":
        holding.claim(who, item)
        deciding.decide(who, item, decision=decision, reason=WHY, rules=judged()["rules"][:1])
    elif act == "find":
        findings.make_finding(who, item, TOLD, flow_id="pilkada_report", reason=WHY)
    else:
        doing: dict[str, Any] = {
            "claim": holding.claim, "release": holding.release, "accept": holding.accept,
            "decline": holding.decline, "recuse": recusing.recuse,
        }  # fmt: skip
        if act in doing:
            doing[act](who, item)
        else:
            reasoned: dict[str, Any] = {
                "undo": deciding.undo, "close": deciding.close_without_agreement,
                "withdraw": findings.withdraw,
            }  # fmt: skip
            reasoned[act](who, item, reason=WHY)


def _whole(item: Item) -> None:
    """What must hold after every step."""
    assert (item.holder is not None) == (item.state in HANDS) == (item.until is not None)
    assert set(Facet.objects.filter(item=item).values_list("state", flat=True)) == {item.state}
    standing = Event.objects.filter(item=item, what__in=["decided", "closed"], undone=None)
    people = list(standing.filter(what="decided").values_list("by", flat=True))
    assert len(people) == len(set(people))  # nobody counts twice
    if item.state not in (*HANDS, State.FINDING):
        found = standing_of(item)
        assert (item.state, item.outcome) == (found.state, found.outcome)
    if item.state in (State.AGREED, State.FINDING):
        assert item.outcome == "breach"
    if item.findings.exists():
        assert item.state == State.FINDING
        first = item.findings.order_by("at")[0]
        before = Event.objects.filter(item=item, what=What.DECIDED, decision="breach",
                                      at__lte=first.at)  # fmt: skip
        assert len(set(before.values_list("by", flat=True))) >= 2


def _nothing_of_who_keeps_out(desk: SimpleNamespace, hands: list[Any], item: Item) -> None:
    """Who knows the person has nothing of the item in hand, in a list, or in what counts."""
    out = {one.by_id: one for one in item.events.filter(what=What.RECUSED)}
    assert out.keys().isdisjoint({item.holder_id, item.offered_to_id})
    counted = item.events.filter(what__in=[What.DECIDED, What.CLOSED], undone=None)
    assert out.keys().isdisjoint(counted.values_list("by", flat=True))
    for event in item.events.filter(by__in=out).exclude(what=What.RECUSED):
        assert event.pk < out[event.by_id].pk, event  # nothing of theirs comes after it
    for who in hands:
        if who.pk in out:
            shown = queueing.page(who, desk.here, queueing.Filters(item.state)).items
            assert item not in [*queueing.mine(who), *shown]
            assert holding.may_claim(who, item)


def _ends(desk: SimpleNamespace, item: Item) -> None:
    """From wherever it stands, people bring it to an end; save where all keep out of it."""
    hands = [*desk.reviewers, desk.lead, desk.second_lead]
    leads = [one for one in hands[3:] if not recused(one, item)]
    reviewers = [one for one in hands[:3] if not recused(one, item)]
    for _ in range(12):
        item = Item.objects.get(pk=item.pk)
        if item.state in (State.CLOSED, State.FINDING):
            return
        if item.state in HANDS:
            assert item.holder is not None
            holding.release(leads[0] if leads else item.holder, item)
        elif item.state == State.AGREED:
            if not reviewers:
                return  # the two who agreed are leads: the finding is made from above
            findings.make_finding(reviewers[0], item, TOLD, flow_id="pilkada_report", reason=WHY)
        elif item.state == State.DISPUTED and leads:
            deciding.close_without_agreement(leads[0], item, reason=WHY)
        elif free := [one for one in hands if not holding.may_claim(one, item)]:
            holding.claim(free[0], item)
            deciding.decide(free[0], item, decision="no_breach", reason=WHY)
        else:  # nobody here is left for it: those above look at it, or it expires
            assert item.events.filter(what=What.RECUSED).exists()
            assert all(recused(one, item) or decided(one, item) for one in hands[:3])
            return
    pytest.fail(f"no end from {item.state}")


def test_what_happened_is_never_changed(one: Item, desk: SimpleNamespace) -> None:
    holding.claim(desk.reviewer, one)
    event = Event.objects.get()
    with pytest.raises(ReviewError):
        event.save()
    with pytest.raises(ReviewError):
        Event.objects.all().delete()
    with pytest.raises(Exception, match="never changed"), connection.cursor() as cursor:
        cursor.execute("UPDATE review_event SET what = 'found'")
