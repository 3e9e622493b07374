"""What a person told: by the form, by free words, and by answers. It lives in the form alone.

Everything travels with the page, in hidden fields, and nothing stays here: each answer is made
from what the request brings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from django.http import QueryDict

from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.model import Conduct, Language
from jaganetral.perception.photo.reading import PhotoReading

__all__ = ["TOLD", "Telling", "read"]

TOLD = (
    "action", "text", "quoted_text", "narrative", "target", "target_kind", "platform", "region",
    "at", "actor_kind", "actor_role", "office", "relation", "authorship", "audience", "gesture",
    "gesture_meaning", "with_contestant", "published", "active_support", "event", "purpose",
    "on_duty", "on_unpaid_leave", "in_uniform", "at_office", "state_facility", "contest", "stage",
    "taken_at", "candidate_number", "deleted",
)  # fmt: skip
"""The fields of a conduct that a form may tell, each one value."""
LISTS = ("shows", "acts")
ONE = "1"
"""The id of every conduct judged here: the command line's default, so that both give the same
`decision_id` for the same facts."""
MOST_PHOTOS = 10
_readings = msgspec.json.Decoder(tuple[PhotoReading, ...])


@dataclass(frozen=True, slots=True)
class Telling:
    """Fields as they were typed; what was skipped; what was seen in photos; what was wrong."""

    fields: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    photos: tuple[PhotoReading, ...] = ()
    problems: dict[str, str] = field(default_factory=dict)

    def row(self) -> dict[str, Any]:
        """The row of the contract."""
        told: dict[str, Any] = {"id": ONE} | self.fields
        told |= {name: list(values) for name, values in self.lists.items() if values}
        if self.photos:
            told["photos"] = [photo.name for photo in self.photos]
        return told

    def conduct(self, language: Language) -> tuple[Conduct, tuple[str, ...]]:
        """The conduct, with notes. Raises BadConduct."""
        return conduct_from_row(self.row(), language=language)

    def refused(self, bad: BadConduct, language: Language) -> Telling:
        """The same with the problem noted at its field."""
        return replace(self, problems={**self.problems, bad.field: bad.message(language)})

    @property
    def empty(self) -> bool:
        """Whether there is nothing to judge: no act, no words, no photo."""
        told = self.fields.keys() & {"action", "text", "quoted_text", "narrative", "gesture"}
        return not told and not self.photos and not self.lists

    def hidden(self, *, but: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
        """The hidden fields that carry it on, `but` those that the form shows itself."""
        found = [(name, value) for name, value in self.fields.items() if name not in but]
        found += [(name, value) for name, values in self.lists.items() for value in values]
        found += [("skipped", name) for name in self.skipped]
        if self.photos:
            found.append(("photo_readings", msgspec.json.encode(self.photos).decode()))
        return found


def read(sent: QueryDict | Mapping[str, str]) -> Telling:
    """What a request tells. Never raises: what cannot be read is noted as a problem."""
    if isinstance(sent, QueryDict):
        post = sent
    else:
        post = QueryDict("", mutable=True)
        post.update(dict(sent))
    fields = {name: value for name in TOLD if (value := (post.get(name) or "").strip())}
    if words := (post.get("words") or "").strip():  # the free box: a post's words, or an account
        fields["text" if post.get("as") == "text" else "narrative"] = words
    lists = {name: tuple(dict.fromkeys(post.getlist(name))) for name in LISTS if post.getlist(name)}
    problems: dict[str, str] = {}
    photos: tuple[PhotoReading, ...] = ()
    if raw := post.get("photo_readings"):
        try:
            photos = _readings.decode(raw)[:MOST_PHOTOS]
        except msgspec.DecodeError as wrong:
            problems["photo_readings"] = str(wrong)
    told = Telling(fields, lists, tuple(dict.fromkeys(post.getlist("skipped"))), photos, problems)
    return _changed(_answered(told, post), post)


_SAID: Mapping[str, tuple[str, ...]] = {
    "support": ("contestant", "support"),
    "oppose": ("contestant", "opposition"),
    "neither": ("news",),
}
"""What the answer to “what do the words say about a contestant?” shows."""


def _answered(told: Telling, post: QueryDict) -> Telling:
    """With the answer to the one question that the page asked."""
    asked, answer = post.get("asked", ""), (post.get("answer") or "").strip()
    if not asked:
        return told
    if answer in ("", "?"):
        return replace(told, skipped=(*told.skipped, asked))
    if asked == "photos":
        return _photo_told(told, answer)
    if asked in ("text", "shows"):
        shows = _SAID.get(answer, ("campaign_material",) if answer == "true" else ())
        lists = told.lists | {"shows": tuple(dict.fromkeys((*told.lists.get("shows", ()), *shows)))}
        return replace(told, lists=lists, skipped=(*told.skipped, asked))
    if asked not in TOLD:
        return told
    return replace(told, fields=told.fields | {asked: answer})


def _photo_told(told: Telling, answer: str) -> Telling:
    """The person looked at what the machine could not: writing, banners, company."""
    seen = tuple(msgspec.structs.replace(photo, unread=()) for photo in told.photos)
    lists = told.lists
    if answer == "material":
        lists = lists | {"shows": ("contestant", "campaign_material")}
    return replace(told, photos=seen, lists=lists, skipped=(*told.skipped, "photos"))


def _changed(told: Telling, post: QueryDict) -> Telling:
    """Without the answer that the person wants to give anew."""
    name = post.get("change", "")
    if not name:
        return told
    return replace(
        told,
        fields={key: value for key, value in told.fields.items() if key != name},
        lists={key: value for key, value in told.lists.items() if key != name},
        skipped=tuple(
            one for one in told.skipped if one != name and not (name == "shows" and one == "text")
        ),
    )
