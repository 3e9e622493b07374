"""What a copy must share besides words and picture to be looked at together with another.

The same words are not the same act everywhere: who acts and in what state, what is done, about
which contestant, at which stage, and what the law said of it. All of that is the context; two rows
of different contexts are never one item.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, Final

import msgspec

from jaganetral.model import Conduct

_OWN: Final = frozenset(
    ["id", "at", "region", "target", "text", "quoted_text", "in_reply_to", "photos", "narrative",
     "platform", "taken_at"]
)  # fmt: skip
"""What may differ between copies. Words and pictures are compared by themselves; a place counts by
the contests that it brings, a day by their stages, an account by whom it stands for."""
_FIELDS: Final = tuple(name for name in Conduct.__struct_fields__ if name not in _OWN)
TELLING: Final = frozenset({"mention", "number", "stance", "call_to_vote", "gesture", "material"})
"""Signals that say for or against whom, and how. Others (news, emoji, dates) may differ."""
_SUMS: Final = ("verdict", "category", "sanction_level", "rulebook")

_encode: Final = msgspec.msgpack.Encoder().encode


def context(conduct: Conduct, judged: dict[str, Any]) -> bytes:
    """The context of a judged conduct, as 16 bytes."""
    told = [getattr(conduct, name) for name in _FIELDS]
    role = conduct.actor_role and " ".join(conduct.actor_role.casefold().split())
    told[_FIELDS.index("actor_role")] = role
    signals = sorted(
        {
            (signal["kind"], _value(signal), *_target(signal))
            for signal in judged["signals"]
            if signal["kind"] in TELLING
        }
    )
    known = any(identity for _kind, _value, identity, _name in signals)
    contests = judged.get("contests") or []
    key = [
        told,
        [judged.get(name) for name in _SUMS],
        sorted(judged["rules"]),
        signals,
        sorted({stage for contest in contests for stage in contest.get("stages") or ()}),
        sorted({contest.get("election") or "" for contest in contests}),
        [] if known else sorted(contest.get("id") or "" for contest in contests),
    ]
    return digest(_encode(key))


def digest(data: bytes) -> bytes:
    """16 bytes that name `data`."""
    return blake2b(data, digest_size=16).digest()


def _value(signal: dict[str, Any]) -> str:
    return "" if signal["kind"] == "mention" else str(signal["value"])


def _target(signal: dict[str, Any]) -> tuple[str, str]:
    target = signal.get("target") or {}
    identity = target.get("id") or ""
    return (identity, "") if identity else ("", str(target.get("name") or "").casefold())
