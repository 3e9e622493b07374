"""A house that takes reports, for shaking and measuring: its people, reports as a phone sends them,
and the count afterwards of whether anything that was acknowledged is lost.

Nothing is replaced: reports go through HTTP to `jaganetral serve`, in the sealed form that the last
page of the conversation carries. Only the conversation's own pages are skipped.
"""

# ruff: noqa: PLC0415 - Django's parts are loaded once it is set up
from __future__ import annotations

import hashlib
import html
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx

TOP = Path(__file__).parents[1]
COMMAND = str(Path(sys.executable).parent / "jaganetral")
STORY = (
    "Pada hari Senin lalu seorang pegawai kecamatan membagikan ajakan memilih calon bupati nomor "
    "2 di grup WhatsApp warga dan meminta warga memasang stikernya di pagar rumah."
)
REASON = "Cukup jelas dan tertulis dalam berkas."


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What a phone was shown: the receipt, the code; and what it had sent."""

    receipt: str
    code: str
    sha256: str
    name: str


def set_up(data: Path, static: Path | None = None, database: Path | None = None) -> None:
    """Make an installation in `data` (SQLite, or DATABASE_URL) and set Django up on it, here.

    `static`: files that were collected already; `database`: an SQLite file to start from.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if database is not None:
        shutil.copyfile(database, data / "jaganetral.sqlite3")
    for name in [name for name in os.environ if name.startswith("JAGANETRAL_")]:
        del os.environ[name]
    os.environ |= {"JAGANETRAL_DATA": str(data), "JAGANETRAL_LOOPBACK": "1",
                   "JAGANETRAL_LOG": "console",
                   "DJANGO_SETTINGS_MODULE": "jaganetral.portal.settings"}  # fmt: skip
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import override_settings

    from jaganetral.portal.server import STAMP, static_fingerprint

    call_command("migrate", interactive=False, verbosity=0)
    root = data / "static"
    if static is not None:
        root.symlink_to(static)
    elif not root.exists():
        # That the networks' runtime is compressed well is nothing that is looked at here.
        with override_settings(WHITENOISE_SKIP_COMPRESS_EXTENSIONS=("wasm", "task", "mjs", "js")):
            call_command("collectstatic", interactive=False, verbosity=0)
    if static is None or not (root / STAMP).exists():
        (root / STAMP).write_text(static_fingerprint(), encoding="ascii")


def people_of_a_house() -> None:
    """A supervisor of region 98.01 beside an agency; a reviewer and three who decide."""
    from jaganetral.portal.people import actions as people
    from jaganetral.portal.people.models import Membership, Person
    from jaganetral.portal.people.roles import Role

    nation = people.make_organisation(None, None, kind="national", name="Nasional")
    province = people.make_organisation(
        None, nation, kind="province", name="Provinsi A", region="98"
    )
    regency = people.make_organisation(
        None, province, kind="regency", name="Kabupaten A", region="98.01"
    )
    people.make_organisation(None, regency, kind="opd", name="Dinas A")
    top = people.make_organisation(None, None, kind="supervisor", name="Pengawas Pusat")
    over = people.make_organisation(
        None, top, kind="supervisor", name="Pengawas Provinsi A", region="98"
    )
    here = people.make_organisation(
        None, over, kind="supervisor", name="Pengawas Kabupaten A", region="98.01"
    )
    wanted = [("pengkaji", Role.REVIEWER), *((f"anggota{n}", Role.DECISION_MAKER) for n in "123")]
    for name, role in wanted:
        person = Person.objects.create_user(f"{name}@contoh.example", name=name)
        Membership.objects.create(person=person, role=role, organisation=here)


def photo(chance: random.Random, kilobytes: int = 30) -> bytes:
    """A JPEG of about that size, like no other: noise over a slope of colour."""
    from PIL import Image

    side = 8 * max(2, round((kilobytes * 1000 / 0.43) ** 0.5 / 8))
    small = Image.frombytes("L", (side, side), chance.randbytes(side * side))
    body = BytesIO()
    small.save(body, "JPEG", quality=50)
    return body.getvalue() + b"\xff\xfe\x00\x0a" + chance.randbytes(8)


@dataclass
class Phone:
    """Somebody who reports, again and again, and sends a report once more where no answer came."""

    url: str
    chance: random.Random
    kilobytes: int = 30
    patience: float = 60
    acknowledged: list[Acknowledged] = field(default_factory=list)
    came: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def report(self, client: httpx.Client) -> bool:
        """One report with a photo, until it is acknowledged or patience ends."""
        draft, name = new_draft(self.chance)
        return self.send(client, draft, name, photo(self.chance, self.kilobytes))

    def send(self, client: httpx.Client, draft: str, name: str, picture: bytes) -> bool:
        until = time.monotonic() + self.patience
        sha = hashlib.sha256(picture).hexdigest()
        while time.monotonic() < until:
            begun = time.monotonic()
            try:
                answer = client.post(
                    f"{self.url}/lapor/baru/",
                    data={"draf": draft, "langkah": "periksa", "aksi": "kirim"},
                    files={"berkas": ("foto.jpg", picture, "image/jpeg")},
                )
            except httpx.TransportError:
                self.came["no answer"] += 1
                time.sleep(0.2)
                continue
            self.came[str(answer.status_code)] += 1
            if answer.status_code in (200, 201):
                self.seconds.append(time.monotonic() - begun)
                receipt, code = _shown(answer.text)
                self.acknowledged.append(Acknowledged(receipt, code, sha, name))
                return True
            if answer.status_code not in (429, 500, 502, 503):
                raise SystemExit(f"{answer.status_code}: {answer.text[:3000]}")
            time.sleep(0.3)
        return False


def new_draft(chance: random.Random) -> tuple[str, str]:
    """The sealed field of the conversation's last page, and a reporter's name (or "")."""
    from django.utils import timezone

    from jaganetral.portal.intake import conversation as talk
    from jaganetral.portal.intake.codes import new_nonce
    from jaganetral.portal.intake.words import Who

    name = f"Saksi {chance.randrange(10**6)}" if chance.random() < 0.5 else ""
    today = timezone.localdate().isoformat()
    answers = talk.Answers(
        nonce=new_nonce(), begun=int(time.time()) - 60, text=f"{STORY} ({chance.random()})",
        known_on=today, happened_on=today, region="98.01", place="Kecamatan A",
        reported_name="Bambang Contoh", reported_office="Kecamatan A",
        openly="yes" if name else "no", who=Who(name=name, address="Jalan A") if name else Who(),
        reviewed=True,
    )  # fmt: skip
    return talk.sealed(answers), name


def _shown(page: str) -> tuple[str, str]:
    code = re.search(r'id="kode"[^>]*>([^<]+)<', page)
    receipt = re.search(r'<strong class="nowrap">([^<]+)<', page)
    if not code or not receipt:
        raise SystemExit(f"an acknowledgement without code or receipt: {page[:2000]}")
    return html.unescape(receipt[1]), html.unescape(code[1])


def serve(port: int, workers: int, log: Path, script: Path | None = None) -> subprocess.Popen[str]:
    """The portal in a process group of its own."""
    call = [sys.executable, str(script)] if script else [COMMAND, "serve"]
    with log.open("a") as written:
        return subprocess.Popen(
            [*call, "--port", str(port), "--workers", str(workers)], stdout=written,
            stderr=written, text=True, start_new_session=True,
        )  # fmt: skip


def wait_for(url: str, process: subprocess.Popen[str], log: Path, seconds: float = 120) -> None:
    """Until the portal answers. Raises SystemExit with its log where it does not."""
    until = time.monotonic() + seconds
    while True:
        try:
            httpx.get(f"{url}/sehat", timeout=5)
            return
        except httpx.TransportError:
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(log.read_text()[-4000:]) from None
            time.sleep(0.05)


def lost(acknowledged: list[Acknowledged]) -> list[str]:
    """What is missing or wrong of what phones were shown; empty is good."""
    from jaganetral.portal.evidence import storage
    from jaganetral.portal.intake import codes
    from jaganetral.portal.intake.models import Identity, Receipt
    from jaganetral.portal.intake.receipts import holds
    from jaganetral.portal.intake.words import content_hash, open_who
    from jaganetral.portal.trail.models import Entry

    findings = []
    for one in acknowledged:
        receipt = (
            Receipt.objects.filter(number=one.receipt).select_related("report__folder").first()
        )
        if receipt is None:
            findings.append(f"receipt {one.receipt} was shown and is not there")
            continue
        report = receipt.report
        wrong: list[Any] = [
            (not holds(receipt.statement.encode(), bytes(receipt.signature),
                       bytes(receipt.public_key)), "its signature does not hold"),
            (content_hash(report.content) != receipt.content_hash, "it tells of other content"),
            (report.code not in codes.kept_any(one.code), "the code opens nothing"),
            (Entry.objects.filter(about=report.about, what="report.filed").count() != 1,
             "not one entry of the trail"),
        ]  # fmt: skip
        identity = Identity.objects.filter(report=report).first()
        wrong.append(
            ((open_who(identity.sealed).name if identity else "") != one.name, "another reporter")
        )
        exhibit = report.folder.own_exhibits.filter(sha256=one.sha256).first()
        if exhibit is None:
            wrong.append((True, "its photo has no row"))
        else:
            path = storage.original(exhibit.pk)
            same = path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == one.sha256
            wrong.append((not same, "its photo is not what was sent"))
            told = Entry.objects.filter(about=exhibit.about, what="exhibit.received").count()
            wrong.append((told != 1, "its photo has not one entry of the trail"))
        findings += [f"receipt {one.receipt}: {said}" for found, said in wrong if found]
    return findings


def half_states() -> tuple[list[str], int]:
    """What is half done anywhere, and how many files nobody was told of (swept away here)."""
    from django.db.models import Exists, OuterRef

    from jaganetral.portal.casework.checking import faults
    from jaganetral.portal.casework.models import Case
    from jaganetral.portal.evidence.keeping import sweep
    from jaganetral.portal.intake.models import Receipt, Report
    from jaganetral.portal.letters.models import Content, Letter
    from jaganetral.portal.trail.chaining import chain_waiting
    from jaganetral.portal.trail.findings import sentences
    from jaganetral.portal.trail.models import Entry
    from jaganetral.portal.trail.verifying import verify

    findings = [f"{fault.number}: {fault.said}" for fault in faults()]
    for report in Report.objects.exclude(Exists(Receipt.objects.filter(report=OuterRef("pk")))):
        findings.append(f"report {report.pk} has no receipt")
    for letter in Letter.objects.exclude(Exists(Content.objects.filter(letter=OuterRef("pk")))):
        findings.append(f"letter {letter.number} says nothing")
    for case in Case.objects.all():
        moved = Entry.objects.filter(about=f"case:{case.pk}", what="case.moved").count()
        if moved != case.turn:
            findings.append(f"{case.number}: {case.turn} events and {moved} entries of the trail")
    chain_waiting()
    trail = verify()
    findings += [one.said for one in sentences(trail) if one.level == "bad"]
    swept = sweep(age=0, hashes=True)
    findings += [f"exhibit {number} has no file" for number in swept.missing]
    findings += [f"exhibit {number} has another file" for number in swept.changed]
    again = sweep(age=0)
    if again.orphans or again.unfinished:
        findings.append("files that nobody was told of stay after the sweep")
    return findings, len(swept.orphans) + len(swept.unfinished)
