"""The pages of the guide. All are made from the rulebook and registry in memory; none stores."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from jaganetral.law import UnknownRule
from jaganetral.model import Language, Region
from jaganetral.portal.door import checker, spoken, today
from jaganetral.portal.guide import gestures, rules, stages, topics

_LONGEST = 100
"""Characters of a search that are looked at; nobody searches for more."""


def _asked(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").strip().replace("\0", "")[:_LONGEST]


def _one_of(request: HttpRequest, name: str, known: object) -> str:
    value = _asked(request, name)
    return value if value in known else ""  # type: ignore[operator]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every rule under what one wants to do, searched and filtered by the address."""
    keys = {topic.key: topic for topic in topics.TOPICS}
    chosen = {
        "words": _asked(request, "q"),
        "topic": _one_of(request, "mau", keys),
        "who": _one_of(request, "siapa", topics.PEOPLE),
        "stage": _one_of(request, "tahap", topics.STAGES),
        "era": _one_of(request, "berlaku", ("lama", "semua")),
    }
    return render(
        request,
        "guide/index.html",
        {
            "chosen": chosen,
            "filtered": any(chosen.values()),
            "found": _found(checker().rulebook_id, spoken(), today(), **chosen),
            "topics": topics.TOPICS,
            "people": topics.PEOPLE.items(),
            "stages": topics.STAGES.items(),
        },
    )


@lru_cache(maxsize=64)
def _found(version: str, language: Language, day: date, **chosen: str) -> SafeString:
    """The list of what was found, made once for a rulebook, a language and a day."""
    found = rules.search(language, today=day, **chosen)
    return render_to_string(
        "guide/_found.html",
        {
            "chosen": chosen,
            "filtered": any(chosen.values()),
            "count": len(found),
            "groups": rules.grouped(found, chosen["topic"]),
            "levels": rules.LEVELS,
            "today": day,
        },
    )


@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule in full."""
    try:
        page = rules.page(rule_id, spoken())
    except (UnknownRule, KeyError):
        raise Http404 from None
    keys = {topic.key: topic for topic in topics.TOPICS}
    return render(
        request,
        "guide/rule.html",
        {
            "page": page,
            "entry": page.entry,
            "level": rules.LEVELS[page.entry.level],
            "old": page.entry.end is not None and page.entry.end < today(),
            "topics": [keys[key] for key in page.entry.topics],
            "check": keys[page.entry.topics[0]].check,
            "people": [topics.PEOPLE[key] for key in page.entry.people],
            "all_people": len(page.entry.people) == len(topics.PEOPLE),
            "stages": [topics.STAGES[key] for key in page.entry.stages],
            "all_stages": len(page.entry.stages) == len(topics.STAGES),
        },
    )


def _day(request: HttpRequest) -> tuple[date, bool]:
    """The day that was asked for, else today; and whether what was asked for was no day."""
    asked = _asked(request, "hari")
    if not asked:
        return today(), False
    try:
        return date.fromisoformat(asked), False
    except ValueError:
        return today(), True


def _place(request: HttpRequest) -> tuple[str, Region | None, list[dict[str, str]]]:
    """The words for the place, the region they mean, and what else they may mean."""
    asked = _asked(request, "wilayah")
    if not asked:
        return "", None, []
    region = checker().registry.find_region(asked)
    near = stages.suggestions(asked) if region is None else []
    named = [{"code": one.code, "name": stages.full_name(one)} for one in near]
    return asked, region, named


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The drawn hands, and for a place and day whose numbers and signs they are."""
    asked, region, near = _place(request)
    day, no_day = _day(request)
    setting = gestures.setting_of(region.code, day) if region else None
    return render(
        request,
        "guide/gestures.html",
        {
            "gestures": gestures.gallery(setting),
            "asked": asked,
            "region": region,
            "region_name": stages.full_name(region) if region else asked,
            "near": near,
            "lost": bool(asked) and region is None,
            "day": day,
            "no_day": no_day,
            "running": bool(setting and any(contest.stages for contest in setting.contests)),
            "levels": rules.LEVELS,
            "page_name": "guide:gestures",
        },
    )


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The contests of a region on a day, their stages, and who runs."""
    asked, region, near = _place(request)
    day, no_day = _day(request)
    made = stages.calendars(region, day, spoken())
    now = [one for one in made if one.when == "now"]
    past = [one for one in made if one.when == "past"]
    coming = [one for one in made if one.when == "coming"][::-1]
    keys = list(dict.fromkeys(one.stage for one in now if one.stage))
    return render(
        request,
        "guide/calendar.html",
        {
            "asked": asked,
            "region": region,
            "region_name": stages.full_name(region) if region else asked,
            "near": near,
            "lost": bool(asked) and region is None,
            "day": day,
            "no_day": no_day,
            "now": now,
            "past": past,
            "coming": coming,
            "last": max(past, key=lambda one: one.end) if past else None,
            "stage_keys": [(key, topics.STAGES[key]) for key in keys],
            "page_name": "guide:calendar",
        },
    )


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """Suggestions for a region as one types: `[{code, name}]`."""
    found = stages.suggestions(_asked(request, "q"))
    response = JsonResponse(
        [{"code": one.code, "name": stages.full_name(one)} for one in found], safe=False
    )
    patch_cache_control(response, public=True, max_age=86_400)
    return response


@require_safe
def compact(request: HttpRequest) -> HttpResponse:
    """The rules in force now on one page, for when there is no connection."""
    found = rules.for_most_first(rules.search(spoken(), today=today()))
    columns = [
        (level, rules.LEVELS[level], [entry for entry in found if entry.level == level])
        for level in ("allowed", "caution", "prohibited")
    ]
    return render(
        request,
        "guide/compact.html",
        {"columns": columns, "today": today(), "version": checker().rulebook_id},
    )


@require_safe
def rulebook(request: HttpRequest) -> HttpResponse:
    """The rules in both languages as data, with the name of the rulebook."""
    book = checker().rulebook
    response = JsonResponse(
        {
            "rulebook": checker().rulebook_id,
            "rules": [
                {
                    "id": one.id,
                    "effect": one.record.effect,
                    "title": {"id": one.record.title.id, "en": one.record.title.en},
                    "explanation": {
                        "id": one.record.explanation.id, "en": one.record.explanation.en,
                    },
                }
                for one in book.in_force(today())
                if one.record.status == "live"
            ],
        },
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )  # fmt: skip
    patch_cache_control(response, public=True, max_age=3600)
    return response
