"""What an account itself takes back: a refusal, a witness, a denial that is rebutted."""

from __future__ import annotations

from jaganetral.narrative.findings import Account
from jaganetral.narrative.matching import Hit

_WITNESS = (
    "ternyata",
    "terbukti",
    "menerangkan",
    "memastikan",
    "membuktikan",
    "mendapati",
    "menemukan",
)


def refuted(account: Account) -> bool:
    """Whether the account ends in the finding that the actor was not there or took no part."""
    units = account.units
    for at, unit in enumerate(units):
        if unit.has("@v.refuse") and unit.subject == "actor" and not unit.negated:
            return True
        if not unit.has(*_WITNESS) or (unit.negated and not unit.has("mendapati", "menemukan")):
            continue
        for later in units[at + 1 : at + 6]:
            if later.negated and later.has("@v.attend", "berada", "terlibat", "@keep", "hadir"):
                return True
            if unit.negated and later.has("keterlibatan", "bukti_hadir"):
                return True
    return False


_REBUTS = ("menunjukkan", "membuktikan", "terbukti", "ternyata", "terungkap", "membantahnya")
_CLAIMS = ("@v.explain", "berdalih", "mengaku", "membantah", "menyangkal", "beralasan")


def rebutted(account: Account, hit: Hit) -> bool:
    """A denial that the account itself rebuts: `berdalih …, tetapi riwayat menunjukkan …`."""
    units = account.units
    claimed = any(u.has(*_CLAIMS) for u in units[max(0, hit.first - 6) : hit.first])
    if not claimed:
        return False
    contrast = False
    for unit in units[hit.last :]:
        contrast = contrast or unit.norm in ("tetapi", "namun", "padahal", "ternyata")
        if contrast and unit.has(*_REBUTS):
            return True
    return False
