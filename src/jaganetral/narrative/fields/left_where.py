"""Where the act was left and whose it was: `platform`, `audience`, `authorship`."""

from __future__ import annotations

from jaganetral.narrative.fields.denials import rebutted
from jaganetral.narrative.findings import Account, Finding
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
    """`authorship`: a name misused, an account hijacked, someone else's verb.

    That the actor's own verb is active does not say that nobody used the account: it stays open.
    """
    told = _told(account, action)
    if told is not None:
        return [told]
    if action is None:
        return []
    for at in range(action.first, action.last):
        unit = account.units[at]
        if account.units[action.first].has("@facility"):
            break  # "aplikasi milik pemkab memuat …": the office's own channel
        if unit.verb and unit.subject in ("other", "kin", "contestant"):
            whose = ("other_person",) if action.value in ONLINE_ACTION else ()
            return [account.at("authorship", w, action.first, action.last) for w in whose]
        if unit.verb and unit.voice in ("active", "middle", "bare") and unit.subject == "actor":
            break
    return []


def _told(account: Account, action: Hit | None) -> Finding | None:
    misused = account.best("authorship.misused")
    if misused is not None:
        return account.finding(misused)
    hit = account.best("authorship")
    if hit is None:
        return None
    if rebutted(account, hit):
        return account.at("authorship", "self", hit.first, hit.last)
    in_person = action is not None and action.value in _IN_PERSON and action.value != "banner"
    # who posted the video of a speech does not change who gave it
    return account.finding(hit) if hit.value == "hijacked" or not in_person else None
