"""The operations. Each is one door that the house has already: nothing is judged here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema

from jaganetral import __version__
from jaganetral.contract import BadConduct, conduct_from_row, verdict_json
from jaganetral.law import UnknownRule
from jaganetral.model import Category, Conduct, Contest, Language
from jaganetral.portal import door
from jaganetral.portal.api.entry import admit, json_body, language_of
from jaganetral.portal.api.models import Scope
from jaganetral.portal.api.problems import Problem, bad_conduct, refused
from jaganetral.portal.api.schema import described, described_whole
from jaganetral.portal.api.shapes import (
    ElectionFound,
    Elections,
    Regions,
    RuleFound,
    RuleLine,
    Rules,
)
from jaganetral.portal.shell.figures import judged

__all__ = ["PREFIX", "api", "check_plain", "openapi"]

PREFIX = "/api/v1/"
JSON = "application/json"

Offset = Annotated[int, Query(ge=0, le=100_000, description="How many to pass over.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many to give.")]
Day = Annotated[date | None, Query(description="Only what was in force on this day (YYYY-MM-DD).")]

api = NinjaAPI(
    title="JagaNetral",
    version=__version__,
    description=(
        "A conduct goes in, a verdict with its legal reasons comes out. A verdict is an aid to "
        "people, never a sanction. Nothing that is sent is stored. Anybody may ask; a token "
        "widens the limits."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
)


def openapi() -> OpenAPISchema:
    """The OpenAPI 3.1 description of all operations."""
    return described_whole(api, PREFIX)


@api.post("/check", **described("check", "Judge one conduct", "Verdict", body="Conduct"))
def check(
    request: HttpRequest, detail: Literal["full", "brief"] = "full", lang: Language = "id"
) -> HttpResponse:
    """A conduct as in the contract; every field may be absent, and absent means unknown.

    Words beside the listed ones are read as in files (`ya`, `tidak`, `"02"`); fields that are not
    known are ignored with a note. `brief` leaves out reasons, signals and advice.
    """
    admit(request, Scope.CHECK)
    return _judged(json_body(request), detail, lang)


@api.post("/ask", **described("ask", "Ask in your own words", "Verdict", body="Question"))
def ask(
    request: HttpRequest, detail: Literal["full", "brief"] = "full", lang: Language = "id"
) -> HttpResponse:
    """What happened, or what one means to do, in a person's own words."""
    admit(request, Scope.ASK)
    row = json_body(request)
    question = row.pop("question", None)
    if not isinstance(question, str) or not question.strip():
        got = type(question).__name__ if not isinstance(question, str) else "''"
        raise Problem("bad-conduct", field="question", got=got, expected="text")
    return _judged(row | {"narrative": question}, detail, lang)


def check_plain(request: HttpRequest) -> HttpResponse:
    """`check` for a call without a query, which most are: nothing of it is left to be parsed.

    The lane calls it; what it does and answers is what `check` does with its defaults.
    """
    try:
        admit(request, Scope.CHECK)
        return _judged(json_body(request), "full", "id")
    except Problem as problem:
        return refused(problem, "id")


def _judged(
    row: dict[str, Any], detail: Literal["full", "brief"], language: Language
) -> HttpResponse:
    try:
        conduct, notes = conduct_from_row({"id": "1"} | row, language=language)
    except BadConduct as bad:
        raise bad_conduct(bad, language) from None
    verdict = door.checker().check(conduct, notes=notes, lang=language, today=door.today())
    judged(verdict.verdict)
    return _answer(verdict_json(verdict, detail), kept=False)


@api.get("/rules", **described("rules", "List the rules", "Rules"))
def rules(
    request: HttpRequest,
    at: Day = None,
    effect: Literal["prohibit", "caution", "allow"] | None = None,
    category: Category | None = None,
    q: Annotated[str, Query(max_length=200, description="Words of the title or the id.")] = "",
    offset: Offset = 0,
    limit: Limit = 50,
) -> HttpResponse:
    """The rulebook as a list, in its own order; drafts are named as such."""
    admit(request, Scope.READ)
    book = door.checker().rulebook
    words = q.lower().split()
    found = [
        rule.record
        for rule in book.rules
        if (at is None or rule.in_force(at))
        and effect in (None, rule.record.effect)
        and category in (None, rule.record.category)
        and all(word in _searched(rule.record) for word in words)
    ]
    items = tuple(
        RuleLine(
            id=record.id,
            title=record.title,
            status=record.status,
            effect=record.effect,
            category=record.category,
            sanction_level=record.sanction_level,
            effective_from=record.effective_from,
            effective_to=record.effective_to,
        )
        for record in found[offset : offset + limit]
    )
    return _answer(Rules(rulebook=book.version, total=len(found), offset=offset, items=items))


def _searched(record: Any) -> str:
    return f"{record.id} {record.title.id} {record.title.en}".lower()


@api.get("/rules/{rule}", **described("rule", "Show one rule", "RuleFound", found=True))
def rule(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule as it stands in the rulebook: its conditions, articles, exceptions and examples."""
    admit(request, Scope.READ)
    book = door.checker().rulebook
    try:
        record = book[rule].record
    except UnknownRule as unknown:
        raise Problem("not-found", field="rule", allowed=unknown.near) from None
    named = dict.fromkeys(basis.instrument for basis in record.basis)
    instruments = tuple(book.instruments[name] for name in named)
    return _answer(RuleFound(rulebook=book.version, rule=record, instruments=instruments))


@api.get("/elections", **described("elections", "List the elections", "Elections"))
def elections(request: HttpRequest) -> HttpResponse:
    """All elections that are known, with their calendars."""
    admit(request, Scope.READ)
    return _answer(Elections(items=door.checker().registry.elections()))


@api.get(
    "/elections/{election}",
    **described("election", "Show one election", "ElectionFound", found=True),
)
def election(
    request: HttpRequest,
    election: str,
    region: Annotated[
        str, Query(max_length=200, description="Where: a Kemendagri code or a name.")
    ] = "",
) -> HttpResponse:
    """One election; where a region is named, also the contests and contestants there."""
    admit(request, Scope.READ)
    registry = door.checker().registry
    info = next((one for one in registry.elections() if one.id == election), None)
    if info is None:
        known = tuple(one.id for one in registry.elections())
        raise Problem("not-found", field="election", allowed=known)
    contests: tuple[Contest, ...] = ()
    if region.strip():
        if registry.find_region(region) is None:
            near = tuple(place.code for place in registry.find_regions(region)[:5])
            raise Problem("bad-parameter", field="region", got=region[:80], allowed=near)
        day = next((s.start for s in info.stages if s.stage == "vote_day"), info.stages[0].start)
        setting = registry.setting(
            Conduct(id="1", region=region, at=day.isoformat()), today=door.today()
        )
        contests = tuple(one for one in setting.contests if one.election == info.id)
    return _answer(ElectionFound(election=info, contests=contests))


@api.get("/regions", **described("regions", "Find regions", "Regions"))
def regions(
    request: HttpRequest,
    q: Annotated[
        str, Query(max_length=200, description="A code or a name as people write it.")
    ] = "",
    offset: Offset = 0,
    limit: Limit = 50,
) -> HttpResponse:
    """Provinces, regencies and cities: what the words mean first, then names that hold them."""
    admit(request, Scope.READ)
    registry = door.checker().registry
    found = registry.regions
    if word := " ".join(q.lower().split()):
        meant = registry.find_regions(q)
        holding = (one for one in found if word in one.name.lower() or one.code.startswith(word))
        found = tuple(dict.fromkeys((*meant, *holding)))
    page = found[offset : offset + limit]
    return _answer(Regions(total=len(found), offset=offset, items=page))


@api.get(
    "/regions/{code}/setting",
    **described("setting", "Show the setting of a place", "Setting", found=True),
)
def setting(
    request: HttpRequest,
    code: str,
    at: Annotated[
        str, Query(max_length=40, description="A day, a month or a year; today by default.")
    ] = "",
    lang: Language = "id",
) -> HttpResponse:
    """Which contests concern an actor there and then, in which stage, and who runs."""
    admit(request, Scope.READ)
    registry = door.checker().registry
    if registry.region(code) is None:
        raise Problem("not-found", field="code")
    try:
        conduct, _notes = conduct_from_row({"id": "1", "at": at, "region": code}, language=lang)
    except BadConduct as bad:
        raise bad_conduct(bad, lang) from None
    return _answer(registry.setting(conduct, today=door.today()))


def _answer(content: bytes | msgspec.Struct, *, kept: bool = True) -> HttpResponse:
    """`content` as JSON; what was made of somebody's words is nobody's to keep."""
    body = content if isinstance(content, bytes) else msgspec.json.encode(content)
    age = "public, max-age=300" if kept else "no-store"
    return HttpResponse(body, content_type=JSON, headers={"Cache-Control": age})


def _parameter(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    first = wrong.errors[0]
    problem = Problem("bad-parameter", field=str(first["loc"][-1]), expected=str(first["msg"]))
    return refused(problem, language_of(request))


def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return refused(problem, language_of(request))


_HANDLERS: tuple[tuple[type[Exception], Callable[..., HttpResponse]], ...] = (
    (Problem, _problem),
    (ValidationError, _parameter),
)
for _kind, _handler in _HANDLERS:
    api.add_exception_handler(_kind, _handler)
