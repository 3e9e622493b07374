"""Measures the text readers on public Indonesian sets; trains nothing.

    python training/measure_text.py --data DIR

DIR holds the folders of the sets (idsa_general_tweets, nusax_sentiment, stance_audit_210,
pemilu_2024_tweets_sept2023); a set that is absent is left out. Prints false alarms on texts
without politics and on posts of the organizers, agreement on stance, and the time per text.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from jaganetral.elections import NameEntry, Registry
from jaganetral.model import Conduct, Contest, Contestant, Period, Setting, Signal
from jaganetral.perception import Perceiver

DAY = Period(date(2024, 10, 1), date(2024, 10, 1))


def _pair(key: str, name: str, number: int, names: str, common: str = "") -> list[NameEntry]:
    contestant = Contestant(id=key, name=name, number=number)
    return [
        NameEntry(surface.strip(), key, contestant, "person", needs_cue)
        for surfaces, needs_cue in ((names, False), (common, True))
        for surface in surfaces.split(",")
        if surface.strip()
    ]


# The contests that the sets speak of (public knowledge of the ballots of 2017, 2019, 2024).
CONTESTS: dict[str, tuple[str, list[NameEntry]]] = {
    "dki2017": ("governor", [
        *_pair("Agus-Sylvi", "Agus Harimurti - Sylviana Murni", 1,
               "agus harimurti, ahy, sylviana, agus-sylvi, agussylvi, agus yudhoyono",
               "agus, sylvi, silvy"),
        *_pair("Ahok-Djarot", "Basuki Tjahaja Purnama - Djarot Saiful Hidayat", 2,
               "ahok, djarot, basuki tjahaja purnama, basuki btp, ahok-djarot, basuki", "btp"),
        *_pair("Anies-Sandi", "Anies Baswedan - Sandiaga Uno", 3,
               "anies, anies baswedan, sandiaga, sandiaga uno, anies-sandi, okeoce", "sandi, uno"),
    ]),
    "pilpres2019": ("president", [
        *_pair("Jokowi-Maruf", "Joko Widodo - Ma'ruf Amin", 1,
               "jokowi, joko widodo, ma'ruf amin, kyai maruf", "amin, maruf"),
        *_pair("Prabowo-Sandi", "Prabowo Subianto - Sandiaga Uno", 2,
               "prabowo, prabowo subianto, sandiaga, sandiuno, sandiaga uno", "sandi, uno, wowo"),
    ]),
    "jatim2024": ("governor", [
        *_pair("Luluk", "Luluk Nur Hamidah - Lukmanul Khakim", 1,
               "luluk nur hamidah, lulukhamidah, luluk hamidah, lukmanul khakim, luluk",
               "lukman"),
        *_pair("Khofifah", "Khofifah Indar Parawansa - Emil Elestianto Dardak", 2,
               "khofifah, khofifah indar parawansa, emil dardak", "emil"),
        *_pair("Risma", "Tri Rismaharini - Zahrul Azhar Asumta", 3,
               "tri rismaharini, rismaharini, gus hans, zahrul azhar, risma", ""),
    ]),
    "pilpres2024": ("president", [
        *_pair("Anies-Muhaimin", "Anies Baswedan - Muhaimin Iskandar", 1,
               "anies, anies baswedan, muhaimin, cak imin", "amin, imin"),
        *_pair("Prabowo-Gibran", "Prabowo Subianto - Gibran Rakabuming Raka", 2,
               "prabowo, gibran, prabowo subianto"),
        *_pair("Ganjar-Mahfud", "Ganjar Pranowo - Mahfud MD", 3,
               "ganjar, ganjar pranowo, mahfud, mahfud md"),
    ]),
}  # fmt: skip


class Names:
    """A source of names: those of one of the contests above."""

    def __init__(self, key: str) -> None:
        kind, self._names = CONTESTS[key]
        people = tuple({n.contestant.id: n.contestant for n in self._names}.values())
        contest = Contest(id=key, election=key, kind=kind, contestants=people)  # type: ignore[arg-type]
        self.setting = Setting(period=DAY, region=None, contests=(contest,))

    def names(self, setting: Setting) -> list[NameEntry]:
        return self._names

    def everywhere(self) -> list[NameEntry]:
        return []


def perceive(perceiver: Perceiver, setting: Setting, text: str) -> tuple[Signal, ...]:
    """The signals of one text."""
    return perceiver.perceive(Conduct(id="-", text=text), setting)


def sides(signals: Iterable[Signal]) -> list[Signal]:
    """The signals that take a side."""
    return [
        s for s in signals
        if (s.kind == "stance" and s.value != "neither") or s.kind == "call_to_vote"
    ]  # fmt: skip


_POLITICAL = re.compile(
    r"capres|cawapres|presiden|jokowi|prabowo|pilpres|pemilu|pilkada|gubernur|bupati|caleg|kpu\b"
    r"|bawaslu|partai|politi|kampanye|coblos|ahok|anies|sandi|paslon|pemimpin|calon|cebong|kampret|dpr",
    re.IGNORECASE,
)


def everyday(folder: Path) -> Iterator[tuple[str, str]]:
    """(set, text) of texts that name no politics."""
    idsa = folder / "idsa_general_tweets/Indonesian_Sentiment_Twitter_Dataset_Labeled.csv"
    if idsa.exists():
        for line in idsa.read_text("utf-8", "replace").splitlines()[1:]:
            text = line.split("\t", 1)[-1]
            if not _POLITICAL.search(text):
                yield "idsa", text
    for language in ("indonesian", "javanese", "sundanese"):
        path = folder / f"nusax_sentiment/{language}_train.csv"
        if path.exists():
            with path.open(encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    if not _POLITICAL.search(row["text"]):
                        yield f"nusax {language}", row["text"]


_CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet_rows(path: Path) -> Iterator[list[str]]:
    """The rows of every sheet of a workbook, as text, in the order of the columns present."""
    with zipfile.ZipFile(path) as book:
        shared = [
            "".join(t.text or "" for t in item.iter(f"{_CELL}t"))
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        for name in sorted(n for n in book.namelist() if n.startswith("xl/worksheets/sheet")):
            for row in ElementTree.fromstring(book.read(name)).iter(f"{_CELL}row"):
                cells = []
                for cell in row:
                    value = cell.findtext(f"{_CELL}v") or "".join(
                        t.text or "" for t in cell.iter(f"{_CELL}t")
                    )
                    cells.append(shared[int(value)] if cell.get("t") == "s" and value else value)
                yield cells


def organizers(folder: Path) -> Iterator[str]:
    """Posts of KPU, Bawaslu and their committees, by the name of the account."""
    path = folder / "pemilu_2024_tweets_sept2023/Dataset_Scrapping.xlsx"
    if not path.exists():
        return
    for cells in sheet_rows(path):
        accounts = [
            c for c in cells if re.fullmatch(r"@?(kpu|bawaslu|panwas)\w*", c, re.IGNORECASE)
        ]
        if accounts:
            yield max(cells, key=len)


# (moment, place) of settings of the real register: a governor's and a mayor's race, a
# president's, nothing known of the place, no election near.
_SETTINGS = (
    ("2024-10-10", "Kota Surabaya, Jawa Timur"), ("2024-01-20", "DKI Jakarta"),
    ("2024-11-01", "Kota Padang"), ("2024-10-10", None), ("2022-05-05", "Kabupaten Garut"),
)  # fmt: skip


def settings() -> list[tuple[Perceiver, Setting]]:
    """The perceivers and settings that false alarms are counted in."""
    registry = Registry.load()
    perceiver = Perceiver(registry)
    real = [
        (perceiver, registry.setting(Conduct(id="-", at=at, region=region), today=date(2025, 1, 1)))
        for at, region in _SETTINGS
    ]
    return [*real, *((Perceiver(n), n.setting) for n in map(Names, CONTESTS))]


def tone(folder: Path) -> None:
    """The side read in the rows whose tone people labelled; tone is not stance (see `stance`)."""
    path = folder / "pemilu_2024_tweets_sept2023/Perhitungan_F1-Score.xlsx"
    if not path.exists():
        return
    registry = Registry.load()
    perceiver = Perceiver(registry)
    setting = registry.setting(Conduct(id="-", at="2023-09-05"), today=date(2025, 1, 1))
    table: Counter[tuple[str, str]] = Counter()
    for cells in sheet_rows(path):
        if len(cells) > 13 and cells[13] in {"Positive", "Neutral", "Negative"}:
            found = sides(perceive(perceiver, setting, cells[3]))
            table[cells[13], found[0].value if found else "neither"] += 1
    rows = ", ".join(f"{human}/{said} {count}" for (human, said), count in sorted(table.items()))
    out(f"pemilu_2024_tweets, human tone / side read: {rows}")


def false_alarms(folder: Path, show: bool) -> None:
    """Everyday texts and posts of the organizers that are read as taking a side."""
    counts: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    perceivers = settings()
    texts = [*everyday(folder), *(("organizers", text) for text in organizers(folder))]
    for name, text in texts:
        counts[name] += 1
        for perceiver, setting in perceivers:
            signals = perceive(perceiver, setting, text)
            found = sides(signals)
            spoken[name] += any(s.kind in {"mention", "number"} for s in signals)
            if found:
                alarms[name] += 1
                if show:
                    seen = [(s.kind, s.value, s.text) for s in found]
                    out(f"  ! {name}: {text[:160]!r} -> {seen}")
    for name, total in counts.items():
        checks = total * len(perceivers)
        out(
            f"{name}: {total} texts x {len(perceivers)} settings: "
            f"{alarms[name]} read as taking a side ({1000 * alarms[name] / checks:.2f} per 1,000), "
            f"{spoken[name]} with a mention or number"
        )


_SET = {"jatim": "jatim2024", "dki": "dki2017", "pilpres": "pilpres2019"}


def stance(folder: Path, show: bool) -> None:
    """Agreement with the re-read stance of 210 rows, towards the row's target."""
    path = folder / "stance_audit_210/stance_audit_210.csv"
    if not path.exists():
        return
    perceivers = {key: (Perceiver(n), n.setting) for key, n in ((k, Names(k)) for k in CONTESTS)}
    pairs: list[tuple[str, str]] = []
    sets: list[str] = []
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = next(v for k, v in _SET.items() if k in row["set"].casefold())
            perceiver, setting = perceivers[key]
            signals = perceive(perceiver, setting, row["text"])
            said = next(
                (
                    s.value for s in signals
                    if s.kind == "stance" and s.target is not None and s.target.id == row["target"]
                ),
                "neither",
            )  # fmt: skip
            pairs.append((row["stance"], said))
            sets.append(key)
            if show and said != row["stance"]:
                out(f"  {row['stance']} / {said}: {row['target']}: {row['text'][:200]!r}")
    report("stance_audit_210", pairs)
    for key in sorted(set(sets)):
        report(f"  of these {key}", [p for p, s in zip(pairs, sets, strict=True) if s == key])


def report(name: str, pairs: list[tuple[str, str]]) -> None:
    """Accuracy, macro-F1, and precision and recall of each side."""
    labels = ("support", "neither", "oppose")
    scores = []
    parts = []
    for label in labels:
        hit = sum(t == label and s == label for t, s in pairs)
        said = sum(s == label for _, s in pairs)
        true = sum(t == label for t, _ in pairs)
        precision = hit / said if said else 0.0
        recall = hit / true if true else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
        scores.append(f1)
        parts.append(f"{label} P {precision:.2f} R {recall:.2f} F1 {f1:.2f} (n {true})")
    right = sum(t == s for t, s in pairs) / len(pairs)
    macro = sum(scores) / len(scores)
    out(f"{name}: accuracy {right:.2f}, macro-F1 {macro:.3f}; " + "; ".join(parts))


def speed(folder: Path) -> None:
    """Milliseconds per text, once loaded, on everyday texts and on posts of the organizers."""
    names = Names("pilpres2024")
    perceiver = Perceiver(names)
    texts = [text for _, text in everyday(folder)][:2000] + list(organizers(folder))[:500]
    if not texts:
        return
    perceive(perceiver, names.setting, texts[0])
    times = []
    for text in texts:
        start = time.perf_counter()
        perceive(perceiver, names.setting, text)
        times.append(time.perf_counter() - start)
    times.sort()
    out(
        f"speed: median {1000 * times[len(times) // 2]:.3f} ms, "
        f"99th percentile {1000 * times[int(0.99 * len(times))]:.3f} ms, "
        f"{sum(map(len, texts)) / len(texts):.0f} characters a text, {len(texts)} texts"
    )


def out(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Read the arguments and print every measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets")
    parser.add_argument("--show", action="store_true", help="print what was read otherwise")
    options = parser.parse_args()
    false_alarms(options.data, options.show)
    stance(options.data, options.show)
    tone(options.data)
    speed(options.data)


if __name__ == "__main__":
    main()
