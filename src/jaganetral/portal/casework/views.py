"""The desk, the list of cases, and the page of one case."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from jaganetral.portal.casework import desk as desks
from jaganetral.portal.casework import listing, needs, selectors, telling
from jaganetral.portal.casework.actions import reports, undoable
from jaganetral.portal.casework.deciding import open_meeting
from jaganetral.portal.casework.following import flow_of, state_of
from jaganetral.portal.casework.models import Case, Clearing
from jaganetral.portal.casework.sealed import open_told
from jaganetral.portal.door import spoken
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.letters.selectors import for_case
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Organisation, OrganisationKind, Person
from jaganetral.portal.people.permissions import allowed, allowed_somewhere
from jaganetral.portal.people.roles import Role
from jaganetral.portal.shell.middleware import never_kept


@require_safe
@requires("cases.read_case")
@never_kept
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for me, by which hour, and why."""
    person = cast("Person", request.user)
    posts = desks.posts(person)
    if not posts:
        return redirect("casework:cases")
    asked = request.GET.get("meja", "")
    post = next((one for one in posts if one.key == asked), posts[0])
    after = request.GET.get("sesudah", "")
    page = desks.page(person, post, after=after)
    supervises = post.organisation.kind == OrganisationKind.SUPERVISOR
    told = {
        "posts": posts,
        "post": post,
        "lines": telling.lines(page.tasks),
        "after": page.after,
        "further": bool(after),
        "counts": desks.counts(post),
        "watched": telling.lines(desks.watched(person, post.organisation, size=10).tasks)
        if supervises and not after
        else [],
        "takes_reports": post.role is Role.INTAKE_OFFICER,
        "makes_findings": post.role is Role.REVIEWER and supervises,
    }
    return render(request, "casework/desk.html", told)


@require_safe
@requires("cases.read_case")
@never_kept
def cases(request: HttpRequest) -> HttpResponse:
    """All cases that I may read, the newest first, or the one of a number."""
    person = cast("Person", request.user)
    number = request.GET.get("nomor", "").strip()[:60]
    if number and (found := listing.numbered(person, number)) is not None:
        return redirect("casework:case", number=found.pk)
    which = request.GET.get("yang", "")
    is_open = {"terbuka": True, "selesai": False}.get(which)
    listed = listing.readable(person, is_open=is_open, after=request.GET.get("sesudah", ""))
    language = spoken()
    told = {
        "cases": [(one, state_of(one).title.say(language)) for one in listed.cases],
        "after": listed.after,
        "number": number,
        "which": which,
    }
    return render(request, "casework/cases.html", told)


@require_safe
@never_kept
def case(request: HttpRequest, number: UUID) -> HttpResponse:
    """One case: where it stands, what to do next, and everything that happened."""
    return page_of(request, case_of(request, number))


def case_of(request: HttpRequest, number: UUID) -> Case:
    """Raises Http404 also where it exists and the person may not read it."""
    found = selectors.case_for(request.user, number)
    if found is None:
        raise Http404
    return found


def page_of(
    request: HttpRequest, found: Case, *, status: int = 200, **more: object
) -> HttpResponse:
    """The page of a case, with more to say if something was just done."""
    person = cast("Person", request.user)
    language = spoken()
    state = state_of(found)
    steps = telling.next_steps(person, found)
    told = {
        "case": found,
        "told": open_told(found.sealed),
        "flow": flow_of(found).title.say(language),
        "state": state.title.say(language),
        "owner": telling.role_words(state.owner),
        "tasks": telling.lines(
            found.tasks.filter(done_at=None).select_related("case", "organisation")
        ),
        "clocks": [
            (clock, clock.title.say(language), clock.arithmetic.sentences(language))
            for clock in selectors.clocks(found)
        ],
        "first": steps[0] if steps else None,
        "steps": steps[1:],
        "meeting": open_meeting(found),
        "past": telling.past(found),
        "exhibits": exhibits(found.folder),
        "letters": for_case(found),
        "views": telling.views(found),
        "decisions": found.decisions.exclude(move="").prefetch_related("votes__by"),
        "statements": found.statements.all(),
        "reports": reports(found),
        "lacking": needs.lacking(found) if found.state in ("studied", "tracing") else (),
        "undoable": undoable(person, found),
        "studies": any(allowed(person, "cases.write_case", place) for place in _places(found)),
        "works": any(
            allowed(person, action, place)
            for action in (
                "cases.write_case", "cases.decide_case", "cases.sanction_person",
                "cases.register_report",
            )
            for place in _places(found)
        ),
        "clearing": Clearing.objects.filter(case=found).first(),
        "may_publish": found.agency is not None
        and allowed(person, "cases.clear_person", found.agency),
        "has_view": found.views.filter(by=person).exists(),
        "reads_trail": allowed_somewhere(person, "audit.read_trail"),
        **more,
    }  # fmt: skip
    return render(request, "casework/case.html", told, status=status)


def _places(found: Case) -> list[Organisation]:
    return [place for place in (found.organisation, found.agency) if place is not None]
