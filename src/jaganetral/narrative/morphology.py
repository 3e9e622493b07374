"""Indonesian verbs: which root a word is built on, and in which voice.

Covers me-/nge- (active), di-/ter- (passive), ber- (middle), pe-…-an and -an (a noun), pe- (a
doer), the suffixes -kan, -i, spoken -in, and the clitics -nya, -lah, -ku. A word is only
taken apart when what is left is a root of the lexicon, so nothing is overcut; for other words
`looks_verbal` says whether the form alone is that of a verb.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.lexicon.verbs import BARE, VERBS
from jaganetral.narrative.tokens import without_clitic

Voice = Literal["active", "passive", "middle", "noun", "doer", "bare"]

ROOTS: dict[str, tuple[str, ...]] = {}
for _class, _line in VERBS:
    for _root in _line.split():
        ROOTS[_root] = (*ROOTS.get(_root, ()), _class)

# prefix as written → what may stand at the head of the root instead
_NASAL: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("menge", ("",)),
    ("meng", ("", "k")),
    ("meny", ("s",)),
    ("mem", ("p", "")),
    ("men", ("t", "")),
    ("me", ("",)),
    ("nge-", ("",)),
    ("nge", ("", "k")),
    ("ng", ("", "k")),
    ("ny", ("s", "c")),
    ("n", ("t",)),  # spoken: nemenin, nunjukin
    ("m", ("p",)),  # spoken: masang, milih, mencet
    ("me-", ("",)),
)
_PEOPLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("penge", ("",)),
    ("peng", ("", "k")),
    ("peny", ("s",)),
    ("pem", ("p", "")),
    ("pen", ("t", "")),
    ("per", ("",)),
    ("pe", ("",)),
)
_SUFFIXES = ("", "kan", "i", "in", "an", "ken")
_NOT_VERBS = word_set(
    "berita bersama beberapa besar berat bersih berkas berbagai berapa berikut bernama menteri "
    "media meja memang mereka mengenai menurut melalui menjelang mesin merah meter medsos "
    "mendatang mengapa meski meskipun memo merdeka mental metro diri dinas dia dini dinding "
    "direktur digital distrik diskusi dimana dirinya dilan terhadap tertentu terkait terus "
    "terakhir terbuka terlapor terang tersebut terlalu terutama terbaru teramat terbatas "
    "berdasarkan beragam berseragam berpakaian berbaju berkaus bermasker bergambar bertulis "
    "bertuliskan bertulisan berisi bernada berkacamata berlogo berkode bertagar bernomor "
    "berpelat berbahasa berkeliling menengah mendadak melainkan mertua dipa diam disiplin "
    "dialog divisi diploma dialek media-sosial berlima bersalah berstatus berhari-hari "
    "berencana"
)


class Form(NamedTuple):
    """How a word is built: the root, and the voice of this form."""

    root: str
    voice: Voice


def _roots(stem: str, heads: tuple[str, ...]) -> str | None:
    for suffix in _SUFFIXES:
        if suffix and not stem.endswith(suffix):
            continue
        core = stem[: len(stem) - len(suffix)] if suffix else stem
        for head in heads:
            if len(head + core) >= 3 and head + core in ROOTS:
                return head + core
    return None


def _prefixed(word: str) -> Form | None:
    for prefix, voice in (("di", "passive"), ("di-", "passive"), ("ter", "passive")):
        if word.startswith(prefix):
            rest = word[len(prefix) :].removeprefix("-")
            root = _roots(rest, ("",)) or _roots(rest.removeprefix("per"), ("",))
            if root:
                return Form(root, voice)  # type: ignore[arg-type]
    if word.startswith("ter") and (root := _roots(word[2:], ("",))):
        return Form(root, "passive")  # terekam: ter- before a root in r-
    for prefix in ("ber", "be", "bel"):
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            root = _roots(rest, ("",))
            if root:
                return Form(root, "middle")
    for prefix, heads in _NASAL:
        if word.startswith(prefix):
            rest = word[len(prefix) :].lstrip("-")
            root = _roots(rest, heads) or _roots(rest.removeprefix("per"), ("",))
            if root:
                return Form(root, "active")
    return None


def _verb(word: str) -> Form | None:
    if word in BARE and word in ROOTS:
        return Form(word, "bare")
    form = _prefixed(word)
    if form is None and "-" in word:
        left, _, right = word.partition("-")  # membagi-bagikan
        if right.endswith(left) or left.endswith(right[:4]):
            form = _prefixed(left)
    return form


def _spoken(word: str) -> Form | None:
    for suffix in ("kan", "in"):
        if word.endswith(suffix) and word[: -len(suffix)] in ROOTS:
            return Form(word[: -len(suffix)], "bare")  # bagiin, menangkan
    return None


def _nominal(word: str) -> Form | None:
    for prefix, heads in _PEOPLE:
        if not word.startswith(prefix):
            continue
        rest = word[len(prefix) :]
        root = _roots(rest[:-2], heads) if rest.endswith("an") else None
        if root:
            return Form(root, "noun")
        root = _roots(rest, heads)
        if root:
            return Form(root, "doer")
    if word.endswith("an") and word[:-2] in ROOTS:
        return Form(word[:-2], "noun")
    return None


@lru_cache(maxsize=8192)
def analyse(word: str) -> Form | None:
    """The root and voice of `word` (lower case), or None where its root is not known."""
    base = without_clitic(word)
    return _verb(word) or _verb(base) or _spoken(word) or _nominal(base)


def looks_verbal(word: str) -> Voice | None:
    """The voice that the form alone suggests, for a word whose root the lexicon lacks."""
    if word in _NOT_VERBS or len(word) < 6:
        return None
    if word.startswith(("mem", "men", "mel", "mer", "mew", "mey")):
        return "active"
    if word.startswith(("ber",)):
        return "middle"
    if word.startswith("di") and word[2] not in "aeiou":
        return "passive"
    if word.startswith("ter"):
        return "passive"
    return None
