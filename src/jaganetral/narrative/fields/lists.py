"""The lists: what the actor did (`acts`) and what the conduct shows (`shows`)."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from jaganetral.model import Act, Shows
from jaganetral.narrative.fields.partaking import joining, standing
from jaganetral.narrative.fields.status import resigned
from jaganetral.narrative.findings import Account, Finding
from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.matching import Hit

_SIDES = (
    "@contestant", "@party", "@team", "@name", "@event_campaign", "@event_declaration",
    "@event_party", "@v.run", "@v.campaign", "@winning", "@candidacy", "@material", "@support_n",
    "~coblos", "~pilih", "~dukung", "~menang", "@election", "pemilu", "pemilihan", "nomor",
)  # fmt: skip
"""Words of which one stands in any account of taking sides."""
_PARTISAN_ONLY = ("mobilise", "distribute", "host", "speak", "escort", "threaten")
"""Everyday deeds of public servants (to gather, to hand out, to speak) but for those words."""
_IN_SERVICE = ("stand", "party_member")
"""What nobody does in service who has resigned first."""
_OF_THE_DEED = ("support", "opposition", "campaign_material")
"""What was shown by a deed that did not take place was not shown either."""


def read_lists(account: Account, taken_back: bool, passive: bool) -> list[Finding]:
    """`acts` and `shows`; of a deed that the account takes back only what is no deed.

    `passive`: the account says that the actor only stood by.
    """
    found: list[Finding] = []
    if not taken_back:
        for value in get_args(Act):
            hit = _act(account, value, passive)
            if hit is not None:
                found.append(account.finding(hit))
    for value in get_args(Shows):
        hit = None if taken_back and value in _OF_THE_DEED else _shown(account, value)
        if hit is not None:
            found.append(account.finding(hit))
    return found


def _act(account: Account, value: str, passive: bool) -> Hit | None:
    if value in _PARTISAN_ONLY and not any(unit.has(*_SIDES) for unit in account.units):
        return None
    hit = account.best(f"acts.{value}")
    if hit is None or (value in _IN_SERVICE and resigned(account)):
        return None
    if value == "take_part":
        return joining(account, passive)
    if value == "stand":
        return standing(account)
    if value == "declare_support":
        return _meant(account, hit)
    return None if value == "team" and _of_a_chat(account, hit) else hit


def _shown(account: Account, value: str) -> Hit | None:
    hit = account.best(f"shows.{value}")
    if value == "support" and hit is not None:
        return _meant(account, hit)
    if value == "campaign_material":
        return _own_material(account)
    return _shown_contestant(account) if value == "contestant" else hit


def _of_a_chat(account: Account, hit: Hit) -> bool:
    """`anggota grup WhatsApp pemenangan` is in a chat, and not on that account in the team."""
    return any(unit.has("@group") for unit in account.units[hit.first : hit.last + 1])


READ_INTO = word_set(
    "dianggap ditafsirkan dinilai dikira dituding disangka diartikan dikesankan seolah seolah-olah "
    "seakan seakan-akan tampak terkesan berkesan dibaca"
)


def _meant(account: Account, hit: Hit) -> Hit | None:
    """The first of such hits that is not only read into the act by others.

    `ditafsirkan mendukung` is what someone made of a photo, not a declaration of support.
    """
    explained = (meaning := account.best("gesture_meaning")) is not None and (
        meaning.value == "other"
    )
    for other in sorted(account.of(hit.field), key=lambda h: (h.rank, h.first)):
        if _to_all(account, other):
            continue
        before = account.units[max(0, other.first - 2) : other.first]
        read_into = any(u.norm in READ_INTO for u in before)
        if not read_into or (hit.field == "shows.support" and not explained):
            return other
    return None


def _to_all(account: Account, hit: Hit) -> bool:
    """`doa sukses untuk semua`, `semangat buat kedua paslon`: good wishes that take no side."""
    after = account.units[hit.last - 1 : hit.last + 4]
    return any(
        unit.norm in ("untuk", "bagi", "kepada", "buat")
        and following.norm in ("semua", "semuanya", "seluruh", "kedua", "segenap")
        for unit, following in pairwise(after)
    )


def _own_material(account: Account) -> Hit | None:
    """Campaign material, but not what others were putting up (`orang yang memasang baliho`)."""
    for hit in sorted(account.of("shows.campaign_material"), key=lambda h: (h.rank, h.first)):
        verb = None
        for unit in reversed(account.units[max(0, hit.first - 4) : hit.first]):
            if unit.stop:
                break
            if unit.verb:
                verb = unit
                break
        if verb is None or not (
            verb.has("@v.install", "@v.hold") and verb.subject in ("other", "contestant", "kin")
        ):
            return hit
    return None


def _shown_contestant(account: Account) -> Hit | None:
    """A contestant who is shown; not one who only dates or explains (`sebelum penetapan calon`)."""
    for hit in account.of("shows.contestant"):
        before = account.units[max(0, hit.first - 2) : hit.first]
        if not any(u.norm in ("penetapan", "siapa", "tahapan", "ditetapkannya") for u in before):
            return hit
    return None
