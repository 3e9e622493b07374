"""A screenshot of a post read as a post: who wrote it, when, how many liked it, and who did.

Pure: it works on the words of a reading. Two of these marks must stand in the picture before it is
taken for a post; a banner with an @account is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from jaganetral.model import Box, Signal
from jaganetral.perception.photo.written import Line, around

SURE: Final = 0.8
MARKS: Final = 2
"""Kinds of marks from which a picture with words is a screenshot of a post."""

_COUNT = re.compile(
    r"(?P<n>\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d)?)\s*(?P<unit>rb|ribu|jt|juta|k|m)?\s*"
    r"(?:x\s*|kali\s*)?(?P<what>suka|likes?|komentar|comments?|dibagikan|bagikan|shares?|"
    r"tayangan|views?|repost\w*|retweets?|posting ulang)\b",
    re.IGNORECASE,
)
_WHAT: Final = {
    "suka": "likes", "like": "likes", "likes": "likes",
    "komentar": "comments", "comment": "comments", "comments": "comments",
    "tayangan": "views", "view": "views", "views": "views",
}  # fmt: skip
_LIKED = re.compile(
    r"(?:disukai oleh|liked by)\s+(?P<by>[\w.@ ]+?)(?=\s+(?:dan|and)\b|[,.]|$)"
    r"|(?P<who>[\w.@ ]+?)\s+(?:menyukai|liked)\s+(?:ini|this|foto|postingan|unggahan|a post)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:\d{1,2}\s*(?:dtk|detik|mnt|menit|jam|j|hari|hr|h|mgg|minggu|bln|bulan|thn|tahun|"
    r"min|mins|hours?|hrs?|days?|d|weeks?|w)\b(?:\s*(?:yang )?lalu| ago)?"
    r"|(?:kemarin|baru saja|yesterday|just now)\b"
    r"|\d{1,2}\s+(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)\w*\.?"
    r"(?:\s+\d{4})?(?:\s+(?:pukul|at)\s+\d{1,2}[.:]\d{2})?)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"@[\w.]{2,30}")
_UNITS: Final = {"rb": 1_000, "ribu": 1_000, "k": 1_000, "jt": 10**6, "juta": 10**6, "m": 10**6}


class _Mark(NamedTuple):
    kind: str
    value: str
    text: str
    box: Box
    sure: float


def read_post(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """Signals `post` of a screenshot: `author`, `account`, `time`, `likes:128`, `liked_by` …

    `text` quotes the words. Empty where the picture is no screenshot of a post.
    """
    words = [s for s in signals if s.kind == "words" and s.text and s.box is not None]
    lines = [Line(s.text, s.box, s.confidence) for s in words if s.text and s.box]
    marks = [mark for line in lines for mark in _marks(line)]
    head = _head(lines)
    kinds = {"count" if ":" in mark.value else mark.kind for mark in marks}
    if head:
        kinds.add("head")
    if len(kinds) < MARKS or not kinds & {"count", "liked"}:
        return ()
    source = words[0].source
    return tuple(
        Signal(
            kind="post", value=mark.value, confidence=round(SURE * mark.sure, 2),
            source=source, box=mark.box, text=mark.text,
        )
        for mark in (*head, *marks)
    )  # fmt: skip


def _marks(line: Line) -> Iterable[_Mark]:
    for found in _COUNT.finditer(line.text):
        what = _WHAT.get(found["what"].lower(), "shares")
        value = f"{what}:{_number(found['n'], found['unit'])}"
        yield _Mark("count", value, found.group(), line.box, line.confidence)
    for found in _LIKED.finditer(line.text):
        who = (found["by"] or found["who"]).strip()
        if who:
            yield _Mark("liked", "liked_by", who, line.box, line.confidence)


def _number(digits: str, unit: str | None) -> int:
    many = _UNITS.get((unit or "").lower(), 0)
    if many:
        return round(float(digits.replace(",", ".")) * many)
    return int(re.sub(r"\D", "", digits))


def _head(lines: Sequence[Line]) -> list[_Mark]:
    """The account or the time in small type, and the name above it."""
    for line in sorted(lines, key=lambda one: one.box[1]):
        account, when = _ACCOUNT.search(line.text), _WHEN.search(line.text)
        short = when is not None and len(line.text) - len(when.group()) < 30
        if account is None and not short:
            continue
        marks = []
        above = _above(line, lines)
        if above is not None:
            marks.append(_Mark("head", "author", above.text, above.box, above.confidence))
        if account is not None:
            marks.append(_Mark("head", "account", account.group(), line.box, line.confidence))
        if short and when is not None:
            marks.append(_Mark("head", "time", when.group(), line.box, line.confidence))
        if above is not None or account is not None:
            return marks
    return []


def _above(line: Line, lines: Sequence[Line]) -> Line | None:
    x, y, _, height = line.box
    over = [
        one
        for one in lines
        if 0 < y - one.box[1] < 3.5 * height
        and abs(one.box[0] - x) < 2 * height
        and not _COUNT.search(one.text)
    ]
    return max(over, key=lambda one: one.box[1], default=None)


def box_of(signals: Iterable[Signal]) -> Box | None:
    """The rectangle that a post's marks span."""
    boxes = [signal.box for signal in signals if signal.box is not None]
    return around(boxes) if boxes else None
