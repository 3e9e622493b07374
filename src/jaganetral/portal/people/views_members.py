"""Pages for administrators and auditors: organisations, members, invitations, the record."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jaganetral.portal.people import actions, selectors
from jaganetral.portal.people.errors import Explained, Refused, SpentInvitation
from jaganetral.portal.people.forms import (
    AcceptForm,
    InviteForm,
    NewOrganisationForm,
    RenameForm,
)
from jaganetral.portal.people.guard import requires, surely
from jaganetral.portal.people.models import Invitation, Membership, Organisation, Person
from jaganetral.portal.people.roles import Role


def _who(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person):
        raise Refused("people.keep_own_account")
    return request.user


@never_cache
@requires("people.see_organisations")
def organisations(request: HttpRequest) -> HttpResponse:
    """The part of the tree that the person reaches."""
    reached = list(selectors.reached(_who(request), "people.see_organisations"))
    top = min((one.depth for one in reached), default=1)
    for one in reached:
        one.level = min(one.depth - top, 5)
    return render(request, "people/organisations.html", {"organisations": reached})


@never_cache
@requires("people.see_members", at="organisation")
def members(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Who holds which role in an organisation."""
    return render(
        request,
        "people/members.html",
        {
            "organisation": organisation,
            "lineage": organisation.lineage()[:-1],
            "members": selectors.members(organisation),
            "invitations": selectors.open_invitations(organisation),
        },
    )


@never_cache
@requires("people.manage_members", at="organisation")
@surely
def invite(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Invite somebody, or give a role to somebody who has an account."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        who, role, ends = _who(request), Role(form.cleaned_data["role"]), form.cleaned_data["ends"]
        email = form.cleaned_data["email"]
        try:
            known = Person.objects.filter(email__iexact=email).first()
            if known:
                actions.give_role(who, known, organisation, role, ends)
                return redirect("people:members", organisation=organisation.pk)
            invitation, key = actions.invite(
                who,
                organisation,
                email=email,
                name=form.cleaned_data["name"],
                role=role,
                ends=ends,
            )
        except Explained as wrong:
            form.add_error(wrong.field, wrong.sentence)
        else:
            return _invited(request, invitation, key)
    return render(
        request,
        "people/invite.html",
        {"organisation": organisation, "form": form},
        status=422 if form.errors else 200,
    )


def _invited(request: HttpRequest, invitation: Invitation, key: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("people:accept", kwargs={"key": key}))
    get_adapter().send_mail(
        "people/email/invitation", invitation.email, {"invitation": invitation, "link": link}
    )
    return render(
        request,
        "people/invited.html",
        {"invitation": invitation, "link": link, "mailed": bool(settings.EMAIL_HOST)},
    )


@require_POST
@requires("people.manage_members", at="organisation")
@surely
def end_role(request: HttpRequest, organisation: Organisation, membership: int) -> HttpResponse:
    """End a role now."""
    one = get_object_or_404(Membership, pk=membership, organisation=organisation)
    try:
        actions.end_role(_who(request), one)
    except Explained as wrong:
        return _not_done(request, organisation, wrong)
    return redirect("people:members", organisation=organisation.pk)


@require_POST
@requires("people.manage_members", at="organisation")
@surely
def withdraw(request: HttpRequest, organisation: Organisation, invitation: int) -> HttpResponse:
    """Withdraw an open invitation."""
    one = get_object_or_404(Invitation, pk=invitation, organisation=organisation)
    with suppress(SpentInvitation):  # it no longer works, which is what was asked for
        actions.withdraw(_who(request), one)
    return redirect("people:members", organisation=organisation.pk)


@never_cache
@requires("people.manage_members", at="organisation")
@surely
def account_of(request: HttpRequest, organisation: Organisation, person: int) -> HttpResponse:
    """Close a member's account, or open it again."""
    here = Membership.objects.filter(organisation=organisation).values("person")
    one = get_object_or_404(Person, pk=person, pk__in=here)
    if request.method == "POST":
        act = actions.close_account if one.is_active else actions.open_account
        try:
            act(_who(request), one)
        except Explained as wrong:
            return _not_done(request, organisation, wrong)
        return redirect("people:members", organisation=organisation.pk)
    return render(request, "people/account_of.html", {"organisation": organisation, "person": one})


def _not_done(request: HttpRequest, organisation: Organisation, wrong: Explained) -> HttpResponse:
    context: dict[str, Any] = {"organisation": organisation, "sentence": wrong.sentence}
    return render(request, "people/not_done.html", context, status=422)


@never_cache
@requires("people.manage_organisations", at="organisation")
@surely
def change_organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Rename an organisation, or make one under it."""
    adds = request.POST.get("what") == "add"
    rename = RenameForm(
        request.POST if request.POST and not adds else None, initial={"name": organisation.name}
    )
    add = NewOrganisationForm(request.POST if adds else None, prefix="new")
    form = add if adds else rename
    if request.method == "POST" and form.is_valid():
        try:
            if adds:
                actions.make_organisation(_who(request), organisation, **add.cleaned_data)
            else:
                actions.rename_organisation(
                    _who(request), organisation, rename.cleaned_data["name"]
                )
            return redirect("people:organisations")
        except Explained as wrong:
            form.add_error(wrong.field, wrong.sentence)
    return render(
        request,
        "people/change_organisation.html",
        {"organisation": organisation, "rename": rename, "add": add, "form": form},
        status=422 if form.errors else 200,
    )


@never_cache
def accept(request: HttpRequest, key: str) -> HttpResponse:
    """Accept an invitation: choose a password, and the account is there."""
    try:
        invitation = actions.invitation_of(key)
        form = AcceptForm(
            request.POST or None, person=Person(email=invitation.email, name=invitation.name)
        )
        if request.method == "POST" and form.is_valid():
            actions.accept(key, form.cleaned_data["password"])
            return redirect("people:accepted")
    except SpentInvitation:
        return render(request, "people/invitation_spent.html", status=410)
    return render(
        request,
        "people/accept.html",
        {"invitation": invitation, "form": form},
        status=422 if form.errors else 200,
    )


@never_cache
def accepted(request: HttpRequest) -> HttpResponse:
    """The account is there: sign in."""
    return render(request, "people/accepted.html")


@never_cache
@requires("people.read_record")
def record(request: HttpRequest) -> HttpResponse:
    """What administrators did to accounts, roles and organisations."""
    page = Paginator(selectors.record(_who(request)), 50).get_page(request.GET.get("halaman"))
    return render(request, "people/record.html", {"page": page})
