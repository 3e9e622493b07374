"""Inputs that nobody would write, made from inputs that people do."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, get_args, get_type_hints

from jaganetral import model
from jaganetral.contract import FIELDS
from jaganetral.law import load
from jaganetral.model import Conduct

TEXTS = (
    "Selamat pagi, pelayanan KTP buka sampai jam tiga.",
    "Bismillah, coblos nomor 2 tanggal 27 November! 🙏✌",
    "Jangan pilih dia lagi, jalan rusak dibiarkan 😡",
    "KPU menetapkan tiga pasangan calon wali kota.",
    "#SalamDuaJari dukung paslon 02 @timpemenangan https://contoh.id/a?b=1",
    "P A S L O N  n0m0r  D U A mant4ppp!!!1!",
    "Saya guru PNS, bolehkah berfoto dengan paman saya yang nyaleg?",
    "Camat mengunggah foto dukungan kepada bakal calon bupati, lalu dihapus.",
    "Ketua RT mengajak warga ke deklarasi, ASN hadir berseragam pada jam kerja.",
)
PIECES = (
    "\0", "\ud83d", "\udc00", "\u202e", "\u200b", "\u0301" * 50, "ﷺ", "𝗽𝗮𝘀𝗹𝗼𝗻", "２", "٢",
    "\x1b[2J", "🙏🏽", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "i̇İıI", "ß", "\r", "\n" * 30,
    " " * 200, "(" * 200, "nomor " * 300, "a" * 30_000, "paslon 2 " * 2000, "{}", "{0}", "%s",
    "'; DROP TABLE", "<script>", "=1+1", "NaN", "-1", "1e309", "tidak tidak tidak", "bukan tidak",
    "?", "coblos", "nomor urut", "99999999999999999999", "0", "02",
)  # fmt: skip
ODD = (
    None, True, False, 0, -1, 2, 1.5, float("nan"), float("inf"), 10**30, "", " ", [], {}, [None],
    ["a", 1], {"a": 1}, "ya", "tidak", "unknown", "2024", "2024-02-30", "2024-11",
    "2024-11-27T08:30Z", "1945-08-17", "2199-12-31T23:59:59-23:59", "13.71", "Kota Padang",
    "nasional", "PNS",
)  # fmt: skip


def seeds() -> list[dict[str, Any]]:
    """Conducts from the rulebook's own examples, and texts with no more than an id."""
    book = load()
    pool = [
        dict(example.conduct)
        for rule in book.rules
        for examples in (rule.record.examples.caught, rule.record.examples.let_through)
        for example in examples
    ]
    pool += [{"text": text} for text in TEXTS]
    pool += [{"narrative": text} for text in TEXTS]
    return pool


def _words_of(field: str, hints: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for kind in get_args(hints[field]):
        found += [word for word in get_args(kind) if isinstance(word, str)]
    return found


_HINTS = get_type_hints(Conduct, vars(model))
_CHOICES = {field: _words_of(field, _HINTS) for field in FIELDS}
_SPOKEN = ("text", "quoted_text", "narrative", "gesture", "target", "actor_role", "region")


def mutated(chance: random.Random, pool: list[dict[str, Any]]) -> dict[str, Any]:
    """One row: a seed after some changes."""
    row = {"id": str(chance.randrange(10**6)), **chance.choice(pool)}
    for _ in range(chance.randrange(1, 6)):
        chance.choice(_CHANGES)(chance, row, pool)
    return row


def _drop(chance: random.Random, row: dict[str, Any], pool: list[dict[str, Any]]) -> None:
    row.pop(chance.choice(list(row)), None)
    row.setdefault("id", "1")


def _borrow(chance: random.Random, row: dict[str, Any], pool: list[dict[str, Any]]) -> None:
    other = chance.choice(pool)
    for field in other:
        if chance.random() < 0.5:
            row[field] = other[field]


def _choose(chance: random.Random, row: dict[str, Any], pool: list[dict[str, Any]]) -> None:
    field = chance.choice([name for name, words in _CHOICES.items() if words])
    word = chance.choice(_CHOICES[field])
    row[field] = [word] if getattr(_HINTS[field], "__origin__", None) is tuple else word


def _odd(chance: random.Random, row: dict[str, Any], pool: list[dict[str, Any]]) -> None:
    if chance.random() < 0.3:
        row[chance.choice(["id", "warna", *FIELDS])] = chance.choice(ODD)


def _speak(chance: random.Random, row: dict[str, Any], pool: list[dict[str, Any]]) -> None:
    row[chance.choice(_SPOKEN)] = chance.choice(TEXTS)


def _splice(chance: random.Random, row: dict[str, Any], pool: list[dict[str, Any]]) -> None:
    field = chance.choice(_SPOKEN)
    text = row.get(field)
    text = text if isinstance(text, str) else chance.choice(TEXTS)
    at = chance.randrange(len(text) + 1)
    row[field] = text[:at] + chance.choice(PIECES) + text[at:]


def _cut(chance: random.Random, row: dict[str, Any], pool: list[dict[str, Any]]) -> None:
    field = chance.choice(_SPOKEN)
    text = row.get(field)
    if isinstance(text, str) and text:
        start, end = sorted((chance.randrange(len(text)), chance.randrange(len(text))))
        row[field] = text[:start] + text[end:] if chance.random() < 0.5 else text[start:end]


def _scramble(chance: random.Random, row: dict[str, Any], pool: list[dict[str, Any]]) -> None:
    field = chance.choice(_SPOKEN)
    text = row.get(field)
    if isinstance(text, str) and text:
        characters = list(text[:2000])
        for _ in range(chance.randrange(1, 10)):
            place = chance.randrange(len(characters))
            characters[place] = chr(
                chance.choice([chance.randrange(0x250), chance.randrange(0x110000)])
            )
        row[field] = "".join(characters)


_CHANGES: tuple[Callable[[random.Random, dict[str, Any], list[dict[str, Any]]], None], ...] = (
    _drop, _borrow, _choose, _choose, _odd, _speak, _splice, _cut, _scramble,
)  # fmt: skip
