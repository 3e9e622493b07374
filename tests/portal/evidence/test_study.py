"""What reviewers state: grades, who is behind an account, relations in time, what is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from jaganetral.portal.evidence import storage, study
from jaganetral.portal.evidence.errors import NotNow
from jaganetral.portal.evidence.models import Account, Behind, Exhibit, Folder, Verb, Worth
from jaganetral.portal.evidence.quarantine import look_at
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.trail.models import Entry
from tests.portal.evidence.conftest import Receive

pytestmark = pytest.mark.django_db


def claim(grade: Behind, *grounds: str, **more: Any) -> study.Claim:
    told: dict[str, Any] = {
        "platform": "facebook", "handle": "siti.aminah", "person": "Siti Aminah", "grade": grade,
        "grounds": grounds, "reason": "dilihat petugas",
    }  # fmt: skip
    return study.Claim(**told | more)


@pytest.mark.parametrize(
    ("grade", "grounds", "stands"),
    [
        (Behind.UNPROVEN, ["same_name", "same_photo"], True),
        (Behind.UNPROVEN, [], True),
        (Behind.LIKELY, ["same_name", "same_photo"], False),
        (Behind.LIKELY, ["same_name", "own_posts"], False),
        (Behind.LIKELY, ["contact", "linked"], False),
        (Behind.LIKELY, ["contact", "own_posts"], True),
        (Behind.PROVEN, ["contact", "own_posts", "witness", "same_name"], False),
        (Behind.PROVEN, ["platform"], True),
        (Behind.PROVEN, ["listed"], True),
        (Behind.ADMITTED, ["platform"], False),
        (Behind.ADMITTED, ["admitted"], True),
        (Behind.REFUTED, [], True),
        (Behind.LIKELY, ["contact", "hearsay"], False),
    ],
)
def test_a_name_and_a_photo_never_prove_who_is_behind_an_account(
    office: SimpleNamespace, folder: Folder, grade: Behind, grounds: list[str], stands: bool
) -> None:
    if stands:
        study.state_account(office.reviewer, folder, claim(grade, *grounds))
    else:
        with pytest.raises(NotNow):
            study.state_account(office.reviewer, folder, claim(grade, *grounds))
    assert Account.objects.exists() is stands


def test_a_statement_is_contested_answered_and_replaced(
    office: SimpleNamespace, folder: Folder
) -> None:
    first = study.state_account(office.reviewer, folder, claim(Behind.PROVEN, "listed"))
    objection = study.object_to(first, "akun itu diretas sejak Agustus")
    study.answer_objection(office.reviewer, objection, "laporan peretasan diterima")
    with pytest.raises(NotNow):
        study.answer_objection(office.reviewer, objection, "lagi")
    study.state_account(office.reviewer, folder, claim(Behind.REFUTED), replaces=first)
    with pytest.raises(NotNow):
        study.state_account(office.reviewer, folder, claim(Behind.UNPROVEN), replaces=first)
    assert Account.objects.count() == 2, "what was stated before stays readable"
    written = " ".join(str(one.told().written()) for one in Entry.objects.all())
    assert "siti" not in written.lower()
    assert "diretas" not in written


def test_handles_and_names_are_sealed(office: SimpleNamespace, folder: Folder) -> None:
    made = study.state_account(office.reviewer, folder, claim(Behind.PROVEN, "listed"))
    assert "siti" not in (made.handle_sealed + made.person_sealed).lower()


DAY = datetime(2024, 9, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(-10, False), (-5, False), (-2, None), (0, True), (3, True), (5, True), (7, None), (10, False),
     (40, False)],
)  # fmt: skip
def test_a_relation_holds_for_a_time_and_the_rest_is_unknown(
    office: SimpleNamespace, folder: Folder, day: int, expected: bool | None
) -> None:
    account = study.state_account(office.reviewer, folder, claim(Behind.UNPROVEN))
    known = study.Known(
        DAY, DAY + timedelta(days=5), DAY - timedelta(days=5), DAY + timedelta(days=10)
    )
    made = study.relate(office.reviewer, account, Verb.LIKED, "unggahan paslon 2", known)
    assert study.held(made, DAY + timedelta(days=day)) is expected


@pytest.mark.parametrize(
    "known",
    [
        study.Known(DAY, DAY - timedelta(days=1)),
        study.Known(DAY, DAY, DAY + timedelta(days=1)),
        study.Known(DAY, DAY, None, DAY - timedelta(days=1)),
        study.Known(DAY, timezone.now() + timedelta(days=1)),
    ],
)
def test_times_out_of_order_are_refused(
    office: SimpleNamespace, folder: Folder, known: study.Known
) -> None:
    account = study.state_account(office.reviewer, folder, claim(Behind.UNPROVEN))
    with pytest.raises(NotNow):
        study.relate(office.reviewer, account, Verb.LIKED, "x", known)


def test_a_grade_has_its_reason_and_the_newest_counts(
    office: SimpleNamespace, receive: Receive
) -> None:
    exhibit = receive()
    give = lambda worth, **more: study.grade(  # noqa: E731
        office.reviewer, exhibit, worth, **{"checks": ["source"], "reason": "dilihat"} | more
    )
    with pytest.raises(NotNow):
        give(Worth.PLAUSIBLE, reason=" ")
    with pytest.raises(NotNow):
        give(Worth.ESTABLISHED, checks=["date"])
    give(Worth.ESTABLISHED)
    give(Worth.DOUBTFUL)
    assert [one.worth for one in exhibit.grades.all()] == ["doubtful", "established"]
    with pytest.raises(Refused):
        study.grade(office.decision_maker, exhibit, Worth.REFUTED, checks=[], reason="x")


def test_what_is_blacked_out_is_gone_from_the_file(
    office: SimpleNamespace, receive: Receive
) -> None:
    exhibit = look_at(receive())
    study.release(office.reviewer, exhibit, [(1, 0, 0, 500, 1000)])
    with Image.open(storage.preview_folder(exhibit.pk) / "r1.jpg") as picture:
        left = picture.crop((0, 0, 290, picture.height)).convert("L")
        assert left.getextrema()[1] < 40  # type: ignore[operator, index]
        assert picture.convert("L").crop((320, 0, 600, 400)).getextrema()[1] > 100  # type: ignore[operator, index]
    assert Exhibit.objects.get().released_at is not None
    for box in [(2, 0, 0, 10, 10), (1, 10, 0, 5, 10), (1, 0, 0, 10, 1001)]:
        with pytest.raises(NotNow):
            study.release(office.reviewer, exhibit, [box])


def test_what_lies_in_quarantine_is_shown_to_nobody(
    office: SimpleNamespace, receive: Receive
) -> None:
    with pytest.raises(NotNow):
        study.release(office.reviewer, receive(), [])
