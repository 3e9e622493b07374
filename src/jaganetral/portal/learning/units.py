"""Time limits of the law in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jaganetral.procedure import ClockRule

__all__ = ["limit_in_words"]


def limit_in_words(one: ClockRule) -> str:
    """“at most 7 working days”, in the language of the page."""
    unit = {
        "working_day": _("working days"),
        "calendar_day": _("calendar days"),
        "day_as_written": _("days"),
        "hour": _("hours"),
        "month": _("months"),
    }[one.unit]
    said = {
        "at_most": _("at most %(limit)s %(unit)s"),
        "at_least": _("at least %(limit)s %(unit)s"),
        "takes_effect": _("after %(limit)s %(unit)s"),
    }[one.kind]
    words = said % {"limit": one.limit, "unit": unit}
    if one.extended is None:
        return words
    return _("%(words)s, %(limit)s where it is extended") % {
        "words": words, "limit": one.extended.to,
    }  # fmt: skip
