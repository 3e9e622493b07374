"""What each way of disguising a text costs the reader, and what it raises on everyday text.

    python benchmarks/text_disguise.py [--document docs/accuracy-text-disguise.md]

Every trick is played on the same plain sentences about invented contestants, which were written
for this measure. Found: the share of what the plain sentence showed (who is named, by which
number, which side) that the disguised one still shows. Raised: everyday posts of
../shared/data/texts that show a contestant, a number or a side once the trick was played on them,
and did not before.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from jaganetral.elections import NameEntry
from jaganetral.model import Contest, Contestant
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.reading import read

PAIRS = (
    Contestant(id="p1", name="Bramantyo Wicaksana - Sekar Rahmawati", number=1),
    Contestant(id="p2", name="Marhaenita Lubis - Gunawarman Toba", number=2),
    Contestant(id="p3", name="Hanggara Prasojo - Syarifuddin Mappa", number=3),
)
CONTEST = Contest(id="regent", election="pilkada", kind="regent", contestants=PAIRS)
_SHORT = (("bramantyo", "wicaksana"), ("marhaenita", "gunawarman"), ("hanggara", "prasojo"))
_SIGNS = (("bramsekar",), ("margun",), ("hangsyar", "oke lanjut"))


def book() -> NameBook:
    """The names of the three pairs; an acronym and a slogan as an agency's CSV gives them."""
    entries = []
    for pair, shorts, signs in zip(PAIRS, _SHORT, _SIGNS, strict=True):
        for person in pair.name.casefold().split(" - "):
            entries.append(NameEntry(person, pair.id, pair, "person", False))
        entries += [NameEntry(short, pair.id, pair, "short", False) for short in shorts]
        for sign in signs:
            kind = "slogan" if " " in sign else "acronym"
            entries.append(NameEntry(sign, pair.id, pair, kind, False))
    return NameBook(entries)


class Sentence(NamedTuple):
    """A plain sentence; `name`, `number` and `verb` are what people disguise in it."""

    text: str
    name: str = ""
    number: int = 0
    verb: str = ""


SENTENCES = (
    Sentence("Ayo coblos Marhaenita nomor 2 tanggal 27 November", "Marhaenita", 2, "coblos"),
    Sentence("Jangan lupa pilih Bramantyo nomor 1 ya bapak ibu", "Bramantyo", 1, "pilih"),
    Sentence("Saya dukung Hanggara paslon 3 sampai menang", "Hanggara", 3, "dukung"),
    Sentence("Semoga Gunawarman menang telak, orangnya amanah", "Gunawarman", 0, "menang"),
    Sentence("Menangkan Prasojo di pilkada tahun ini", "Prasojo", 0, "Menangkan"),
    Sentence("Mohon doa dan dukungan untuk Wicaksana paslon 1", "Wicaksana", 1, "dukungan"),
    Sentence("Bersama Marhaenita daerah kita pasti lanjutkan pembangunan", "Marhaenita"),
    Sentence("Tetap setia bersama Bramantyo, bupati kita semua", "Bramantyo"),
    Sentence("Marhaenita layak jadi bupati, coblos nomor 2", "Marhaenita", 2, "coblos"),
    Sentence("Pokoknya Hanggara nomor 3 harga mati", "Hanggara", 3),
    Sentence("Jangan pilih Prasojo, janji palsu semua", "Prasojo", 0, "pilih"),
    Sentence("Gunawarman tidak becus, tenggelamkan di pilkada", "Gunawarman"),
    Sentence("Bramantyo bohong lagi, kecewa saya", "Bramantyo", 0, "bohong"),
    Sentence("Tolak Wicaksana, kapok pilih paslon 1", "Wicaksana", 1, "Tolak"),
    Sentence("Warga desa kompak dukung Marhaenita jadi bupati", "Marhaenita", 0, "dukung"),
    Sentence("Ayo menangkan Hanggara bersama relawan nomor 3", "Hanggara", 3, "menangkan"),
    Sentence("Titip suara untuk Gunawarman nomor 2 ya", "Gunawarman", 2, "suara"),
    Sentence("Bupatiku tetap Prasojo, paslon 3 luar biasa", "Prasojo", 3),
    Sentence("Coblos nomor 1 Bramantyo dan Sekar Rahmawati", "Bramantyo", 1, "Coblos"),
    Sentence("Insyaallah menang Marhaenita nomor 2", "Marhaenita", 2, "menang"),
)  # fmt: skip

_LEET = str.maketrans("aeiosgtb", "43105978")
_SIGN_LEET = str.maketrans("aios", "@!0$")
_CYRILLIC = str.maketrans("aceopxyiAEKMOPTH", "асеорхуіАЕКМОРТН")
_KEYCAPS = {str(d): f"{d}\ufe0f\u20e3" for d in range(10)}
_HANDS = {1: "☝️", 2: "✌️", 3: "👌"}
_LANGUAGES = {
    "Javanese": ("siji", "loro", "telu"), "Sundanese": ("hiji", "dua", "tilu"),
    "Minangkabau": ("ciek", "duo", "tigo"), "Bugis": ("seddi", "dua", "tellu"),
    "Makassar": ("se're", "rua", "tallu"), "Batak": ("sada", "dua", "tolu"),
    "Balinese": ("besik", "kalih", "telu"), "Madurese": ("settong", "dhuwa'", "tello'"),
    "Banjar": ("asa", "dua", "talu"), "Acehnese": ("sa", "duwa", "lhee"),
    "Sasak": ("sekek", "due", "telu"),
}  # fmt: skip
_REGIONAL = re.compile(r"\b(nomor|paslon) ([123])\b")


def _on_words(change: Callable[[str], str]) -> Callable[[Sentence], str]:
    """Plays a trick on the name and the verb of a sentence, or on its long words."""

    def played(sentence: Sentence) -> str:
        chosen = [word for word in (sentence.name, sentence.verb) if word]
        chosen = chosen or re.findall(r"[^\W\d_]{5,}", sentence.text)[:3]
        text = sentence.text
        for word in dict.fromkeys(chosen):
            text = re.sub(rf"\b{re.escape(word)}\b", lambda m: change(m.group()), text)
        return text

    return played


def _on_text(change: Callable[[str], str]) -> Callable[[Sentence], str]:
    return lambda sentence: change(sentence.text)


def _stretched(word: str) -> str:
    return word + word[-1] * 4


def _starred(word: str) -> str:
    found = re.search(r"(?<=\w)[aiueo]", word)
    return word if found is None else word[: found.start()] + "*" + word[found.end() :]


def _halved(word: str) -> str:
    middle = len(word) // 2
    return word if len(word) < 6 else f"{word[:middle]} {word[middle:]}"


def _in_bold(text: str) -> str:
    return "".join(
        chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else
        chr(0x1D400 + ord(c) - 65) if "A" <= c <= "Z" else c
        for c in text
    )  # fmt: skip


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _accented(word: str) -> str:
    return unicodedata.normalize("NFC", "".join(c + "\u0301" if c in "aeo" else c for c in word))


def _split_tag(sentence: Sentence) -> str:
    if not sentence.name:
        return sentence.text
    return sentence.text.replace(sentence.name, f"#{sentence.name[:1]}{sentence.name[1:]} _Bersama")


def _camel(sentence: Sentence) -> str:
    if not sentence.name:
        return sentence.text
    return sentence.text.replace(sentence.name, f"#Salam{sentence.name}Juara")


def _glued(sentence: Sentence) -> str:
    pair = f"{sentence.verb} {sentence.name}"
    if not sentence.name or pair not in sentence.text:
        return sentence.text
    return sentence.text.replace(pair, pair.replace(" ", "").casefold())


def _signs_of(sentence: Sentence) -> str:
    signs = {"Bramantyo": "BramSekar", "Marhaenita": "MarGun", "Hanggara": "HangSyar"}
    for name, sign in signs.items():
        sentence = sentence._replace(text=sentence.text.replace(name, sign))
    return sentence.text


def _keycaps(sentence: Sentence) -> str:
    return _REGIONAL.sub(lambda m: f"{m[1]} {_KEYCAPS['0']}{_KEYCAPS[m[2]]}", sentence.text)


def _hand(sentence: Sentence) -> str:
    return _REGIONAL.sub(lambda m: _HANDS[int(m[2])], sentence.text)


def _in_language(words: tuple[str, ...]) -> Callable[[Sentence], str]:
    return lambda s: _REGIONAL.sub(lambda m: f"{m[1]} {words[int(m[2]) - 1]}", s.text)


def _old_spelling(word: str) -> str:
    for new, old in (("u", "oe"), ("j", "dj"), ("y", "j"), ("c", "tj")):
        word = word.replace(new, old)
    return word


def _swapped(word: str) -> str:
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def _syllables_swapped(word: str) -> str:
    return word[len(word) // 2 :] + word[: len(word) // 2]


TRICKS: dict[str, Callable[[Sentence], str]] = {
    "none (plain)": lambda s: s.text,
    "digits for letters (c0bl05)": _on_words(lambda w: w.translate(_LEET)),
    "signs for letters (c0bl0$)": _on_words(lambda w: w.translate(_SIGN_LEET)),
    "a star for a vowel (c*blos)": _on_words(_starred),
    "letters apart (c o b l o s)": _on_words(" ".join),
    "letters apart by dots": _on_words(".".join),
    "letters apart by dashes": _on_words("-".join),
    "everything apart": _on_text(lambda t: "  ".join(" ".join(w) for w in t.split())),
    "a word in two": _on_words(_halved),
    "zero-width signs": _on_words("\u200b".join),
    "soft hyphens": _on_words("\u00ad".join),
    "Cyrillic look-alikes": _on_text(lambda t: t.translate(_CYRILLIC)),
    "bold mathematical letters": _on_text(_in_bold),
    "full-width letters": _on_text(_wide),
    "accents": _on_words(_accented),
    "struck through": _on_words(lambda w: "".join(c + "\u0336" for c in w)),
    "stretched letters": _on_words(_stretched),
    "hashtag in two (#Name _Word)": _split_tag,
    "hashtag in camel case": _camel,
    "verb and name in one": _glued,
    "acronym of the pair": _signs_of,
    "a letter left out": _on_words(lambda w: w[: len(w) // 2] + w[len(w) // 2 + 1 :]),
    "two letters swapped": _on_words(_swapped),
    "old spelling (oe, dj, tj)": _on_words(_old_spelling),
    "vowels left out": _on_words(lambda w: w[0] + re.sub("[aiueo]", "", w[1:])),
    "halves swapped": _on_words(_syllables_swapped),
    "backwards": _on_words(lambda w: w[::-1]),
    "number as keycaps": _keycaps,
    "number as a hand": _hand,
    **{f"number in {name}": _in_language(words) for name, words in _LANGUAGES.items()},
}

Shown = frozenset[tuple[str, str]]
KINDS = ("named", "number", "side")


def shown(text: str, names: NameBook) -> Shown:
    """What a text shows: (kind, whom or what) of the three kinds that are counted."""
    found: set[tuple[str, str]] = set()
    for signal in read(text, "text", names, (CONTEST,)):
        if signal.target is None or signal.target.id is None:
            continue
        if signal.kind == "mention":
            found.add(("named", signal.target.id))
        elif signal.kind == "number":
            found.add(("number", signal.value))
        elif signal.kind == "stance" and signal.value != "neither":
            found.add(("side", f"{signal.value} {signal.target.id}"))
    return frozenset(found)


class Row(NamedTuple):
    """One trick: of each kind how many were plain and how many are still found; and what else."""

    trick: str
    plain: dict[str, int]
    found: dict[str, int]
    wrong: int
    """shown by the disguised sentence only: another number, another side"""
    raised: int
    """everyday texts that show something only once the trick was played"""
    everyday: int


def measure(everyday: Iterable[str] = (), tricks: Iterable[str] = TRICKS) -> list[Row]:
    """Every trick played on the sentences and on everyday texts."""
    names = book()
    texts = list(everyday)
    quiet = [t for t in texts if not shown(t, names)]
    plain = [shown(s.text, names) for s in SENTENCES]
    rows = []
    for trick in tricks:
        change = TRICKS[trick]
        counts, kept = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
        wrong = 0
        for sentence, before in zip(SENTENCES, plain, strict=True):
            after = shown(change(sentence), names)
            wrong += len({p for p in after - before if p[0] != "named"})
            for kind, _ in before:
                counts[kind] += 1
            for kind, _ in before & after:
                kept[kind] += 1
        raised = sum(bool(shown(change(Sentence(t)), names)) for t in quiet)
        rows.append(Row(trick, counts, kept, wrong, raised, len(quiet)))
    return rows


def everyday_texts(shared: Path, each: int) -> list[str]:
    """So many everyday posts of each set that is there; drawn with a fixed seed."""
    texts: list[str] = []
    general = (
        shared / "data/texts/idsa_general_tweets/Indonesian_Sentiment_Twitter_Dataset_Labeled.csv"
    )
    nusax = sorted((shared / "data/texts/nusax_sentiment").glob("*_train.csv"))
    for path, column, tab in ((general, "Tweet", "\t"), *((p, "text", ",") for p in nusax)):
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as lines:
                found = [row[column] for row in csv.DictReader(lines, delimiter=tab) if row[column]]
            texts += random.Random(7).sample(found, min(each, len(found)))
    return texts


def _share(row: Row, kind: str) -> str:
    return f"{row.found[kind]}/{row.plain[kind]}" if row.plain[kind] else "–"


def table(rows: list[Row]) -> str:
    """The rows as a table in Markdown."""
    lines = [
        "| trick | named | number | side | shown wrongly | everyday texts that it raised |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        shares = " | ".join(_share(row, kind) for kind in KINDS)
        everyday = f"{row.raised}/{row.everyday}" if row.everyday else "–"
        lines.append(f"| {row.trick} | {shares} | {row.wrong} | {everyday} |")
    return "\n".join(lines)


_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"


def main() -> None:
    """Prints the table, or writes it between the marks of a document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--each", type=int, default=500, help="everyday texts of each set")
    parser.add_argument("--document", type=Path)
    options = parser.parse_args()
    written = table(measure(everyday_texts(options.shared, options.each)))
    if options.document is None:
        print(written)
        return
    page = options.document.read_text("utf-8")
    head, rest = page.split(_BEGIN)
    tail = rest.split(_END)[1]
    options.document.write_text(f"{head}{_BEGIN}\n{written}\n{_END}{tail}", "utf-8")


if __name__ == "__main__":
    main()
