"""Which flow, and who oversees."""

from __future__ import annotations

from datetime import date

import pytest

from jaganetral.procedure import ProcedureError, UnknownFlow, flow_for, overseer


@pytest.mark.parametrize(
    ("election", "on", "flow"),
    [
        ("pemilu_2024", "2024-01-02", "pemilu_report"),
        ("Pileg", "2024-01-02", "pemilu_report"),
        ("pilkada_2020", "2020-10-01", "pilkada_report"),
        ("pilkada_2015 (pembanding)", "2015-11-27", "pilkada_report"),
        ("discipline", "2024-01-02", "discipline"),
        ("", "2024-08-22", "kasn_era"),
        ("", "2026-11-24", "satgas_sbt"),
    ],
)
def test_the_flow_of_an_election(election: str, on: str, flow: str) -> None:
    assert flow_for(election, date.fromisoformat(on)).id == flow


@pytest.mark.parametrize(
    ("on", "body"), [("2014-09-30", "kasn"), ("2024-08-22", "kasn"), ("2024-08-23", "bkn")]
)
def test_the_overseer_of_a_day(on: str, body: str) -> None:
    assert overseer(date.fromisoformat(on)).id == body


def test_what_nobody_knows_is_said() -> None:
    with pytest.raises(UnknownFlow):
        flow_for("ketua kelas", date(2024, 1, 1))
    with pytest.raises(ProcedureError, match="2001-01-01"):
        overseer(date(2001, 1, 1))
