"""Reads an account for what gives its teller away and for people who have nothing to do with it.

It warns and offers other words; it never blocks, and nothing of it is kept. The tables are words of
everyday Indonesian: who tells "saya bendahara di kantor itu" is found at once in a small office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

__all__ = ["Hint", "Piece", "hints", "mended", "pieces"]

_ROLES = (
    "bendahara|sekretaris|staf|staff|pegawai|karyawan|guru|dosen|kasubbag|kabag|kasi|kabid|kadis|"
    "ajudan|sopir|supir|honorer|operator|admin|ketua|wakil|anggota|perawat|bidan|dokter|penyuluh|"
    "satpam|pramusaji|juru ketik|arsiparis|auditor|camat|lurah|kepala|pns|pppk|asn|pengawas|"
    "petugas|panitia|istri|isteri|suami|anak|adik|kakak|tetangga|bawahan|atasan|teman|"
    "sahabat|mantan|rekan|keponakan|sepupu|ipar|menantu|mertua|murid|siswa"
)
_FILLER = (
    r"(?:\s+(?:adalah|sebagai|ini|selaku|jadi|menjadi|merupakan|bekerja|kerja|juga|seorang|salah|"
    r"satu|satunya|satu-satunya|dulu|pernah|masih|sendiri)){0,4}"
)
_OF = (
    r"(?:\s+(?:umum|desa|dinas|kecamatan|kelurahan|kabupaten|kota|sekolah|keuangan|honorer|kontrak|"
    r"camat|lurah|bupati|wali ?kota|kepala dinas|sekda|puskesmas|rt|rw|bagian \w+|seksi \w+)){0,2}"
)
_AT = r"(?:\s+(?:di|pada)\s+(?:\w+\s+){0,3}?(?:itu|ini|tersebut|kami|saya|sana|situ)\b)?"
_NAME = r"(?-i:(?:(?:Pak|Bu|Bapak|Ibu|Sdr\.?|Mas|Mbak)\s+)?[A-Z][a-z'’]+(?:\s+[A-Z][a-z'’]+){0,2})"
_CHILD = (
    r"anak|putra|putri|putera|puteri|cucu|bayi|balita|keponakan|siswa|siswi|murid|pelajar|santri"
)
_SPOUSE = r"istri|isteri|suami"
_OTHER = (
    r"ibu|ayah|bapak|orang tua|mertua|adik|kakak|saudara|saudari|sepupu|ipar|tetangga|teman|"
    r"rekan|sopir|supir|ajudan|pembantu|tukang \w+|warga|penjual|pemilik \w+"
)
_AFTER_KIN = (
    r"(?:nya|mereka)?(?:\s+(?:perempuan|laki-laki|pertama|kedua|ketiga|bungsu|sulung|kandung|yang|"
    r"bernama|namanya)){0,3}\s+"
)


@dataclass(frozen=True, slots=True)
class Hint:
    """`text[start:end]` and why to look at it; `instead` are other words, None where only the
    teller can find some."""

    start: int
    end: int
    kind: str
    """gives_away, contact, child, spouse, other."""
    why: str
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `why` is empty where nothing was noticed."""

    text: str
    why: str = ""


_WHY = {
    "role": gettext_lazy(
        "This tells who you are: few people have this post or tie. Who is reported may read it."
    ),
    "mine": gettext_lazy("This tells that it is your own office, superior or neighbourhood."),
    "only": gettext_lazy("If only you saw or knew it, who is reported knows who told."),
    "contact": gettext_lazy(
        "A number or address leads to a person. Your own belongs in the step about you, where it "
        "is sealed."
    ),
    "child": gettext_lazy("A child is named. Children are left out of a report."),
    "spouse": gettext_lazy(
        "A husband or wife is named. Name them only if what they did is what you report."
    ),
    "other": gettext_lazy("Somebody is named who may have nothing to do with it."),
}

_PATTERNS: tuple[tuple[str, re.Pattern[str], str | None], ...] = (
    ("role", re.compile(rf"\b(?:saya|aku|kami){_FILLER}\s+(?:{_ROLES})\b{_OF}{_AT}", re.I),
     "pelapor"),
    ("role", re.compile(rf"\b(?:selaku|sebagai)\s+(?:seorang\s+)?(?:{_ROLES})\b{_OF}{_AT},?\s+"
                        r"(?=saya|aku|kami)", re.I), ""),
    ("mine", re.compile(r"\b(atasan|pimpinan|bos|kepala (?:kantor|dinas|sekolah|bagian|desa)|"
                        r"kepala|rekan(?: kerja| kantor)?|teman(?: kantor| kerja)?|kantor|ruangan|"
                        r"bagian|sekolah|puskesmas|dinas|kelurahan|tetangga|suami|istri|ayah|ibu|"
                        r"kakak|adik|paman|bibi|mertua|anak)\s+(?:saya|aku|kami)\b", re.I), r"\1"),
    ("only", re.compile(r"\b(?:hanya|cuma|cuman)\s+(?:saya|aku|kami)\b(?:\s+(?:yang|berdua)\b)?"
                        r"|\bsaya\s+satu-satunya\b", re.I), None),
    ("contact", re.compile(r"(?<!\d)(?:\+?62|0)8\d(?:[\s.-]?\d){6,10}(?!\d)|"
                           r"(?<!\d)\d{16}(?!\d)|(?<!\d)\d{18}(?!\d)|"
                           r"\b[\w.+-]+@[\w-]+\.[\w.]+\b"), "…"),
    ("child", re.compile(rf"\b(?P<kin>(?:{_CHILD})(?:nya)?){_AFTER_KIN}{_NAME}", re.I),
     r"\g<kin>"),
    ("spouse", re.compile(rf"\b(?P<kin>(?:{_SPOUSE})(?:nya)?){_AFTER_KIN}{_NAME}", re.I),
     r"\g<kin>"),
    ("other", re.compile(rf"\b(?P<kin>(?:{_OTHER})(?:nya)?){_AFTER_KIN}{_NAME}", re.I),
     r"\g<kin>"),
)  # fmt: skip

_CALLED = frozenset(["pak", "bu", "bapak", "ibu"])


def hints(text: str, reported: str = "") -> list[Hint]:
    """What to look at, in the order of the text; what overlaps is told once.

    reported: the name of whom the report is about, who is meant to be named.
    """
    known = {word for word in re.findall(r"\w+", reported.casefold()) if len(word) > 2}
    found: list[Hint] = []
    for hint in sorted(_found(text), key=lambda one: (one.start, -one.end)):
        if found and hint.start < found[-1].end:
            continue
        said = {word.casefold() for word in re.findall(r"\w+", text[hint.start : hint.end])}
        if hint.kind in ("child", "spouse", "other") and known & said:
            continue
        found.append(hint)
    return found


def mended(text: str, hint: Hint) -> str:
    """The text with the other words in place."""
    if hint.instead is None:
        return text
    instead = hint.instead
    if text[hint.start : hint.start + 1].isupper():
        instead = instead[:1].upper() + instead[1:]
    rest = text[hint.end :]
    if not instead:  # what is left begins the sentence
        rest = rest[:1].upper() + rest[1:] if text[hint.start : hint.start + 1].isupper() else rest
    return text[: hint.start] + instead + rest


def pieces(text: str, found: list[Hint]) -> list[Piece]:
    """The text cut into stretches, in order and without loss."""
    cut: list[Piece] = []
    at = 0
    for hint in found:
        if hint.start > at:
            cut.append(Piece(text[at : hint.start]))
        cut.append(Piece(text[hint.start : hint.end], hint.why))
        at = hint.end
    if at < len(text):
        cut.append(Piece(text[at:]))
    return cut


def _found(text: str) -> Iterator[Hint]:
    for kind, pattern, instead in _PATTERNS:
        for match in pattern.finditer(text):
            kin = (match.groupdict().get("kin") or "").casefold()
            if kin in _CALLED:  # "Bapak Camat", "Ibu Rahmi": a form of address, no kin
                continue
            start, end = match.span()
            words = match.expand(instead) if instead is not None else None
            name = {"role": "gives_away", "mine": "gives_away", "only": "gives_away"}.get(
                kind, kind
            )
            if words == "…":
                words = _("(left out)")
            yield Hint(start, end, name, str(_WHY[kind]), words)
