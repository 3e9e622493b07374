"""What an export tells beside the conduct: whose account, where to find it, how many it reached."""

from __future__ import annotations

import math
from typing import Any, Final

import msgspec

ACCOUNT: Final = (
    "account", "account_name", "username", "author", "author_name", "page_name", "channel", "user",
)  # fmt: skip
URL: Final = ("url", "link", "permalink", "post_url", "permalink_url")
REACH: Final = (
    "reach", "people_reached", "impressions", "impression_count", "views", "view_count",
    "statistics.views", "followers", "follower_count", "followers_count", "subscribers",
    "subscriber_count",
)  # fmt: skip
"""Names of columns that are looked for, the first that says something counts. What was seen goes
before who follows."""
_LONGEST: Final = 500


class Aside(msgspec.Struct, frozen=True):
    """The columns of an input beside the contract's: names given, else the usual ones."""

    account: tuple[str, ...] = ACCOUNT
    url: tuple[str, ...] = URL
    reach: tuple[str, ...] = REACH

    def account_of(self, fields: dict[str, Any]) -> str | None:
        """The account as the input writes it."""
        return _first_text(fields, self.account)

    def url_of(self, fields: dict[str, Any]) -> str | None:
        """The address of the post; only a web address is one."""
        found = _first_text(fields, self.url)
        return found if found and found.startswith(("https://", "http://")) else None

    def reach_of(self, fields: dict[str, Any]) -> int | None:
        """How many people it reached, None where nothing tells."""
        for name in self.reach:
            found = _people(fields.get(name))
            if found is not None:
                return found
        return None


def _first_text(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            told = value.strip()[:_LONGEST]
            return told.encode("utf-8", "replace").decode("utf-8")
    return None


def _people(value: Any) -> int | None:
    """A count; 12.500 and 12,500 are twelve thousand five hundred."""
    if isinstance(value, str):
        plain = value.strip()
        digits = plain.replace(".", "").replace(",", "")
        grouped = plain.isdigit() or all(len(part) == 3 for part in _groups(plain)[1:])
        return int(digits) if digits.isascii() and digits.isdigit() and grouped else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if 0 <= value < math.inf else None


def _groups(number: str) -> list[str]:
    return number.replace(",", ".").split(".")
