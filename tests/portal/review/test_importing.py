"""Queue files: taken in once, whole, in any number of runs; what is bad stands aside."""

from __future__ import annotations

import json
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.review import importing, placing, preparing, reading
from jaganetral.portal.review.errors import BadQueue
from jaganetral.portal.review.models import Aside, Delivery, Facet, Golden, Item
from jaganetral.portal.trail.models import Entry

from .conftest import CALL, Take, file_of, row

SAMPLE = {"stratum": "unflagged", "inclusion": 0.01, "score": 0.0}


def test_items_are_taken_in_sealed_and_once(take: Take, desk: SimpleNamespace) -> None:
    made = take([row(1), row(2), row(2)])
    assert (made.lines, made.taken, made.known, made.aside) == (3, 2, 1, 0)
    item = Item.objects.get(key=row(1)["item"])
    assert item.state == "open"
    assert item.kept.conduct["text"] == f"{CALL} (1)"
    assert item.kept.members[0]["account"] == "budi.contoh"
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM review_item")
        assert not any("paslon" in one or "budi" in one for (one,) in cursor.fetchall())
    again = take([row(1), row(2), row(2)])
    assert again.pk == made.pk
    more = take([row(1), row(3)])
    assert (more.taken, more.known) == (1, 1)
    assert Item.objects.count() == 3
    assert Entry.objects.filter(what="review.imported").count() == 2


def test_a_bad_line_stands_aside_with_its_place_and_costs_no_other_line(take: Take) -> None:
    bad = [row(2) | {"inclusion": 0}, "kata", row(4) | {"verdict": "guilty"},
           row(5) | {"copies": 1}, row(6) | {"rulebook": "x" * 99}, row(7) | {"score": -1.0},
           row(8) | {"region": "Padang"}, row(9) | {"judged": {}}]  # fmt: skip
    made = take([row(1), *bad, row(10)])
    assert (made.taken, made.aside) == (2, len(bad))
    aside = list(Aside.objects.all())
    assert [one.line for one in aside] == list(range(2, 2 + len(bad)))
    first = len(file_of([row(1)]).getvalue())
    assert aside[0].offset == first
    told = " ".join(one.reason for one in aside)
    for field in ("inclusion", "verdict", "copies", "rulebook", "score", "region", "judged"):
        assert field in told
    assert "paslon" not in told  # what the line says is kept nowhere


@pytest.mark.parametrize("content", [b"", b"bukan antrean\n", b"\x00\xff" * 40, b"{}" * 9])
def test_what_is_no_queue_file_ends_in_a_sentence(content: bytes, desk: SimpleNamespace) -> None:
    with pytest.raises(BadQueue):
        importing.take_in(desk.lead, desk.here, BytesIO(content), name="a.jsonl")
    assert not Delivery.objects.exists()
    assert not Item.objects.exists()


def test_a_line_of_ten_megabytes_is_put_aside_and_never_held(take: Take) -> None:
    made = take([row(1), row(2, text="a" * 10_000_000), row(3)])
    assert (made.taken, made.aside, made.lines) == (2, 1, 3)


def test_a_run_that_ended_goes_on_where_it_stopped(
    desk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "BLOCK", 4)
    rows: list[Any] = [row(n) for n in range(18)]
    rows += ["rusak", *(row(n, **SAMPLE) for n in range(18, 22))]

    def ended(made: Delivery) -> None:
        if made.lines in seen:
            seen.remove(made.lines)
            raise KeyboardInterrupt

    seen = {4, 12, 20}
    file = file_of(rows)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            importing.take_in(desk.lead, desk.here, file, name="a.jsonl", told=ended)
        assert not Item.objects.filter(state="open", stratum="unflagged").exists()
    made = importing.take_in(desk.lead, desk.here, file, name="a.jsonl", told=ended)
    assert (made.lines, made.taken, made.sample, made.aside) == (23, 22, 4, 1)
    assert Item.objects.count() == 22
    assert not Item.objects.filter(state="arriving").exists()


def test_only_a_lead_and_only_a_supervisor(desk: SimpleNamespace) -> None:
    for who in (desk.reviewer, desk.intake, desk.second, desk.auditor):
        with pytest.raises(Refused):
            importing.take_in(who, desk.here, file_of([row(1)]), name="a.jsonl")
    with pytest.raises(BadQueue):
        importing.take_in(desk.second, desk.tree.regency, file_of([row(1)]), name="a.jsonl")


def test_the_sample_wears_what_a_flagged_item_shows(take: Take) -> None:
    flagged = [row(n, score=float(n + 1)) for n in range(40)]
    take([*(row(n, **SAMPLE) for n in range(100, 120)), *flagged])
    sample = list(Item.objects.filter(stratum="unflagged"))
    assert {one.state for one in sample} == {"open"}
    assert {one.place for one in sample} <= {float(n + 1) for n in range(40)}
    assert len({one.place for one in sample}) > 3  # anywhere among them
    assert {one.face for one in sample} == {"prohibited"}
    assert {one.verdict for one in sample} == {"allowed"}
    worn = Facet.objects.filter(item__stratum="unflagged").values_list("rule", flat=True)
    assert set(worn) == set(flagged[0]["rules"])
    assert placing.place_among_others(sample[0].organisation) == 0


def test_known_decisions_come_with_a_file(take: Take) -> None:
    known = {"decision": "no_breach", "reason": "Putusan Bawaslu 12/2024", "rules": []}
    made = take(
        [row(1), row(2, golden=known), row(3, golden={"decision": "guilty", "reason": "x"})]
    )
    assert (made.taken, made.aside) == (2, 1)
    golden = Golden.objects.get()
    assert (golden.decision, golden.item.stratum, golden.item.state) == (
        "no_breach", "golden", "open",
    )  # fmt: skip


@given(st.binary(max_size=300))
def test_whatever_a_line_holds_it_is_an_item_or_bad(line: bytes) -> None:
    with pytest.raises(reading.Bad):
        reading.read(line)


@given(st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
), st.sampled_from(sorted(row(1))))  # fmt: skip
def test_a_field_of_any_kind_is_taken_or_told(value: Any, field: str) -> None:
    try:
        found = reading.read(json.dumps(row(1) | {field: value}).encode())
    except reading.Bad as bad:
        told = str(bad)
    else:
        told = found.columns["key"]
    assert len(told) > 5
