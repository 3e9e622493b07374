"""What the lock-out counts, and what a person reads who is locked out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac


def hashed_key(key: str, prefix: str, version: int) -> str:
    """The name of a count: without the secret nobody finds out whom it is about."""
    return salted_hmac("jaganetral.people.lockout", f"{prefix}:{version}:{key}").hexdigest()


def name_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The e-mail address that was tried, in lower case."""
    given = credentials or {}
    tried = given.get("email") or given.get("username") or request.POST.get("login") or ""
    return str(tried).strip().lower()


def nobody(*details: Any) -> str:
    """How the lock-out names a client in its log lines: not at all."""
    return "a client"


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """The page for who tried too often."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "people/locked_out.html", {"minutes": minutes}, status=429)


def make_lockout_table(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """The table of the counts (used by a migration; Django's cache has none of its own)."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)
