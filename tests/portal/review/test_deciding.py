"""Own view first, two who agree, a third where they differ, and the way back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.review import deciding, golden, holding, telling
from jaganetral.portal.review.errors import BadWords, NotNow, Taken
from jaganetral.portal.review.models import Event, Golden, Item
from jaganetral.portal.trail.models import Entry

from .conftest import WHY, Take, decide, judged, row


def test_two_who_agree_on_a_breach_and_its_rule(one: Item, desk: SimpleNamespace) -> None:
    first, second, _third = desk.reviewers
    assert decide(first, one).state == "open"
    item = decide(second, one)
    assert (item.state, item.outcome, item.found) == ("agreed", "breach", judged()["rules"][:1])


def test_two_who_differ_and_a_third_and_the_lead(one: Item, desk: SimpleNamespace) -> None:
    first, second, third = desk.reviewers
    decide(first, one)
    with pytest.raises(NotNow):
        holding.claim(desk.lead, one)  # the lead comes in where two differ
    assert decide(second, one, "no_breach").state == "disputed"
    assert decide(third, one, "unclear").state == "disputed"
    item = decide(desk.lead, one, "no_breach")
    assert (item.state, item.outcome) == ("closed", "no_breach")


def test_where_nobody_agrees_the_lead_closes_it_as_unclear(
    one: Item, desk: SimpleNamespace
) -> None:
    first, second, _third = desk.reviewers
    decide(first, one)
    with pytest.raises(NotNow):
        deciding.close_without_agreement(desk.lead, one, reason=WHY)
    decide(second, one, "no_breach")
    with pytest.raises(Refused):
        deciding.close_without_agreement(first, one, reason=WHY)
    with pytest.raises(BadWords):
        deciding.close_without_agreement(desk.lead, one, reason="")
    deciding.close_without_agreement(desk.lead, one, reason=WHY)
    item = Item.objects.get(pk=one.pk)
    assert (item.state, item.outcome) == ("closed", "unclear")
    deciding.undo(desk.lead, one, reason=WHY)
    assert Item.objects.get(pk=one.pk).state in ("disputed", "claimed")


def test_a_decision_needs_its_reason_and_a_breach_its_rule(
    one: Item, desk: SimpleNamespace
) -> None:
    who, other, _third = desk.reviewers
    with pytest.raises(NotNow):
        deciding.decide(who, one, decision="unclear", reason=WHY)  # not claimed
    holding.claim(who, one)
    with pytest.raises(Taken):
        deciding.decide(other, one, decision="unclear", reason=WHY)
    for wrong in (
        {"decision": "guilty", "reason": WHY}, {"decision": "no_breach", "reason": "  "},
        {"decision": "breach", "reason": WHY}, {"decision": "unclear", "reason": "a" * 10_001},
        {"decision": "breach", "reason": WHY, "rules": ["no-such-rule"]},
    ):  # fmt: skip
        with pytest.raises(BadWords):
            deciding.decide(who, one, **wrong)  # type: ignore[arg-type]
    event = deciding.decide(who, one, decision="no_breach", reason=WHY, rules=judged()["rules"])
    assert event.rules == []  # what is no breach breaches no rule
    entry = Entry.objects.get(what="review.decided")
    assert entry.details["decision"] == "no_breach"
    assert WHY not in str(entry.details)


def test_the_aid_is_shown_after_the_own_view_alone(one: Item, desk: SimpleNamespace) -> None:
    first, second, _third = desk.reviewers
    holding.claim(first, one)
    assert telling.aid(first, one) is None
    decide(first, one)
    told = telling.aid(first, Item.objects.get(pk=one.pk))
    assert told is not None
    assert told.level == "prohibited"
    assert told.agrees is True
    assert any(piece.why for _label, cut in told.marked for piece in cut)
    assert told.reasons[0]["rule"] in one.rules
    assert telling.aid(second, Item.objects.get(pk=one.pk)) is None
    assert telling.shown(second, one).others == []  # nor what the first one thinks


def test_an_own_decision_is_taken_back_and_made_anew(one: Item, desk: SimpleNamespace) -> None:
    first, second, _third = desk.reviewers
    decide(first, one)
    assert decide(second, one).state == "agreed"
    with pytest.raises(BadWords):
        deciding.undo(first, one, reason="")
    deciding.undo(first, one, reason=WHY)
    item = Item.objects.get(pk=one.pk)
    assert (item.state, item.holder, item.outcome) == ("claimed", first, "")
    deciding.decide(first, item, decision="no_breach", reason=WHY)
    assert Item.objects.get(pk=one.pk).state == "disputed"
    mine = Event.objects.filter(by=first, what="decided").order_by("pk")
    assert [one.blind for one in mine] == [True, False]
    with pytest.raises(NotNow):
        deciding.undo(desk.reviewers[2], one, reason=WHY)


def test_taking_back_leaves_who_works_on_it_alone(one: Item, desk: SimpleNamespace) -> None:
    first, second, _third = desk.reviewers
    decide(first, one)
    holding.claim(second, one)
    deciding.undo(first, one, reason=WHY)
    assert Item.objects.get(pk=one.pk).holder == second
    deciding.decide(second, one, decision="no_breach", reason=WHY)
    assert Item.objects.get(pk=one.pk).state == "open"


def test_every_reviewer_meets_a_known_decision_and_none_learns_of_it(
    take: Take, desk: SimpleNamespace
) -> None:
    take([row(1), row(2)])
    item, _other = Item.objects.order_by("-place")
    first, second, third = desk.reviewers
    with pytest.raises(NotNow):
        golden.make_golden(desk.lead, item, decision="breach", reason=WHY)
    decide(first, item, "no_breach")
    decide(second, item, "no_breach")
    with pytest.raises(Refused):
        golden.make_golden(first, item, decision="no_breach", reason=WHY)
    made = golden.make_golden(desk.lead, item, decision="no_breach", reason=WHY).item
    made.refresh_from_db()
    assert (made.state, made.stratum) == ("open", "golden")
    assert made.key != item.key
    for who, said in ((first, "no_breach"), (second, "breach"), (third, "unclear")):
        assert decide(who, made, said).state == "open"
    rows = {one.person: one for one in golden.measured([desk.here])}
    assert (rows[first].right, rows[second].overcalled, rows[third].right) == (1, 1, 0)
    golden.retire(desk.lead, made)
    assert Item.objects.get(pk=made.pk).state == "closed"
    assert Golden.objects.count() == 1
