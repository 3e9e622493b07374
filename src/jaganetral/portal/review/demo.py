"""A made-up queue of a demonstration: posts that nobody wrote, judged by the checker as they are.

They pass the same door as every queue file; two reviewers have looked at some of them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

import msgspec
from django.conf import settings
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from jaganetral.contract import conduct_from_row, verdict_json
from jaganetral.portal.door import checker, today
from jaganetral.portal.people.errors import NotADemonstration
from jaganetral.portal.people.models import Membership, Organisation, Person
from jaganetral.portal.people.roles import Role
from jaganetral.portal.review import deciding, holding, importing
from jaganetral.portal.review.models import Delivery, Item
from jaganetral.scan.triage.previews import Preview

__all__ = ["make"]

_NOTE = "Contoh untuk peragaan: tidak ada orang atau unggahan seperti ini."


@dataclass(frozen=True, slots=True)
class _Post:
    """A made-up post; `quoted` is what it answers, `known` a decision that a lead put in."""

    text: str
    platform: str = "facebook"
    action: str = "post"
    quoted: str = ""
    reach: int = 80
    copies: int = 1
    known: str = ""
    card: int | None = None
    """The number on a drawn card that goes along as its photo."""


_POSTS = (
    _Post("Ayo pilih paslon nomor urut 2, demi perubahan yang kita tunggu!", reach=900, copies=3),
    _Post("Mantap pak, lanjutkan, kami semua di belakang nomor 1", "facebook", "comment",
          "Calon bupati nomor urut 1 menyapa warga di pasar pagi ini.", 300),
    _Post("Dua periode! Coblos nomor 3 tanggal 27 nanti", "tiktok", reach=2_400, copies=6),
    _Post("", "instagram", "like", "Kampanye akbar paslon nomor urut 2 besok di alun-alun.", 40),
    _Post("Jangan lupa datang ke TPS, suara kita menentukan. Siapa pun pilihanmu.", reach=150),
    _Post("Sebagai ASN kita netral ya teman-teman, jangan like status paslon.", reach=220),
    _Post("Hidup paslon 4! Semoga menang telak", "x", "comment",
          "Debat publik pasangan calon berlangsung malam ini.", 75),
    _Post("Bagi yang mau kaos paslon nomor 2 bisa ambil di kantor saya", "whatsapp", "message",
          reach=250, copies=2),
    _Post("Pasangan calon nomor 1 mengunjungi pasar, warga mengeluhkan harga beras.", "facebook",
          "share", reach=60),
    _Post("Saya dukung paslon nomor urut 3, orangnya jujur dan dekat dengan guru", reach=400,
          known="breach"),
    _Post("Jadwal kampanye terbuka dari KPU sudah keluar, silakan dibaca.", reach=130,
          known="no_breach"),
    _Post("Bangga jadi bagian dari barisan ini, menang bersama paslon nomor urut 2!", "instagram",
          reach=520, copies=2, card=2),
    _Post("Kalau nomor 2 tidak menang, kita semua rugi. Pikirkan baik-baik pilihanmu.", "facebook",
          reach=310),
)  # fmt: skip
_SAMPLE = (
    "Selamat pagi, semoga hari ini penuh berkah.", "Rapat koordinasi pelayanan publik di aula.",
    "Resep rendang ibu, enak sekali.", "Terima kasih ibu camat, ulasannya bagus sekali",
    "Alhamdulillah anak sulung diterima di kampus impian.", "Lowongan guru honorer, hubungi dinas.",
)  # fmt: skip


def make() -> int:
    """Make the queue where there is none yet. Says how many items there are.

    Raises NotADemonstration outside a demonstration.
    """
    if not settings.ENVIRONMENT.demo:
        raise NotADemonstration("set JAGANETRAL_DEMO=1 to make a made-up queue")
    place = Organisation.objects.get(name="Pengawas Contoh")
    if not Delivery.objects.filter(organisation=place).exists():
        lead, *_others = _all(Role.DECISION_MAKER, place)
        file = BytesIO(b"".join(msgspec.json.encode(row) + b"\n" for row in _rows()))
        importing.take_in(lead, place, file, name="contoh-antrean.jsonl")
        _review(place)
    return Item.objects.filter(organisation=place).count()


def _rows() -> list[dict[str, Any]]:
    """What the checker lets through stands in the sample, whatever it looks like."""
    rows = [_row(n, post) for n, post in enumerate((*_POSTS, *(_Post(text) for text in _SAMPLE)))]
    for row in rows:
        if row["verdict"] == "allowed":
            row |= {"stratum": "unflagged", "inclusion": 0.05, "score": 0.0}
    return rows


def _row(n: int, post: _Post) -> dict[str, Any]:
    day = (timezone.localdate() - timedelta(days=2 + n % 9)).isoformat()
    told = {
        "id": f"contoh-{n}", "action": post.action, "actor_kind": "pns", "platform": post.platform,
        "at": day, "text": post.text or None, "quoted_text": post.quoted or None,
    }  # fmt: skip
    row = {name: value for name, value in told.items() if value}
    conduct, notes = conduct_from_row(row, language="id")
    verdict = checker().check(conduct, lang="id", today=today(), notes=notes)
    judged = msgspec.json.decode(verdict_json(verdict))
    severity = {"prohibited": 0.8, "caution": 0.4}.get(verdict.verdict, 0.2)
    members = [
        {"id": f"contoh-{n}-{m}", "account": f"akun.contoh.{n}{m}", "at": day,
         "row": n * 10 + m + 1, "platform": post.platform, "reach": post.reach // post.copies}
        for m in range(post.copies)
    ]  # fmt: skip
    known = {"decision": post.known, "reason": _NOTE,
             "rules": list(verdict.rules[:1]) if post.known == "breach" else []}  # fmt: skip
    shown: dict[str, Any] = {}
    if post.card is not None:
        name = f"kartu-contoh-{post.card}.jpg"
        shown = {"photos": [name], "previews": [Preview(photo=name, jpeg=_card(post.card))]}
    return {
        "item": hashlib.sha256(f"contoh {n}".encode()).hexdigest()[:32], "stratum": "flagged",
        "inclusion": 1.0, "score": round(severity * verdict.confidence * post.reach, 4),
        "severity": severity, "confidence": verdict.confidence, "reach": post.reach,
        "verdict": verdict.verdict, "rules": list(verdict.rules), "category": verdict.category,
        "sanction_level": verdict.sanction_level, "platform": post.platform, "region": None,
        "at": day, "action": post.action, "copies": post.copies, "members": members,
        "conduct": row, "judged": judged, "rulebook": verdict.rulebook,
        "scan": hashlib.sha256(b"contoh").hexdigest(), "source": "contoh.jsonl",
    } | shown | ({"golden": known} if post.known else {})  # fmt: skip


def _card(number: int) -> bytes:
    """A drawn card (JPEG): a disc with a number, and that it is an example. Nobody is on it."""
    picture = Image.new("RGB", (960, 640), "#20425c")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((330, 60, 630, 360), fill="#f4e9d0")
    words = (((480, 210), str(number), 220, "#20425c"), ((480, 450), "KARTU CONTOH", 72, "#f4e9d0"),
             ((480, 545), "bukan calon, bukan orang", 40, "#f4e9d0"))  # fmt: skip
    for place, said, size, colour in words:
        draw.text(place, said, fill=colour, font=ImageFont.load_default(size), anchor="mm")
    file = BytesIO()
    picture.save(file, "JPEG", quality=82)
    return file.getvalue()


def _review(place: Organisation) -> None:
    """Two agree on the first, and differ on the second; the third is on hold."""
    reviewers = _all(Role.REVIEWER, place)
    if len(reviewers) < 2:
        return
    items = list(Item.objects.filter(organisation=place, stratum="flagged").order_by("-score")[:3])
    views = (("breach", "breach"), ("breach", "no_breach"))
    for item, said in zip(items, views, strict=False):
        for person, decision in zip(reviewers, said, strict=False):
            rules = item.rules[:1] if decision == "breach" else []
            if decision == "breach" and not rules:
                continue
            holding.claim(person, item)
            deciding.decide(person, item, decision=decision, reason=_NOTE, rules=rules)
    holding.claim(reviewers[0], items[2])
    tomorrow = timezone.localdate() + timedelta(days=3)
    holding.hold(reviewers[0], items[2], reason=_NOTE, until=tomorrow)


def _all(role: Role, place: Organisation) -> list[Person]:
    held = Membership.objects.in_force().filter(role=role, organisation=place)
    return [one.person for one in held.select_related("person").order_by("pk")]
