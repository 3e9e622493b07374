"""The pages of learning: what there is, a module, one's own data, and how the questions do."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal.door import checker, spoken
from jaganetral.portal.guide import rules
from jaganetral.portal.learning import actions, quality, reading, rendering, selectors
from jaganetral.portal.learning.bank import LEFT_OUT, bank
from jaganetral.portal.learning.errors import UnknownModule
from jaganetral.portal.learning.exporting import everything
from jaganetral.portal.learning.models import Learner
from jaganetral.portal.learning.session import learner_of, leave, made_learner
from jaganetral.portal.learning.stories import story
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import allowed
from jaganetral.portal.shell.middleware import never_kept

_READ = "learning.read"
_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """A module as the overview shows it: `state` is `new`, `done` or `changed`."""

    module: reading.Module
    state: str


@require_safe
@never_kept
def index(request: HttpRequest) -> HttpResponse:
    """What there is to learn, what one has done, and what is due."""
    learner = learner_of(request)
    book = checker().rulebook
    changed = selectors.changed(learner) if learner else []
    listed = _listed(request, learner)
    return render(
        request,
        "learning/index.html",
        {
            "learner": learner,
            "progress": selectors.progress(learner) if learner else None,
            "modules": listed,
            "done": sum(one.state == "done" for one in listed),
            "due": len(selectors.due(learner)) if learner else 0,
            "changed": [(rule, book[rule].record.title.say(spoken())) for rule in changed],
            "signed_in": request.user.is_authenticated,
            "sees_items": allowed(request.user, "learning.see_item_quality"),
        },
    )


def _listed(request: HttpRequest, learner: Learner | None) -> list[Listed]:
    read: dict[str, str] = (
        dict(learner.modules.values_list("module", "content"))
        if learner
        else request.session.get(_READ, {})
    )
    # What was read in either language counts: both make the same claims (a test holds them to it).
    prints = {
        one.name: {one.fingerprint, reading.module(one.name, "id").fingerprint,
                   reading.module(one.name, "en").fingerprint}
        for one in reading.modules(spoken())
    }  # fmt: skip
    return [
        Listed(
            one,
            "new"
            if one.name not in read
            else ("done" if read[one.name] in prints[one.name] else "changed"),
        )
        for one in reading.modules(spoken())
    ]


@require_safe
@never_kept
def module(request: HttpRequest, name: str) -> HttpResponse:
    """One module, with what it rests on."""
    listed = _listed(request, learner_of(request))
    names = [one.module.name for one in listed]
    if name not in names:
        raise Http404
    at = names.index(name)
    return render(
        request,
        "learning/module.html",
        {
            "page": rendering.render(name, spoken()),
            "state": listed[at].state,
            "number": at + 1,
            "of": len(listed),
            "next": listed[at + 1].module if at + 1 < len(listed) else None,
        },
    )


@require_POST
def done(request: HttpRequest, name: str) -> HttpResponse:
    """Note that a module was read: for a known learner, else in the session."""
    try:
        one = reading.module(name, spoken())
    except UnknownModule:
        raise Http404 from None
    learner = made_learner(request)
    if learner is not None:
        actions.read_module(learner, one.name, one.fingerprint)
    else:
        request.session[_READ] = request.session.get(_READ, {}) | {one.name: one.fingerprint}
    return redirect("learning:module", name=name)


@require_safe
@never_kept
def download(request: HttpRequest) -> HttpResponse:
    """All that is kept about who learns here, for that person alone, as JSON."""
    learner = learner_of(request)
    if learner is None:
        raise Http404
    response = JsonResponse(everything(learner), json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Disposition"] = 'attachment; filename="belajar.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def erase(request: HttpRequest) -> HttpResponse:
    """Ask whether to forget (GET), and forget (POST) all that was read and answered."""
    learner = learner_of(request)
    if request.method != "POST":
        return render(request, "learning/erase.html", {"learner": learner})
    if learner is not None:
        actions.forget(learner, by=request.user if isinstance(request.user, Person) else None)
        leave(request)
    kept = list(request.session.keys())
    for key in kept:
        if key.startswith("learning."):
            del request.session[key]
    messages.success(request, _("All that you read and answered here is erased."))
    return redirect("learning:index")


@require_safe
@requires("learning.see_item_quality")
@never_kept
def items(request: HttpRequest) -> HttpResponse:
    """How each question does, for who writes rules and examples: figures over many people."""
    language = spoken()
    shown = Paginator(quality.qualities(), _A_PAGE).get_page(request.GET.get("halaman"))
    book = checker().rulebook
    return render(
        request,
        "learning/items.html",
        {
            "page": shown,
            "rows": [
                (one, story(one.question, language), str(rules.LEVELS[one.question.answer]),
                 book[one.question.rule].record.title.say(language))
                for one in shown.object_list
            ],
            "left_out": [(LEFT_OUT[why], many) for why, many in bank().left_out.items()],
            "count": len(bank().questions),
            "step": quality.STEP,
        },
    )  # fmt: skip
