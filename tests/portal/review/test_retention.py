"""What nobody decided expires, what is no breach goes earlier, and the trail stays whole."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from jaganetral.portal.privacy.retention import Removed, remove_expired
from jaganetral.portal.review.models import Event, Golden, Item
from jaganetral.portal.trail.chaining import chain_waiting
from jaganetral.portal.trail.models import Entry, Opening
from jaganetral.portal.trail.verifying import verify

from .conftest import Take, decide, row

pytestmark = pytest.mark.django_db(transaction=True)


def _later(days: int) -> Any:
    return timezone.now() + timedelta(days=days)


def _by(found: list[Removed], schedule: str) -> int:
    return next(one.removed for one in found if one.schedule == schedule)


def test_words_go_when_their_time_is_over(take: Take, desk: SimpleNamespace) -> None:
    known = {"decision": "no_breach", "reason": "Putusan", "rules": []}
    take([row(1), row(2), row(3), row(4, golden=known)])
    undecided, free, breach = Item.objects.filter(stratum="flagged").order_by("-place")
    for who in desk.reviewers[:2]:
        decide(who, free, "no_breach")
        decide(who, breach)
    decide(desk.reviewer, undecided)
    before = remove_expired(_later(89))
    assert [_by(before, name) for name in ("review_clear", "review", "review_found")] == [0, 0, 0]
    assert _by(remove_expired(_later(91), dry=True), "review_clear") == 1
    assert _by(remove_expired(_later(91)), "review_clear") == 1
    free.refresh_from_db()
    assert (free.sealed, free.source, free.state, free.outcome) == ("", "", "closed", "no_breach")
    assert set(Event.objects.filter(item=free).values_list("sealed", flat=True)) == {""}
    assert not Opening.objects.filter(entry__about=free.about).exists()
    breach.refresh_from_db()
    assert breach.sealed
    done = remove_expired(_later(181))
    assert (_by(done, "review"), _by(done, "review_found")) == (2, 0)
    undecided.refresh_from_db()
    assert (undecided.sealed, undecided.state) == ("", "expired")
    assert Golden.objects.get().sealed == ""
    assert _by(remove_expired(_later(366)), "review_found") == 1
    assert not Item.objects.exclude(sealed="").exists()
    assert _by(remove_expired(_later(400)), "review_found") == 0  # once
    about = Entry.objects.filter(what="retention.removed", about=undecided.about)
    assert about.get().details["schedule"] == "review"
    chain_waiting()
    assert verify().intact


def test_what_is_erased_is_seen_by_nobody_and_taken_in_by_no_file(
    take: Take, desk: SimpleNamespace, client: Any
) -> None:
    take([row(1)])
    remove_expired(_later(181))
    take([row(1), row(2)])  # the same item once more
    assert Item.objects.filter(state="expired").count() == 1
    client.force_login(desk.reviewer)
    gone = Item.objects.get(state="expired")
    assert client.get(f"/tinjau/{gone.pk}/").status_code == 404
