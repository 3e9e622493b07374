"""{% due line %}: by which hour a line of work is to be done, and how far off that is."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from jaganetral.portal.casework.telling import Line

register = template.Library()


@register.inclusion_tag("casework/due.html")
def due(line: Line) -> dict[str, Any]:
    """The hour of a line, in words."""
    return {"line": line, "now": timezone.now()}
