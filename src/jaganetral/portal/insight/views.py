"""The figures that everybody may see: the dashboard, fairness, history, open data."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from jaganetral.portal.door import spoken
from jaganetral.portal.insight import answering, boundaries, charts, fairness, history
from jaganetral.portal.insight.asking import BY, Ask, read_ask
from jaganetral.portal.insight.closing import K
from jaganetral.portal.insight.errors import BadQuery
from jaganetral.portal.insight.lattice import CROSSED, DIMENSIONS
from jaganetral.portal.insight.measures import COUNTS, MEASURES, PACE, QUIET
from jaganetral.portal.insight.models import Snapshot
from jaganetral.portal.insight.paper import unit_words
from jaganetral.portal.insight.publishing import LICENCE
from jaganetral.portal.insight.wording import TITLES, provinces, step_words, words
from jaganetral.portal.people.permissions import allowed_somewhere

_FIVE_MINUTES = cache_control(max_age=300, public=True)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The dashboard. A filter that is not ours is told (400), and the rest is shown without it."""
    problem, asked = "", Ask()
    try:
        asked = read_ask(request.GET.dict())
    except BadQuery as wrong:
        problem = str(wrong)
    last = answering.fresh()
    told: dict[str, Any] = {
        "ask": asked, "problem": problem, "last": last, "k": K,
        "officer": allowed_somewhere(request.user, "insight.see_figures"),
        "form": _choices(asked),
    }  # fmt: skip
    if last is not None:
        told |= _figures(asked)
    answer = render(request, "insight/index.html", told, status=400 if problem else 200)
    return answer


@require_safe
@_FIVE_MINUTES
def table(request: HttpRequest) -> HttpResponse:
    """The table of a question as CSV."""
    try:
        asked = read_ask(request.GET.dict())
    except BadQuery as wrong:
        return HttpResponse(str(wrong), status=400, content_type="text/plain; charset=utf-8")
    if request.GET.get("peta"):
        asked = replace(asked, by="region", region="")
    found = answering.answer(asked)
    rows: list[list[Any]] = [
        [line.key, line.label, "" if line.count is None else line.count] for line in found.lines
    ]
    if found.withheld:
        rows.append(["*", words(asked.by, "*"), found.withheld])
    return _csv("jaganetral-angka.csv", ["key", "label", "count"], rows)


@require_safe
@_FIVE_MINUTES
def fair(request: HttpRequest) -> HttpResponse:
    """Are reports, findings and sanctions spread evenly? Of a closed half year."""
    half = _half(request)
    told = {
        "compared": fairness.compare(half) if half else [],
        "half": half,
        "first": half.replace(month=half.month - 5) if half else None,
        "halves": answering.halves(),
        "k": K,
    }
    return render(request, "insight/fair.html", told)


@require_safe
@_FIVE_MINUTES
def fair_table(request: HttpRequest) -> HttpResponse:
    """The page on fairness as CSV."""
    half = _half(request)
    rows = [
        [f"{half:%Y-%m}", str(one.dimension), str(one.title), group.label, group.of, group.among,
         round(group.share, 4), round(group.low, 4), round(group.high, 4), one.reading]
        for one in (fairness.compare(half) if half else ()) for group in one.groups if group.among
    ]  # fmt: skip
    head = ["until", "by", "share", "group", "of", "among", "value", "low", "high", "reading"]
    return _csv("jaganetral-keadilan.csv", head, rows)


def _half(request: HttpRequest) -> date | None:
    """The half year that is asked for, or the latest. Raises Http404 where none is like it."""
    every, said = answering.halves(), request.GET.get("sampai", "")
    if not said:
        return every[0] if every else None
    found = next((one for one in every if f"{one:%Y-%m}" == said), None)
    if found is None:
        raise Http404
    return found


@require_safe
@_FIVE_MINUTES
def past(request: HttpRequest) -> HttpResponse:
    """What authorities and the press told before, side by side."""
    found = history.series()
    told = {
        "groups": [
            (_ELECTIONS[election](), list(bodies.items()))
            for election, bodies in found.groups().items()
        ],
        "columns": [MEASURES[name].title for name in history.COLUMNS],
        "contradictions": [
            (one.en if spoken() == "en" else one.id, one.ids) for one in found.contradictions
        ],
    }
    return render(request, "insight/past.html", told)


@require_safe
@_FIVE_MINUTES
def past_table(request: HttpRequest) -> HttpResponse:
    rows = [
        [one.id, one.election, one.body, one.date, one.period, one.topic, name, said,
         one.source_url]
        for one in history.series().records for name, said in one.value.items()
    ]  # fmt: skip
    head = ["id", "election", "body", "date", "period", "topic", "name", "value", "source_url"]
    return _csv("jaganetral-sejarah.csv", head, rows)


@require_safe
def snapshots(request: HttpRequest) -> HttpResponse:
    """The published snapshots, the latest first."""
    found = Snapshot.objects.defer("content")[:100]
    return render(request, "insight/snapshots.html", {"snapshots": found, "licence": LICENCE})


@require_safe
def snapshot(request: HttpRequest, number: int) -> HttpResponse:
    """A snapshot's data package, byte for byte as it was published."""
    found = Snapshot.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    answer = HttpResponse(bytes(found.content), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="jaganetral-angka-{number}.zip"'
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


_ELECTIONS: dict[str, Callable[[], str]] = {
    "pilkada_2018": lambda: "Pilkada 2018",
    "pilkada_2020": lambda: "Pilkada 2020",
    "pilkada_2024": lambda: "Pilkada 2024",
    "pemilu_2019": lambda: "Pemilu 2019",
    "pemilu_2024": lambda: "Pemilu 2024",
    "several": lambda: _("Several elections"),
    "law": lambda: _("Limits of the law"),
}


def _figures(asked: Ask) -> dict[str, Any]:
    """What the dashboard draws and writes of a question."""
    counts = answering.headline(asked)
    found = answering.answer(asked)
    over_time = answering.answer(replace(asked, by="time")) if asked.by != "time" else found
    last = answering.fresh()
    assert last is not None
    regional = answering.by_region(asked)
    told: dict[str, Any] = {
        "cards": [(one, counts[one.id]) for one in COUNTS],
        "rates": answering.rates(asked),
        "answer": found,
        "line": charts.lines([(line.key, line.count) for line in over_time.lines]),
        "over_time": over_time,
        "map": charts.region_map(regional, boundaries.kept()) if regional else None,
        "map_lines": sorted(
            ((provinces()[code], many) for code, many in regional.items()),
            key=lambda row: (-row[1], row[0]),
        ),
        "paces": [
            {"title": step_words(one.step), "count": one.count, "median": one.median_halves / 2,
             "unit": unit_words(one.unit, one.median_halves / 2), "limit": one.limit,
             "limit_unit": unit_words(one.unit, one.limit), "kept": one.kept,
             "late": one.median_halves > 2 * one.limit}
            for one in answering.paces(last.month)
        ],
        "quiet": answering.quiet(last.month),
        "pace_words": PACE, "quiet_words": QUIET,
        "measure": MEASURES[asked.measure],
    }  # fmt: skip
    if asked.by != "time":
        rows = [(line.label, line.count or 0, line.at_least) for line in found.lines]
        told["bars"] = charts.bars(rows, words(asked.by, "*"), found.withheld or 0)
        told["by_title"] = TITLES[asked.by]
    return told


def _choices(asked: Ask) -> dict[str, Any]:
    """What the form of filters offers."""
    filters = []
    for dimension in DIMENSIONS[1:]:
        filters.append((TITLES[dimension], dimension, _values(dimension)))
    return {
        "measures": COUNTS,
        "by": [(key, _("month") if key == "time" else TITLES[key]) for key in BY],
        "regions": sorted(provinces().items(), key=lambda row: row[1]),
        "filters": filters,
        "crossed": CROSSED,
        "chosen": f"{asked.dimension}:{asked.value}" if asked.dimension else "",
    }


def _values(dimension: str) -> list[tuple[str, str]]:
    """The values of a dimension that are told anywhere, in words."""
    found = answering.values(dimension)
    return sorted(
        ((f"{dimension}:{value}", words(dimension, value)) for value in found),
        key=lambda row: row[1],
    )


def _csv(name: str, head: list[str], rows: list[list[Any]]) -> HttpResponse:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(rows)
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
