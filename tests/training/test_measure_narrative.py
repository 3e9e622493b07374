"""The measure of the narrative reader counts what it says it counts."""

from __future__ import annotations

import pytest

from training.measure_narrative import agrees, measure, wilson

TOLD = [
    {"id": "1", "action": "like", "platform": "facebook", "actor_kind": "pns",
     "narrative": "Seorang PNS menyukai unggahan calon bupati di Facebook."},
    {"id": "2", "action": "attend", "platform": "unknown", "actor_kind": "pns",
     "narrative": "Seorang PNS mengunggah foto caleg."},
    {"id": "3", "action": "other", "candidate_number": "02",
     "narrative": "Camat itu mengajak warga memilih paslon 2."},
]  # fmt: skip


def test_each_field_is_counted_where_it_was_given():
    rows, apart = measure(TOLD)
    found = {row.field: (row.given, row.read, row.equal) for row in rows}
    assert found["action"] == (2, 2, 1)
    assert found["platform"] == (1, 1, 1)
    assert found["actor_kind"] == (2, 2, 2)
    assert found["candidate_number"] == (1, 1, 1)
    assert [field for field, _ in apart] == ["action"]


@pytest.mark.parametrize(
    ("hits", "of", "interval"),
    [(0, 0, (0.0, 0.0, 1.0)), (10, 10, (1.0, 0.72, 1.0)), (50, 100, (0.5, 0.40, 0.60))],
)
def test_interval(hits, of, interval):
    assert wilson(hits, of) == pytest.approx(interval, abs=0.005)


def test_free_words_count_when_anything_was_read():
    assert agrees("gesture", "dua jari", "jari telunjuk dan tengah")
    assert not agrees("gesture", "dua jari", None)
    assert not agrees("action", "like", "post")
