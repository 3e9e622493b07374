"""The pages of the pledge: read, sign, keep the certificate; and verify one, for anybody."""

from __future__ import annotations

import hmac
from typing import Any
from uuid import UUID

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal.api.limits import Limits, address_of
from jaganetral.portal.door import checker, spoken
from jaganetral.portal.intake.receipts import public_key
from jaganetral.portal.learning.reading import modules
from jaganetral.portal.learning.session import learner_of, made_learner
from jaganetral.portal.people.models import Person
from jaganetral.portal.pledge import selectors, signing, statements
from jaganetral.portal.pledge.certificate import certificate
from jaganetral.portal.pledge.errors import PledgeError
from jaganetral.portal.pledge.models import Pledge
from jaganetral.portal.pledge.texts import text
from jaganetral.portal.reaching.sealed import known
from jaganetral.portal.reaching.selectors import employee_of
from jaganetral.portal.shell.middleware import never_kept

limits = Limits(0.5)
"""Numbers that one address may look up: one in two seconds, fifteen at once."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def index(request: HttpRequest) -> HttpResponse:
    """Read the pledge, see what is still to be read, and sign."""
    learner = learner_of(request)
    if request.method == "POST" and learner is None:
        learner = made_learner(request)
    problem = ""
    by = request.user if isinstance(request.user, Person) else None
    if request.method == "POST" and learner is not None:
        try:
            pledge = signing.sign(
                learner, text(), name=request.POST.get("nama", ""),
                token=request.POST.get("tanda", ""), own=_own(request), by=by,
            )  # fmt: skip
        except PledgeError as wrong:
            problem = wrong.sentence
        else:
            return redirect("pledge:signed", number=pledge.pk)
    if learner is None and by is not None:
        learner = made_learner(request)
    return render(request, "pledge/index.html", _page(request, learner) | {"problem": problem},
                  status=422 if problem else 200)  # fmt: skip


def _page(request: HttpRequest, learner: Any) -> dict[str, Any]:
    one, language = text(), spoken()
    book = checker().rulebook
    told: dict[str, Any] = {
        "text": one, "english": language == "en", "learner": learner,
        "title": one.title.say(language),
        "points": [(point.id, point.en, [(rule, book[rule].record.title.say(language))
                                         for rule in point.rules]) for point in one.points],
        "rulebook": book.version, "problem": "",
    }  # fmt: skip
    if learner is None:
        return told
    lacking = set(signing.missing(learner, one))
    last = selectors.newest(learner)
    standing = selectors.standing(last) if last else None
    employee = employee_of(learner)
    nonce, token = ("", "") if lacking else signing.challenge(learner, one)
    changed = selectors.changed_rules(last) if last and standing == "rules_changed" else []
    return told | {
        "missing": [module for module in modules(language) if module.name in lacking],
        "last": last, "standing": standing,
        "changed": [book[rule].record.title.say(language) for rule in changed if rule in book],
        "token": token, "nonce": nonce,
        "name": request.POST.get("nama", ""),
        "known_as": known(employee.sealed).name if employee else "",
    }  # fmt: skip


def _own(request: HttpRequest) -> statements.Own | None:
    """What the browser signed, where it did. What is none is taken for none: then only the site
    signs, and the certificate says so."""
    try:
        return msgspec.json.decode(request.POST.get("kunci", "").encode(), type=statements.Own)
    except msgspec.DecodeError:
        return None


@require_safe
@never_kept
def signed(request: HttpRequest, number: UUID) -> HttpResponse:
    """One's own pledge: what it says, the certificate, and taking it back."""
    pledge = _own_pledge(request, number)
    return render(request, "pledge/signed.html",
                  {"pledge": pledge, "standing": selectors.standing(pledge)})  # fmt: skip


@require_safe
@never_kept
def paper(request: HttpRequest, number: UUID) -> HttpResponse:
    """The certificate as PDF, for who signed alone."""
    pledge = _own_pledge(request, number)
    verify_at = request.build_absolute_uri(reverse("pledge:verify"))
    response = HttpResponse(certificate(pledge, verify_at), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="ikrar-{pledge.number}.pdf"'
    return response


@require_POST
@never_kept
def withdraw(request: HttpRequest, number: UUID) -> HttpResponse:
    """Take one's own pledge back."""
    pledge = _own_pledge(request, number)
    signing.withdraw(pledge, by=request.user if isinstance(request.user, Person) else None)
    return redirect("pledge:signed", number=pledge.pk)


def _own_pledge(request: HttpRequest, number: UUID) -> Pledge:
    learner = learner_of(request)
    found = Pledge.objects.filter(pk=number).first()
    if learner is None or found is None or found.learner_id != learner.pk:
        raise Http404
    return found


@csrf_exempt  # looks something up and changes nothing
@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def verify(request: HttpRequest) -> HttpResponse:
    """For anybody: whether this certificate was given here, on which day, for which text, and
    whether it counts now. By number alone no name is told."""
    told: dict[str, Any] = {"key": public_key()}
    asked = request.POST.get("nomor", "").strip()[:4000]
    if not asked:
        return render(request, "pledge/verify.html", told)
    if wait := limits.take(address_of(request)):
        return render(request, "pledge/verify.html", told | {"wait": wait}, status=429)
    found = selectors.proof(asked, public_key().raw)
    name = " ".join(request.POST.get("nama", "").split())
    same = None
    if name and found.statement:
        same = hmac.compare_digest(
            name.casefold().encode(), found.statement.name.casefold().encode()
        )
    return render(
        request, "pledge/verify.html",
        told | {"proof": found, "asked": asked, "name": name, "same_name": same,
                "current": text() if found.text_hash == text().hash else None},
        status=200 if found.result == "genuine" else 404,
    )  # fmt: skip
