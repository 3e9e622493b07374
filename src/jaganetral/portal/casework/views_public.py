"""What everybody may see: silent authorities as figures, and clearings that people wanted known."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from jaganetral.portal.casework import selectors


@require_safe
@cache_control(max_age=300, public=True)
def silent(request: HttpRequest) -> HttpResponse:
    """Which authorities are past the limit for a recommendation, and by how many days."""
    return render(request, "casework/silent.html", {"silent": selectors.silent()})


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Who was cleared and wanted it to be known; without a name unless they wanted that too."""
    return render(request, "casework/published.html", {"clearings": selectors.published()})
