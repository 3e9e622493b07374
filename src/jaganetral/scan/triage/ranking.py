"""What people should look at first: severity × confidence × reach.

A rank is no measure of guilt. It says only where a look is worth most: where much is at stake for
somebody, where we are rather sure, and where many saw it.

* **severity** is what the law threatens, as the verdict's own sanction level and category: light,
  moderate and severe by PP 94/2021 article 8, below them moral sanctions (PP 42/2004 article 15),
  above them a crime. The steps are a choice; their order is the law's.
* **confidence** is the verdict's own: the chance that people would find a breach.
* **reach** counts people on a scale of tens, because a post that a million saw is not a thousand
  times as grave as one that a thousand saw: ×1 at a thousand people, ×1.5 at a million, ×0.5 at
  none. Unknown reach counts as a thousand: it lifts nobody and hides nobody.
"""

from __future__ import annotations

import math
from typing import Any, Final

SANCTION: Final = {
    "criminal": 1.0, "severe": 0.8, "moderate": 0.6, "light": 0.4, "moral": 0.3, "none": 0.1,
}  # fmt: skip
CATEGORY: Final = {
    "criminal": 1.0, "discipline": 0.4, "contract": 0.4, "code_of_ethics": 0.3,
    "administrative": 0.3, "none": 0.1,
}  # fmt: skip
"""Counts where it is more than the sanction level: a crime of unknown sanction is one still."""
USUAL: Final = 1_000
"""People: what unknown reach counts as."""
DECADES: Final = 6
"""Steps of ten between which the factor moves by one."""
FLAGGED: Final = frozenset({"prohibited", "caution"})


def severity(judged: dict[str, Any]) -> float:
    """What the law threatens, 0 to 1. Nothing where nothing was found."""
    if judged["verdict"] not in FLAGGED:
        return 0.0
    level = SANCTION.get(str(judged.get("sanction_level")), SANCTION["none"])
    return max(level, CATEGORY.get(str(judged.get("category")), CATEGORY["none"]))


def reach_factor(reach: int | None) -> float:
    """0.5 to 1.5 for none to a million people and more; 1 where it is not known."""
    if reach is None:
        return 1.0
    lifted = math.log10((1 + reach) / (1 + USUAL)) / DECADES
    return min(max(1 + lifted, 0.5), 1.5)


def score(severe: float, confidence: float, reach: int | None) -> float:
    """Severity × confidence × reach, four places."""
    return round(severe * confidence * reach_factor(reach), 4)
