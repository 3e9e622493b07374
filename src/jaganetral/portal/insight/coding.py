"""From what a report or a case tells to the codes that figures count by.

Nothing is asked anew: the codes come from the conduct, from the account, and from numbers that
stand in the file. Sex is a digit of the NIP, the grade what the position says of itself, the
party favoured what the aid saw support for. What is not told stays "", and counts as not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral import narrative
from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.elections import ElectionsError
from jaganetral.model import Conduct, Setting
from jaganetral.portal.door import checker
from jaganetral.portal.privacy.nip import BadNip, read_nip

__all__ = ["Codes", "codes"]

SEVERAL, NAMELESS = "several", "contestant"
"""The party favoured, where a contestant has several, or parties that are not known."""

_GRADE = re.compile(r"\b(IV|III|II|I)\s*/\s*[a-e]\b", re.IGNORECASE)
_NOT_KNOWN = {"unknown", None}


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one report or case."""

    region: str = ""
    platform: str = ""
    act: str = ""
    position: str = ""
    stage: str = ""
    sex: str = ""
    party: str = ""
    rank: str = ""


def codes(row: Mapping[str, Any], *, region: str, day: date, nip: str, position: str) -> Codes:
    """The codes of a conduct (in the contract's shape) that happened at `region` about `day`."""
    try:
        conduct, _notes = conduct_from_row({"id": "insight", **row})
    except BadConduct:
        conduct = Conduct(id="insight")
    known = narrative.read(conduct).conduct
    try:
        setting = checker().registry.setting(
            Conduct(id="insight", at=known.at or day.isoformat(), region=region or known.region),
            today=day,
        )
    except ElectionsError:
        setting = None
    place = region or (setting.region.code if setting and setting.region else "")
    return Codes(
        region=place[:2],
        platform=_plain(known.platform),
        act=_plain(known.action),
        position=_plain(known.office),
        stage=_stage(setting),
        sex=_sex(nip),
        party=_party(conduct, day) if row else "",
        rank=_rank(position),
    )


def _plain(value: str | None) -> str:
    return "" if value in _NOT_KNOWN else str(value)


def _stage(setting: Setting | None) -> str:
    """The stage that all contests there and then agree on, those that are over left out."""
    if setting is None:
        return ""
    every = {stage for contest in setting.contests for stage in contest.stages}
    every = every - {"after"} or every
    return every.pop() if len(every) == 1 else ""


def _sex(nip: str) -> str:
    try:
        return {"L": "m", "P": "f"}[read_nip(nip).sex]
    except BadNip:
        return ""


def _rank(position: str) -> str:
    found = _GRADE.search(position)
    return found.group(1).upper() if found else ""


def _party(conduct: Conduct, day: date) -> str:
    """Whom the words support, by party, as the aid sees it."""
    try:
        verdict = checker().check(conduct, today=day)
    except ElectionsError:
        return ""
    parties_of = {
        one.id: one.parties for contest in verdict.contests for one in contest.contestants
    }
    favoured: set[str] = set()
    for signal in verdict.signals:
        if signal.kind == "stance" and signal.value == "support" and signal.target is not None:
            target = signal.target
            if target.kind == "party" and target.id:
                favoured.add(target.id)
            elif target.kind == "contestant":
                favoured.update(parties_of.get(target.id or "", ()) or (NAMELESS,))
    if len(favoured) > 1:
        return SEVERAL
    return next(iter(favoured), "")[:24]
