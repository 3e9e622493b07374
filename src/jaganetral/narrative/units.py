"""Groups words into units: a phrase of the lexicon, or one word, with all it may stand for.

A unit carries *keys*, the strings a pattern may ask for: the word as spelt plainly (`grup`),
its root (`~unggah`), root and voice (`~unggah:passive`), verb class (`@v.post`) and the noun
classes of the lexicon (`@contestant`, `@role`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.lexicon.occasions import OCCASIONS
from jaganetral.narrative.lexicon.people import (
    AUTHORITY,
    FIRST_PERSON,
    KIN,
    OTHER,
    PERSON,
    ROLES,
    THIRD_PERSON,
    Role,
)
from jaganetral.narrative.lexicon.things import THINGS
from jaganetral.narrative.lexicon.verbs import NOUN_OF
from jaganetral.narrative.morphology import ROOTS, Voice, analyse, looks_verbal
from jaganetral.narrative.tokens import Token, plain, tokenise, without_clitic

NEGATIONS = frozenset(
    {
        "tidak",
        "tanpa",
        "bukan",
        "belum",
        "jangan",
        "bukannya",
        "tiada",
        "not",
        "membantah",
        "menyangkal",
        "menampik",
        "menolak",
        "nolak",
        "enggan",
        "batal",
        "melarang",
        "mencegah",
    }
)
_POSSESSED = ("nya", "ku", "mu")


@dataclass(slots=True, eq=False)
class Unit:
    """One word or phrase. `negated`, `subject` and `clause` are set once clauses are read."""

    start: int
    end: int
    norm: str
    keys: frozenset[str]
    voice: Voice | None
    stop: bool
    capital: bool
    role: Role | None = None
    negated: bool = False
    subject: str | None = None
    clause: int = 0
    by_actor: bool = False  # a passive turned round whose agent is the actor

    def has(self, *keys: str) -> bool:
        """Whether any of `keys` names this unit."""
        return not self.keys.isdisjoint(keys)

    @property
    def verb(self) -> bool:
        return self.voice is not None and self.voice not in ("noun", "doer")


# Nouns that are also used bare as verbs ("saya kampanye"): a verb only after one of _LICENSE.
_NOUN_OR_VERB = word_set(
    "kampanye deklarasi foto selfie swafoto pose doa komentar comment orasi pidato post"
)
_LICENSE = word_set(
    "saya kami dia ia mereka boleh bolehkah bisa bisakah ikut ikutan mau akan sudah pernah "
    "sedang lagi hanya langsung jangan tidak untuk malah sempat terus apakah kalau ingin suka "
    "diajak disuruh diminta itu ini ngajak tetap lalu dan atau sambil sama juga iseng asal "
    "dapat can may i to or and just tidak-sengaja kepencet"
)

Phrase = tuple[tuple[str, ...], tuple[str, ...], Role | None]


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in phrase.split())


@cache
def phrases() -> dict[str, list[Phrase]]:
    """First word → the phrases it opens, longest first."""
    classes: dict[tuple[str, ...], dict[str, None]] = {}
    roles: dict[tuple[str, ...], Role] = {}

    def add(words: tuple[str, ...], names: list[str]) -> None:
        classes.setdefault(words, {}).update(dict.fromkeys(f"@{name}" for name in names))

    for role in ROLES:
        for phrase in role.words.split("|"):
            words = _words(phrase)
            add(words, ["role"])
            roles.setdefault(words, role)
    for names, phrases in (*THINGS, *OCCASIONS):
        for phrase in phrases.split("|"):
            add(_words(phrase.strip()), names.split())
    for name, phrases in (("other", OTHER), ("authority", AUTHORITY)):
        for phrase in phrases.split("|"):
            add(_words(phrase), [name])
    for name, words_line in (("i", FIRST_PERSON), ("they", THIRD_PERSON), ("person", PERSON)):
        for word in words_line.split():
            add((plain(word),), [name])
    for word, relation in KIN.items():
        add((plain(word),), ["kin", f"kin.{relation}"])
    table: dict[str, list[Phrase]] = {}
    for words, keys in classes.items():
        table.setdefault(words[0], []).append((words, tuple(keys), roles.get(words)))
    for options in table.values():
        options.sort(key=lambda option: -len(option[0]))
    return table


def _fits(tokens: list[Token], at: int, words: tuple[str, ...]) -> bool:
    if at + len(words) > len(tokens):
        return False
    last = len(words) - 1
    for offset, word in enumerate(words):
        token = tokens[at + offset]
        if token.norm != word and not (offset == last and token.base == word):
            return False
    return True


@cache
def _word_keys(norm: str) -> tuple[frozenset[str], Voice | None]:
    base = without_clitic(norm)
    keys = {norm, base}
    if norm != base and norm.endswith(_POSSESSED):
        keys.add("@possessed")
    form = analyse(norm)
    voice: Voice | None = None
    if form is not None:
        voice = form.voice
        keys |= {f"~{form.root}", f"~{form.root}:{voice}"}
        if voice == "noun":
            if NOUN_OF.get(form.root):
                keys.add(f"@{NOUN_OF[form.root]}")
        elif voice != "doer":
            keys |= {"@verb", f"@{voice}"}
            keys |= {f"@v.{name}" for name in ROOTS[form.root]}
    else:
        voice = looks_verbal(norm)
        if voice:
            keys |= {"@verb", f"@{voice}"}
    if norm in NEGATIONS:
        keys.add("@neg")
    if norm[:1].isdigit():
        keys.add("@digits")
    return frozenset(keys), voice


def _licensed(word: str, before: list[Unit]) -> bool:
    """Whether what stands before lets `word` be a verb; `ikut kampanye` is to attend one."""
    if not before:
        return True
    last = before[-1]
    if word in ("kampanye", "deklarasi") and last.norm in ("ikut", "ikutan"):
        return False
    return last.norm in _LICENSE or last.has("@role", "@unintended")


def units(text: str) -> list[Unit]:
    """The units of `text`, in order; together they cover every word and mark."""
    tokens = tokenise(text)
    table = phrases()
    found: list[Unit] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        keys, voice = _word_keys(token.norm)
        width, role = 1, None
        options = table.get(token.norm)
        if token.base != token.norm:
            options = [*(options or ()), *table.get(token.base, ())]
        if options:
            for words, names, role_of in options:
                if _fits(tokens, at, words):
                    width, role = len(words), role_of
                    if width > 1:
                        inner = () if {"@unintended", "@not_only"} & set(names) else words
                        keys = frozenset({" ".join(words), *inner, *names})
                        if tokens[at + width - 1].norm != words[-1]:
                            keys |= {"@possessed"}
                        voice = None
                    else:
                        keys |= frozenset(names)
                        if voice == "noun" or "@verb" not in keys:
                            voice = None if voice == "noun" else voice
                    break
        if voice == "bare" and token.norm in _NOUN_OR_VERB and not _licensed(token.norm, found):
            voice = None
            keys = frozenset(key for key in keys if not key.startswith(("@v.", "@verb", "@bare")))
        last = tokens[at + width - 1]
        if "capres" in token.norm and "-" in token.norm:
            keys |= {"@contestant", "@president"}
        if token.norm.endswith("@") or token.norm.startswith("@"):
            keys |= {"@handle"}
        found.append(
            Unit(token.start, last.end, token.norm, keys, voice, token.stop, token.capital, role)
        )
        at += width
    return found
