"""Who is no state employee, or no longer one, as an account says it."""

from __future__ import annotations

from jaganetral.narrative.findings import Account
from jaganetral.narrative.lexicon import word_set

_AS = word_set("dari sebagai menjadi jadi")
_YET = word_set("diminta harus wajib akan belum hendak mau ingin disuruh kalau")
_ONCE = word_set("pensiun pensiunan purnatugas mundur mengundurkan berhenti diberhentikan lepas")


def no_employee(account: Account) -> tuple[int, int] | None:
    """What says that the person is no state employee: `mereka bukan PNS`, `mundur dari PNS`.

    `guru bukan PNS` names a kind of teacher, who may well be under contract.
    """
    units = account.told
    for at, unit in enumerate(units):
        if unit.role is None or not unit.role.status or unit.role.kind not in ("pns", "pppk"):
            continue
        before = units[max(0, at - 5) : at]
        denied = at and (
            units[at - 1].norm == "bukan"
            or (at > 1 and units[at - 2].norm == "bukan" and units[at - 1].norm in _SORT)
        )
        if denied and not (len(before) > 1 and before[-2].role is not None):
            return at - 1, at + 1
        left = any(u.has(*_ONCE) and not u.negated for u in before)
        if left and any(u.norm in _AS for u in before) and not any(u.norm in _YET for u in before):
            return at - 1, at + 1
    return None


def resigned(account: Account) -> bool:
    """Whether a resignation was handed in: not one that is asked for, promised, or lacking."""
    units = account.units
    for at, unit in enumerate(units):
        if unit.has(*_RESIGNS) and not unit.negated:
            before = units[max(0, at - 4) : at]
            after = units[at + 1 : at + 5]
            if any(u.norm in _YET or u.norm in _LACKING for u in before):
                continue
            if not any(u.has(*_NOT_SERVICE) for u in after):
                return True
    return False


_RESIGNS = ("mengundurkan", "pengunduran", "undur", "mundur")
_LACKING = word_set("tanpa tidak belum bukan baru sebelum")
_NOT_SERVICE = ("partai", "kader", "@party", "@team", "@candidacy", "@contestant")
"""To leave a party, a team or the race is not to leave the service."""


def former(account: Account) -> tuple[int, int] | None:
    """`mantan kades`, whom no role of the present follows."""
    units = account.told
    for at in range(1, len(units)):
        if units[at].role is not None and units[at - 1].norm in ("mantan", "eks", "bekas"):
            return at - 1, at + 1
    return None


_SORT = word_set("seorang lagi merupakan termasuk berstatus")
