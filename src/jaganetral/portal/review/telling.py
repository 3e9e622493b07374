"""What a page tells of an item, made ready for its template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.language import translator
from jaganetral.model import Verdict
from jaganetral.portal.door import checker, spoken
from jaganetral.portal.people.models import Person
from jaganetral.portal.review.deciding import may_see_aid
from jaganetral.portal.review.models import Event, Item, Picture
from jaganetral.portal.review.moving import decided
from jaganetral.portal.review.sealed import Kept
from jaganetral.portal.review.states import What
from jaganetral.portal.selfcheck.marked import Piece, pieces
from jaganetral.portal.selfcheck.questions import level_words, words_for

__all__ = [
    "Aid", "Line", "Member", "Photo", "Shown", "aid", "lines", "place_name", "platform_name",
    "shown",
]  # fmt: skip

LENGTH = 160
"""Letters of the words in a list."""

_PLATFORMS = {
    "facebook": "Facebook", "instagram": "Instagram", "x": "X", "tiktok": "TikTok",
    "youtube": "YouTube", "whatsapp": "WhatsApp", "telegram": "Telegram",
}  # fmt: skip
_FACTS = {
    "action": gettext_lazy("What was done"),
    "target_kind": gettext_lazy("Whose post, account or event it answers"),
    "target": gettext_lazy("Name of that account or page"),
    "actor_kind": gettext_lazy("Status of the one who did it"),
    "actor_role": gettext_lazy("Work"),
    "authorship": gettext_lazy("Whose doing it is"),
    "audience": gettext_lazy("Who could see it"),
    "gesture": gettext_lazy("Gesture"),
    "candidate_number": gettext_lazy("Ballot number"),
    "taken_at": gettext_lazy("When the picture was taken"),
    "deleted": gettext_lazy("Was it taken down"),
}
_TEXTS = {
    "text": gettext_lazy("What was written"),
    "quoted_text": gettext_lazy("What it answers, likes or shares"),
    "narrative": gettext_lazy("The account of what happened"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: no verdict stands in it, so that nobody is led by one."""

    item: Item
    words: str
    platform: str
    where: str
    day: str


@dataclass(frozen=True, slots=True)
class Member:
    """A copy: its account as it stands on the roster, and where it stands."""

    number: int
    account: str
    address: str
    platform: str
    day: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as the scan named it; `picture` is its small copy, where one came along."""

    name: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an item to whoever works on it, before and after any aid."""

    texts: Sequence[tuple[str, str]]
    facts: Sequence[tuple[str, str]]
    members: Sequence[Member]
    photos: Sequence[Photo]
    seen_before: Sequence[Mapping[str, Any]]
    where: str
    platform: str
    day: str
    mine: Event | None
    past: Sequence[Event]
    others: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Aid:
    """What the scan said of it; shown to who wrote down a view of their own."""

    level: str
    words: str
    reasons: Sequence[Mapping[str, Any]]
    missing: Sequence[Mapping[str, Any]]
    marked: Sequence[tuple[str, Sequence[Piece]]]
    agrees: bool | None


def lines(items: Iterable[Item]) -> list[Line]:
    """The lines of a page of the queue."""
    found = []
    for item in items:
        kept = item.kept
        told = next((str(kept.conduct[one]) for one in _TEXTS if kept.conduct.get(one)), "")
        words = " ".join(told.split())
        if len(words) > LENGTH:
            words = words[:LENGTH].rsplit(" ", 1)[0] + " …"
        found.append(
            Line(item, words or _("(no words: a photo, a like, or an attendance)"),
                 platform_name(item.platform), place_name(item.region), item.at[:10])
        )  # fmt: skip
    return found


def shown(person: Person, item: Item) -> Shown:
    """What of an item may be shown to the person now. Raises Unsealed."""
    kept, mine = item.kept, decided(person, item)
    said = translator(spoken())
    facts = [
        (str(label), words_for(name, _plain(kept.conduct[name]), said))
        for name, label in _FACTS.items()
        if kept.conduct.get(name) not in (None, "", [])
    ]
    past = list(item.events.select_related("by", "to").order_by("at", "pk"))
    open_now = may_see_aid(person, item)
    return Shown(
        texts=[(str(label), str(kept.conduct[name])) for name, label in _TEXTS.items()
               if kept.conduct.get(name)],
        facts=facts, members=_members(kept), photos=_photos(item, kept),
        seen_before=list(kept.seen_before), where=place_name(item.region),
        platform=platform_name(item.platform), day=item.at[:16].replace("T", " "), mine=mine,
        past=[one for one in past if open_now or not one.decision],
        others=[one for one in past if one.what in (What.DECIDED, What.CLOSED)
                and one.by_id != person.pk] if open_now else [],
    )  # fmt: skip


def aid(person: Person, item: Item) -> Aid | None:
    """What the scan said, for who may see it; None for who must write their own view first."""
    if not may_see_aid(person, item) or not item.sealed:
        return None
    kept, mine = item.kept, decided(person, item)
    judged = kept.judged
    agrees = None
    if mine is not None:
        flags = item.verdict in ("prohibited", "caution")
        agrees = None if mine.decision == "unclear" else flags == (mine.decision == "breach")
    return Aid(
        level=item.verdict, words=level_words(item.verdict, translator(spoken())),
        reasons=list(judged.get("reasons") or ()), missing=list(judged.get("missing") or ()),
        marked=_marked(kept), agrees=agrees,
    )  # fmt: skip


def place_name(code: str) -> str:
    """A region's name; its code where no edition knows it."""
    if not code:
        return _("place not known")
    region = checker().registry.region(code)
    return region.name if region is not None else code


def platform_name(platform: str) -> str:
    """A platform as people call it."""
    return _PLATFORMS.get(platform) or words_for("platform", platform, translator(spoken()))


def _marked(kept: Kept) -> list[tuple[str, Sequence[Piece]]]:
    """The words with what the verdict rests on; none where it is told briefly."""
    try:
        verdict = msgspec.convert(
            {"summary": "", "advice": (), "shadow": (), "notes": (), "contests": (),
             **kept.judged}, Verdict, strict=False
        )  # fmt: skip
    except msgspec.ValidationError:
        return []
    said = translator(spoken())
    found: list[tuple[str, Sequence[Piece]]] = []
    for name, label in _TEXTS.items():
        if text := kept.conduct.get(name):
            cut = pieces(str(text), name, verdict, said)
            if any(piece.why for piece in cut):
                found.append((str(label), cut))
    return found


def _members(kept: Kept) -> list[Member]:
    return [
        Member(
            n,
            str(one.get("account") or "").strip(),
            _address(str(one.get("url") or "")),
            platform_name(str(one.get("platform") or "unknown")),
            str(one.get("at") or "")[:10],
        )
        for n, one in enumerate(kept.members)
    ]


def _photos(item: Item, kept: Kept) -> list[Photo]:
    """Each photo once, in the order of the post."""
    small = {one.number: one for one in item.pictures.defer("sealed")} if kept.photos else {}
    names: dict[str, int] = {}
    for place, name in enumerate(kept.photos):
        names.setdefault(name, place)
    return [Photo(name, small.get(place)) for name, place in names.items()]


def _address(url: str) -> str:
    """An address that a browser may be led to; "" for anything else (javascript:, data:)."""
    try:
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
