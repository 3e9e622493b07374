"""The self-check's pages. Each answer is made from what the request brings, and forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.contract import BadConduct
from jaganetral.elections.errors import ElectionsError
from jaganetral.judgement.wording import VALUES
from jaganetral.language import translator
from jaganetral.perception.photo import read_photo
from jaganetral.portal import door
from jaganetral.portal.api.limits import Limits, address_of
from jaganetral.portal.selfcheck.acts import ACTS, FREE, Act
from jaganetral.portal.selfcheck.answer import Answer, answer
from jaganetral.portal.selfcheck.paper import paper
from jaganetral.portal.selfcheck.questions import ANSWERS
from jaganetral.portal.selfcheck.telling import MOST_PHOTOS, Telling, read
from jaganetral.portal.shell.figures import judged
from jaganetral.portal.shell.middleware import never_kept

# These views store nothing and act for nobody: there is no state that a forged request could
# change, so they ask for no token, set no cookie, and work on a page that was kept for offline use.
stateless = csrf_exempt

# To read a photo costs a second of a processor, so one machine must not ask for all of them: one
# photo in two seconds, fifteen at once, for each address; counted in memory, never written down.
photo_limits = Limits(0.5)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The first page: free words, or a tile for what one wants to do."""
    return render(
        request, "selfcheck/start.html", {"acts": ACTS.values(), "free": FREE, **_choices()}
    )


@stateless
@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def check(request: HttpRequest) -> HttpResponse:
    """The form for one act (GET), and the answer to what was told (POST)."""
    act = ACTS.get(request.GET.get("perbuatan", ""), FREE)
    if request.method != "POST":
        told = Telling({"action": act.action} if act.action else {})
        return _form(request, act, told)
    told = _with_uploads(request, read(request.POST))
    act = ACTS.get(request.POST.get("act", ""), FREE)
    return _answered(request, act, told)


@stateless
@require_POST
@never_kept
def share(request: HttpRequest) -> HttpResponse:
    """What another app shared, where no service worker took it: the text fills the form.

    A photo that came along is not read: nobody agreed to send it. The page says so.
    """
    words = [request.POST.get(name, "").strip() for name in ("title", "text", "url")]
    told = Telling({"text": "\n".join(dict.fromkeys(word for word in words if word))})
    return _form(request, ACTS["tulis"], told, {"photo_dropped": bool(request.FILES)})


@stateless
@require_POST
@never_kept
def photo(request: HttpRequest) -> HttpResponse:
    """Read one photo that the person agreed to send; it is gone with the answer."""
    sent = request.FILES.get("photo")
    if sent is None:
        return _problem(_("Send the photo in the field “photo”."))
    if wait := photo_limits.take(address_of(request)):
        return _problem(_TOO_OFTEN.format(seconds=wait), wait=wait)
    reading = read_photo(sent.read(), sent.name or "foto", lang=door.spoken())
    body = b'{"reading":' + msgspec.json.encode(reading) + b"}"
    return HttpResponse(body, content_type="application/json")


@stateless
@require_POST
@never_kept
def download(request: HttpRequest) -> HttpResponse:
    """The answer as a PDF to keep. Made anew from the form; no copy stays here."""
    language = door.spoken()
    try:
        found = answer(read(request.POST), language)
    except (BadConduct, ElectionsError):
        return render(request, "shell/error.html", {"status": 400}, status=400)
    response = HttpResponse(paper(found, language, door.today()), content_type="application/pdf")
    name = f"jaganetral-{found.verdict.decision_id}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


_TOO_OFTEN = gettext_lazy("Many photos came from here. Send this one again in {seconds} seconds.")


def _problem(detail: str, *, wait: int = 0) -> JsonResponse:
    """problem+json: what was wrong with what was sent (422), or when to come again (429)."""
    status = 429 if wait else 422
    return JsonResponse(
        {"title": _("The photo could not be read"), "detail": detail, "status": status},
        status=status,
        content_type="application/problem+json",
        headers={"Retry-After": str(wait)} if wait else None,
    )


def _with_uploads(request: HttpRequest, told: Telling) -> Telling:
    """Photos sent with the form itself: only where the person ticked that they may be read here."""
    sent = request.FILES.getlist("photo")
    if not sent or not request.POST.get("photo_consent"):
        return told
    if wait := photo_limits.take(address_of(request)):
        return replace(told, problems=told.problems | {"foto": _TOO_OFTEN.format(seconds=wait)})
    language = door.spoken()
    readings = [
        read_photo(file.read(), file.name or "foto", lang=language) for file in sent[:MOST_PHOTOS]
    ]
    return replace(told, photos=(*told.photos, *readings))


def _answered(request: HttpRequest, act: Act, told: Telling) -> HttpResponse:
    language = door.spoken()
    if told.empty:
        nothing = {
            "text" if act.words else "narrative": _(
                "Write something first, or pick what you want to do."
            )
        }
        told = replace(told, problems=nothing)
    found: Answer | None = None
    if not told.problems:
        try:
            found = answer(told, language)
        except BadConduct as bad:
            told = told.refused(bad, language)
        except ElectionsError as bad:
            told = replace(told, problems={"at": str(bad)})
    if found is None and request.htmx:  # type: ignore[attr-defined]
        return render(request, "selfcheck/_problems.html", {"told": told}, status=422)
    if found is None:
        return _form(request, act, told, status=422)
    judged(found.verdict.verdict)
    context = {"answer": found, "act": act, "told": told}
    page = "selfcheck/_answer.html" if request.htmx else "selfcheck/answer.html"  # type: ignore[attr-defined]
    return render(request, page, context)


def _form(
    request: HttpRequest,
    act: Act,
    told: Telling,
    more: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"act": act, "told": told, "values": told.fields, **_choices(), **(more or {})}
    return render(request, "selfcheck/form.html", context, status=status)


def _choices() -> dict[str, Any]:
    say = translator(door.spoken())

    def named(*values: str) -> list[tuple[str, str]]:
        return [
            (value, say(VALUES[value])[:1].upper() + say(VALUES[value])[1:]) for value in values
        ]

    return {
        "actor_kinds": named("pns", "pppk", "non_asn", "village_official", "tni_polri"),
        "platforms": [
            ("facebook", "Facebook"), ("instagram", "Instagram"), ("whatsapp", "WhatsApp"),
            ("tiktok", "TikTok"), ("x", "X (Twitter)"), ("youtube", "YouTube"),
            ("telegram", "Telegram"), ("other", _("Another")),
        ],
        "target_kinds": ANSWERS["target_kind"],
        "today": door.today().isoformat(),
    }  # fmt: skip
