"""Words of others: what stands between quotation marks and is said by somebody else.

To tell what a banner or a candidate says is not to say it. Quotation marks alone do not suffice
(people put slogans of their own between them): somebody or something must be named that says it.
"""

from __future__ import annotations

import re
from typing import Final

from jaganetral.perception.text.marked import Marked

_QUOTED: Final = re.compile(r"“[^”]{4,}”|\"[^\"]{4,}\"|«[^»]{4,}»")
_REACH: Final = 5
"""Words between the quotation and who says it."""
_ME: Final = frozenset({"saya", "kami"})


def told(marked: Marked) -> frozenset[int]:
    """The tokens that are told as the words of others."""
    if '"' not in marked.text and "“" not in marked.text and "«" not in marked.text:
        return frozenset()
    found: set[int] = set()
    for match in _QUOTED.finditer(marked.text):
        inside = [
            i for i, t in enumerate(marked.tokens) if match.start() < t.start < match.end() - 1
        ]
        if inside and _sayer(marked, inside[0], inside[-1]):
            found.update(inside)
    return frozenset(found)


def _sayer(marked: Marked, first: int, last: int) -> bool:
    for hit in marked.hits("saying"):
        before = 0 < first - hit.last <= _REACH + 1
        after = 0 < hit.first - last <= _REACH + 1
        if before or after:
            beside = marked.tokens[max(0, hit.first - 1) : hit.last + 2]
            if not _ME.intersection(t.form for t in beside):
                return True
    return False
