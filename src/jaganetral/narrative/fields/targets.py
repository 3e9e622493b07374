"""Towards whom: `target_kind` and `target`."""

from __future__ import annotations

from jaganetral.narrative.findings import Account, Finding
from jaganetral.narrative.units import Unit

_TOWARDS = (
    "@v.like", "@like_mark", "@v.comment", "@v.follow", "@v.mention", "@v.join", "@v.share",
    "@v.repost", "@v.send", "@v.attend", "@v.write", "@v.urge", "@v.meet", "@v.escort", "@v.look",
    "follow", "tag", "like", "@group", "@v.pose",
)  # fmt: skip
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("organizer", ("@organizer",)),
    ("government", ("@government_account",)),
    ("media", ("@news_account",)),
    ("campaign_team", ("@team", "pemenangan")),
    ("contestant", ("@contestant", "@v.run")),
    ("party", ("@party", "@event_party")),
    ("private", ("@kin", "@other", "@public", "@i", "keluarga")),
)
_OBJECT = (
    "@post",
    "@account",
    "@photo",
    "@video",
    "@group",
    "@live_stream",
    "komentar",
    "@message",
    "@event_campaign",
    "@event_declaration",
    "konten",
    "@profile_photo",
)


def _kind(unit: Unit) -> str | None:
    for kind, keys in _KINDS:
        if unit.has(*keys):
            return kind
    return None


def read_target(account: Account) -> list[Finding]:
    """Whose account, post, group or event the act was towards.

    The owner stands after the thing (`unggahan akun Instagram pasangan calon`); a post of a
    private person stays private even where it is about a contestant.
    """
    units = account.units
    found: list[Finding] = []
    for at, unit in enumerate(units):
        if unit.has("@handle"):
            found.append(account.at("target", account.words(at, at + 1), at, at + 1))
            break
    for at, unit in enumerate(units):
        if unit.negated or not unit.has(*_TOWARDS):
            continue
        if unit.verb and unit.subject in ("other", "authority", "contestant", "kin"):
            continue
        thing: int | None = at if unit.has("@group") else None
        for ahead in range(at + 1, min(at + 11, len(units))):
            other = units[ahead]
            if other.stop or other.norm in (
                "lalu",
                "tetapi",
                "karena",
                "berisi",
                "tentang",
                "terkait",
                "berbunyi",
                "yang_memuji",
            ):
                break
            kind = None if other.negated else _kind(other)
            if thing is None and other.has(*_OBJECT) and kind is None:
                thing = ahead
                continue
            if other.has("@i") and not units[ahead - 1].has("@post", "@account", "@group"):
                continue
            if kind is not None:
                begin = thing if thing is not None else ahead
                found.append(account.at("target_kind", kind, begin, ahead + 1))
                if thing is not None and all(f.field != "target" for f in found):
                    words = account.words(begin, ahead + 1)
                    found.append(account.at("target", words, begin, ahead + 1))
                return found
    return found
