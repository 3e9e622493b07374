"""Who asks, what is asked, and in which way: the choices of the form, and what each is judged as.

A deed is judged by the one door like any other conduct; nothing here says whether it is a breach.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jaganetral.model import Act, ActorKind, Conduct


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a person may be asked to do: its name, how a refusal speaks of it, its fields.

    `fields` are fields of a conduct as far as the request tells them; what it leaves open stays
    open.
    """

    label: Promise
    doing: Promise
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who may ask. `fields` say who the asker is where the asking itself is judged."""

    label: Promise
    above: bool
    """Whether the asker has power over the person: the refusal is more formal then."""
    fields: Mapping[str, Any] | None
    duties: tuple[str, ...]
    """Notes of the rulebook on what this kind of asker is bound to."""


_CONTESTANT: dict[str, Any] = {"target_kind": "contestant"}

DEEDS: dict[str, Deed] = {
    "attend": Deed(
        _("Come to a campaign event, a declaration or a meeting of supporters"),
        _("coming to the campaign event"),
        {**_CONTESTANT, "action": "attend", "platform": "offline", "event": "campaign"},
    ),
    "gather": Deed(
        _("Bring colleagues, staff or residents to an event"),
        _("bringing people to the campaign event"),
        {**_CONTESTANT, "action": "other", "platform": "offline", "acts": ("mobilise",)},
    ),
    "post": Deed(
        _("Put up or share a post, a status or a picture of a candidate or party"),
        _("posting or sharing about a candidate"),
        {
            **_CONTESTANT,
            "action": "post",
            "audience": "public",
            "authorship": "self",
            "shows": ("contestant", "support"),
        },
    ),
    "like": Deed(
        _("Like or comment on a post of a candidate or party"),
        _("liking or commenting on a candidate's post"),
        {**_CONTESTANT, "action": "like", "authorship": "self"},
    ),
    "follow": Deed(
        _("Follow an account, or join a group of supporters"),
        _("joining a group of supporters"),
        {**_CONTESTANT, "action": "join_group", "authorship": "self"},
    ),
    "pose": Deed(
        _("Have a photo taken with a candidate, or show a number with the fingers"),
        _("posing for a photo with a candidate or a sign of the hand"),
        {
            **_CONTESTANT,
            "action": "photo",
            "with_contestant": True,
            "gesture": "dua jari",
            "gesture_meaning": "support",
        },
    ),
    "ktp": Deed(
        _("Give a copy of the KTP or sign a letter of support"),
        _("giving a copy of my KTP or signing a letter of support"),
        {**_CONTESTANT, "action": "endorse", "acts": ("collect_support",)},
    ),
    "collect": Deed(
        _("Collect KTP copies, signatures or names of voters"),
        _("collecting KTP copies, signatures or names of voters"),
        {**_CONTESTANT, "action": "other", "platform": "offline", "acts": ("collect_support",)},
    ),
    "facility": Deed(
        _("Lend an office car, a hall, a school, a printer or an official account"),
        _("lending what belongs to the office"),
        {
            **_CONTESTANT,
            "action": "other",
            "platform": "offline",
            "acts": ("host",),
            "state_facility": True,
        },
    ),
    "money": Deed(
        _("Give money or goods to a campaign"),
        _("giving money or goods to a campaign"),
        {**_CONTESTANT, "action": "other", "platform": "offline", "active_support": True},
    ),
    "sticker": Deed(
        _("Put up a sticker or banner, or wear a shirt of a candidate or party"),
        _("putting up or wearing campaign material"),
        {
            **_CONTESTANT,
            "action": "attribute",
            "platform": "offline",
            "authorship": "self",
            "shows": ("campaign_material",),
        },
    ),
}

ASKERS: dict[str, Asker] = {
    "superior": Asker(
        _("My superior or another official"),
        True,
        {"actor_kind": "pns", "office": "structural"},
        ("supervisor-duty",),
    ),
    "head": Asker(
        _("The regent, mayor, governor or somebody in their name"),
        True,
        {"office": "regional_head"},
        ("heads-replacing-officials",),
    ),
    "colleague": Asker(
        _("A colleague"), False, {"actor_kind": "pns", "office": "staff"}, ()
    ),
    "contestant": Asker(
        _("A candidate, a party or a campaign team"), False, None, ("candidates-must-not-involve",)
    ),
    "relative": Asker(_("My family, a neighbour or a friend"), False, None, ()),
}  # fmt: skip

WAYS: dict[str, Promise] = {
    "spoken": _("In person or by phone"),
    "group": _("In a WhatsApp group or by message"),
    "letter": _("By letter, invitation or order"),
}

KINDS: dict[str, Promise] = {
    "pns": _("PNS"),
    "pppk": _("PPPK"),
    "non_asn": _("Contract staff (honorer)"),
    "village_official": _("Village head or village official"),
    "tni_polri": _("Member of TNI or Polri"),
}


def deed_conduct(deed: str, *, kind: ActorKind, region: str | None, at: str | None) -> Conduct:
    """What would be done, by the person who was asked."""
    return Conduct(id="asked", actor_kind=kind, region=region, at=at, **DEEDS[deed].fields)


def asking_conduct(
    asker: str, *, pressed: bool, region: str | None, at: str | None
) -> Conduct | None:
    """The asking itself, where the asker is somebody whom the rules on officials may bind."""
    fields = ASKERS[asker].fields
    if fields is None:
        return None
    acts: tuple[Act, ...] = ("mobilise", "threaten") if pressed else ("mobilise",)
    if asker == "head":
        acts = (*acts, "favour")
    return Conduct(
        id="asking",
        action="other",
        platform="offline",
        target_kind="contestant",
        authorship="self",
        acts=acts,
        region=region,
        at=at,
        **fields,
    )
