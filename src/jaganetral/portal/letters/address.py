"""Where this installation is reached from outside, for what stands on paper."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

__all__ = ["site", "verify_address"]


def site() -> str:
    """`https://` and the first name under which the site is reached; else this machine's address.

    A letter is written without a request at hand, so the address comes from JAGANETRAL_HOSTS.
    """
    named = [host for host in settings.ENVIRONMENT.hosts if host[:1] not in (".", "*")]
    if not named:
        return "http://localhost:8000"
    return f"{'http' if settings.ENVIRONMENT.loopback else 'https'}://{named[0]}"


def verify_address(code: str) -> str:
    """The whole address at which anybody verifies a letter, in Indonesian."""
    with override("id"):
        return site() + reverse("letters:verify", args=[code])
