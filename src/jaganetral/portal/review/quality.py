"""The figures of the quality page, from what was reviewed so far (see measuring.py for how)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When

from jaganetral.portal.people.models import Organisation
from jaganetral.portal.review.measuring import Estimate, Layer, agreement, precision, recall
from jaganetral.portal.review.models import Event, Facet, Item
from jaganetral.portal.review.states import SETTLED, Choice, Stratum, What

__all__ = ["Line", "Quality", "measure"]

BANDS = 4
"""Bands of the score among what was flagged: the queue is worked from the top, so what was reviewed
is no random sample of the whole; within a band it nearly is."""
MOST_RULES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: all, a rule or a platform."""

    kind: str
    name: str
    flagged: int
    """Flagged items in the queue."""
    reviewed: int
    """Of these, on which people agreed whether it is a breach."""
    unclear: int
    sample: int
    """Reviewed items of the sample of what was not flagged."""
    missed: int
    """Breaches among them."""
    precision: Estimate
    recall: Estimate


@dataclass(frozen=True, slots=True)
class Quality:
    """All of the page."""

    lines: Sequence[Line]
    agreement: Estimate
    changed: int
    """Decisions that were changed after the aid was seen, of `decided`."""
    decided: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """A reviewed item."""

    flagged: bool
    band: int
    inclusion: float
    platform: str
    rules: frozenset[str]
    outcome: str
    found: frozenset[str]

    def breaches(self, rule: str | None) -> bool:
        """Whether people found a breach: of the rule, or of any."""
        return self.outcome == Choice.BREACH and (rule is None or rule in self.found)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How many items there are, counted once: of what was flagged by band and platform, of the
    sample by inclusion probability and platform, and of what was flagged by rule."""

    flagged: Mapping[tuple[int, str], int]
    sample: Mapping[tuple[float, str], int]
    by_rule: Mapping[str, int]
    bands: int

    def of_band(self, band: int, platform: str | None) -> int:
        return sum(
            many
            for (one, name), many in self.flagged.items()
            if one == band and platform in (None, name)
        )

    def of_sample(self, inclusion: float, platform: str | None) -> int:
        return sum(
            many
            for (one, name), many in self.sample.items()
            if one == inclusion and platform in (None, name)
        )


def measure(places: Sequence[Organisation]) -> Quality:
    """The figures over the queues of these supervisors."""
    items = Item.objects.filter(organisation__in=places).exclude(stratum=Stratum.GOLDEN)
    bands = _bands(items.filter(stratum=Stratum.FLAGGED))
    sizes, seen = _sizes(items, bands), list(_seen(items, bands))
    lines = [_line("all", "", sizes, seen)]
    for name in sorted({one.platform for one in seen}):
        lines.append(_line("platform", name, sizes, [s for s in seen if s.platform == name]))
    rules = Counter(rule for one in seen for rule in one.rules | one.found)
    for name, _many in sorted(rules.most_common(MOST_RULES)):
        lines.append(_rule_line(name, sizes, seen))
    return Quality(lines, *_people(places))


def _bands(flagged: QuerySet[Item]) -> list[float]:
    """The scores that part the bands, from the top: each holds about as many items."""
    scores = sorted(flagged.values_list("score", flat=True), reverse=True)
    cuts = [scores[len(scores) * n // BANDS] for n in range(1, BANDS) if len(scores) >= BANDS]
    return sorted(set(cuts), reverse=True)


def _band(score: float, bands: Sequence[float]) -> int:
    return sum(score <= cut for cut in bands)


def _sizes(items: QuerySet[Item], bands: Sequence[float]) -> _Sizes:
    band = Case(
        *(When(score__gt=cut, then=Value(n)) for n, cut in enumerate(bands)),
        default=Value(len(bands)), output_field=IntegerField(),
    )  # fmt: skip
    flagged = items.filter(stratum=Stratum.FLAGGED).annotate(band=band)
    sample = items.filter(stratum=Stratum.UNFLAGGED)
    by_rule = Facet.objects.filter(item__in=items.filter(stratum=Stratum.FLAGGED))
    return _Sizes(
        {
            (row["band"], row["platform"]): row["many"]
            for row in flagged.values("band", "platform").annotate(many=Count("pk"))
        },
        {
            (row["inclusion"], row["platform"]): row["many"]
            for row in sample.values("inclusion", "platform").annotate(many=Count("pk"))
        },
        {
            row["rule"]: row["many"]
            for row in by_rule.values("rule").annotate(many=Count("pk")).order_by()
        },
        len(bands) + 1,
    )


def _seen(items: QuerySet[Item], bands: Sequence[float]) -> Iterable[_Seen]:
    """What people settled and nobody withdrew from."""
    withdrawn = Event.objects.filter(
        item__in=items, what=What.UNDONE, at__gte=F("item__findings__at")
    )
    out: set[UUID] = set(withdrawn.values_list("item_id", flat=True))
    for item in items.filter(state__in=[state.value for state in SETTLED]).only(
        "stratum", "score", "inclusion", "platform", "rules", "outcome", "found"
    ):
        if item.pk not in out:
            yield _Seen(
                item.stratum == Stratum.FLAGGED, _band(item.score, bands), item.inclusion,
                item.platform, frozenset(item.rules), item.outcome, frozenset(item.found),
            )  # fmt: skip


def _line(kind: str, name: str, sizes: _Sizes, seen: Sequence[_Seen]) -> Line:
    """For all or a platform: the machine flags, and people find a breach, of whatever rule."""
    told = [one for one in seen if one.outcome != Choice.UNCLEAR]
    platform = name or None
    count = sum(sizes.of_band(band, platform) for band in range(sizes.bands))
    return _told(kind, name, count, seen, told, _layers(sizes, told, platform=platform))


def _rule_line(rule: str, sizes: _Sizes, seen: Sequence[_Seen]) -> Line:
    """For a rule: the machine names it, and people find a breach of that very rule."""
    told = [one for one in seen if one.outcome != Choice.UNCLEAR]
    count = sizes.by_rule.get(rule, 0)
    return _told("rule", rule, count, seen, told, _layers(sizes, told, rule=rule), rule)


def _told(
    kind: str,
    name: str,
    count: int,
    seen: Sequence[_Seen],
    told: Sequence[_Seen],
    layers: Sequence[Layer],
    rule: str | None = None,
) -> Line:
    named = [one for one in told if one.flagged and (rule is None or rule in one.rules)]
    sample = [one for one in told if not one.flagged]
    unclear = sum(
        one.flagged and one.outcome == Choice.UNCLEAR and (rule is None or rule in one.rules)
        for one in seen
    )
    right = sum(one.breaches(rule) for one in named)
    return Line(
        kind, name, count, len(named), unclear, len(sample),
        sum(one.breaches(rule) for one in sample), precision(right, len(named)), recall(layers),
    )  # fmt: skip


def _layers(
    sizes: _Sizes, told: Sequence[_Seen], *, platform: str | None = None, rule: str | None = None
) -> list[Layer]:
    """Bands of what was flagged, then the sample by inclusion probability, which is counted up to
    what it stands for. What was flagged for other rules may miss this one."""
    layers = []
    for band in range(sizes.bands):
        of = [one for one in told if one.flagged and one.band == band]
        hits = [one for one in of if one.breaches(rule)]
        caught = sum(rule is None or rule in one.rules for one in hits)
        layers.append(
            Layer(sizes.of_band(band, platform), caught, len(hits) - caught, len(of) - len(hits),
                  may_catch=True, may_miss=rule is not None)
        )  # fmt: skip
    for inclusion in sorted({one for one, _name in sizes.sample}):
        of = [one for one in told if not one.flagged and one.inclusion == inclusion]
        missed = sum(one.breaches(rule) for one in of)
        layers.append(
            Layer(sizes.of_sample(inclusion, platform) / inclusion, 0, missed, len(of) - missed,
                  may_catch=False, may_miss=True)
        )  # fmt: skip
    return layers


def _people(places: Sequence[Organisation]) -> tuple[Estimate, int, int]:
    """Agreement of own views, and how often a decision was changed after the aid."""
    views: dict[UUID, list[str]] = defaultdict(list)
    told: QuerySet[Any, Any] = Event.objects.filter(
        item__organisation__in=places, what=What.DECIDED
    )
    for number, decision in (
        told.filter(blind=True).order_by("at", "pk").values_list("item_id", "decision")
    ):
        if len(views[number]) < 2:
            views[number].append(decision)
    again = told.filter(blind=False).count()
    return agreement(list(views.values())), again, told.count() - again
