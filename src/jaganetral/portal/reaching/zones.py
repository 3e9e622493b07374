"""When a message may be sent where somebody serves: their clock, their working days.

Zones by province (Keppres 41/1987, and the provinces made since by where they lie). Nothing is sent
outside HOURS on a clock of theirs, on a weekend, or on a day off that was decreed
(procedure.Calendar).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from jaganetral.procedure import Calendar

__all__ = ["HOURS", "may_send", "next_hour", "zone_of"]

HOURS = (time(8), time(16))
"""From and until when messages go out, by the clock of the place."""

_WIT = ("81", "82", "91", "92", "93", "94", "95", "96")
_WITA = ("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76")
_ZONES = {name: ZoneInfo(f"Asia/{name}") for name in ("Jakarta", "Makassar", "Jayapura")}


def zone_of(region: str) -> ZoneInfo:
    """The zone of a region by Kemendagri's code: WIB, WITA, WIT. What is unknown: WIB."""
    province = region[:2]
    if province in _WIT:
        return _ZONES["Jayapura"]
    return _ZONES["Makassar" if province in _WITA else "Jakarta"]


def may_send(now: datetime, region: str) -> bool:
    """Whether a message may be sent there now."""
    here = now.astimezone(zone_of(region))
    return HOURS[0] <= here.time() < HOURS[1] and _works(here.date(), region)


def next_hour(after: datetime, region: str) -> datetime:
    """The first moment from `after` on at which a message may be sent there."""
    here = after.astimezone(zone_of(region))
    if may_send(after, region):
        return after
    day = here.date() if here.time() < HOURS[0] else here.date() + timedelta(days=1)
    while not _works(day, region):
        day += timedelta(days=1)
    return datetime.combine(day, HOURS[0], tzinfo=here.tzinfo)


@lru_cache(maxsize=5000)
def _works(day: date, region: str) -> bool:
    return Calendar(region=region).is_working_day(day)
