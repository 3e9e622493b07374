"""Made-up facts: for a demonstration, and to measure how fast the figures answer.

They follow no real count. Shares are set by hand so that the pages have large and small numbers:
a few provinces and platforms have most, and each event of a case is rarer than the one before it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jaganetral.portal.insight.charts import TILES
from jaganetral.portal.insight.closing import close_until
from jaganetral.portal.insight.models import Closing, Fact
from jaganetral.portal.insight.publishing import publish
from jaganetral.portal.people.errors import NotADemonstration
from jaganetral.portal.people.models import Organisation

__all__ = ["COLUMNS", "facts", "make", "rows"]

MONTHS, A_MONTH = 10, (110, 240)
"""A demonstration has so many closed months, with from so many reports to so many in each."""

_AFTER = (
    ("reported", 1.0), ("registered", 0.62), ("not_registered", 0.3), ("proven", 0.4),
    ("not_proven", 0.2), ("recommended", 0.36), ("followed_up", 0.22), ("sanctioned", 0.18),
    ("cleared", 0.2),
)  # fmt: skip
_SHARES = {
    "platform": ("facebook", "whatsapp", "instagram", "tiktok", "offline", "x", "youtube", ""),
    "act": ("like", "comment", "share", "post", "photo", "attend", "declare", "follow", "banner",
            "decision", "live", "story"),
    "position": ("functional", "structural", "staff", ""),
    "stage": ("campaign", "determined", "registration", "before", "quiet", "vote_day", "after"),
    "sex": ("m", "f"),
    "party": ("", "contestant", "several", "golkar", "pdip", "gerindra", "nasdem", "pkb", "pks"),
    "rank": ("III", "IV", "II", ""),
}  # fmt: skip
_STEPS = (("pilkada-prelim", 2, "calendar_day"), ("pilkada-handle", 3, "calendar_day"),
          ("sbt-ppk", 14, "working_day"))  # fmt: skip


def make(today: date | None = None) -> int:
    """Closed months with made-up facts, and a snapshot of them. Says how many months are closed.

    Raises NotADemonstration outside a demonstration.
    """
    if not settings.ENVIRONMENT.demo:
        raise NotADemonstration("set JAGANETRAL_DEMO=1 to make made-up figures")
    if not Closing.objects.exists():
        here = (today or timezone.localdate()).replace(day=1)
        places = Organisation.objects.filter(kind="supervisor").order_by("path")[:1]
        if not places:
            return 0
        months = [_back(here, back) for back in range(MONTHS, 0, -1)]
        with transaction.atomic():
            for month in months:
                dice = random.Random(month.toordinal())
                made = facts(month, dice.randint(*A_MONTH), [places[0].pk], dice)
                Fact.objects.bulk_create(made, batch_size=500)
            close_until(months[-1])
            publish()
    return Closing.objects.count()


def facts(month: date, cases: int, places: Sequence[int], dice: random.Random) -> Iterator[Fact]:
    """The facts of about `cases` reports in a month, spread over supervisors (`places`)."""
    for row in rows(month, cases, places, dice):
        yield Fact(**dict(zip(COLUMNS, row, strict=True)))


COLUMNS = ("mark", "origin", "kind", "month", "region", "supervisor_id", *_SHARES, "step", "days",
           "limit", "unit", "kept")  # fmt: skip
"""What a row of `rows` has, in this order."""


def rows(
    month: date, cases: int, places: Sequence[int], dice: random.Random
) -> Iterator[tuple[Any, ...]]:
    """The same as rows of a table."""
    weights = {name: list(accumulate(1 / (n + 1) for n in range(len(values))))
               for name, values in _SHARES.items()}  # fmt: skip
    regions = list(TILES)
    spread = list(accumulate(1 / (n + 2) for n in range(len(regions))))
    for number in range(cases):
        codes = [dice.choices(values, cum_weights=weights[name])[0]
                 for name, values in _SHARES.items()]  # fmt: skip
        region, place = dice.choices(regions, cum_weights=spread)[0], dice.choice(places)
        origin = f"{month:%y%m}{number:08}made-up"
        for kind, share in _AFTER:
            if dice.random() < share:
                yield (f"{origin}{kind}"[:32], origin, kind, month, region, place, *codes,
                       "", None, None, "", None)  # fmt: skip
        step, limit, unit = _STEPS[number % len(_STEPS)]
        days = int(dice.expovariate(1 / limit)) + 1
        yield (f"{origin}step", origin, "step", month, region, place, *codes, step, days, limit,
               unit, days <= limit)  # fmt: skip


def _back(month: date, many: int) -> date:
    at = month.year * 12 + month.month - 1 - many
    return date(at // 12, at % 12 + 1, 1)
