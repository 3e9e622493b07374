"""Dimensions and their values in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.elections.parties import load_parties
from jaganetral.elections.regions import DATA, load_regions
from jaganetral.judgement.wording import VALUES
from jaganetral.language import translator
from jaganetral.portal.door import spoken
from jaganetral.portal.insight.lattice import WITHHELD
from jaganetral.procedure import procedures

__all__ = ["PROVINCES", "TITLES", "provinces", "step_words", "words"]

TITLES: dict[str, Promise] = {
    "region": gettext_lazy("Region"),
    "platform": gettext_lazy("Platform"),
    "act": gettext_lazy("Act"),
    "position": gettext_lazy("Position"),
    "stage": gettext_lazy("Stage of the contest"),
    "sex": gettext_lazy("Sex"),
    "party": gettext_lazy("Party favoured"),
    "rank": gettext_lazy("Grade"),
}

_PLATFORMS = {
    "facebook": "Facebook", "instagram": "Instagram", "x": "X", "tiktok": "TikTok",
    "youtube": "YouTube", "whatsapp": "WhatsApp", "telegram": "Telegram",
    "offline": gettext_lazy("not online"), "other": gettext_lazy("another platform"),
}  # fmt: skip
_POSITIONS = {
    "structural": gettext_lazy("structural office"),
    "functional": gettext_lazy("functional office"),
    "staff": gettext_lazy("staff"),
    "regional_head": gettext_lazy("regional head"),
}
_SEX = {"m": gettext_lazy("men"), "f": gettext_lazy("women")}
_PARTY = {
    "several": gettext_lazy("several parties"),
    "contestant": gettext_lazy("a contestant whose parties are not known"),
}
PROVINCES = 38


@cache
def provinces() -> dict[str, str]:
    """The provinces by their code."""
    return {one.code: one.name for one in load_regions() if one.kind == "province"}


@cache
def _parties() -> dict[str, str]:
    return {one.id: one.short for one in load_parties(DATA / "parties.yaml")}


def words(dimension: str, value: str) -> str:
    """A value of a dimension as people read it."""
    if value == WITHHELD:
        return _("withheld, or fewer than 5 each")
    if not value:
        return _("not known")
    if dimension == "region":
        return provinces().get(value, value)
    if dimension in ("act", "stage"):
        said = VALUES.get(value)
        return translator(spoken())(said) if said else value
    tables: dict[str, Mapping[str, object]] = {
        "platform": _PLATFORMS,
        "position": _POSITIONS,
        "sex": _SEX,
        "party": _PARTY,
    }
    found = tables.get(dimension, {}).get(value)
    return str(found) if found else _parties().get(value, value)


def step_words(step: str) -> str:
    """The title of a clock."""
    for flow in procedures().flows:
        for rule in flow.clocks:
            if rule.id == step:
                return rule.title.say(spoken())
    return step
