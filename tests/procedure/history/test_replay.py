"""Histories made up here, replayed: the flow chosen, the clocks, and what cannot be told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.procedure.history import History, as_json, replay

Pair = tuple[object, str]


def told(*steps: Pair, election: str = "pilkada_2024", about: str = "") -> dict[str, Any]:
    return as_json(replay(History("X", 1, tuple(steps), election, "", about)), "en")


def clock(found: dict[str, Any], name: str) -> dict[str, Any]:
    (one,) = [clock for clock in found["clocks"] if clock["id"] == name]
    return dict(one)


def test_a_whole_case_and_where_it_broke_the_law() -> None:
    found = told(
        ("2024-10-01", "video viral di TikTok"),
        ("2024-10-03", "warga melapor ke Bawaslu"),
        ("2024-10-05", "laporan diregister"),
        ("2024-10-07", "terlapor diklarifikasi"),
        ("2024-10-10", "pleno memutuskan terbukti melanggar netralitas"),
        ("2024-10-11", "hasil kajian diteruskan ke BKN"),
        ("2024-11-01", "BKN mengeluarkan rekomendasi hukuman disiplin sedang"),
        ("2025-02-03", "bupati menjatuhkan sanksi penundaan kenaikan gaji"),
        ("2025-02-10", "SK hukuman disiplin diserahkan"),
        ("2025-02-20", "yang bersangkutan mengajukan keberatan"),
        ("2025-03-03", "keberatan ditolak atasan"),
    )
    shown = {c["id"]: (c["kept"], c["used"]) for c in found["clocks"]}
    assert found["flow"]["id"] == "pilkada_report"
    assert found["overseer"]["id"] == "bkn"
    assert shown["pilkada-handle"] == (True, 5)
    assert shown["sbt-ppk"][0] is False
    assert shown["dis-deliver"] == (True, 5)
    assert shown["rem-keberatan"] == (True, 8)
    assert shown["rem-keb-decide"][0] is True


def test_the_order_of_the_rows_does_not_matter() -> None:
    steps: list[Pair] = [
        ("2024-10-03", "laporan masuk"),
        ("2024-10-05", "diregister"),
        ("2024-10-12", "diputus tidak terbukti"),
    ]
    assert told(*steps)["clocks"] == told(*reversed(steps))["clocks"]


@pytest.mark.parametrize(
    ("election", "about", "flow", "confidence"),
    [
        ("pemilu_2019", "", "pemilu_report", "high"),
        ("pilkada_2015 (pembanding)", "", "pilkada_report", "high"),
        ("", "foto dengan caleg", "pemilu_report", "medium"),
        ("", "swafoto dengan calon bupati", "pilkada_report", "medium"),
        ("entah", "", "pilkada_report", "low"),  # the next voting day
    ],
)
def test_the_flow_is_chosen_and_the_grounds_are_told(
    election: str, about: str, flow: str, confidence: str
) -> None:
    found = told(("2024-10-03", "laporan masuk"), election=election, about=about)
    assert (found["flow"]["id"], found["flow"]["confidence"]) == (flow, confidence)
    assert found["flow"]["why"]


@pytest.mark.parametrize(
    ("day", "body"), [("2024-08-20", "kasn"), ("2024-08-26", "bkn"), ("2019-01-01", "kasn")]
)
def test_the_overseer_is_that_of_the_day_of_the_forwarding(day: str, body: str) -> None:
    assert told((day, "diteruskan ke BKN atau KASN"))["overseer"]["id"] == body


def test_what_has_no_date_of_its_start_cannot_be_told() -> None:
    handled = clock(told(("2024-10-12", "diputus tidak terbukti")), "pilkada-handle")
    assert (handled["kept"], handled["started"], handled["status"]) == (None, None, "unknown")
    assert "Cannot be told: no date of the step that starts it" in handled["arithmetic"]


def test_where_no_extension_is_told_both_answers_are_given() -> None:
    found = told(("2024-10-05", "diregister"), ("2024-10-10", "diputus tidak terbukti"))
    handled = clock(found, "pilkada-handle")
    assert (handled["kept"], handled["used"], handled["limit"]) == (None, 5, 3)
    assert handled["if_extended"] == {
        "limit": 5, "unit": "calendar_day", "due": "2024-10-10", "kept": True,
    }  # fmt: skip


def test_a_silence_that_was_seen_breaks_the_clock_without_an_end() -> None:
    found = told(
        ("2024-10-01", "BKN merekomendasikan sanksi sedang"),
        ("2025-01-20", "bupati belum menjatuhkan sanksi"),
    )
    silent = clock(found, "sbt-ppk")
    assert (silent["kept"], silent["used_at_least"]) == (False, True)
    assert silent["used"] > 60


def test_a_rough_date_lies_between_its_neighbours() -> None:
    found = told(
        ("2024-10-03", "laporan masuk"),
        ("2024", "diregister"),
        ("2024-10-05", "klarifikasi"),
        ("2024-10-20", "dihentikan"),
    )
    assert (found["steps"][1]["from"], found["steps"][1]["to"]) == ("2024-10-03", "2024-10-05")
    assert clock(found, "pilkada-handle")["kept"] is False


def test_a_date_that_cannot_be_read_is_said_and_the_rest_is_used() -> None:
    found = told(("entah kapan", "laporan masuk"), ("2024-10-05", "diregister"))
    assert found["steps"][0]["understood"] is True
    assert "cannot be read" in found["steps"][0]["note"]


def test_what_is_not_understood_is_said() -> None:
    (step,) = told(("2024-10-05", "hujan deras"))["steps"]
    assert (step["understood"], step["move"], step["note"]) == (False, None, "not understood")


def test_in_court_a_decision_is_the_courts() -> None:
    found = told(
        ("2024-10-05", "diregister"),
        ("2024-11-20", "sidang dakwaan"),
        ("2024-11-25", "putusan"),
    )
    assert found["steps"][2]["kind"] == "court"
    assert clock(found, "pilkada-handle")["ended"] is None


words = st.sampled_from(
    ["laporan masuk", "diregister", "klarifikasi", "pleno: terbukti", "diteruskan ke BKN",
     "rekomendasi BKN terbit", "bupati menjatuhkan sanksi", "keberatan diajukan", "hujan"]
)  # fmt: skip
when = st.one_of(
    st.dates(date(2018, 1, 1), date(2026, 11, 1)).map(date.isoformat),
    st.sampled_from(["2024", "2024-10", "2020-10/12", None, "?"]),
)


@given(st.lists(st.tuples(when, words), min_size=1, max_size=8))
def test_any_history_replays_and_twice_the_same(steps: list[Pair]) -> None:
    first = told(*steps)
    assert first == told(*steps)
    assert len(first["steps"]) == len(steps)
    for one in first["clocks"]:
        assert (one["kept"] is None) == (one["status"] not in ("kept", "broken"))
        if one["started"] and one["due"]:
            assert one["due"] >= one["started"][:10]
