"""From a conduct, its setting and its signals to the elements that rules speak of.

Each element gets the values that it may have: one where the facts are known, several where they
leave it open. Two views are kept, because the law treats gaps in two ways:

* `elements` is what rules are asked with. What aggravates (uniform, office, state facility) or is
  nowhere told is not assumed: unknown is never taken as guilt.
* `doubts` is what exceptions are asked with. There, what was not told stays open, so that it can be
  asked for ("was the account hijacked?") while the verdict stands "unless".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jaganetral.judgement import _content, _photo, _time
from jaganetral.law import ELEMENTS, Value
from jaganetral.law.rulebook import Rulebook
from jaganetral.model import Conduct, Contest, Evidence, Reading, Setting, Signal

STATE_EMPLOYEES: tuple[Value, ...] = ("pns", "pppk", "non_asn", "village_official", "tni_polri")
"""Who may act where it is not told: every kind of the contract. A private person is not bound,
and says so with `actor_kind: private`."""
OFFICE_WORKERS: tuple[Value, ...] = ("pns", "pppk")
"""Who acts where a role in public service is told and no status. That such a person is an ASN is
presumed; that they are not is an exception, asked for like any other."""
OFFICE_DOUBTS: tuple[Value, ...] = ("pns", "pppk", "non_asn", "private")

_PRESUMED: dict[str, Value] = {
    "relation": "none",
    "on_unpaid_leave": False,
    "on_duty": False,
    "authorship": "self",
    "audience": "public",
}
"""What a rule takes for granted where nothing was told. Exceptions see these as open."""
_AGGRAVATING: dict[str, Value] = {
    "office": "staff",
    "in_uniform": False,
    "at_office": False,
    "state_facility": False,
}
"""What nobody takes for granted where nothing was told, rules and exceptions alike."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The elements of one conduct, and what each was seen in."""

    elements: dict[str, tuple[Value, ...]]
    doubts: dict[str, tuple[Value, ...]]
    moments: tuple[tuple[Value, Value], ...]
    """(contest, stage) pairs that the conduct may concern; one where that is known."""
    evidence: Mapping[str, tuple[Evidence, ...]]
    contests: tuple[Contest, ...]
    poses: tuple[str, ...]
    """The gestures that were seen, as perception names them."""
    unread: tuple[str, ...]
    """Photos, or parts of them, that nobody looked at."""
    meant: tuple[_photo.Meant, ...] = ()
    """Whose number the hands show."""
    hands: tuple[Signal, ...] = ()
    """The hands in photos that may be read as a sign."""
    too_small: bool = False
    """Hands were seen that are too small to judge."""
    doubt: tuple[str, ...] = ()
    """Whose known date does not fit what was told: `photo`, `text`."""


def derive(
    reading: Reading, setting: Setting, signals: Sequence[Signal], rulebook: Rulebook
) -> Facts:
    """The facts of a conduct whose narrative was read and whose signals were perceived."""
    conduct = reading.conduct
    content = _content.read(conduct, signals, pictured=_photo.campaigning(signals))
    moments, contests = _time.moments(conduct, setting, signals, content)
    gesture = _photo.gesture(conduct, signals, contests, rulebook, content)
    elements: dict[str, tuple[Value, ...]] = {
        "actor": _actor(conduct),
        "action": (_content.action(conduct),),
        "acts": content.acts,
        "topics": content.topics,
        "object": content.object,
        "stance": content.stance,
        "material": (content.material,),
        "event": _event(conduct, content),
        "active": (_active(conduct, content),),
        "purpose": (conduct.purpose or "not_told",),
        "published": _photo.published(conduct),
        "with_contestant": _photo.with_contestant(conduct, content),
        "gesture": (gesture,),
        "gesture_meaning": (_told(conduct.gesture_meaning) or "not_told",),
        "old_photo": (_time.old_photo(conduct, contests),),
        "contest": _distinct(kind for kind, _ in moments),
        "stage": _distinct(stage for _, stage in moments),
    }
    for name, mildest in _AGGRAVATING.items():
        told = _told(getattr(conduct, name))
        elements[name] = (mildest if told is None else told,)
    doubts = dict(elements)
    if elements["actor"] == OFFICE_WORKERS:
        doubts["actor"] = OFFICE_DOUBTS
    for name, presumed in _PRESUMED.items():
        told = _told(getattr(conduct, name))
        elements[name] = (presumed if told is None else told,)
        doubts[name] = ELEMENTS[name] if told is None else (told,)
    return Facts(
        elements=elements,
        doubts=doubts,
        moments=moments,
        evidence=Seen(reading, signals, tuple(elements)),
        contests=contests,
        poses=tuple(dict.fromkeys(s.value for s in signals if s.kind == "gesture")),
        unread=tuple(s.source for s in signals if s.kind == "unread"),
        meant=_photo.meant(signals, contests),
        hands=_photo.telling(signals),
        too_small=_photo.too_small(signals),
        doubt=_time.doubted(signals),
    )


def _told(value: Value | None) -> Value | None:
    return None if value == "unknown" else value


def _distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values))


def _actor(conduct: Conduct) -> tuple[Value, ...]:
    told = _told(conduct.actor_kind)
    if told is not None:
        return (told,)
    if conduct.office == "regional_head":
        return ("private",)  # elected, and no employee; rules that bind the office name it
    return OFFICE_WORKERS if conduct.actor_role else STATE_EMPLOYEES


def _event(conduct: Conduct, content: _content.Content) -> tuple[Value, ...]:
    if conduct.event is not None:
        return (conduct.event,)
    if _content.action(conduct) not in ("attend", "declare", "campaign"):
        return ("none",)
    if conduct.action == "declare":
        return ("declaration",)
    if conduct.action == "campaign" or content.partisan:
        return ("campaign",)
    return ("campaign", "other")


_SUPPORTING_ACTS = frozenset(
    {"chant", "persuade", "declare_support", "mobilise", "distribute", "host", "speak", "team"}
)


def _active(conduct: Conduct, content: _content.Content) -> Value:
    if conduct.active_support is not None:
        return conduct.active_support
    if not _SUPPORTING_ACTS.isdisjoint(content.acts):
        return True
    return "not_told"


_FIELD_OF = {
    "actor": ("actor_kind", "actor_role"),
    "object": ("target_kind", "target", "shows"),
    "stance": ("shows", "acts"),
    "material": ("shows",),
    "topics": ("shows",),
    "active": ("active_support", "acts"),
    "stage": ("stage", "at"),
    "old_photo": ("taken_at",),
}
_KIND_OF = {
    "object": ("mention", "number"),
    "stance": ("stance", "call_to_vote"),
    "gesture": ("gesture",),
    "topics": ("topic", "turnout"),
    "material": ("material",),
    "with_contestant": ("likeness",),
}


class Seen(Mapping[str, tuple[Evidence, ...]]):
    """What each element was seen in: spans of the narrative, signals, or a stated field.

    It is looked for when it is asked for: most elements of most conducts are never cited.
    """

    __slots__ = ("_elements", "_reading", "_signals")

    def __init__(
        self, reading: Reading, signals: Sequence[Signal], elements: tuple[str, ...]
    ) -> None:
        self._reading, self._signals, self._elements = reading, signals, elements

    def __getitem__(self, element: str) -> tuple[Evidence, ...]:
        if element not in self._elements:
            raise KeyError(element)
        return tuple(self._of(element))

    def __iter__(self) -> Iterator[str]:
        return iter(self._elements)

    def __len__(self) -> int:
        return len(self._elements)

    def _of(self, element: str) -> Iterable[Evidence]:
        fields = _FIELD_OF.get(element, (element,))
        read = [span for span in self._reading.spans if span.field in fields]
        for span in read:
            yield Evidence(source="narrative", text=span.text, span=span.span, element=element)
        for signal in self._signals:
            if signal.kind in _KIND_OF.get(element, ()) and (signal.text or signal.box):
                yield Evidence(
                    source=signal.source,
                    text=signal.text or signal.value,
                    span=signal.span,
                    box=signal.box,
                    element=element,
                )
        told_in = {span.field for span in read}
        for field in fields:
            value = getattr(self._reading.conduct, field, None)
            if value not in (None, "unknown", ()) and field not in told_in:
                shown = ", ".join(value) if isinstance(value, tuple) else str(value)
                yield Evidence(source=f"field:{field}", text=shown, element=element)
