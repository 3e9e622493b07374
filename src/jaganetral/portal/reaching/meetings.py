"""Lists of participants as Zoom and Google Meet export them, one line for each person.

Zoom (reports, "Meeting history", participants; the export has "Name (Original Name)", "User Email",
"Join Time", "Leave Time", "Duration (Minutes)", "Guest", or one line a person with "Total Duration
(Minutes)"; lines about the meeting may stand before them). Google Meet (attendance report: "First
name", "Last name" or "Name", "Email", "Duration", "Time joined", "Time exited"). The columns are as
public programs read them; no export of a real meeting was used. Indonesian headings are read too.

Who joined several times is one person: what overlaps counts once, the rest is added up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from jaganetral.portal.reaching.errors import BadFile
from jaganetral.portal.reaching.models import Source
from jaganetral.portal.reaching.sealed import Joined, Sheet
from jaganetral.portal.reaching.tables import read_table

__all__ = ["Present", "minutes_of", "participants"]


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who was there: as shown, and for how many whole minutes."""

    joined: Joined
    minutes: int


_HEADINGS: dict[str, tuple[str, ...]] = {
    "first": ("first name", "nama depan"),
    "last": ("last name", "nama belakang"),
    "name": ("name (original name)", "nama (nama asli)", "name", "nama", "participant",
             "nama peserta"),
    "email": ("user email", "email", "email pengguna", "e-mail"),
    "in": ("join time", "time joined", "waktu bergabung", "waktu gabung", "joined at"),
    "out": ("leave time", "time exited", "waktu keluar", "left at"),
    "minutes": ("duration (minutes)", "total duration (minutes)", "durasi (menit)",
                "total durasi (menit)"),
    "length": ("duration", "durasi", "attended duration"),
}  # fmt: skip
_TIMES = ("%m/%d/%Y %I:%M:%S %p", "%Y-%m-%d %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S",
          "%Y-%m-%dT%H:%M:%S", "%I:%M:%S %p", "%I:%M %p", "%H:%M:%S", "%H:%M")  # fmt: skip
_ORIGINAL = re.compile(r"\s*\((?!host|co-host|tuan rumah)([^()]+)\)\s*$", re.IGNORECASE)
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*(hours?|hrs?|h|jam|j|minutes?|mins?|menit|m|seconds?|"
                   r"secs?|detik|dtk|s)\b", re.IGNORECASE)  # fmt: skip


def participants(content: bytes) -> tuple[Source, list[Present]]:
    """Who was there, in the order of the file. Raises BadFile."""
    sheet, columns = _found(read_table(content))
    zoom = "minutes" in columns or any("original" in one.casefold() for one in sheet.header)
    people: dict[str, list[tuple[datetime | None, datetime | None, float]]] = {}
    shown: dict[str, Joined] = {}
    for _number, cells in sheet.rows:
        name = " ".join(_cell(cells, columns, key) for key in ("first", "last")).strip()
        name = name or _cell(cells, columns, "name")
        email = _cell(cells, columns, "email").casefold()
        if not name and not email:
            continue
        key = email or re.sub(r"\s+", " ", name).casefold()
        before = shown.get(key)
        if before is None or len(name) > len(before.name):
            shown[key] = Joined(name[:200], email[:254])
        begun, ended = (_moment(_cell(cells, columns, side)) for side in ("in", "out"))
        told = _cell(cells, columns, "minutes" if "minutes" in columns else "length")
        people.setdefault(key, []).append((begun, ended, minutes_of(told)))
    if not people:
        raise BadFile(_("Nobody stands in this list of participants."))
    found = [Present(shown[key], _together(spans)) for key, spans in people.items()]
    return (Source.ZOOM if zoom else Source.MEET), found


def minutes_of(text: str) -> float:
    """How long: `95`, `42m`, `1 hr 2 min`, `1:02:00`, `32:14`. 0 for what says nothing."""
    text = text.strip().casefold()
    if re.fullmatch(r"\d+([.,]\d+)?", text):
        return float(text.replace(",", "."))
    if clock := re.fullmatch(r"(\d+):(\d\d)(?::(\d\d))?", text):
        first, second, third = (int(part or 0) for part in clock.groups())
        return first * 60 + second + third / 60 if clock[3] else first + second / 60
    total = 0.0
    for many, unit in _PART.findall(text):
        value = float(many.replace(",", "."))
        total += value * (60 if unit[0] in "hj" else 1 / 60 if unit[0] in "sd" else 1)
    return total


def _found(sheet: Sheet) -> tuple[Sheet, dict[str, int]]:
    """The table without what Zoom writes about the meeting before it. Raises BadFile."""
    lines: Sequence[tuple[int, list[str]]] = [(0, sheet.header), *sheet.rows]
    for place, (_number, cells) in enumerate(lines[:15]):
        columns = _columns(cells)
        if ("name" in columns or "first" in columns) and columns.keys() & {"minutes", "length",
                                                                             "in"}:  # fmt: skip
            rows = [(number, row + [""] * (len(cells) - len(row))) for number, row in
                    lines[place + 1 :]]  # fmt: skip
            return Sheet(cells, rows), columns
    raise BadFile(
        _("This is no list of participants of Zoom or Google Meet: no columns for a name and for "
          "how long. Export it again and change nothing in it.")
    )  # fmt: skip


def _columns(cells: list[str]) -> dict[str, int]:
    plain = [" ".join(cell.casefold().split()) for cell in cells]
    return {
        key: next(plain.index(name) for name in names if name in plain)
        for key, names in _HEADINGS.items()
        if any(name in plain for name in names)
    }


def _cell(cells: list[str], columns: dict[str, int], key: str) -> str:
    place = columns.get(key)
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _moment(text: str) -> datetime | None:
    for form in _TIMES:
        try:
            return datetime.strptime(text.removesuffix("Z").upper(), form.replace("T", "T"))
        except ValueError:
            continue
    return None


def _together(spans: list[tuple[datetime | None, datetime | None, float]]) -> int:
    """Whole minutes of all joins: of those with both times what overlaps counts once."""
    timed = sorted((begun, ended) for begun, ended, _told in spans
                   if begun is not None and ended is not None and begun <= ended)  # fmt: skip
    rest = sum(told for begun, ended, told in spans
               if begun is None or ended is None or begun > ended)  # fmt: skip
    total, until = timedelta(0), datetime.min
    for begun, ended in timed:
        total += max(timedelta(0), ended - max(begun, until))
        until = max(until, ended)
    return round(total.total_seconds() / 60 + rest)
