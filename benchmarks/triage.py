"""Taking copies together: what is found again, what is taken together wrongly, and how fast.

    python benchmarks/triage.py [--quick]

Posts are those of posts.py (synthetic, political ones of eight words and more). Copies are made as
people make them: a greeting before, hashtags behind, typing errors, short spellings, letters in
disguise, the end cut off, a closing sentence. What only looks like a copy has another name, another
number, another place, or a no in it. Speed is told as a ratio against datasketch's MinHashLSH
with the same shingles, values and bands (benchmarks/peers), which finds candidates and looks at
none of them; `--quick` measures a tenth and writes nothing.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Sequence

import posts

from jaganetral.perception.text.copies import said
from jaganetral.scan.triage.grouping import Script, leaders

QUICK = "--quick" in sys.argv
BASES = 200 if QUICK else 2_000
ROWS = 2_000 if QUICK else 20_000
SEED = 7

_SHORT = {"yang": "yg", "untuk": "utk", "dengan": "dgn", "tidak": "gak", "sudah": "udh",
          "saya": "sy", "karena": "krn", "banget": "bgt"}  # fmt: skip
_NAMES = ["Bambang Wiryawan", "Siti Rohaniah", "Yosef Lalenoh", "Hj Nurhayati Dg Tayang"]
_PLACES = ["Tegalrejo", "Watampone", "Sungai Pinang", "Lubuk Kilangan"]


def greeted(text: str, dice: random.Random) -> str:
    """A greeting before it."""
    said = ["Assalamualaikum wr wb. ", "Selamat pagi bapak ibu semua, ", "Bismillah. "]
    return dice.choice(said) + text


def tagged(text: str, dice: random.Random) -> str:
    """Two hashtags and emoji behind it."""
    tags = dice.sample(["#viral", "#beranda", "#infowarga", "#fyp", "#kampungkita"], 2)
    return f"{text} 🔥🔥 {' '.join(tags)}"


def mistyped(text: str, dice: random.Random) -> str:
    """Two letters swapped or lost, not in numbers."""
    letters = list(text)
    for place in dice.sample(range(1, len(letters) - 1), 2):
        if letters[place].isalpha() and letters[place + 1].isalpha():
            if dice.random() < 0.5:
                letters[place], letters[place + 1] = letters[place + 1], letters[place]
            else:
                letters[place] = ""
    return "".join(letters)


def shortened(text: str, dice: random.Random) -> str:
    """Short spellings, no capitals, other signs."""
    words = [_SHORT.get(word.lower(), word.lower()) for word in text.split(" ")]
    return re.sub(r"[.,!]+", lambda m: dice.choice(["..", " ", "!!"]), " ".join(words))


def disguised(text: str, dice: random.Random) -> str:
    """Some letters written as numbers."""
    words = text.split(" ")
    for place in dice.sample(range(len(words)), min(3, len(words))):
        if words[place].isalpha() and len(words[place]) > 4:
            words[place] = words[place].replace("a", "4").replace("o", "0")
    return " ".join(words)


def cut_off(text: str, dice: random.Random) -> str:
    """The last sixth is gone, as behind "see more"."""
    return text[: len(text) * 5 // 6].rsplit(" ", 1)[0] + "…"


def closed(text: str, dice: random.Random) -> str:
    """A sentence more."""
    said = [" Sebarkan ke grup sebelah ya", ". Salam dari kampung", " copas dari grup"]
    return text + dice.choice(said)


def renamed(text: str, dice: random.Random) -> str:
    """Another name where two capitals stand, or in place of the longest word."""
    found = re.search(r"[A-Z][\w']+ [A-Z][\w']+", text)
    old = found[0] if found else max(re.findall(r"[A-Za-z]+", text), key=len)
    return text.replace(old, dice.choice(_NAMES), 1)


def renumbered(text: str, dice: random.Random) -> str:
    """Another number; a number where there was none."""
    found = re.search(r"\b\d{1,2}\b", text)
    if found is None:
        return text + " nomor 3"
    return text[: found.start()] + str(int(found[0]) % 9 + 1) + text[found.end() :]


def negated(text: str, dice: random.Random) -> str:
    """A no in the middle."""
    words = text.split(" ")
    words.insert(len(words) // 2, dice.choice(["tidak", "jangan", "bukan"]))
    return " ".join(words)


def moved(text: str, dice: random.Random) -> str:
    """Another place instead of a word of the middle."""
    words = text.split(" ")
    places = [p for p, word in enumerate(words) if word.isalpha() and len(word) > 4] or [0]
    words[places[len(places) // 2]] = dice.choice(_PLACES)
    return " ".join(words)


COPIES: tuple[Callable[[str, random.Random], str], ...] = (
    greeted, tagged, mistyped, shortened, disguised, cut_off, closed,
)  # fmt: skip
OTHERS: tuple[Callable[[str, random.Random], str], ...] = (renamed, renumbered, negated, moved)


def texts(count: int) -> list[str]:
    """Political posts of eight words and more, all different."""
    found: dict[str, str] = {}
    seed = SEED
    while len(found) < count:
        for post in posts.posts(count * 30, seed):
            text = post.get("text") or ""
            words = said(text)
            if words.long and _political(text):
                found.setdefault(words.line, text)
        seed += 1
    return list(found.values())[:count]


def _political(text: str) -> bool:
    told = r"(?i)coblos|pilih|dukung|paslon|nomor urut|menang|cag?ub|caleg|wali"
    return bool(re.search(told, text))


def grouped(rows: Sequence[str]) -> tuple[list[Script], Sequence[int], float]:
    """The rows' words, who leads each, and the seconds of taking them together."""
    scripts = [Script(said(text)) for text in rows]
    begun = time.perf_counter()
    led = leaders(len(scripts), scripts.__getitem__)
    return scripts, led, time.perf_counter() - begun


def quality() -> list[tuple[str, str, float]]:
    """For each way of copying the share that is found again, for each trap the share taken in."""
    dice = random.Random(SEED)
    bases = texts(BASES)
    _scripts, alone, _seconds = grouped(bases)
    rows = [
        (
            "bases",
            "taken for copies of one another",
            1 - sum(leader == place for place, leader in enumerate(alone)) / len(bases),
        )
    ]
    for kind, ways in (("copies", COPIES), ("traps", OTHERS)):
        for way in ways:
            made = [way(text, dice) for text in bases]
            changed = [p for p, text in enumerate(made) if said(text) != said(bases[p])]
            _scripts, led, _seconds = grouped([*bases, *made])
            weighed = changed if kind == "traps" else list(range(len(bases)))
            same = sum(led[len(bases) + p] == led[p] for p in weighed)
            rows.append((kind, way.__doc__ or "", same / len(weighed)))
    return rows


if __name__ == "__main__":
    for row in quality():
        print(row)
