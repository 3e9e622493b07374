"""Of 1,000 everyday texts without politics at most 2 are prohibited."""

import csv
import re
from datetime import date
from pathlib import Path

from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row

POLITICS = re.compile(
    r"pemilu|pilkada|pilpres|pileg|caleg|capres|cawapres|paslon|presiden|gubernur|bupati|wali ?kota"
    r"|partai|dpr|jokowi|prabowo|anies|ganjar|ahok|sandi|gibran|coblos|kampanye|politik|menteri"
    r"|kpu|bawaslu|golkar|gerindra|pdip|rezim|ulama|cebong|kampret|pilih",
    re.IGNORECASE,
)


def everyday(shared: Path) -> list[str]:
    folder = shared / "data/texts/idsa_general_tweets"
    table = folder / "Indonesian_Sentiment_Twitter_Dataset_Labeled.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t")
        next(rows)
        texts = [row[1] for row in rows if len(row) > 1]
    return [text for text in texts if not POLITICS.search(text)][:1000]


def test_everyday_texts_are_left_in_peace(shared: Path, checker: Checker) -> None:
    texts = everyday(shared)
    assert len(texts) == 1000
    prohibited = []
    for number, text in enumerate(texts):
        row = {
            "id": str(number), "text": text, "actor_kind": "pns", "action": "post",
            "platform": "x", "region": "13.71", "at": "2024-10-10",
        }  # fmt: skip
        conduct, _ = conduct_from_row(row, where=str(number))
        if checker.check(conduct, today=date(2026, 11, 21)).verdict == "prohibited":
            prohibited.append(text)
    assert len(prohibited) <= 2, prohibited
