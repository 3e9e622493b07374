"""The public sets as rows of one shape: what was written, to which target, in which election.

The sets stay where they are; nothing of them is copied into the project. A row is known by its
key, so that labels can be stored without the text. What a set calls its labels is tone and not
stance: it is kept as `tone` to draw rows by, and never used as a label.
"""

from __future__ import annotations

import csv
import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook  # type: ignore[import-untyped]

from training.text.tickets import BALLOTS, FIGURES, PUBLIC_HANDLES, Ticket, named

NO_TARGET = "-"
READ_CHARACTERS = 600  # what a reader sees of a long text
csv.field_size_limit(10**8)


@dataclass(frozen=True)
class Row:
    """One text with the target it is read for.

    `text` is whole, without the names of private users; `target` a ticket's id or "-"; `election`
    its ballot or ""; `author` the first 12 hex digits of the hash of the user name or "" where the
    set has none; `source` what kind of text the set says it is; `tone` the set's own label.
    """

    set: str
    text: str
    target: str = NO_TARGET
    election: str = ""
    author: str = ""
    day: date | None = None
    source: str = ""
    tone: str = ""

    @property
    def key(self) -> str:
        """The first 16 hex digits of sha256 of the text in NFC, a tab and the target."""
        whole = unicodedata.normalize("NFC", self.text) + "\t" + self.target
        return hashlib.sha256(whole.encode()).hexdigest()[:16]

    @property
    def read(self) -> str:
        """What readers see: one line of at most 600 characters."""
        line = " ".join(self.text.split())
        if len(line) <= READ_CHARACTERS:
            return line
        return line[: READ_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


_HANDLE = re.compile(r"(?<![\w@])@(\w{2,30})")


def without_user_names(text: str) -> str:
    """The text with @USER for every handle that is not a public body's or a contestant's."""
    return _HANDLE.sub(
        lambda m: m[0] if m[1].lower() in PUBLIC_HANDLES else "@USER", html.unescape(text)
    ).strip()


def _as_cp1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTE_OF = {_as_cp1252(b): b for b in range(0x80, 0x100)} | {chr(b): b for b in range(0x80, 0xA0)}
_TAIL = "[" + "".join(re.escape(c) for c, b in _BYTE_OF.items() if 0x80 <= b < 0xC0) + "]"
_MOJIBAKE = re.compile(f"[\xc2-\xdf]{_TAIL}|[\xe0-\xef]{_TAIL}{{2}}|[\xf0-\xf4]{_TAIL}{{3}}")


def repaired(text: str) -> str:
    """The text with UTF-8 that was read as Windows-1252 read as UTF-8 again."""

    def once(match: re.Match[str]) -> str:
        try:
            return bytes(_BYTE_OF[c] for c in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]

    return _MOJIBAKE.sub(once, text)


_MAC_QUOTES = re.compile("‚Ä[\\w≈†°¢£§•¶ß®©]")


def mac_repaired(text: str) -> str:
    """The text with typographic signs of UTF-8 that were read as Mac Roman read as UTF-8 again."""

    def once(match: re.Match[str]) -> str:
        try:
            return match[0].encode("mac_roman").decode("utf-8")
        except UnicodeError:
            return match[0]

    return _MAC_QUOTES.sub(once, text)


_ESCAPES = re.compile(r"(?:\\x[0-9a-f]{2})+")


def unescaped(text: str) -> str:
    r"""The text with written escapes (\xf0\x9f…, \n) as the characters they stand for."""

    def once(match: re.Match[str]) -> str:
        return bytes.fromhex(match[0].replace("\\x", "")).decode("utf-8", "replace")

    return _ESCAPES.sub(once, text).replace("\\n", "\n").removesuffix("'")


def _author(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12] if name else ""


def _table(
    path: Path, encoding: str = "utf-8-sig", delimiter: str = ","
) -> Iterator[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        for row in csv.DictReader(file, delimiter=delimiter):
            yield {(k or "").strip(): v or "" for k, v in row.items() if isinstance(v, str)}


def _of_those_named(row: Row, ballots: tuple[str, ...], most: int = 2) -> Iterator[Row]:
    """The row once for each ticket it names; without target where it names none or too many."""
    for ballot in ballots:
        found = named(row.text, BALLOTS[ballot])
        if 0 < len(found) <= most:
            for ticket in found:
                yield _aimed(row, ticket, ballot)
            return
    yield row


def _aimed(row: Row, ticket: Ticket, ballot: str) -> Row:
    return Row(row.set, row.text, ticket.id, ballot, row.author, row.day, row.source, row.tone)


def _jatim(folder: Path) -> Iterator[Row]:
    names = {"Luluk": "Luluk-Lukman", "Khofifah": "Khofifah-Emil", "Risma": "Risma-GusHans"}
    tones = {"0": "neutral", "1": "positive", "2": "negative"}
    for r in _table(folder / "ReLabeling_-_Gabungan.csv"):
        text = without_user_names(repaired(r["full_text"]))
        yield Row("pilgub_jatim_2024", text, names[r["tokoh"].strip()], "jatim-2024",
                  _author(r["username"]), tone=tones.get(r["Label"].strip(), ""))  # fmt: skip


def _dki(folder: Path) -> Iterator[Row]:
    for r in _table(folder / "dataset_tweet_sentiment_pilkada_DKI_2017.csv"):
        text = without_user_names(repaired(r["Text Tweet"]))
        yield Row("pilkada_dki_2017", text, r["Pasangan Calon"].strip(), "dki-2017",
                  tone=r["Sentiment"].strip())  # fmt: skip


def _pilpres(folder: Path) -> Iterator[Row]:
    tones = {"positif": "positive", "netral": "neutral", "negatif": "negative"}
    for r in _table(folder / "tweet.csv"):
        text = without_user_names(repaired(r["tweet"]))
        row = Row("pilpres_2019", text, tone=tones.get(r["sentimen"].strip(), ""))
        yield from _of_those_named(row, ("pilpres-2019",))


def _sept_2023(folder: Path) -> Iterator[Row]:
    organizers = re.compile(r"(?i)^(kpu|bawaslu|panwas|ppk_?|pps_?|dkpp|sahabat_?bawaslu)")
    book = load_workbook(folder / "Dataset_Scrapping.xlsx", read_only=True)
    for sheet in book.worksheets[1:]:
        for cells in sheet.iter_rows(min_row=2, values_only=True):
            if len(cells) < 11 or not cells[2]:
                continue
            user = str(cells[10] or "")
            try:
                day = datetime.strptime(str(cells[0]), "%a %b %d %H:%M:%S %z %Y").date()
            except ValueError:
                day = None
            text = without_user_names(repaired(str(cells[2])))
            source = "organizer" if organizers.match(user) else ""
            row = Row("pemilu_2024_tweets_sept2023", text, author=_author(user), day=day,
                      source=source)  # fmt: skip
            if source:
                yield row
            else:
                yield from _of_those_named(row, ("pilpres-2024",))
    book.close()


def _debate(folder: Path) -> Iterator[Row]:
    for r in _table(folder / "youtube_comments_debat_capres2024.csv"):
        text = without_user_names(r["comment_text"])
        day = date.fromisoformat(r["published_at"][:10])
        yield from _of_those_named(
            Row("debat_capres_2024_youtube_tvone", text, day=day), ("pilpres-2024",)
        )


def _jokowi_2022(folder: Path) -> Iterator[Row]:
    tones = {"positif": "positive", "netral": "neutral", "negatif": "negative"}
    for r in _table(folder / "tweet_pak_jokowi.csv"):
        text = without_user_names(r["text"])
        row = Row("tweet_jokowi_2022", text, tone=tones.get(r["Label"].strip(), ""))
        yield _aimed(row, FIGURES[0], "") if named(text, FIGURES) else row


def _blogs(folder: Path) -> Iterator[Row]:
    def article(title: str, content: str) -> str:
        try:
            parts = json.loads(content)
        except ValueError:
            parts = [content]
        return without_user_names(mac_repaired("\n".join([title, *map(str, parts)])))

    for r in _table(folder / "dataset_stance_2_label_2018_building_by_rini.csv", delimiter=";"):
        text = article(r["Judul Artikel"], r["Isi Artikel"])
        yield Row("id_stance_blog", text, r["Tokoh"].strip().lower(), source="article 2018",
                  tone=r.get("stance final", "").strip())  # fmt: skip
    for r in _table(folder / "dataset_stance_3_label_2016_building_by_cakra.csv"):
        text = article(r["title"], r["content"])
        yield Row("id_stance_blog", text, r["topic"].strip().lower(), source="article 2016",
                  tone=r["stance"].strip())  # fmt: skip


def _titles(folder: Path) -> Iterator[Row]:
    for r in _table(folder / "data_berita.csv"):
        source = "hoax title" if r["Berita_Hoax"] == "True" else "news title"
        row = Row("hoax_titles_2023", without_user_names(r["Judul Artikel"]), source=source)
        yield from _of_those_named(row, ("pilpres-2024",))


def _hoaxes(folder: Path) -> Iterator[Row]:
    for r in _table(folder / "sentiment_results.csv"):
        row = Row("turnbackhoax_2024", without_user_names(r["HOAX_TEXT"]), source="hoax text")
        yield from _of_those_named(row, ("pilpres-2024",))


def _hate(folder: Path) -> Iterator[Row]:
    for r in _table(folder / "re_dataset.csv", encoding="latin-1"):
        text = without_user_names(unescaped(r["Tweet"]))
        row = Row("hate_speech_ibrohim_2019", text, tone="hate" if r["HS"] == "1" else "")
        yield from _of_those_named(row, ("pilpres-2019", "dki-2017"))


def _facebook(folder: Path) -> Iterator[Row]:
    for r in _table(folder / "dataset.csv"):
        row = Row("hate_speech_facebook_aulia", without_user_names(r["text"]),
                  tone="hate" if r["label"].strip() == "1" else "")  # fmt: skip
        yield from _of_those_named(row, ("pilpres-2019",))


def _everyday(folder: Path) -> Iterator[Row]:
    path = folder / "Indonesian_Sentiment_Twitter_Dataset_Labeled.csv"
    tones = {"-1": "negative", "0": "neutral", "1": "positive"}
    for line in path.read_text("utf-8", "replace").splitlines()[1:]:
        label, *text = line.split("\t", 1)
        yield Row("idsa_general_tweets", without_user_names(text[0] if text else label),
                  tone=tones.get(label.strip(), ""))  # fmt: skip


def _nusax(folder: Path) -> Iterator[Row]:
    for language in ("indonesian", "javanese", "sundanese"):
        for r in _table(folder / f"{language}_train.csv"):
            yield Row("nusax_sentiment", without_user_names(r["text"]), source=language,
                      tone=r["label"].strip())  # fmt: skip


_SETS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "pilgub_jatim_2024": _jatim,
    "pilkada_dki_2017": _dki,
    "pilpres_2019": _pilpres,
    "pemilu_2024_tweets_sept2023": _sept_2023,
    "debat_capres_2024_youtube_tvone": _debate,
    "tweet_jokowi_2022": _jokowi_2022,
    "id_stance_blog": _blogs,
    "hoax_titles_2023": _titles,
    "turnbackhoax_2024": _hoaxes,
    "hate_speech_ibrohim_2019": _hate,
    "hate_speech_facebook_aulia": _facebook,
    "idsa_general_tweets": _everyday,
    "nusax_sentiment": _nusax,
}


def load(folder: Path) -> list[Row]:
    """Every row of every set that is there, in the order of the sets, each key once.

    Args:
        folder: holds one folder for each set.

    Raises:
        FileNotFoundError: none of the sets is there.
    """
    rows: dict[str, Row] = {}
    for name, reader in _SETS.items():
        if (folder / name).is_dir():
            for row in reader(folder / name):
                if row.text:
                    rows.setdefault(row.key, row)
    if not rows:
        raise FileNotFoundError(f"{folder}: expected the folders {', '.join(_SETS)}")
    return list(rows.values())
