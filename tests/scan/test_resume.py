"""A scan may be killed at any moment: run again, it gives the same bytes.

`soak/scan.py` does the same with real kill -9 on the real checker, many times.
"""

import contextlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jaganetral.model import Conduct
from jaganetral.scan import Job, ScanError, engine, plan, scan, store
from jaganetral.scan.store import Store
from tests.scan.conftest import Desk, Echo

ROWS = 25


class Killed(BaseException):
    """Stands for kill -9: nothing catches it."""


class Dying(Echo, frozen=True):
    """A judge that is killed at one row."""

    at: str = ""

    def judge(
        self, conducts: Sequence[Conduct], *, notes: Sequence[tuple[str, ...]], today: date
    ) -> Any:
        if any(conduct.id == self.at for conduct in conducts):
            raise Killed
        return super().judge(conducts, notes=notes, today=today)


@pytest.fixture(params=["cut", "sent along"])
def source(desk: Desk, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """Units of about four rows, which are read by who judges them, or are sent along."""
    monkeypatch.setattr(engine, "PIECE", 160 if request.param == "cut" else 1 << 20)
    monkeypatch.setattr(plan, "ROWS", 4)
    lines = [
        json.dumps({"id": str(i), "text": f"t{i}", "in_reply_to": str(i - 5)}) for i in range(ROWS)
    ]
    lines[3::7] = ["{bad"] * len(lines[3::7])
    return desk.write("in.jsonl", "\n".join(lines))


def whole(desk: Desk, source: Path, output: str) -> tuple[bytes, bytes]:
    desk.scan(source, output, workers=1)
    return desk.read(output), desk.read(output + ".rejected.jsonl")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".jsonl.gz", ".parquet"])
@pytest.mark.parametrize("kill_at", [0, 8, 14, 23])
def test_killed_while_judging(kill_at: int, suffix: str, desk: Desk, source: Path) -> None:
    expected = whole(desk, source, "whole" + suffix)
    name = "out" + suffix
    with pytest.raises(Killed):
        desk.scan(source, name, workers=1, opener=Dying(at=str(kill_at)))
    assert not (desk.folder / name).exists()
    desk.scan(source, name, workers=1)
    assert (desk.read(name), desk.read(name + ".rejected.jsonl")) == expected
    assert not (desk.folder / (name + ".part")).exists()


def test_units_that_are_done_are_not_judged_again(desk: Desk, source: Path) -> None:
    with pytest.raises(Killed):
        desk.scan(source, workers=1, opener=Dying(at="23"))
    kept = sorted((desk.folder / "out.jsonl.part").glob("*.part"))
    assert len(kept) >= 4
    # A judge that dies at an early row gets through: that row's unit is not asked for again.
    desk.scan(source, workers=1, opener=Dying(at="0"))
    assert len(desk.read().splitlines()) == ROWS - 4


@pytest.mark.parametrize("kill_at", range(1, 40))
def test_killed_between_any_two_steps_on_disk(
    kill_at: int, desk: Desk, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every flush, replace and unlink is a place to die, also while moving into place."""
    expected = whole(desk, source, "whole.jsonl")
    steps = 0

    def dying(real: Any) -> Any:
        def step(*args: Any, **rest: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == kill_at:
                raise Killed
            return real(*args, **rest)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(store, "flush", dying(store.flush))
        patch.setattr(Path, "replace", dying(Path.replace))
        patch.setattr(Path, "unlink", dying(Path.unlink))
        with contextlib.suppress(Killed):
            desk.scan(source, workers=1, report=True)
    desk.scan(source, workers=1, report=True)
    assert (desk.read(), desk.read("out.jsonl.rejected.jsonl")) == expected
    assert sorted(p.name for p in desk.folder.iterdir() if p.name.startswith("out.")) == [
        "out.jsonl", "out.jsonl.manifest.json", "out.jsonl.rejected.jsonl",
        "out.jsonl.report.html",
    ]  # fmt: skip


def test_what_was_left_half_written_is_swept(desk: Desk, source: Path) -> None:
    expected = whole(desk, source, "whole.jsonl")
    with pytest.raises(Killed):
        desk.scan(source, workers=1, opener=Dying(at="20"))
    folder = desk.folder / "out.jsonl.part"
    (folder / "000000003-ab.part.x.tmp").write_bytes(b'{"id":"half a line')
    (folder / "whole").write_bytes(b"half an output")
    (folder / "whole.manifest.json").write_bytes(b'{"finger')
    desk.scan(source, workers=1)
    assert (desk.read(), desk.read("out.jsonl.rejected.jsonl")) == expected


def test_a_part_that_was_lost_is_said_and_made_anew(
    desk: Desk, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = whole(desk, source, "whole.jsonl")
    with monkeypatch.context() as patch:
        kept = Store.kept
        patch.setattr(
            Store,
            "kept",
            lambda self, name, start=0, length=-1: (
                b"" if name.startswith("000000002") else kept(self, name, start, length)
            ),
        )
        with pytest.raises(ScanError, match=r"000000002.*lost or torn"):
            desk.scan(source, workers=1)
    desk.scan(source, workers=1)
    assert (desk.read(), desk.read("out.jsonl.rejected.jsonl")) == expected


def test_a_finished_scan_changes_nothing(desk: Desk, source: Path) -> None:
    desk.scan(source, report=True)
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in desk.folder.iterdir()}
    again = desk.scan(source, report=True)
    assert again.already_done
    assert again.figures == {"allowed": ROWS - 4, "rejected": 4}
    assert before == {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in desk.folder.iterdir()}


@pytest.mark.parametrize("what", ["input", "output", "rejects", "rulebook", "detail", "mapping"])
def test_what_changed_is_scanned_again(what: str, desk: Desk, source: Path) -> None:
    desk.scan(source, workers=1)
    job: dict[str, Any] = {}
    if what == "input":
        source.write_bytes(source.read_bytes() + b'\n{"id":"new"}')
    elif what == "output":
        desk.write("out.jsonl", "somebody's edit")
    elif what == "rejects":
        (desk.folder / "out.jsonl.rejected.jsonl").unlink()
    elif what == "rulebook":
        job["opener"] = Echo("c")
    elif what == "detail":
        job["detail"] = "brief"
    else:
        job["mapping"] = {"id": "id"}
    assert not desk.scan(source, workers=1, **job).already_done
    assert desk.scan(source, workers=1, **job).already_done


def test_photos_that_came_later_are_looked_at(desk: Desk) -> None:
    source = desk.write("in.jsonl", '{"id":"1","photos":["a.jpg"]}\n')
    call = {"opener": Echo(folder=desk.folder)}
    desk.scan(source, **call)
    assert desk.scan(source, **call).already_done
    desk.write("a.jpg", b"a photo")
    assert not desk.scan(source, **call).already_done
    assert desk.scan(source, **call).already_done


def test_rejects_of_an_earlier_scan_do_not_linger(desk: Desk, source: Path) -> None:
    desk.scan(source, workers=1)
    source.write_text('{"id":"1"}\n')
    desk.scan(source, workers=1)
    assert not (desk.folder / "out.jsonl.rejected.jsonl").exists()


def test_the_day_it_began_holds_after_midnight(
    desk: Desk, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Day(date):
        now = date(2026, 11, 21)

        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return cls.now

    monkeypatch.setattr(engine, "date", Day)
    with pytest.raises(Killed):
        desk.scan(source, workers=1, opener=Dying(at="20"))
    Day.now = date(2026, 11, 22)
    desk.scan(source, workers=1)
    days = {json.loads(line)["decision_id"] for line in desk.read().splitlines()}
    assert days == {"2026-11-21"}


def test_two_scans_do_not_write_one_output(desk: Desk, source: Path) -> None:
    pytest.importorskip("fcntl")
    with (
        Store(str(desk.folder / "out.jsonl")).held(),
        pytest.raises(ScanError, match="another scan"),
    ):
        desk.scan(source)


def test_an_input_that_grew_is_said(desk: Desk, source: Path) -> None:
    class Writing(Echo, frozen=True):
        def judge(self, conducts: Any, **rest: Any) -> Any:
            with source.open("a") as file:
                file.write('\n{"id":"late"}')
            return super().judge(conducts, **rest)

    ended = desk.scan(source, workers=1, opener=Writing())
    assert ended.grew
    assert b"late" not in desk.read()
    assert not desk.scan(source, workers=1).grew


def test_an_input_that_was_changed_stops_the_scan(desk: Desk, source: Path) -> None:
    class Writing(Echo, frozen=True):
        def judge(self, conducts: Any, **rest: Any) -> Any:
            source.write_bytes(source.read_bytes().replace(b"t2", b"x2"))
            return super().judge(conducts, **rest)

    job = Job(input=source, output=desk.folder / "out.jsonl", language="en", workers=1)
    with pytest.raises(ScanError, match="changed while it was read"):
        scan(job, Writing())  # type: ignore[arg-type]
    assert not (desk.folder / "out.jsonl").exists()
