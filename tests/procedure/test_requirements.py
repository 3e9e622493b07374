"""What a report still lacks."""

from __future__ import annotations

import pytest

from jaganetral.procedure import UnknownFlow, missing

WHOLE = {
    "reporter_name": "Nama", "reporter_address": "Alamat", "reported_name": "Terlapor",
    "in_time": True, "signature": True, "happened_on": "2024-01-02", "place": "Kota Contoh",
    "account": "Uraian", "evidence": 1,
}  # fmt: skip


def test_a_whole_report_lacks_nothing() -> None:
    assert missing("pemilu_report", WHOLE) == ()


@pytest.mark.parametrize("fact", WHOLE)
def test_what_is_not_there_is_missing(fact: str) -> None:
    for empty in ({}, {fact: ""}, {fact: "  "}, {fact: None}, {fact: 0}):
        facts = {name: value for name, value in WHOLE.items() if name != fact} | empty
        (lack,) = missing("pemilu_report", facts)
        assert fact in lack.facts
        assert lack.how.id
        assert lack.how.en


def test_formal_ones_come_first_and_each_names_its_basis() -> None:
    lacking = missing("pilkada_report", {})
    kinds = [one.kind for one in lacking]
    assert kinds == sorted(kinds)  # formal before material
    assert all(one.basis for one in lacking)


def test_other_flows_ask_for_none_and_an_unknown_one_is_refused() -> None:
    assert missing("remedies", {}) == ()
    with pytest.raises(UnknownFlow):
        missing("pemilu", {})
