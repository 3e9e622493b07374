"""Whether the portal lives and is ready, and its figures: for those who run it.

These answer whatever name they are reached under and over plain HTTP, since a watcher on the same
machine knows the port and not the name. They tell nothing that is not public.
"""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from jaganetral.portal.door import checker
from jaganetral.portal.shell.figures import exposition

__all__ = ["figures", "live", "ready"]


def live(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; no database is asked."""
    return _kept_by_nobody(JsonResponse({"status": "ok"}))


def ready(request: HttpRequest) -> HttpResponse:
    """200 where the database answers and is migrated and the rulebook is loaded, else 503."""
    found = {"database": "ok", "migrations": "ok", "rulebook": checker().rulebook_id}
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            found["migrations"] = "missing"
    except DatabaseError:
        found["database"] = found["migrations"] = "unreachable"
    whole = found["database"] == found["migrations"] == "ok"
    return _kept_by_nobody(JsonResponse(found, status=200 if whole else 503))


def figures(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, where they are wanted and not asked for through the proxy."""
    came_through = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    if not settings.ENVIRONMENT.metrics or came_through:
        return HttpResponse(status=404)
    content, kind = exposition()
    return _kept_by_nobody(HttpResponse(content, content_type=kind))


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
