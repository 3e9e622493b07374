"""The fields that tables decide, with what one field tells about another."""

from __future__ import annotations

from jaganetral.narrative.fields.denials import refuted
from jaganetral.narrative.fields.gestures import shows_number
from jaganetral.narrative.fields.left_where import ONLINE_ACTION, read_authorship, read_platform
from jaganetral.narrative.fields.lists import READ_INTO, read_lists
from jaganetral.narrative.findings import Account, Finding
from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.matching import Hit

_PLAIN = (
    "in_uniform", "at_office", "state_facility", "on_duty", "on_unpaid_leave",
    "deleted", "published", "purpose", "gesture_meaning", "stage",
)  # fmt: skip
_KINDS = ("president", "legislative", "dpd", "governor", "regent", "mayor")


def read_outline(account: Account) -> list[Finding]:
    """All table fields of the account."""
    found = [
        account.finding(hit)
        for field in _PLAIN
        if (hit := _best(account, field)) is not None and not _of_a_group(account, hit)
    ]
    found += _spouse_on_leave(account, found)
    taken_back = refuted(account)
    action = None if taken_back else account.best("action")
    if action is not None:
        found.append(account.finding(action))
    active = [] if taken_back else _active_support(account, action)
    found += active
    passive = any(f.value is False for f in active)
    found += read_platform(account, action)
    found += read_authorship(account, action)
    found += _contest(account)
    found += _event(account)
    found += read_lists(account, taken_back, passive)
    return found


_SAYS = word_set("katanya dalihnya dalih mengaku berdalih beralasan alasannya mengklaim ngakunya")


def _best(account: Account, field: str) -> Hit | None:
    """The best hit; of a hand sign's meaning only what is more than somebody's reading or plea."""
    if field != "gesture_meaning":
        return account.best(field)
    units = account.units
    kept = []
    for hit in account.of(field):
        before = units[max(0, hit.first - 5) : hit.first]
        if hit.value == "support" and any(u.norm in READ_INTO for u in before):
            continue
        pleads = any(
            u.norm in ("maksud", "niat", "bermaksud", "berniat")
            for u in units[hit.first : hit.last]
        )
        if pleads and any(u.norm in _SAYS for u in before):
            continue
        kept.append(hit)
    return min(kept, key=lambda h: (h.rank, h.first), default=None)


def _spouse_on_leave(account: Account, found: list[Finding]) -> list[Finding]:
    """Leave taken to go along with a spouse who stands is the leave that the law names for it."""
    if any(f.field == "on_unpaid_leave" for f in found):
        return []
    units = account.units
    if not any(unit.has("@kin.spouse") for unit in units):
        return []
    for at, unit in enumerate(units):
        if unit.has("cuti", "bercuti") and not unit.negated and unit.subject != "contestant":
            return [account.at("on_unpaid_leave", True, at, at + 1)]
    return []


def _of_a_group(account: Account, hit: Hit) -> bool:
    """`di grup kelas`: the office word names a chat, not a place."""
    return hit.field == "at_office" and any(
        unit.has("@group", "@wa_status") for unit in account.units[max(0, hit.first - 1) : hit.last]
    )


_PARTISAN_GESTURE = ("campaign", "declaration", "party_event", "registration")


def _active_support(account: Account, action: Hit | None) -> list[Finding]:
    """`active_support`: what the table says; a hand sign counts where it stands for a contestant.

    Stated passivity is about being present, so it is not read of a post or a comment.
    """
    hit = account.best("active_support")
    if hit is not None and hit.value == "true":
        return [account.finding(hit)]
    meaning, event = account.best("gesture_meaning"), _event(account)
    if meaning is None or meaning.value == "support":
        for at, unit in enumerate(account.units):
            if unit.negated or not unit.has("@v.raise") or unit.subject == "contestant":
                continue
            hand = any(u.norm in _HANDS for u in account.units[max(0, at - 2) : at + 5])
            partisan = event and event[0].value in _PARTISAN_GESTURE
            if hand and (meaning is not None or partisan or shows_number(account)):
                return [account.at("active_support", True, at, at + 1)]
    if hit is not None and not (action is not None and action.value in ONLINE_ACTION):
        return [account.finding(hit)]
    return []


_HANDS = frozenset({"jari", "telunjuk", "jempol", "simbol", "salam", "metal", "isyarat"})


def _contest(account: Account) -> list[Finding]:
    """The contest that a contestant word names; else one that the election or `maju` names."""
    for need in ("@contestant", "@election"):
        for at, unit in enumerate(account.units):
            if not unit.has(need) or unit.has("@name"):
                continue
            for kind in _KINDS:
                if unit.has(f"@{kind}"):
                    return [account.at("contest", kind, at, at + 1)]
    hit = account.best("contest")
    if hit is not None:
        return [account.finding(hit)]
    for at, unit in enumerate(account.units):
        if unit.has("@name"):
            return [account.at("contest", "president", at, at + 1)]
    return []


_OF_CAMPAIGN = word_set(
    "alat bahan materi tim jadwal masa awal akhir tahapan konten tangan peserta pelanggaran "
    "larangan dugaan itu termasuk adalah bukan berupa semacam hitam spanduk lagu untuk"
)


def _event(account: Account) -> list[Finding]:
    """The event that the actor was at: a partisan one before any other.

    A campaign that only says what kind of thing something is (`spanduk kampanye`, `itu termasuk
    kampanye`) is no event.
    """
    units = account.units
    told = []
    for hit in account.of("event"):
        before = units[hit.first - 1] if hit.first else None
        if (
            hit.value == "campaign"
            and before is not None
            and (
                before.norm in _OF_CAMPAIGN
                or before.has("@material", "@photo", "@video", "@apparel")
            )
        ):
            continue
        told.append(hit)
    best = min(told, key=lambda hit: (hit.rank, hit.first), default=None)
    return [account.finding(best)] if best is not None else []
