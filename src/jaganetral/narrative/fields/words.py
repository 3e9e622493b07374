"""Words quoted in the account: `text` (the actor's) and `quoted_text` (what was acted on)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaganetral.narrative.findings import Account, Finding
from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.units import Unit

_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„\n]{2,400})[\"”»“]|(?<!\w)['‘]([^'‘’\n]{3,300})['’](?!\w)")
_WRITES = (
    "@v.write", "@v.comment", "@v.speak", "@v.post", "@v.chant", "@v.send", "@v.urge", "@v.state",
    "@v.share", "@v.repost", "berbunyi", "bertuliskan", "keterangan", "takarir", "caption",
    "komentar", "tulisan", "bertulis", "kalimat", "kata", "ujar", "isinya", "tagar", "@message",
)  # fmt: skip
_REACTS = ("@v.like", "@like_mark", "@v.comment", "@v.repost", "@v.share")
_NAMES = ("bernama", "berjudul", "bertajuk", "nama", "disebut", "lagu", "acara", "grup")


_SAID = word_set(
    "ujar ujarnya kata katanya ucap ucapnya tutur tuturnya tulis tulisnya seru serunya ungkap "
    "ungkapnya pesan pesannya tandas tegas tegasnya"
)


def _said_after(account: Account, end: int) -> bool:
    """`"pilih nomor dua," ujar kades`: the speaker stands after the words."""
    after = [u for u in account.told if u.start >= end][:3]
    return any(
        u.norm in _SAID and (u.norm.endswith("nya") or _speaker(after[i + 1 :]))
        for i, u in enumerate(after)
    )


def _speaker(units: Sequence[Unit]) -> bool:
    return bool(units) and (units[0].role is not None or units[0].has("@they", "@i"))


def read_words(account: Account) -> list[Finding]:
    """The first quotation that is the actor's own words, and one that they reacted to."""
    text, units = account.text, account.units
    if not any(mark in text for mark in "\"“«'‘„"):
        return []
    found: list[Finding] = []
    for match in _QUOTED.finditer(text):
        group = 1 if match.group(1) is not None else 2
        start, end = match.span(group)
        before = [u for u in units if u.end <= match.start()][-8:]
        while any(u.stop for u in before):
            before = before[1:]
        if any(u.has(*_NAMES) for u in before[-2:]):
            continue
        if any(u.verb and u.subject == "authority" for u in before):
            continue
        reacted = any(u.has("@v.like", "@like_mark", "@v.repost") for u in before) or (
            any(u.has("@v.comment") for u in before)
            and any(u.has("@post", "status") for u in before[-4:])
            and not any(u.has("keterangan", "dengan") for u in before[-2:])
        )
        writes = any(u.has(*_WRITES) for u in before)
        others = any(u.verb and u.subject in ("other", "contestant") for u in before)
        writes = writes or _said_after(account, match.end())
        field = "quoted_text" if reacted or others else "text" if writes else None
        if field and all(f.field != field for f in found):
            found.append(Finding(field, match.group(group), start, end))
    return found
