"""Acts that hold only by what else is told: joining a campaign, standing as a candidate."""

from __future__ import annotations

from collections.abc import Sequence

from jaganetral.narrative.findings import Account
from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.matching import Hit
from jaganetral.narrative.units import Unit

_PLANS = word_set(
    "akan hendak berencana mau ingin bakal sebelum kalau jika bila rencana niat berniat siap"
)


def standing(account: Account) -> Hit | None:
    """The words that the actor stands as a candidate while in service."""
    if any("penjaringan" in unit.keys for unit in account.units):
        return None  # whoever applies to a party is no candidate yet
    for hit in account.of("acts.stand"):
        units = account.units[hit.first : hit.last]
        if any(_of_another_kind(account, at) for at in range(hit.first, hit.last)):
            continue
        before = _clause_before(account, hit.first)[-4:]
        if any(u.norm in _PLANS for u in before):
            continue
        if before and before[-1].norm == "yang" and not _of_the_actor(before[:-1]):
            continue
        verb = next((u for u in units if u.verb), None)
        if verb is None or verb.subject in ("actor", None):
            return hit
    return None


_OTHER_SEATS = word_set("pegawai haji rektor ketua kepala pengantin pns asn anggota")


def _of_another_kind(account: Account, at: int) -> bool:
    """A `calon` of something that no election fills: a poll worker, a headmaster, a pilgrim."""
    units = account.units
    if units[at].norm != "calon" or at + 1 >= len(units) or units[at].end - units[at].start > 5:
        return False
    return units[at + 1].has("@pollworker") or units[at + 1].norm in _OTHER_SEATS


def _clause_before(account: Account, at: int) -> Sequence[Unit]:
    begin = at
    while begin and not (account.units[begin - 1].stop or account.units[begin - 1].norm == ","):
        begin -= 1
    return account.units[begin:at]


def _of_the_actor(units: Sequence[Unit]) -> bool:
    """Whether `yang` goes on about a person whom the account is about (`guru yang masuk DCT`)."""
    return bool(units) and (units[-1].role is not None or units[-1].has("@i", "@they", "@person"))


_ASKED_TO = word_set(
    "dilarang larangan melarang diminta diajak disuruh diimbau dihimbau diundang ditawari dibujuk "
    "diperintah diperintahkan diwajibkan dipaksa didorong"
)


def joining(account: Account, passive: bool) -> Hit | None:
    """The words that the actor took part, unless told to have stayed passive or been on duty.

    To be asked, ordered or forbidden to join, or to send others, is not yet to join.
    """
    duty, why = account.best("on_duty"), account.best("purpose")
    if passive or (duty is not None and duty.value == "true"):
        return None
    if why is not None and why.value != "support":
        return None
    for hit in account.of("acts.take_part"):
        before = _clause_before(account, hit.first)[-4:]
        if not any(u.norm in _ASKED_TO or u.has("@v.urge", "@v.order") for u in before):
            return hit
    return None
