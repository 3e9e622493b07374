"""Units of work: whoever does them, and however the input is cut, the bytes are the same."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from jaganetral.scan import ScanError, engine, plan
from jaganetral.scan.executor import Here, Processes
from jaganetral.scan.judges import CheckerOpener
from jaganetral.scan.manifest import Manifest
from jaganetral.scan.threads import Glance, Stretch, Threads
from tests.scan.conftest import Desk, Echo

ROWS = 400


@pytest.fixture
def source(desk: Desk) -> Path:
    chance = random.Random(7)
    lines = []
    for number in range(ROWS):
        row = {"id": str(chance.randrange(ROWS)), "text": f"t{number} " * chance.randrange(1, 9)}
        if number % 3:
            row["in_reply_to"] = str(chance.randrange(ROWS))
        lines.append(json.dumps(row) if number % 41 else '{"id":')
    return desk.write("in.jsonl", "\n".join(lines))


def contents(desk: Desk, name: str) -> tuple[bytes, bytes]:
    return desk.read(name), desk.read(name + ".rejected.jsonl")


def test_however_it_is_cut_the_bytes_are_the_same(
    desk: Desk, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.scan(source, "whole.jsonl", workers=1)
    expected = contents(desk, "whole.jsonl")
    for piece, rows in ((1 << 20, 7), (500, 4_096), (3_000, 4_096), (20_000, 1)):
        monkeypatch.setattr(engine, "PIECE", piece)
        monkeypatch.setattr(plan, "ROWS", rows)
        desk.scan(source, f"{piece}.jsonl", workers=1)
        assert contents(desk, f"{piece}.jsonl") == expected


def test_workers_write_what_one_process_writes(
    desk: Desk, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PIECE", 2_000)
    for suffix in (".csv", ".jsonl.zst"):
        desk.scan(source, "one" + suffix, workers=1)
        desk.scan(source, "two" + suffix, workers=2)
        assert contents(desk, "two" + suffix) == contents(desk, "one" + suffix)


def test_the_manifest_names_every_unit(
    desk: Desk, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PIECE", 2_000)
    summary = desk.scan(source, workers=1)
    told = json.loads(desk.read("out.jsonl.manifest.json"))
    units = told["units"]
    assert [unit["number"] for unit in units] == list(range(len(units)))
    assert sum(unit["rows"] for unit in units) == told["rows"] == summary.rows == ROWS
    assert sum(unit["verdict_bytes"] for unit in units) == len(desk.read())
    assert len({unit["key"] for unit in units}) == len(units) > 5
    assert set(told) == set(Manifest.__struct_fields__)


def test_few_rows_start_no_workers(
    desk: Desk, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: Any) -> Processes:
        raise AssertionError("workers were started")

    monkeypatch.setattr(engine, "Processes", none)
    assert desk.scan(source).rows == ROWS


def test_rows_with_photos_are_small_units(desk: Desk) -> None:
    rows = [{"id": str(i), "photos": ["a.jpg"] if i % 2 else []} for i in range(200)]
    desk.scan(desk.write("in.jsonl", "\n".join(map(json.dumps, rows))), workers=1)
    units = json.loads(desk.read("out.jsonl.manifest.json"))["units"]
    assert len(units) == -(-100 // plan.PHOTOS)
    assert sum(unit["rows"] for unit in units) == 200


def test_another_rulebook_on_a_worker_is_refused(desk: Desk, source: Path) -> None:
    class Shifting(Echo, frozen=True):
        seen: ClassVar[list[int]] = []

        @property
        def rests_on(self) -> tuple[str, str]:
            self.seen.append(1)
            return ("b" if len(self.seen) < 3 else "c"), "no models"

        def __hash__(self) -> int:
            return id(self)

    with pytest.raises(ScanError, match="judges by rulebook c, not b"):
        desk.scan(source, workers=1, opener=Shifting())


def _die_once(flag: str) -> str:
    try:
        Path(flag).touch(exist_ok=False)
    except FileExistsError:
        return "done"
    os.kill(os.getpid(), signal.SIGKILL)
    return "never"


def _die(_: str) -> str:
    os._exit(1)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    with Processes(1) as processes:
        flags = [str(tmp_path / name) for name in "ab"]
        assert list(processes.stream(_die_once, flags)) == ["done", "done"]


def test_workers_that_always_die_end_the_scan() -> None:
    with pytest.raises(ScanError, match="fewer --workers"), Processes(1) as processes:
        list(processes.stream(_die, ["a"]))


def test_results_keep_their_order_and_little_is_taken_ahead() -> None:
    taken: list[int] = []

    def given() -> Iterator[int]:
        for number in range(6):
            taken.append(number)
            yield number

    for number in Here().stream(str, given()):
        assert len(taken) <= int(number) + 1


def test_a_parent_is_found_after_its_answer_too() -> None:
    glances = [
        Glance(1, "a", "p", None),
        Glance(2, "p", None, "first"),
        Glance(3, "p", None, "second"),
        Glance(4, "b", "p", None),
        Glance(5, "c", "c", "of itself"),
        Glance(6, "", "x", None),
    ]
    stretches = [Stretch(glances[:2], "1"), Stretch(glances[2:], "2")]
    one, two = Threads[Stretch]().place(stretches)
    assert one.quotes == {1: ("p", "first")}
    assert (two.quotes, two.doubled) == ({4: ("p", "second")}, {3})


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_kill_9_and_again(tmp_path: Path) -> None:
    """A real process with two workers, killed at random moments; the workers die with it."""
    source = tmp_path / "in.jsonl"
    rows = ({"id": str(i), "text": f"t{i}", "in_reply_to": str(i - 9)} for i in range(15_000))
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    code = (
        "from tests.scan.conftest import Echo; from jaganetral.scan import Job, engine, scan;"
        "import sys; engine.PIECE = 40_000;"
        "scan(Job(input=sys.argv[1], output=sys.argv[2], workers=2, report=False), Echo())"
    )

    def run(output: Path) -> subprocess.Popen[bytes]:
        call = [sys.executable, "-c", code, str(source), str(output)]
        return subprocess.Popen(call, start_new_session=True)

    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert run(whole).wait() == 0
    chance = random.Random()
    killed = 0
    for _ in range(3):
        process = run(out)
        parts = tmp_path / "out.jsonl.part"
        wanted = len(list(parts.glob("*.part"))) + chance.randrange(1, 5)
        while process.poll() is None and len(list(parts.glob("*.part"))) < wanted:
            time.sleep(0.005)
        killed += process.poll() is None
        process.kill()
        process.wait()
        assert _group_ended(process.pid)
    assert killed
    assert run(out).wait() == 0
    assert out.read_bytes() == whole.read_bytes()
    assert not parts.exists()


def _group_ended(group: int) -> bool:
    """Whether all processes of a session end within some seconds."""
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, PermissionError):
            return True
        time.sleep(0.02)
    return False


def test_the_checker_s_opener_is_one_for_one_set_of_tables(tmp_path: Path) -> None:
    one, two = CheckerOpener((), tmp_path, "id"), CheckerOpener((), tmp_path, "id")
    assert (hash(one), one, one.rests_on) == (hash(two), two, two.rests_on)
