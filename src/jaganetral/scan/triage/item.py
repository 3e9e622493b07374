"""An item of the queue: what people look at once, however often it was copied.

A queue file is JSON Lines in UTF-8, one `Item` a line, those that need eyes first on top. It says
what should be looked at and why, and never that somebody did wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Final, Literal

import msgspec

from jaganetral.language import N_
from jaganetral.model import Action, Category, Conduct, Level, Platform, SanctionLevel
from jaganetral.scan.triage.errors import BadQueue
from jaganetral.scan.triage.previews import MOST, Preview

MEMBERS: Final = 50
"""Copies that are listed with an item at most; `copies` counts all."""

Name = Annotated[str, msgspec.Meta(min_length=1)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Count = Annotated[int, msgspec.Meta(ge=0)]


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the scan that the item stands for.

    `account` and `url` are as the input tells them; `reach` counts people (null: unknown); `row`
    counts as the reader of the input does, from 1.
    """

    id: str
    account: str | None = None
    url: str | None = None
    at: str | None = None
    platform: Platform | None = None
    reach: Count | None = None
    row: Annotated[int, msgspec.Meta(ge=1)]


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier sight of the same words or picture: a doubt about the day, never a proof."""

    on: str
    where: str
    what: Literal["text", "photo"]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What one look decides.

    `item` is a name in hex: the same members under the same rulebook give the same. `inclusion` is
    the chance (over 0 to 1) with which a row like this got into the file: 1 for what was flagged,
    less for the random sample of what was not, so that misses can be estimated. `score`,
    `severity`, `confidence` and `reach` are told in scan/triage/ranking.py. `conduct` and `judged`
    are the representative's: what went in, and the verdict as the contract writes it. `scan` is the
    SHA-256 of the scan's output, `source` the name of its input. `photos` names the
    representative's photos, `previews` are small copies of the first of them.
    """

    item: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16,64}$")]
    stratum: Literal["flagged", "unflagged"]
    inclusion: Annotated[float, msgspec.Meta(gt=0, le=1)]
    score: Annotated[float, msgspec.Meta(ge=0)]
    severity: Share
    confidence: Share
    reach: Count | None = None
    verdict: Level
    rules: tuple[str, ...] = ()
    category: Category = "none"
    sanction_level: SanctionLevel = "none"
    platform: Platform = "unknown"
    region: str | None = None
    at: str | None = None
    action: Action = "other"
    copies: Annotated[int, msgspec.Meta(ge=1)]
    members: Annotated[tuple[Member, ...], msgspec.Meta(min_length=1, max_length=MEMBERS)]
    conduct: Conduct
    judged: dict[str, Any]
    photos: tuple[str, ...] = ()
    previews: Annotated[tuple[Preview, ...], msgspec.Meta(max_length=MOST)] = ()
    seen_before: tuple[Sight, ...] = ()
    rulebook: Name
    scan: Name
    source: Name


_decoder: Final = msgspec.json.Decoder(Item)
_encoder: Final = msgspec.json.Encoder()
_PLACE: Final = re.compile(r"(?P<why>.*?)(?: - at `\$\.?(?P<field>.*)`)?", re.DOTALL)


def item_json(item: Item) -> bytes:
    """One line of a queue file, without its line end; the same item gives the same bytes."""
    return _encoder.encode(item)


def write_items(file: BinaryIO, items: Iterable[Item]) -> int:
    """Write items in their order; gives how many."""
    count = 0
    for item in items:
        file.write(item_json(item) + b"\n")
        count += 1
    return count


def read_items(path: Path) -> Iterator[Item]:
    """The items of a queue file, one at a time, in its order.

    Raises `BadQueue` at the first line that is no item, naming the line and the field.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise BadQueue(path=path, line=0, field="–", why=error.strerror or error) from None
    seen: set[str] = set()
    with file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            item = _read(path, number, line)
            if item.item in seen:
                raise BadQueue(path=path, line=number, field="item", why=N_("it came before"))
            seen.add(item.item)
            yield item


def _read(path: Path, number: int, line: bytes) -> Item:
    try:
        item = _decoder.decode(line)
    except msgspec.ValidationError as wrong:
        found = _PLACE.fullmatch(str(wrong))
        field = (found["field"] if found else None) or "–"
        why = found["why"] if found else str(wrong)
        raise BadQueue(path=path, line=number, field=field, why=why) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        why = N_("expected one item as a JSON object on a line of its own")
        raise BadQueue(path=path, line=number, field="–", why=why) from None
    if len(item.members) > item.copies:
        why = N_("fewer than the members that are listed")
        raise BadQueue(path=path, line=number, field="copies", why=why)
    if item.judged.get("verdict") != item.verdict:
        why = N_("expected the full verdict of the representative, at the item's own level")
        raise BadQueue(path=path, line=number, field="judged", why=why)
    return item
