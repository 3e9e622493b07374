"""Make, revoke and recognise tokens. A token's words are shown once and never kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from jaganetral.portal.api.models import ApiToken, Scope
from jaganetral.portal.api.problems import Problem
from jaganetral.portal.door import today
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import demand

__all__ = ["LONGEST", "MARK", "make", "of_person", "recognise", "revoke"]

MARK = "jaga_"
"""Every token begins so: scanners for leaked secrets can find it."""
LONGEST = timedelta(days=366)
SHOWN = len(MARK) + 6


def make(
    person: Person, name: str, scopes: Iterable[Scope], expires_on: date
) -> tuple[ApiToken, str]:
    """A new token of `person`, and its words: the only time that they are seen. Raises Refused."""
    demand(person, "api.make_token", owner=person)
    words = MARK + secrets.token_urlsafe(30)
    last = min(expires_on, today() + LONGEST)
    token = ApiToken.objects.create(
        person=person,
        name=name,
        prefix=words[:SHOWN],
        digest=_digest(words),
        scopes=sorted(Scope(scope).value for scope in scopes),
        expires_on=last,
    )
    return token, words


def revoke(by: Person, token: ApiToken) -> None:
    """End a token at once; a second time changes nothing. Raises Refused."""
    demand(by, "api.revoke_token", owner=token.person)
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


def of_person(person: Person) -> QuerySet[ApiToken]:
    """The tokens that `person` made, the newest first."""
    return ApiToken.objects.filter(person=person)


def recognise(header: str, scope: Scope) -> ApiToken:
    """The token that an Authorization header shows. Raises Problem."""
    kind, _, words = header.partition(" ")
    words = words.strip()
    challenge = {"WWW-Authenticate": 'Bearer realm="jaganetral"'}
    if kind.lower() != "bearer" or not words.isascii() or len(words) > 200:
        raise Problem("no-such-token", headers=challenge)
    token = (
        ApiToken.objects.filter(digest=_digest(words), revoked_at=None, person__is_active=True)
        .only("pk", "scopes", "expires_on", "last_used_on")
        .first()
    )
    day = today()
    if token is None or token.expires_on < day:
        raise Problem("no-such-token", headers=challenge)
    if scope.value not in token.scopes:
        raise Problem("scope-missing", allowed=tuple(token.scopes), expected=scope.value)
    if token.last_used_on != day:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=day)
    return token


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
