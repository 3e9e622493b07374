"""A WhatsApp chat as its app exports it: a text file, one message after the other.

    21/07/24 20.15 - Bu Rina: pesan            Android, Indonesian
    21/07/2024, 20:15 - Bu Rina: message       Android, English; or 7/21/24, 8:15 PM - …
    [21/07/24 20.15.09] Bu Rina: pesan         iPhone, with or without a comma

Lines without such a head go on with the message before. The file says neither whose clock it is
nor whether the day or the month comes first: the order is the one in which all dates exist and
never run back, the day first where both would do. Messages of WhatsApp itself have no sender
and are no rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

from jaganetral.language import N_
from jaganetral.scan import rows as limits
from jaganetral.scan.errors import BadInput
from jaganetral.scan.reading.encoding import put_right, told
from jaganetral.scan.reading.json_lines import TOO_LONG
from jaganetral.scan.reading.packing import BROKEN
from jaganetral.scan.reading.source import Piece
from jaganetral.scan.reading.text import BOM, Lines, Text, Whole, too_long
from jaganetral.scan.rows import Row

Order = Literal["day", "month", "year"]
NO_CHAT = N_("no message was found that looks like a WhatsApp export")
NO_DATE = N_("the message has a date that does not exist")
NO_HEAD = N_("the lines before the first message belong to none")

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_HEAD = re.compile(
    r"\[?(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4}),?\s(?:pukul\s|at\s)?"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[\s\u202f\u00a0]?([AaPp])\.?\s?[Mm]\.?)?(?:\]|\s[-–])\s",
    re.ASCII,
)
_LEFT_OUT = re.compile(
    r"<(?:media|video note|sticker|gif) (?:omitted|tidak disertakan)>|"
    r"(?:image|gambar|foto|photo|video|gif|sticker|stiker|audio|document|dokumen|contact card|"
    r"kartu kontak) (?:omitted|tidak disertakan)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"<(?:attached|terlampir): (?P<a>[^<>\n]{1,200})>|"
    r"^(?P<b>[^\n<>]{1,200}\.\w{2,5}) \((?:file attached|file terlampir)\)$",
    re.IGNORECASE | re.MULTILINE,
)
_GONE = re.compile(
    r"(?:this message was deleted|you deleted this message|pesan ini (?:telah )?dihapus|"
    r"anda menghapus pesan ini)\.?",
    re.IGNORECASE,
)
_EDITED = re.compile(r"<(?:this message was edited|pesan ini diedit)>", re.IGNORECASE)
_UNSEEN = "media-left-out"


class Chat(Whole, frozen=True):
    """An exported chat. Rows are numbered by the line on which a message begins.

    `group`: more than two people wrote.
    """

    order: Order
    group: bool

    def rows(self, piece: Piece | None = None) -> Iterator[Row]:
        """The messages, in order: `number`, `at`, `sender`, `text`, `files`, `deleted`, `chat`."""
        number = 0
        with self.text.open() as lines:
            for message in _messages(lines):
                number = message.number
                if (row := self._row(message)) is not None:
                    yield row
            if lines.broken:
                yield Row(number=number + 1, offset=lines.offset, problem=BROKEN)

    def _row(self, message: _Message) -> Row | None:
        if message.problem is not None:
            return Row(number=message.number, offset=message.offset, problem=message.problem)
        assert message.head is not None
        sender, parted, said = message.text.partition(": ")
        if not parted or len(sender) > 100 or "\n" in sender:
            return None
        moment = _moment(message.head, self.order)
        if moment is None:
            return Row(number=message.number, offset=message.offset, problem=NO_DATE)
        notes = set(message.notes)
        fields: dict[str, Any] = {
            "number": message.number,
            "at": moment,
            "sender": put_right(sender, notes).lstrip("~ \u202f\u00a0"),
            "chat": "group" if self.group else "private",
            **_content(put_right(said.rstrip("\n"), notes)),
        }
        return Row(
            number=message.number,
            offset=message.offset,
            fields=fields,
            repaired=message.repaired,
            notes=tuple(sorted(notes)),
        )


def open_chat(text: Text) -> Chat:
    """An exported chat; it is looked through once for the order of its dates.

    Raises `BadInput` where no message is found in a file that is not empty.
    """
    orders: dict[Order, str] = {"day": "", "month": "", "year": ""}
    senders: set[str] = set()
    found = False
    with text.open() as lines:
        for message in _messages(lines):
            if message.head is None:
                continue
            found = True
            for order in list(orders):
                moment = _moment(message.head, order)
                if moment is None or moment[:10] < orders[order]:
                    del orders[order]
                else:
                    orders[order] = moment[:10]
            if len(senders) < 3 and ": " in message.text:
                senders.add(message.text.partition(": ")[0])
        empty = not lines.offset
    if not found and not empty:
        raise BadInput(path=text.place.location, field="WhatsApp", why=NO_CHAT)
    return Chat(text, next(iter(orders), "day"), len(senders) > 2)


class _Message:
    """Some lines of a chat."""

    def __init__(self, number: int, offset: int, head: re.Match[str] | None, text: str) -> None:
        self.number, self.offset, self.head = number, offset, head
        self.parts = [text]
        self.problem: str | None = None
        self.repaired = False
        self.notes: tuple[str, ...] = ()
        self.bytes = 0

    @property
    def text(self) -> str:
        """All its lines."""
        return "".join(self.parts)

    def read(self, line: bytes) -> str:
        text, repaired, notes = told(line)
        self.repaired |= repaired
        self.notes += notes
        self.bytes += len(line)
        return text


def _messages(lines: Lines) -> Iterator[_Message]:
    """Messages with all their lines; lines that belong to none are a message with a problem."""
    at_hand: _Message | None = None
    number = 0
    while True:
        offset = lines.offset
        line = lines.line()
        if not line:
            break
        number += 1
        fresh = _Message(number, offset, None, "")
        if too_long(line):
            lines.skip()
            fresh.problem = TOO_LONG
            text, head = "", None
        else:
            text = fresh.read(line.removeprefix(BOM) if not offset else line)
            text = text.replace("\r\n", "\n").replace("\0", "")
            head = _HEAD.match(text.lstrip(_MARKS))
        if head is None and fresh.problem is None and at_hand is not None:
            at_hand.notes += fresh.notes
            at_hand.repaired |= fresh.repaired
            at_hand.bytes += fresh.bytes
            if at_hand.bytes <= limits.LINE_LIMIT:
                at_hand.parts.append(text)
            else:
                at_hand.parts, at_hand.problem = [], at_hand.problem or TOO_LONG
            continue
        if head is None and fresh.problem is None:
            if not text.strip():
                continue
            fresh.problem = NO_HEAD
        if at_hand is not None:
            yield at_hand
        if head is not None:
            fresh.head = head
            fresh.parts = [text.lstrip(_MARKS)[head.end() :].lstrip(_MARKS)]
        at_hand = fresh
    if at_hand is not None:
        yield at_hand


def _moment(head: re.Match[str], order: Order) -> str | None:
    """The moment of a message as ISO 8601 without a zone, None where there is no such day."""
    one, two, three = head[1], head[2], head[3]
    if order == "year":
        one, three = three, one
    if len(one) > 2 or len(three) not in (2, 4):
        return None
    day, month = (two, one) if order == "month" else (one, two)
    year = int(three) + (2000 if len(three) == 2 else 0)
    hour = int(head[4])
    if head[7]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if head[7] in "Pp" else 0)
    try:
        return datetime(
            year, int(month), int(day), hour, int(head[5]), int(head[6] or 0)
        ).isoformat()
    except ValueError:
        return None


def _content(said: str) -> dict[str, Any]:
    """What a message says: words, files that go with it, and whether it was taken back."""
    plain = said.translate(dict.fromkeys(map(ord, _MARKS))).strip()
    plain = _EDITED.sub("", plain)
    if _GONE.fullmatch(plain):
        return {"deleted": True}
    files = [name for found in _NAMED.finditer(plain) if (name := found["a"] or found["b"])]
    plain = _NAMED.sub("", plain)
    if _LEFT_OUT.fullmatch(plain.strip()):
        return {"files": [*files, _UNSEEN]}
    content: dict[str, Any] = {"text": plain.strip()} if plain.strip() else {}
    return content | ({"files": files} if files else {})
