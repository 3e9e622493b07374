"""A scan may be killed at any moment: run again, it gives the same bytes.

`soak/` does the same with real kill -9 on the real checker, many times.
"""

import contextlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jaganetral.scan import Job, ScanError, engine, journal, scan
from jaganetral.scan.journal import Journal
from tests.scan.conftest import Desk, echo

ROWS = 25


class Killed(BaseException):
    """Stands for kill -9: nothing catches it."""


@pytest.fixture
def source(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(engine, "BATCH", 4)
    lines = [
        json.dumps({"id": str(i), "text": f"t{i}", "in_reply_to": str(i - 5)}) for i in range(ROWS)
    ]
    lines[3::7] = ["{bad"] * len(lines[3::7])
    return desk.write("in.jsonl", "\n".join(lines))


def whole(desk: Desk, source: Path, output: str) -> tuple[bytes, bytes]:
    desk.scan(source, output)
    return desk.read(output), desk.read(output + ".rejected.jsonl")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
@pytest.mark.parametrize("kill_at", range(0, ROWS, 3))
def test_killed_while_judging(kill_at: int, suffix: str, desk: Desk, source: Path) -> None:
    expected = whole(desk, source, "whole" + suffix)
    judged = []

    def dying(conduct: Any, **rest: Any) -> Any:
        judged.append(conduct.id)
        if conduct.id == str(kill_at) and len(judged) < ROWS:
            raise Killed
        return echo(conduct, **rest)

    job = Job(input=source, output=desk.folder / ("out" + suffix), language="en")
    try:
        scan(job, dying, rulebook="b")
    except Killed:
        assert not job.output.exists()
        judged.clear()
        scan(job, echo, rulebook="b")
    name = "out" + suffix
    assert (desk.read(name), desk.read(name + ".rejected.jsonl")) == expected
    assert not (desk.folder / (name + ".part")).exists()


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
        patch.setattr(journal, "_flush", dying(journal._flush))
        patch.setattr(Path, "replace", dying(Path.replace))
        patch.setattr(Path, "unlink", dying(Path.unlink))
        with contextlib.suppress(Killed):
            desk.scan(source)
    desk.scan(source)
    assert (desk.read(), desk.read("out.jsonl.rejected.jsonl")) == expected
    assert sorted(p.name for p in desk.folder.iterdir() if p.name.startswith("out.")) == [
        "out.jsonl", "out.jsonl.manifest.json", "out.jsonl.rejected.jsonl",
    ]  # fmt: skip


def test_a_torn_journal_line_is_not_believed(desk: Desk, source: Path) -> None:
    expected = whole(desk, source, "whole.jsonl")

    def dying(conduct: Any, **rest: Any) -> Any:
        if conduct.id == "20":
            raise Killed
        return echo(conduct, **rest)

    job = Job(input=source, output=desk.folder / "out.jsonl", language="en")
    with pytest.raises(Killed):
        scan(job, dying, rulebook="b")
    part = desk.folder / "out.jsonl.part"
    with (part / "journal.jsonl").open("ab") as file:
        file.write(b'{"rows":24,"fig')
    with (part / "verdicts.jsonl").open("ab") as file:
        file.write(b'{"id":"half a line')
    desk.scan(source)
    assert (desk.read(), desk.read("out.jsonl.rejected.jsonl")) == expected


def test_a_finished_scan_changes_nothing(desk: Desk, source: Path) -> None:
    desk.scan(source)
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in desk.folder.iterdir()}
    again = desk.scan(source)
    assert again.already_done
    assert again.figures == {"allowed": ROWS - 4, "rejected": 4}
    assert before == {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in desk.folder.iterdir()}


@pytest.mark.parametrize("what", ["input", "output", "rejects", "rulebook", "detail", "mapping"])
def test_what_changed_is_scanned_again(what: str, desk: Desk, source: Path) -> None:
    desk.scan(source)
    job: dict[str, Any] = {}
    rulebook = "b"
    if what == "input":
        source.write_bytes(source.read_bytes() + b'\n{"id":"new"}')
    elif what == "output":
        desk.write("out.jsonl", "somebody's edit")
    elif what == "rejects":
        (desk.folder / "out.jsonl.rejected.jsonl").unlink()
    elif what == "rulebook":
        rulebook = "c"
    elif what == "detail":
        job["detail"] = "brief"
    else:
        job["mapping"] = {"id": "id"}
    again = Job(input=source, output=desk.folder / "out.jsonl", language="en", **job)
    assert not scan(again, echo, rulebook=rulebook).already_done
    assert scan(again, echo, rulebook=rulebook).already_done


def test_rejects_of_an_earlier_scan_do_not_linger(desk: Desk, source: Path) -> None:
    desk.scan(source)
    source.write_text('{"id":"1"}\n')
    desk.scan(source)
    assert not (desk.folder / "out.jsonl.rejected.jsonl").exists()


def test_the_day_it_began_holds_after_midnight(
    desk: Desk, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(conduct: Any, **rest: Any) -> Any:
        if conduct.id == "20":
            raise Killed
        return echo(conduct, **rest)

    class Day(date):
        now = date(2026, 11, 21)

        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return cls.now

    monkeypatch.setattr(engine, "date", Day)
    job = Job(input=source, output=desk.folder / "out.jsonl", language="en")
    with pytest.raises(Killed):
        scan(job, dying, rulebook="b")
    Day.now = date(2026, 11, 22)
    scan(job, echo, rulebook="b")
    days = {json.loads(line)["decision_id"] for line in desk.read().splitlines()}
    assert days == {"2026-11-21"}


def test_two_scans_do_not_write_one_output(desk: Desk, source: Path) -> None:
    pytest.importorskip("fcntl")
    with Journal(desk.folder / "out.jsonl"), pytest.raises(ScanError, match="another scan"):
        desk.scan(source)
