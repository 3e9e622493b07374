# ruff: noqa: PLC0415 - Django is set up by then
"""How fast the figures answer over a million cases, over HTTP, against counting the facts anew.

    python benchmarks/insight.py [--database postgresql] [--cases 1000000] [--rounds 10] [--dry]

A million made-up cases, spread over two years and 514 supervisors, are written as facts (the
table that casework is gathered into), the months are closed as an operator closes them, and
gunicorn serves. The dashboard is asked with and without filters. The peer is the usual way: the
same breakdowns by GROUP BY over the facts, asked in this process without HTTP. Without `--dry` a
row goes to docs/insight.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import tempfile
import time
import urllib.request
from datetime import date
from pathlib import Path
from typing import Any

from desk import database, finish, ms, served
from page import keep_row

MONTHS = 24
ASKED = (
    "", "?ukuran=proven", "?menurut=platform", "?menurut=act&wilayah=12", "?menurut=region",
    "?menurut=region&saring=platform:facebook", "?ukuran=sanctioned&menurut=stage&wilayah=11",
    "?menurut=position&dari=2024-01&sampai=2024-12", "?saring=act:like",
)  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=["sqlite", "postgresql"], default="postgresql")
    options.add_argument("--cases", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--dry", action="store_true")
    told = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="jaganetral-insight-"))
    try:
        with database(told.database, folder):
            measure(told)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(told: argparse.Namespace) -> None:
    begun = time.perf_counter()
    last = fill(told.cases)
    print(f"facts of {told.cases} cases in {time.perf_counter() - begun:.0f} s", flush=True)
    begun = time.perf_counter()
    close(last)
    closing = (time.perf_counter() - begun) / MONTHS
    print(f"a month closed in {closing:.1f} s", flush=True)
    finish()
    spent = []
    with served() as address:
        for round_ in range(told.rounds + 1):
            for query in ASKED:
                begun = time.perf_counter()
                page = urllib.request.urlopen(f"{address}/data/{query}").read()
                taken = (time.perf_counter() - begun) * 1000
                assert b"<svg" in page
                if round_:  # the first of each opens connections and loads templates
                    spent.append(taken)
    peer = grouped()
    print(f"p50 {ms(spent, 50)}, p95 {ms(spent, 95)}, max {ms(spent, 100)}; GROUP BY {peer:.0f} ms")
    if not told.dry:
        machine = f"{platform.machine()}, {os.cpu_count()} cores"
        p95 = float(ms(spent, 95).split()[0])
        keep_row(
            "insight.md", "insight", told.database,
            f"| {told.database} | {told.cases:,} | {machine} | {date.today()} | {ms(spent, 50)} | "
            f"{ms(spent, 95)} | {peer:.0f} ms | {peer / p95:.0f} | {closing:.1f} s |",
        )  # fmt: skip


def fill(cases: int) -> date:
    """Facts month by month, and which month is the last."""
    from desk import country

    from jaganetral.portal.insight.made_up import rows

    places = [one.pk for one in country(514)["regency_supervisor"]]
    month = date(2023, 1, 1)
    for number in range(MONTHS):
        month = date(2023 + number // 12, number % 12 + 1, 1)
        write(rows(month, cases // MONTHS, places, random.Random(number)))
    finish()
    return month


def write(made: Any) -> None:
    from django.db import connection, transaction

    from jaganetral.portal.insight.made_up import COLUMNS

    names = ", ".join(f'"{name}"' for name in COLUMNS)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY insight_fact ({names}) FROM STDIN") as copy:
                for row in made:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(COLUMNS))
            plain = [(*row[:3], row[3].isoformat(), *row[4:]) for row in made]
            cursor.executemany(f"INSERT INTO insight_fact ({names}) VALUES ({marks})", plain)


def close(last: date) -> None:
    from jaganetral.portal.insight.closing import close_until

    assert len(close_until(last)) == MONTHS


def grouped() -> float:
    """The breakdown by platform and that by month, counted from the facts: milliseconds."""
    from django.db.models import Count

    from jaganetral.portal.insight.models import Fact

    begun = time.perf_counter()
    facts = Fact.objects.exclude(kind="step")
    for by in ("kind", "platform", "month", "region"):
        list(facts.values_list(by).annotate(many=Count("pk")).order_by())
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
