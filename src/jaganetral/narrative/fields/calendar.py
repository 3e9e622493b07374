"""Days, months and years as people write them: `at` and `taken_at`."""

from __future__ import annotations

import re
from datetime import date

from jaganetral.narrative.findings import Account, Finding

_MONTHS = (
    "januari jan january", "februari feb pebruari february", "maret mar march", "april apr",
    "mei may", "juni jun june", "juli jul july", "agustus agu ags agt august aug",
    "september sep sept", "oktober okt october oct", "november nov nopember", "desember des "
    "december dec",
)  # fmt: skip
MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_NAMES = "|".join(sorted(MONTH, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)\s+)?(?P<month>{_NAMES})\.?\s+(?P<year>20\d\d)\b"
    r"|\b(?P<d2>[0-3]?\d)[/-](?P<m2>[01]?\d)[/-](?P<y2>20\d\d)\b"
    r"|\b(?P<y3>20\d\d)-(?P<m3>[01]\d)-(?P<d3>[0-3]\d)\b"
    r"|\b(?P<cue>tahun|sejak|pada|in|awal|akhir)\s+(?P<y4>20[0-4]\d)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:foto|video|gambar|rekaman|photo|unggahan)(?:\s+\S+){0,4}?\s+(?:diambil|dibuat|direkam|"
    r"dijepret|lama|tertanggal|bertanggal|lawas|taken|tahun)\b(?:\s+\S+){0,3}?\s*$"
    r"|\b(?:diambil|dibuat|direkam|dijepret|dipotret|taken)\b(?:\s+\S+){0,3}?\s*$"
    r"|\b(?:foto|video|gambar|rekaman)\s+(?:lama|lawas|jadul|arsip)\b[^.;,]*?\b"
    r"(?:saat|ketika|waktu|sewaktu|semasa)\b"
    r"(?:(?!\bdi(?:sebar|unggah|edar|bagi|viral)|\bberedar|\bviral)[^.;,])*$",
    re.IGNORECASE,
)
"""What stands before the day on which a picture was made, not before the one of the report."""
_ELECTION = re.compile(r"\b(?:pilkada|pemilu|pilpres|pileg|pilgub|pilbup|pilwalkot)\s*$", re.I)


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    if part["month"]:
        year, month = int(part["year"]), MONTH[part["month"].lower()]
        day = int(part["day"]) if part["day"] else None
    elif part["y2"]:
        year, month, day = int(part["y2"]), int(part["m2"]), int(part["d2"])
    elif part["y3"]:
        year, month, day = int(part["y3"]), int(part["m3"]), int(part["d3"])
    else:
        return part["y4"]
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_dates(account: Account) -> list[Finding]:
    """`at`: the first date told; `taken_at`: one told of when a photo or video was made.

    A year that only names an election (`pilkada 2024`) is no date, and neither is `pekan lalu`.
    """
    found: dict[str, Finding] = {}
    text = account.text
    if "20" not in text:
        return []
    for match in _DATE.finditer(text):
        iso = _iso(match)
        if iso is None:
            continue
        before = text[max(0, match.start() - 80) : match.start()]
        if match["y4"]:
            before_year = text[max(0, match.start("y4") - 80) : match.start("y4")]
            if _ELECTION.search(before_year) or _ELECTION.search(before):
                continue
            before = before_year
        field = "taken_at" if _TAKEN.search(before) else "at"
        found.setdefault(field, Finding(field, iso, match.start(), match.end()))
    return list(found.values())
