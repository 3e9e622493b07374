"""Exhibits in lists of other rooms.

{% load evidence %}
{% include "evidence/list.html" with exhibits=exhibits %}                        officers
{% include "evidence/list.html" with exhibits=exhibits audience="reported" %}    by signed links
{% include "evidence/list.html" with exhibits=exhibits audience="reporter" %}
"""

from __future__ import annotations

from django import template

from jaganetral.portal.evidence.contents import KINDS
from jaganetral.portal.evidence.links import preview_url
from jaganetral.portal.evidence.models import Exhibit, State
from jaganetral.portal.evidence.words import size

register = template.Library()


@register.filter
def readable_size(exhibit: Exhibit) -> str:
    """The size of an exhibit, as people say it."""
    return size(exhibit.size)


@register.filter
def family(exhibit: Exhibit) -> str:
    """picture, video, audio, paper, text or archive."""
    return KINDS[exhibit.media_type].family


@register.filter
def shown_to(exhibit: Exhibit, audience: str) -> str:
    """The signed address of the first page for who has no account; "" where there is none."""
    if exhibit.state != State.READY or not exhibit.pages:
        return ""
    if audience == "reported":
        return preview_url(exhibit) if exhibit.released_at else ""
    return preview_url(exhibit, redacted=False)


@register.simple_tag
def signed_page(exhibit: Exhibit, page: int, audience: str = "reported") -> str:
    """The signed address of any page."""
    return preview_url(exhibit, page, redacted=audience == "reported")
