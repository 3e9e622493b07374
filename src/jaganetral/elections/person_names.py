"""Names of people as the KPU prints them, with titles, and as people write them, without.

`Dr. H. FADLY AMRAN, B.B.A. (UDA FADLY)` is Fadly Amran, also called Uda Fadly.
"""

from __future__ import annotations

import re

import msgspec

_BEFORE = frozenset(
    [
        "akbp", "akp", "apt", "ars", "brigjen", "buya", "capt", "dr", "dra", "drg", "drh", "drs",
        "guru", "gus", "h", "hc", "hh", "hi", "hj", "hm", "ir", "irjen", "jend", "jenderal", "k",
        "kapten", "kh", "kiai", "kolonel", "kombes", "komjen", "kompol", "kyai", "laksda",
        "laksdya", "laksma", "letjen", "letkol", "marsda", "marsma", "mayjen", "mayor", "ns",
        "pastor", "pdt", "pnt", "pol", "prof", "pt", "pur", "purn", "teungku", "tgh", "tgk", "tni",
        "tuan", "ust", "ustad", "ustadz", "ustaz",
    ]
)  # fmt: skip
_KEPT = frozenset({"k", "gus", "tuan", "guru"})
"""Dropped only when written with a dot (`K. H.`), because they are also names."""
_AFTER = frozenset(
    [
        "acc", "aifo", "ak", "akt", "amd", "amk", "ba", "bac", "bba", "beng", "bsba", "bsc", "ce",
        "cfra", "cgcae", "cpa", "dea", "dipl", "dipling", "drhc", "drpl", "dt2", "gelr", "ipm",
        "ipu", "lc", "lld", "llm", "ma", "mab", "mag", "map", "mar", "mars", "mba", "mdp", "mec",
        "mei", "meng", "mengr", "mfarm", "mh", "mha", "mhi", "mhum", "mhut", "mik", "mikom", "mip",
        "mkes", "mkm", "mkn", "mkom", "mm", "mmed", "mmk", "mmp", "mms", "mp", "mpd", "mpdi", "mph",
        "mpp", "mpsi", "msc", "msh", "msi", "msm", "msos", "msp", "mstr", "mt", "mtp", "mtr",
        "ners", "phd", "psi", "qia", "sab", "sag", "sakp", "sap", "sarsi", "se", "sei", "sfarm",
        "sh", "shi", "shum", "shut", "sik", "sikom", "sip", "sked", "skep", "skg", "skm", "skom",
        "sos", "sp", "spa", "spak", "spar", "spb", "spd", "spdi", "spi", "spog", "spot", "spsi",
        "spsos", "spt", "ssi", "ssn", "ssos", "ssp", "sst", "sstp", "sstpar", "sstpi", "ssy", "st",
        "sth", "stp",
    ]
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_WORD_IN_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|')*", re.UNICODE)
_ROMAN = re.compile(r"(?:ii|iii|iv|vi|vii|viii|ix|xi|xii)\Z")
_ALWAYS_UPPER = frozenset({"md", "jk", "ms", "ap", "ah"})


class Person(msgspec.Struct, frozen=True):
    """A person without titles, and what else the ballot calls them."""

    name: str
    known_as: tuple[str, ...] = ()


def parse_person(official: str) -> Person:
    """Take titles, degrees and ranks from a printed name; keep what stands in brackets."""
    text = " ".join(official.replace("’", "'").replace("`", "'").split())
    known_as = tuple(
        proper(alias.strip()) for alias in re.findall(r"\(([^()]*)\)", text) if not _is_rank(alias)
    )
    text = re.sub(r"\([^()]*\)?", " ", text)
    text = text.split(",")[0]
    tokens = _split_glued(text).split()
    while len(tokens) > 1 and _is_title_before(tokens[0]):
        tokens.pop(0)
    while len(tokens) > 1 and _is_degree(tokens[-1]):
        tokens.pop()
    name = " ".join(tokens).strip(" .-") or text.strip()
    return Person(proper(name), tuple(alias for alias in known_as if alias))


def _split_glued(text: str) -> str:
    """`H.M. SALIM` and `Dr.H.AHMAD` into tokens that end at their dots."""
    return re.sub(r"\.(?=[^\W\d_]{1,}\b)", ". ", text)


def _letters(token: str) -> str:
    return "".join(_WORD.findall(token)).casefold()


def _is_rank(alias: str) -> bool:
    words = {_letters(part) for part in alias.split()}
    ranks = {"purn", "pur", "hons", "purnawirawan", "pol", "tni", "acc", "han"}
    return max(map(len, words), default=0) <= 2 or words <= ranks


def _is_title_before(token: str) -> bool:
    letters = _letters(token)
    if not letters:
        return True
    return letters in _BEFORE and (letters not in _KEPT or token.endswith("."))


def _is_degree(token: str) -> bool:
    letters = _letters(token)
    if letters in _AFTER and (token.isupper() or "." in token or not token.islower()):
        # `ST`, `SH` alone at the end is a degree; `Ma` or `Ba` in a written name is not.
        return "." in token or letters not in {"ma", "ba", "sos", "psi", "ce", "acc", "ap"}
    return not letters or re.fullmatch(r"(?:[A-Za-z]{1,4}\.){2,}[A-Za-z]{0,4}", token) is not None


def proper(name: str) -> str:
    """`MUHAMMAD AL-AMIN II` as `Muhammad Al-Amin II`; words already in mixed letters stay."""
    written = any(len(word) > 3 and not word.isupper() for word in name.split())
    if not written:
        return _WORD_IN_NAME.sub(lambda found: _cased(found[0].casefold()), name)
    return " ".join(
        _WORD_IN_NAME.sub(lambda found: _cased(found[0].casefold()), word)
        if word.isupper() and len(_letters(word)) > 2
        else word
        for word in name.split()
    )


def _cased(word: str) -> str:
    if _ROMAN.match(word) or word in _ALWAYS_UPPER:
        return word.upper()
    return word[:1].upper() + word[1:]
