"""How often one address may file, upload and try codes; counted in memory, never written down.

Wide on purpose: a thousand phones may stand behind one address of a carrier. A sealed conversation
(nobody files without having been given one, and not within seconds of it) and a field that only a
machine fills do the rest. Argued in docs/reporting.md.
"""

from __future__ import annotations

from django.conf import settings

from jaganetral.portal.api.limits import Limits

__all__ = ["begin_anew", "files", "filing", "tries"]

_RATE = float(getattr(settings, "REPORTS_PER_SECOND", 1.0))

filing = Limits(_RATE)
"""Reports: one a second, thirty at once; 0 counts nothing (a measurement of the load)."""
files = Limits(_RATE * 2)
"""Files: two a second, sixty at once."""
tries = Limits(0.5)
"""Codes typed: one in two seconds, fifteen at once. A code has 100 bits; this spares the table."""


def begin_anew() -> None:
    """Forget what was counted."""
    for one in (filing, files, tries):
        one.__init__(one.rate)  # type: ignore[misc]
