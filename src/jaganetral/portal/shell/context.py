"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

NAVIGATION = (
    (_("Check"), "selfcheck:start"),
    (_("Allowed or not?"), "guide:index"),
    (_("Learn"), "learning:index"),
    (_("I am being asked to"), "asked:index"),
    (_("Clean up my account"), "cleanup:index"),
    (_("Ask a human"), "advice:index"),
    (_("Report somebody"), "intake:index"),
)
"""The rooms that everybody may enter, in the order of how often they are needed."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """The navigation, the other language's address of this page, and whether this is a demo."""
    here = get_language() or settings.LANGUAGE_CODE
    other = "en" if here.startswith("id") else "id"
    match = request.resolver_match
    room = match.app_name if match else ""
    return {
        "navigation": [
            {"title": title, "url": reverse(name), "here": room == name.partition(":")[0]}
            for title, name in NAVIGATION
        ],
        "other_language": other,
        "other_language_url": translate_url(request.get_full_path(), other),
        "demo": settings.ENVIRONMENT.demo,
    }
