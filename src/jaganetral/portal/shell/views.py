"""Pages about the portal itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jaganetral import __version__


def about(request: HttpRequest) -> HttpResponse:
    """What JagaNetral is, what it keeps and what it does not, and who answers for it."""
    return render(request, "shell/about.html", {"version": __version__})


def offline(request: HttpRequest) -> HttpResponse:
    """What the installed site shows where there is no line."""
    return render(request, "shell/offline.html")
