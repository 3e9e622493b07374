"""How sure a share is that was counted among so many."""

from __future__ import annotations

from scipy.stats import binomtest

__all__ = ["wilson"]


def wilson(of: int, among: int) -> tuple[float, float]:
    """The 95 per cent interval of a share, 0 to 1 (Wilson 1927: good for small numbers, and never
    beyond what a share can be); (0, 1) of nothing."""
    if among == 0:
        return 0.0, 1.0
    found = binomtest(of, among).proportion_ci(0.95, method="wilson")
    return float(found.low), float(found.high)
