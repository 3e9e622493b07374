"""Where the act was left and whose it was: `platform`, `audience`, `authorship`."""

from __future__ import annotations

from jaganetral.narrative.fields.denials import rebutted
from jaganetral.narrative.findings import Account, Finding
from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.matching import Hit

_IN_PERSON = frozenset(
    {"attend", "declare", "campaign", "banner", "attribute", "party", "endorse", "decision"}
)
ONLINE_ACTION = frozenset(
    {
        "post",
        "comment",
        "share",
        "like",
        "follow",
        "join_group",
        "message",
        "mention",
        "live",
        "story",
        "profile",
    }
)
_OPEN = frozenset({"x", "tiktok", "youtube"})


def _circulated(account: Account, hit: Hit) -> bool:
    """Whether the place is only where others passed it on (`videonya viral di TikTok`)."""
    for unit in reversed(account.units[max(0, hit.first - 6) : hit.first]):
        if unit.stop:
            return False
        if unit.has("viral", "~edar", "~sebar:passive", "menyebar", "~tersebar"):
            return True
    return False


def read_platform(account: Account, action: Hit | None) -> list[Finding]:
    """`platform` and `audience`; where others passed it on does not count for a deed in person."""
    told = account.of("platform")
    own = [hit for hit in told if not _circulated(account, hit)]
    value = action.value if action else None
    chosen: Hit | None = None
    if own:
        chosen = own[0]
    elif told and value not in _IN_PERSON:
        chosen = told[0]
    found: list[Finding] = []
    if chosen is not None:
        found.append(account.finding(chosen))
    elif action is not None and value in _IN_PERSON and not _online_word(account):
        found.append(account.at("platform", "offline", action.first, action.last))
    audience = min(
        (
            h
            for h in account.of("audience")
            if h.value != "group" or value not in _IN_PERSON or not _circulated(account, h)
        ),
        key=lambda h: (h.rank, h.first),
        default=None,
    )
    if audience is not None:
        found.append(account.finding(audience))
    elif chosen is not None and chosen.value in _OPEN and value in ONLINE_ACTION:
        # what is posted on X, TikTok or YouTube is open to all unless the account is locked
        found.append(account.at("audience", "public", chosen.first, chosen.last))
    return found


def _online_word(account: Account) -> bool:
    return any(unit.has("@social_media", "@post", "akun") for unit in account.units)


def read_authorship(account: Account, action: Hit | None) -> list[Finding]:
    """`authorship`: as told, or that of someone else whose verb the act is.

    That the actor's verb is active tells how a report was written, not whose hand it was: one's
    own it is only where that is said.
    """
    told = _told(account, action)
    if told is not None:
        return [told]
    if action is None or account.units[action.first].has("@facility"):
        return []  # "aplikasi milik pemkab memuat …": the office's own channel
    for unit in account.units[action.first : action.last]:
        if unit.verb and unit.subject in ("other", "kin", "contestant"):
            if action.value in ONLINE_ACTION:
                return [account.at("authorship", "other_person", action.first, action.last)]
            return []
    return []


def _told(account: Account, action: Hit | None) -> Finding | None:
    misused = account.best("authorship.misused")
    if misused is not None:
        return account.finding(misused)
    added = account.best("authorship.added")
    if added is not None and (action is None or action.value in ("join_group", "other")):
        return account.finding(added)
    hit = account.best("authorship")
    if hit is None:
        return _put_up_again(account)
    if rebutted(account, hit):
        return account.at("authorship", "self", hit.first, hit.last)
    in_person = action is not None and action.value in _IN_PERSON and action.value != "banner"
    # who posted the video of a speech does not change who gave it
    return account.finding(hit) if hit.value == "hijacked" or not in_person else None


_GOES_ROUND = word_set(
    "beredar tersebar menyebar disebarkan disebar diedarkan viral diviralkan dimunculkan muncul "
    "dibagikan disebarluaskan"
)
_MADE = word_set("diambil dibuat direkam dijepret dipotret")
_LONG_AGO = word_set("akhir awal tahun sebelum jauh lama bulan silam lalu")


def _put_up_again(account: Account) -> Finding | None:
    """An old picture that goes round, nobody says by whom: others put it up again."""
    units = account.units
    round_at = next(
        (at for at, u in enumerate(units) if u.norm in _GOES_ROUND and not u.by_actor), None
    )
    if round_at is None:
        return None
    for at, unit in enumerate(units):
        following = units[at + 1 : at + 4]
        old = unit.has("@old_picture") or (
            unit.has("@photo", "@video")
            and any(u.norm in ("lama", "lawas", "jadul", "arsip") for u in following[:1])
        )
        made = unit.norm in _MADE and any(
            u.norm in _LONG_AGO or u.norm[:2] == "20" for u in following
        )
        if old or (made and any(u.has("@photo", "@video") for u in units[max(0, at - 4) : at])):
            return account.at("authorship", "other_person", at, at + 1)
    return None
