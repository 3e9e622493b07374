"""From two who agree to a case at the desk, with what was seen preserved; and the way back."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import open_told, opened
from jaganetral.portal.evidence import storage
from jaganetral.portal.evidence.models import Exhibit
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.review import deciding, findings, labels
from jaganetral.portal.review.errors import BadWords, NotNow
from jaganetral.portal.review.models import Event, Finding, Item
from jaganetral.portal.review.pictures import jpeg_of
from jaganetral.portal.trail.models import Entry
from tests.portal.casework.conftest import TOLD

from .conftest import WHY, Take, decide, judged
from .test_pictures import jpeg, shown


def _agreed(one: Item, desk: SimpleNamespace) -> Item:
    decide(desk.reviewers[0], one)
    return decide(desk.reviewers[1], one)


def _find(who: object, item: Item, member: int = 0) -> Case:
    return findings.make_finding(
        who, item, TOLD, flow_id="pilkada_report", reason=WHY, member=member  # type: ignore[arg-type]
    )  # fmt: skip


def test_the_photos_that_were_seen_are_evidence_too(take: Take, desk: SimpleNamespace) -> None:
    take([shown(1, {"a.jpg": jpeg(3), "b.jpg": jpeg(4)})])
    item = _agreed(Item.objects.get(), desk)
    case = _find(desk.reviewer, item)
    kept = [
        storage.original(one.pk).read_bytes() for one in Exhibit.objects.filter(folder=case.folder)
    ]
    assert len(kept) == 3
    for picture in item.pictures.all():
        assert jpeg_of(picture) in kept


def test_one_view_is_no_finding(one: Item, desk: SimpleNamespace) -> None:
    decide(desk.reviewers[0], one)
    with pytest.raises(NotNow):
        _find(desk.reviewer, one)
    assert not Case.objects.exists()


def test_a_finding_goes_through_the_door_of_the_desk_with_its_evidence(
    one: Item, desk: SimpleNamespace
) -> None:
    item = _agreed(one, desk)
    with pytest.raises(Refused):
        _find(desk.lead, item)  # who will decide the case does not bring it
    with pytest.raises(BadWords):
        _find(desk.reviewer, item, member=7)
    case = _find(desk.reviewers[2], item)
    assert (case.state, case.organisation) == ("registered", desk.here)
    assert open_told(case.sealed).name == TOLD.name
    exhibit = Exhibit.objects.get(folder=case.folder)
    paper = json.loads(storage.original(exhibit.pk).read_bytes())
    assert paper["item"] == one.key
    assert (paper["scan"], paper["rulebook"]) == (one.scan, one.rulebook)
    assert paper["copy"]["account"] == "budi.contoh"
    assert paper["judged_as_an_aid"]["decision_id"] == judged()["decision_id"]
    assert [said["decision"] for said in paper["decisions"]] == ["breach", "breach"]
    assert [said["by"] for said in paper["decisions"]] == [who.pk for who in desk.reviewers[:2]]
    item.refresh_from_db()
    assert item.state == "finding"
    assert Entry.objects.filter(what="review.found", about=one.about).count() == 1
    with pytest.raises(NotNow):
        _find(desk.reviewer, item)  # the same copy
    assert _find(desk.reviewer, item, member=1).number != case.number
    assert Finding.objects.filter(item=item).count() == 2


def test_who_withdraws_says_so_in_the_case_and_the_label_is_gone(
    one: Item, desk: SimpleNamespace
) -> None:
    first, second, third = desk.reviewers
    item = _agreed(one, desk)
    case = _find(third, item)
    with pytest.raises(NotNow):
        deciding.undo(first, item, reason=WHY)
    with pytest.raises(NotNow):
        findings.withdraw(third, item, reason=WHY)
    assert len(list(labels.export(desk.lead, desk.here))) == 1
    findings.withdraw(first, item, reason="Akunnya ternyata dipakai orang lain.")
    findings.withdraw(second, item, reason="Saya juga keliru.")
    corrections = case.events.exclude(corrects=None).order_by("turn")
    assert corrections.count() == 2
    assert "Akunnya ternyata" in opened(corrections[0].sealed)
    assert Event.objects.filter(item=item, what="undone").count() == 2
    assert list(labels.export(desk.lead, desk.here)) == []
    item.refresh_from_db()
    assert item.state == "finding"  # the case goes its own way
    assert Entry.objects.filter(what="review.withdrawn").count() == 2
