"""Draws the rows that are to be read, and writes them for the readers.

    python -m training.text.sample --data DIR --out DIR

Writes OUT/sample.jsonl (key, set, target, text as read) and OUT/batch_00.txt … of 100 rows each
(`key | target | text`), shuffled over the sets so that nobody can tell from the place of a row
where it comes from. A set's own label raises the odds that a row is drawn; it is not written.
The draw depends on the seed and the keys alone, not on the order of the sets.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from training.text.texts import NO_TARGET, Row, load
from training.text.tickets import BALLOTS, named

SEED = "2026-11"
BATCH = 100
_LIKE = 0.55  # share of word pairs from which on two texts count as one
_SHORT = 12  # letters below which a text is rarely drawn

# Words that Indonesian has not, for drawing rows by. Madurese, Minang and Betawi were looked for
# as well: the sets hold one Minang text and none that is clearly of the others.
_JAVANESE = (
    "wes wis ora gak iso aku kowe koen sampeyan awakmu opo piye kabeh karo ojo nang neng iki iku "
    "kuwi sing seng luwih lanang wong panggah siji loro telu wae rek dulur matur nuwun mbiyen "
    "saiki durung dadi ngono ngene arek tresno nggih mboten monggo panjenengan ning lek nek yo "
    "maneh pisan mugo mugi pancen tenan"
)
_SUNDANESE = (
    "abdi urang aing anjeun teu henteu geus atuh mah euy teh teuing naon kumaha sareng hade hatur "
    "nuhun jalma ieu kuring moal dei deui beki repeh hayang keur nyaeta ges ngarti loba milarian "
    "jeung kabeh tong ulah bae"
)
_LANGUAGES: dict[str, tuple[int, frozenset[str]]] = {
    "javanese": (3, frozenset(_JAVANESE.split())),
    "sundanese": (2, frozenset(_SUNDANESE.split())),
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LINK = re.compile(r"https?://\S+|pic\.twitter\S+|@\w+")
_POLITICAL = re.compile(
    r"capres|cawapres|presiden|jokowi|prabowo|pilpres|pemilu|pilkada|gubernur|bupati|walikota|ahok"
    r"|anies|sandiaga|ganjar|gibran|khofifah|risma|megawati|sby|ahy|fadli zon|dpr|partai|pdip?\b",
    re.IGNORECASE,
)


def chance(key: str, seed: str = SEED) -> float:
    """A number in (0, 1) that the seed and the key fix."""
    digest = hashlib.sha256(f"{seed}\t{key}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") + 1) / (2**64 + 2)


def language(text: str) -> str:
    """The regional language that the text shows enough words of, or "".

    Only for drawing rows: it calls some Indonesian texts Javanese.
    """
    words = set(_WORD.findall(text.lower()))
    found = {name: len(words & of) - least for name, (least, of) in _LANGUAGES.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= 0 else ""


def _headline(text: str) -> bool:
    """Whether most words begin with a capital and a link follows, as outlets post their titles."""
    words = [w for w in _WORD.findall(_LINK.sub(" ", text)) if len(w) > 3]
    capital = sum(w[0].isupper() for w in words)
    return "http" in text and len(words) >= 4 and capital >= 0.6 * len(words)


def weight(row: Row) -> float:
    """How much likelier than 1 the row is to be drawn within its group."""
    odds = 1.0
    letters = sum(map(len, _WORD.findall(_LINK.sub(" ", row.text))))
    if letters < _SHORT:
        odds *= 0.2
    if row.election:
        target = [t for t in named(row.text, BALLOTS[row.election]) if t.id == row.target]
        odds *= 1.0 if target else 0.6
        if row.tone == "negative" and target:
            odds *= 2.5  # opposition is rare; the set's tone is a hint and no label
    if _headline(row.text):
        odds *= 0.4
    if language(row.text):
        odds *= 2.0
    return odds


class Nearness:
    """Knows the texts taken so far, and whether a text is nearly one of them for its target."""

    def __init__(self) -> None:
        self._pairs: list[frozenset[str]] = []
        self._where: defaultdict[str, list[int]] = defaultdict(list)

    def take(self, row: Row) -> bool:
        """Take the row, unless a like one is there already."""
        words = _WORD.findall(_LINK.sub(" ", row.text.lower()))
        pairs = frozenset(
            f"{row.target} {a} {b}" for a, b in zip(["", *words], [*words, ""], strict=True)
        )
        shared = Counter(i for pair in pairs for i in self._where[pair])
        for i, both in shared.items():
            if both >= _LIKE * (len(pairs) + len(self._pairs[i]) - both):
                return False
        for pair in pairs:
            self._where[pair].append(len(self._pairs))
        self._pairs.append(pairs)
        return True


def draw(rows: Iterable[Row], count: int, taken: Nearness) -> Iterator[Row]:
    """At most `count` rows, by weight and without likes (Efraimidis and Spirakis, 2006)."""
    order = sorted(rows, key=lambda r: (-(chance(r.key) ** (1 / weight(r))), r.key))
    for row in order:
        if count == 0:
            return
        if taken.take(row):
            count -= 1
            yield row


def _from(set_: str, target: str | None = None, source: str | None = None) -> Callable[[Row], bool]:
    return lambda r: (
        r.set == set_
        and (target is None or r.target == target)
        and (source is None or r.source == source)
    )


def _aimed(set_: str, source: str = "") -> Callable[[Row], bool]:
    return lambda r: r.set == set_ and r.source == source and r.target != NO_TARGET


def _spoken(set_: str, tongue: str) -> Callable[[Row], bool]:
    return lambda r: r.set == set_ and language(r.text) == tongue


def _plan() -> Iterator[tuple[str, int, Callable[[Row], bool]]]:
    """(group, rows, which): the groups in the order in which they are drawn."""
    for t in BALLOTS["jatim-2024"]:
        yield f"jatim {t.id}", 384, _from("pilgub_jatim_2024", t.id)
    for t in BALLOTS["pilpres-2019"]:
        yield f"pilpres 2019 {t.id}", 270, _from("pilpres_2019", t.id)
    for t in BALLOTS["dki-2017"]:
        yield f"dki 2017 {t.id}", 94, _from("pilkada_dki_2017", t.id)
    yield "debate 2024 in Sundanese", 15, _spoken("debat_capres_2024_youtube_tvone", "sundanese")
    for t in BALLOTS["pilpres-2024"]:
        yield f"debate 2024 {t.id}", 66, _from("debat_capres_2024_youtube_tvone", t.id)
        yield f"september 2023 {t.id}", 36, _from("pemilu_2024_tweets_sept2023", t.id)
    yield "president 2022", 40, _from("tweet_jokowi_2022", "Jokowi")
    sept = "pemilu_2024_tweets_sept2023"
    yield "organizers", 200, _from(sept, NO_TARGET, "organizer")
    yield "september 2023 without a contestant", 70, _from(sept, NO_TARGET, "")
    yield "titles naming a ticket", 130, _aimed("hoax_titles_2023", "news title")
    yield "titles", 70, _from("hoax_titles_2023", NO_TARGET, "news title")
    idsa = "idsa_general_tweets"
    yield "everyday in Javanese", 20, _spoken(idsa, "javanese")
    yield "everyday in Sundanese", 20, _spoken(idsa, "sundanese")
    yield "everyday", 160, _from(idsa)
    for name in ("indonesian", "javanese", "sundanese"):
        yield f"nusax {name}", 50, _from("nusax_sentiment", source=name)
    hate = "hate_speech_ibrohim_2019"
    yield "hate naming a ticket", 60, _aimed(hate)
    yield "hate set in Sundanese", 15, _spoken(hate, "sundanese")
    yield "hate set in Javanese", 10, _spoken(hate, "javanese")
    yield (
        "hate set, politicians",
        50,
        lambda r: r.set == hate and r.target == NO_TARGET and bool(_POLITICAL.search(r.text)),
    )
    yield "hoax titles", 60, _from("hoax_titles_2023", source="hoax title")
    yield "hoax texts", 30, _from("turnbackhoax_2024")
    yield "facebook", 60, _from("hate_speech_facebook_aulia")


def sample(rows: list[Row]) -> dict[str, list[Row]]:
    """The rows to be read, by group; no text twice for one target."""
    taken = Nearness()
    return {group: list(draw(filter(of, rows), n, taken)) for group, n, of in _plan()}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="holds a folder for each set")
    parser.add_argument("--out", type=Path, required=True, help="where the batches are written")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    groups = sample(load(options.data))
    drawn = sorted(
        (row for rows in groups.values() for row in rows), key=lambda r: chance(r.key, "order")
    )
    with (options.out / "sample.jsonl").open("w", encoding="utf-8") as file:
        for row in drawn:
            entry = {"key": row.key, "set": row.set, "target": row.target, "text": row.read}
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    for start in range(0, len(drawn), BATCH):
        lines = (f"{r.key} | {r.target} | {r.read}\n" for r in drawn[start : start + BATCH])
        path = options.out / f"batch_{start // BATCH:02}.txt"
        path.write_text("".join(lines), encoding="utf-8")
    counts = {
        "group": {group: len(rows) for group, rows in groups.items()},
        "set": dict(Counter(r.set for r in drawn)),
        "target": dict(Counter(r.target for r in drawn)),
        "language, as the draw sees it": dict(Counter(language(r.text) or "-" for r in drawn)),
    }
    sys.stdout.write(
        json.dumps({"rows": len(drawn), **counts}, ensure_ascii=False, indent=1) + "\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
