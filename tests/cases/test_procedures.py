"""Histories of real cases: they replay, and what they say of themselves agrees with our counting.

They measure only. The durations that a row states between two steps (`laporan_ke_register_hari`)
are compared with the days between the steps as they were understood.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jaganetral.procedure.history import Replay, as_json, histories, replay
from jaganetral.procedure.history.replay import events_of
from jaganetral.procedure.history.rows import History

_DECIDED = {"decide", "decide_violation", "decide_not_proven", "decide_not_a_violation"}
_MEANT = {
    "peristiwa": {"happen"}, "viral": {"happen"}, "laporan": {"file_report"},
    "register": {"register"}, "klarifikasi": {"clarify"}, "panggilan": {"summon", "miss_summons"},
    "putusan": _DECIDED, "kesimpulan": _DECIDED, "penerusan": {"forward_to_overseer"},
    "rekomendasi": {"recommend_sanction"}, "rekomendasi_kasn": {"recommend_sanction"},
    "sanksi": {"impose_sanction"},
}  # fmt: skip
_DURATION = re.compile(r"(\w+?)_ke_(\w+?)_hari")


@pytest.fixture(scope="module")
def path(shared: Path) -> Path:
    return shared / "data" / "cases" / "procedures.jsonl"


@pytest.fixture(scope="module")
def replays(path: Path) -> list[Replay]:
    found = list(histories(path))
    assert all(isinstance(one, History) for one in found)
    return [replay(one) for one in found if isinstance(one, History)]


def test_each_history_replays(replays: list[Replay], path: Path) -> None:
    assert len(replays) == len(path.read_text(encoding="utf-8").splitlines())
    for one in replays:
        assert json.dumps(as_json(one, "id"))


def test_most_steps_are_understood(replays: list[Replay]) -> None:
    steps = [step for one in replays for step in one.steps]
    understood = sum(bool(step.understood) for step in steps)
    assert understood / len(steps) >= 0.9, f"{understood} of {len(steps)}"


def _stated(path: Path, replays: list[Replay]) -> Iterator[tuple[str, str, int, int | None]]:
    """Each duration that a row states, and what lies between the steps as understood."""
    by_id = {one.history.id: one for one in replays}
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        events = events_of(by_id[row["id"]].steps)
        for name, days in row["durations"].items():
            found = _DURATION.fullmatch(name)
            if found is None or not isinstance(days, int):
                continue
            first, last = (_MEANT.get(found[place]) for place in (1, 2))
            if first is None or last is None:
                continue
            starts = [e.first_day for e in events if e.move in first and not e.told_later]
            ends = [e.first_day for e in events if e.move in last and not e.told_later]
            known = starts and ends
            yield row["id"], name, days, (ends[0] - starts[0]).days if known else None


def test_stated_durations_agree(path: Path, replays: list[Replay]) -> None:
    stated = list(_stated(path, replays))
    off = [one for one in stated if one[2] != one[3]]
    assert len(stated) >= 20
    assert len(off) / len(stated) <= 0.25, off


def test_what_took_months_is_seen_as_broken(replays: list[Replay]) -> None:
    """A recommendation of KASN that was followed after 82 and after 59 days."""
    broken = {
        (one.history.id, clock.id) for one in replays for clock in one.clocks if clock.kept is False
    }
    assert {("P-001", "kasn-ppk"), ("P-066", "kasn-ppk")} <= broken
