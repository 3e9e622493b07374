"""The portal and a worker killed again and again while reports and decisions come in.

    python soak/kills.py [--kills 50] [--seed N] [--dry] [--static DIR] [--database FILE]

Phones file reports with photos through `jaganetral serve`; a worker of its own opens cases, hears,
studies and decides them in plenary. At random moments the server's whole process group, one of its
workers, or the deciding worker gets SIGKILL. What phones were shown and what the worker was told is
written down outside; at the end all of it must be there: report, reporter, photo bit for bit,
receipt, entries of the trail, every step of every case; and nothing may be half done. Files that
nobody was told of are allowed, and must be gone after the sweep.

SQLite, or the database of DATABASE_URL (an empty one). Figures go into docs/soak.md. Ends with 1
where there was a finding.
"""

# ruff: noqa: PLC0415 - Django's parts are loaded once it is set up
from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import reporting

PAGE = reporting.TOP / "docs" / "soak.md"
OPENS, CLOSES = "<!-- kills -->", "<!-- /kills -->"
PHONES = 3


def decide() -> None:
    """Open cases and take them to their decision, one after the other, telling what is done."""
    import django

    django.setup()
    from datetime import timedelta

    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils import timezone

    from jaganetral.portal.casework import actions, deciding, studying
    from jaganetral.portal.casework.models import Case
    from jaganetral.portal.casework.sealed import Told
    from jaganetral.portal.people.models import Organisation, Person

    chance = random.Random()
    here = Organisation.objects.get(name="Pengawas Kabupaten A")
    office = Organisation.objects.get(name="Dinas A")
    reviewer = Person.objects.get(name="pengkaji")
    members = list(Person.objects.filter(name__startswith="anggota"))
    told = Told(name="Siti Aminah", position="Guru", allegation=reporting.STORY,
                happened_on="2024-11-01", place="Grup warga")  # fmt: skip

    def done(case: Any) -> Any:
        now = Case.objects.get(pk=case.pk)
        print(f"done {now.pk} {now.turn}", flush=True)
        return now

    while True:
        picture = SimpleUploadedFile("bukti.jpg", reporting.photo(chance), "image/jpeg")
        case = done(actions.open_finding(
            reviewer, here, told, flow_id="pilkada_report", reason=reporting.REASON,
            office=office, files=[picture],
        ))  # fmt: skip
        at = timezone.now() + timedelta(days=9)
        facts = {"meeting_at": at, "meeting_place": "Kantor", "answer_until": at.date()}
        actions.move(reviewer, case, "summon", facts=facts)
        case = done(case)
        studying.write_own_view(reviewer, case, level="caution", words=reporting.REASON)
        actions.move(reviewer, case, "finish_study", reason=reporting.REASON)
        case = done(case)
        meeting = deciding.call(members[0], case)
        for one in members:
            deciding.vote(one, meeting, "decide_not_proven", reporting.REASON)
        deciding.close(members[0], meeting, minutes=reporting.REASON, reason=reporting.REASON,
                       facts={})  # fmt: skip
        case = done(case)
        actions.move(members[0], case, "announce_not_proven")
        done(case)


class Deciding:
    """The worker that decides, and what it was told."""

    def __init__(self) -> None:
        self.steps: dict[str, int] = {}
        self.wrong: list[str] = []
        self._start()

    def _start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--decide"], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, args=(self.process,), daemon=True)
        self._reader.start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            word, _, rest = line.strip().partition(" ")
            if word == "done" and len(rest.split()) == 2:
                case, turn = rest.split()
                self.steps[case] = max(int(turn), self.steps.get(case, 0))

    def kill(self, *, again: bool = True) -> None:
        ended = self.process.poll()
        if ended is not None:
            assert self.process.stderr is not None
            self.wrong.append(f"the worker ended by itself: {self.process.stderr.read()[-2000:]}")
        else:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._reader.join()
        if again:
            self._start()


class Server:
    """`jaganetral serve`, started again whenever it was killed."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url, self.log = f"http://127.0.0.1:{self.port}", folder / "server.log"
        self.start()

    def start(self) -> None:
        self.process = reporting.serve(self.port, 2, self.log)
        reporting.wait_for(self.url, self.process, self.log)

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_a_worker(self, chance: random.Random) -> bool:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        if not children.split():
            return False
        try:
            os.kill(int(chance.choice(children.split())), signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True


def shake(folder: Path, kills: int, seed: int) -> tuple[dict[str, Any], list[str]]:
    """Kill so often; figures and findings."""
    chance = random.Random(seed)
    server, deciding = Server(folder), Deciding()
    stop = threading.Event()
    phones = [
        reporting.Phone(server.url, random.Random(seed + n), patience=120) for n in range(PHONES)
    ]

    def report(phone: reporting.Phone) -> None:
        with httpx.Client(timeout=30) as client:
            while not stop.is_set():
                phone.report(client)

    threads = [threading.Thread(target=report, args=(phone,)) for phone in phones]
    for thread in threads:
        thread.start()
    killed: Counter[str] = Counter()
    hows = ("worker", "deciding", "server", "worker", "deciding")
    while sum(killed.values()) < kills:
        seen = sum(len(phone.acknowledged) for phone in phones)
        until = time.monotonic() + 60
        while time.monotonic() < until:  # something is under way again
            if sum(len(phone.acknowledged) for phone in phones) > seen:
                break
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.6))
        how = hows[sum(killed.values()) % len(hows)]
        if how == "server":
            server.kill()
            server.start()
        elif how == "worker":
            if not server.kill_a_worker(chance):
                continue
        else:
            wait = time.monotonic() + 30
            before = len(deciding.steps)
            while len(deciding.steps) == before and time.monotonic() < wait:
                time.sleep(0.02)
            time.sleep(chance.uniform(0, 0.8))
            deciding.kill()
        killed[how] += 1
        print(f"{sum(killed.values())} kills", file=sys.stderr)
    stop.set()
    for thread in threads:
        thread.join()
    deciding.kill(again=False)
    server.kill()
    return _count(phones, deciding, killed)


def _count(
    phones: list[reporting.Phone], deciding: Deciding, killed: Counter[str]
) -> tuple[dict[str, Any], list[str]]:
    from django.db import connection

    from jaganetral.portal.casework.models import CaseEvent
    from jaganetral.portal.intake.models import Report
    from jaganetral.portal.trail.models import Link

    connection.close()
    shown = [one for phone in phones for one in phone.acknowledged]
    findings = [*deciding.wrong, *reporting.lost(shown)]
    if len({one.receipt for one in shown}) != len(shown):
        findings.append("two reports have one receipt")
    for case, turn in deciding.steps.items():
        there = set(CaseEvent.objects.filter(case=case).values_list("turn", flat=True))
        if missing := set(range(1, turn + 1)) - there:
            findings.append(f"case {case}: steps {sorted(missing)} were done and are not there")
    half, orphans = reporting.half_states()
    findings += half
    came = sum((phone.came for phone in phones), Counter[str]())
    return {
        "kills (SIGKILL)": ", ".join(f"{name} {n}" for name, n in sorted(killed.items())),
        "reports with a photo that were acknowledged": len(shown),
        "requests that got no answer and were sent again": came["no answer"],
        "reports in the database": Report.objects.count(),
        "cases, and steps of them that were acknowledged": (
            f"{len(deciding.steps)}, {sum(deciding.steps.values())}"
        ),
        "links of the trail, all verified": Link.objects.count(),
        "files that nobody was told of, swept away": orphans,
        "database": connection.vendor,
        "findings": len(findings),
    }, findings


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=20241101)
    parser.add_argument("--static", type=Path, help="static files that were collected already")
    parser.add_argument("--database", type=Path, help="a migrated, empty SQLite file")
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    parser.add_argument("--decide", action="store_true", help=argparse.SUPPRESS)
    call = parser.parse_args()
    if call.decide:
        decide()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="jaganetral-kills-") as name:
        folder = Path(name)
        reporting.set_up(folder / "data", call.static, call.database)
        reporting.people_of_a_house()
        figures, findings = shake(folder, call.kills, call.seed)
    figures |= {"date": date.today().isoformat(), "seed": call.seed,
                "took": f"{time.monotonic() - begun:.0f} s"}  # fmt: skip
    table = "\n".join(["| | |", "|---|---|", *(f"| {k} | {v} |" for k, v in figures.items())])
    print(table)
    for finding in findings[:50]:
        print(f"FINDING {finding}", file=sys.stderr)
    if not call.dry:
        head, _, rest = PAGE.read_text(encoding="utf-8").partition(OPENS)
        tail = rest.partition(CLOSES)[2].lstrip("\n")
        if not rest:
            head, mark, tail = head.partition("<!-- soak -->")
            tail = mark + tail
        section = f"{OPENS}\n## Kills during uploads and decisions\n\n{table}\n{CLOSES}\n\n"
        PAGE.write_text(head + section + tail, encoding="utf-8")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
