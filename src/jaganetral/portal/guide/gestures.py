"""The gallery: each gesture, what the lists of authorities say of it, and what it means there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.model import Conduct, Setting
from jaganetral.portal.door import checker
from jaganetral.portal.guide.hands import DRAWN, hand_svg

NAMES = {
    "number:1": gettext_lazy("One finger"),
    "number:2": gettext_lazy("Two fingers (V)"),
    "number:3": gettext_lazy("Three fingers"),
    "number:4": gettext_lazy("Four fingers"),
    "number:5": gettext_lazy("Five fingers"),
    "thumb_up": gettext_lazy("Thumb up"),
    "pistol": gettext_lazy("Pistol, or the letter L"),
    "phone": gettext_lazy("Phone (thumb and little finger)"),
    "metal": gettext_lazy("Metal (index and little finger)"),
    "ok": gettext_lazy("OK ring"),
    "finger_heart": gettext_lazy("Finger heart"),
    "heart": gettext_lazy("Heart with two hands"),
    "fist": gettext_lazy("Fist"),
    "palm": gettext_lazy("Open palm"),
    "palms_together": gettext_lazy("Palms together"),
    "arms_crossed": gettext_lazy("Arms crossed"),
    "unsure": gettext_lazy("A hand that can't be made out"),
}
_SAYS = {
    "listed": gettext_lazy("Most lists say: avoid it. Not in a photo, whatever you mean by it."),
    "disputed": gettext_lazy(
        "The lists differ. Where a pair has this number it counts as that number; better avoid it."
    ),
    "harmless": gettext_lazy("Fine: no list forbids it, unless it is a contestant's sign there."),
    "unsure": gettext_lazy("Nobody can say what it means: have another photo taken."),
}
_LEVEL = {
    "listed": "caution", "disputed": "caution", "harmless": "allowed", "unsure": "undetermined",
}  # fmt: skip
_SCOPE = {
    "national": gettext_lazy("national"), "province": gettext_lazy("province"),
    "regency": gettext_lazy("regency"), "city": gettext_lazy("city"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """What one authority's list says."""

    issuer: str
    scope: str
    day: str
    source: str


@dataclass(frozen=True, slots=True)
class Gesture:
    """One gesture of the vocabulary, drawn, with what is said of it and what it means there."""

    value: str
    mark: str
    name: str
    drawing: SafeString
    level: str
    says: str
    forbid: tuple[Listing, ...]
    allow: tuple[Listing, ...]
    here: tuple[str, ...]


def gallery(setting: Setting | None) -> list[Gesture]:
    """Every gesture; with a setting also whose number or sign it is there and then."""
    poses = checker().rulebook.poses
    return [
        _gesture(value, poses["status"].get(value, "unsure"), poses["lists"], setting)
        for value in DRAWN
    ]


def _gesture(
    value: str, status: str, lists: list[dict[str, object]], setting: Setting | None
) -> Gesture:
    allow = [one for one in lists if value in _values(one, "allowed")]
    forbid = [
        one for one in lists
        if value in _values(one, "forbidden")
        or (one.get("all_but") and one not in allow and value != "unsure")
    ]  # fmt: skip
    here = _meanings(value, setting) if setting else ()
    mark = value.replace(":", "-").replace("_", "-")
    name = str(NAMES[value])
    return Gesture(
        value=value,
        mark=mark,
        name=name,
        drawing=hand_svg(value, name, mark),
        level="caution" if here else _LEVEL[status],
        says=str(_SAYS[status]),
        forbid=tuple(_listing(one) for one in forbid),
        allow=tuple(_listing(one) for one in allow),
        here=here,
    )


def _values(one: dict[str, object], key: str) -> list[str]:
    values = one.get(key)
    return values if isinstance(values, list) else []


def _listing(one: dict[str, object]) -> Listing:
    sources = _values(one, "sources")
    return Listing(
        issuer=str(one["issuer"]),
        scope=str(_SCOPE[str(one["level"])]),
        day=str(one["date"]),
        source=sources[0] if sources else "",
    )


def setting_of(region: str, day: date) -> Setting:
    """The contests of a region on a day."""
    conduct = Conduct(id="guide", at=day.isoformat(), region=region)
    return checker().registry.setting(conduct, today=day)


def _meanings(value: str, setting: Setting) -> tuple[str, ...]:
    """Whose ballot number, or whose registered sign, a gesture is in this setting."""
    said: list[str] = []
    number = int(value.partition(":")[2]) if value.startswith("number:") else 0
    number = 5 if value == "palm" else number
    for contest in setting.contests:
        if set(contest.stages) <= {"after"}:
            continue  # its numbers mean nothing any more
        where = checker().registry.region(contest.region) if contest.region else None
        place = where.name if where else _("the whole country")
        for one in contest.contestants:
            if number and one.number == number and one.kind != "party" and contest.kind != "dpd":
                said.append(_("number of %(name)s, %(place)s") % {"name": one.name, "place": place})
    said += [
        _("sign of %(name)s") % {"name": sign.contestant.name}
        for sign in checker().registry.gestures(setting)
        if sign.value == value and not number
    ]
    return tuple(dict.fromkeys(said))
