# ruff: noqa: PLC0415 - Django is set up by then
"""How fast a queue of 100,000 items opens and filters over HTTP, against Django's Paginator.

    python benchmarks/review_queue.py [--database sqlite] [--items 100000] [--rounds 12] [--dry]

The items are taken in as a reviewer's lead does it: a queue file through `importing.take_in`,
timed. A tenth is settled, some lie in somebody's hands, and the reviewer has decided on 500 of
those on top. Then gunicorn serves; the reviewer signs in with password and code and asks for the
queue, with each filter alone, with several, and with pages that follow.

The peer is the usual way: the same rows and filters, counted and cut by LIMIT and OFFSET
(django.core.paginator), asked in this process without HTTP. Without `--dry` a row goes to
docs/review.md.
"""

from __future__ import annotations

import argparse
import hashlib
import http.cookiejar
import os
import platform
import random
import re
import shutil
import tempfile
import time
import urllib.parse
import urllib.request
from datetime import date, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from desk import PASSWORD, database, ms, person, served
from page import keep_row

PLATFORMS = ("facebook", "instagram", "x", "tiktok", "youtube", "whatsapp", "telegram")
DECIDED = 500


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    options.add_argument("--items", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=12)
    options.add_argument("--dry", action="store_true")
    told = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="jaganetral-queue-"))
    try:
        with database(told.database, folder):
            measure(told, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(told: argparse.Namespace, folder: Path) -> None:
    from jaganetral.portal.people.actions import make_organisation
    from jaganetral.portal.people.models import Person
    from jaganetral.portal.review import importing

    place = make_organisation(None, None, kind="supervisor", name="Pengawas Contoh", region="13")
    path = folder / "antrean.jsonl"
    with path.open("wb") as file:
        write_queue(file, told.items)
    begun = time.perf_counter()
    with path.open("rb") as file:
        made = importing.take_in(None, place, file, name=path.name)
    rate = made.taken / (time.perf_counter() - begun)
    print(
        f"{made.taken} items taken in, {rate:.0f} a second, {made.sample} of the sample", flush=True
    )
    email, secret = person("reviewer", place)
    lived(place, Person.objects.get(email=email))
    spent: dict[str, list[float]] = {}
    with served() as address:
        opener = signed_in(address, email, secret)
        for name, query in asked().items():
            spent[name] = times(opener, address, query, told.rounds)
            print(f"{name:28} p50 {ms(spent[name], 50)}  p95 {ms(spent[name], 95)}", flush=True)
    every = [one for some in spent.values() for one in some]
    slowest = max(spent, key=lambda name: float(ms(spent[name], 95).split()[0]))
    first, deep = paginator(place)
    print(f"all: p50 {ms(every, 50)}, p95 {ms(every, 95)}; slowest filter {slowest}; "
          f"Paginator, query alone: page 1 {first:.0f} ms, page 1000 {deep:.0f} ms")  # fmt: skip
    if not told.dry:
        machine = f"{platform.machine()}, {os.cpu_count()} cores"
        keep_row(
            "review.md", "queue", told.database,
            f"| {told.database} | {told.items:,} | {machine} | {date.today()} | {rate:.0f}/s "
            f"| {ms(every, 50)} | {ms(every, 95)} | {ms(spent[slowest], 95)} ({slowest}) "
            f"| {first:.0f} ms | {deep:.0f} ms |",
        )  # fmt: skip


def asked() -> dict[str, str]:
    """The filters, by name: each alone, and several."""
    rule = rules()[3]
    return {
        "all that waits": "",
        "medium": "media=tiktok",
        "region": "wilayah=13.71",
        "province": "wilayah=13",
        "rule": f"aturan={rule}",
        "verdict": "penilaian=caution",
        "closed": "keadaan=closed",
        "medium and region": "media=x&wilayah=13.71",
        "rule, medium and region": f"aturan={rule}&media=youtube&wilayah=13.05",
        "nothing matches": "media=x&wilayah=13.71&penilaian=allowed",
    }


def rules() -> list[str]:
    from jaganetral.portal.door import checker

    return [one.record.id for one in checker().rulebook.rules if one.record.effect != "allow"][:40]


def write_queue(file: BinaryIO, count: int) -> None:
    """A queue file as triage writes it: nine of ten flagged, the rest the sample."""
    import msgspec

    from jaganetral.contract import conduct_from_row, verdict_json
    from jaganetral.portal.door import checker

    text = "Ayo pilih paslon nomor urut 2 untuk wali kota, demi perubahan yang kita tunggu!"
    row = {"id": "1", "action": "post", "actor_kind": "pns", "region": "13.71",
           "at": "2024-11-01", "platform": "facebook", "text": text}  # fmt: skip
    conduct, notes = conduct_from_row(row, language="id")
    judged = msgspec.json.decode(verdict_json(checker().check(conduct, lang="id", notes=notes)))
    names, draw = rules(), random.Random(7)
    for n in range(count):
        flagged = draw.random() < 0.9
        verdict = draw.choice(("prohibited", "prohibited", "caution", "undetermined"))
        name = draw.choice(PLATFORMS)
        region = f"{draw.choice((13, 13, 14, 18))}.{draw.choice((71, 72, 5, 6, 7, 8)):02}"
        told = {
            "item": hashlib.sha256(str(n).encode()).hexdigest()[:32],
            "stratum": "flagged" if flagged else "unflagged",
            "inclusion": 1.0 if flagged else 0.01, "score": draw.lognormvariate(3, 2),
            "severity": 0.7, "confidence": 0.9, "reach": draw.randrange(10_000),
            "verdict": verdict if flagged else "allowed",
            "rules": draw.sample(names, draw.choice((1, 1, 2))) if flagged else [],
            "category": "code_of_ethics", "sanction_level": "moral", "platform": name,
            "region": region, "at": "2024-11-01", "action": "post", "copies": 2,
            "members": [{"id": f"{n}-{m}", "account": f"akun.{n}.{m}", "row": 2 * n + m + 1}
                        for m in range(2)],
            "conduct": row | {"id": f"{n}-0", "text": f"{text} {n}", "platform": name},
            "judged": judged | {"verdict": verdict if flagged else "allowed"},
            "rulebook": judged["rulebook"], "scan": "ab" * 32, "source": "unggahan.jsonl",
        }  # fmt: skip
        file.write(msgspec.json.encode(told) + b"\n")


def lived(place: Any, reviewer: Any) -> None:
    """A queue that people have worked on: some settled, some in hands, some decided by one."""
    from django.db import connection
    from django.utils import timezone

    from jaganetral.portal.review.models import Event, Facet, Item

    other = person("reviewer", place, "-2")[0]
    from jaganetral.portal.people.models import Person

    colleague = Person.objects.get(email=other)
    top = list(Item.objects.filter(organisation=place, state="open").order_by("-place")[:DECIDED])
    Event.objects.bulk_create(
        Event(item=one, by=reviewer, what="decided", decision="no_breach", blind=True)
        for one in top
    )
    numbers = list(Item.objects.filter(state="open").values_list("pk", flat=True))
    random.Random(3).shuffle(numbers)
    tenth = len(numbers) // 10
    until = timezone.now() + timedelta(hours=2)
    for part, state, more in (
        (numbers[:tenth], "closed", {"outcome": "no_breach", "settled_at": timezone.now()}),
        (numbers[tenth : tenth + 200], "claimed", {"holder": colleague, "until": until}),
    ):
        for start in range(0, len(part), 500):
            some = part[start : start + 500]
            Item.objects.filter(pk__in=some).update(state=state, **more)
            Facet.objects.filter(item__in=some).update(state=state)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()


def signed_in(address: str, email: str, secret: str) -> Any:
    """A browser, as far as cookies go, in which somebody signed in."""
    from jaganetral.portal.people.demo import code_now

    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def send(path: str, **form: str) -> str:
        page = opener.open(address + path).read().decode()
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        body = urllib.parse.urlencode(form | {"csrfmiddlewaretoken": token.group(1)}).encode()
        asks = urllib.request.Request(address + path, body, {"Referer": address + path})
        return str(opener.open(asks).url)

    then = send("/akun/masuk/", login=email, password=PASSWORD)
    send(urllib.parse.urlsplit(then).path, code=code_now(secret))
    return opener


def times(opener: Any, address: str, query: str, rounds: int) -> list[float]:
    """Milliseconds of the first page and of those after it."""
    spent: list[float] = []
    start = path = f"/tinjau/?{query}"
    opener.open(address + path).read()  # the rulebook's titles are read once in a process
    for _ in range(rounds):
        begun = time.perf_counter()
        answer = opener.open(address + path)
        page = answer.read().decode()
        spent.append((time.perf_counter() - begun) * 1000)
        assert answer.status == 200
        assert '<ol class="lines"' in page or "Tidak ada apa-apa di sini" in page
        onward = re.search(r'rel="next" href="(\?[^"]+)"', page)
        path = "/tinjau/" + onward.group(1).replace("&amp;", "&") if onward else start
    return spent


def paginator(place: Any) -> tuple[float, float]:
    """The usual way: milliseconds of page 1 and of page 1000."""
    from django.core.paginator import Paginator

    from jaganetral.portal.review.models import Item

    every = (
        Item.objects.filter(organisation=place, state="open")
        .select_related("holder")
        .order_by("-place", "pk")
    )
    spent = []
    for number in (1, 1000):
        begun = time.perf_counter()
        pages = Paginator(every, 25)
        list(pages.page(min(number, pages.num_pages)))
        spent.append((time.perf_counter() - begun) * 1000)
    return spent[0], spent[1]


if __name__ == "__main__":
    main()
