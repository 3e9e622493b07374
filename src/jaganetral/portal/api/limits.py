"""How often one address may ask: counted in this process's memory, never written down.

A token bucket for each address: it holds `burst` requests and gains `rate` a second. Phones behind
one carrier's address share a bucket, so it is wide: the limit keeps one machine from taking the
whole service, it is no quota for people. An address is kept as a hash with a salt that is drawn
when the process starts and lost when it ends; IPv6 counts by /64, since that is one subscriber.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

__all__ = ["BURST_SECONDS", "Limits", "address_of"]

BURST_SECONDS = 30
"""A bucket holds what comes in so many seconds."""
KEPT = 50_000
"""Buckets that are remembered; those not asked of for longest are forgotten first."""


class Limits:
    """The buckets of one process. `take` is safe among threads."""

    def __init__(self, rate: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate, self.burst = rate, rate * BURST_SECONDS
        self._clock = clock
        self._salt = secrets.token_bytes(32)
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, who: str, *, width: float = 1.0) -> int:
        """Take one request of `who`; 0, or the seconds after which the next one is let through.

        `width` widens the bucket for a caller who showed a token.
        """
        if self.rate <= 0:
            return 0
        key = hashlib.blake2b(who.encode(), key=self._salt, digest_size=12).digest()
        rate, burst = self.rate * width, self.burst * width
        with self._lock:
            now = self._clock()
            held, since = self._buckets.get(key, (burst, now))
            held = min(burst, held + (now - since) * rate)
            enough = held >= 1
            self._buckets[key] = (held - 1 if enough else held, now)
            self._buckets.move_to_end(key)
            if len(self._buckets) > KEPT:
                self._buckets.popitem(last=False)
        return 0 if enough else max(1, math.ceil((1 - held) / rate))


def address_of(request: HttpRequest) -> str:
    """The address that counts as one caller: behind our proxy the one that the proxy saw."""
    found = str(request.META.get("REMOTE_ADDR", ""))
    if settings.ENVIRONMENT.proxy:
        # What stands left of the last comma came from outside and may be made up.
        found = str(request.META.get("HTTP_X_FORWARDED_FOR", found)).rpartition(",")[2].strip()
    if ":" not in found:
        return found
    try:
        return str(ipaddress.IPv6Address(found.partition("%")[0]).exploded[:19])
    except ipaddress.AddressValueError:
        return found
