"""What a conduct shows and towards whom: the actor's words, what they answered, the account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jaganetral.law import Value
from jaganetral.model import Action, Conduct, Signal

REACTIONS = frozenset({"like", "follow", "share", "join_group", "comment", "mention"})
"""Acts whose meaning lies in what they answer."""
UTTERANCES = frozenset({"post", "comment", "message", "mention", "live", "story", "share"})
"""Acts that carry words of the actor's own."""
PARTISAN: tuple[Value, ...] = ("contestant", "campaign_team", "party")

ONLINE = frozenset({"facebook", "instagram", "x", "tiktok", "youtube", "whatsapp", "telegram"})

SURE = 0.5
"""A signal below this confidence shows, but does not decide (the perceivers' tables are set so
that one half is the point where they would rather say no)."""


@dataclass(frozen=True, slots=True)
class Content:
    """What was shown, by element; several values where it is open."""

    object: tuple[Value, ...]
    stance: tuple[Value, ...]
    material: bool
    acts: tuple[Value, ...]
    topics: tuple[Value, ...]

    @property
    def partisan(self) -> bool:
        """Whether a contestant, a party or their team is surely in it."""
        return (
            self.material
            or (self.object[0] in PARTISAN and len(self.object) == 1)
            or self.stance in (("support",), ("oppose",))
        )


def action(conduct: Conduct) -> Action:
    """The act; one that was not named is a post where there are words, else some other act.

    An act that was filed as `other` on a platform and shows something is a post by any name.
    """
    shown = bool(conduct.text or conduct.shows)
    if conduct.action == "other" and conduct.platform in ONLINE and shown:
        return "post"
    if conduct.action is not None:
        return conduct.action
    if conduct.photos:
        return "photo"
    return "post" if conduct.text else "other"


def read(conduct: Conduct, signals: Sequence[Signal], *, pictured: bool = False) -> Content:
    """The content of a conduct, from what was told of it and what was perceived in it.

    `pictured`: words in a photo are campaign material (see `_photo.campaigning`).
    """
    sure = [s for s in signals if s.confidence >= SURE]
    if action(conduct) == "photo":
        # What stands behind those who pose is no word of theirs; that it is there, counts.
        sure = [s for s in sure if not (s.source.startswith("photo:") and s.kind in _WORDS_KINDS)]
    shows = frozenset(conduct.shows)
    acts: list[Value] = [*conduct.acts]
    if any(s.kind == "call_to_vote" and s.source == "text" for s in sure):
        acts.append("persuade")
    topics: list[Value] = [*conduct.shows]
    topics += [_SEEN.get(s.value, s.value) for s in sure if s.kind == "topic"]
    if any(s.kind == "turnout" for s in sure):
        topics.append("turnout")
    material = "campaign_material" in shows or pictured or any(s.kind == "material" for s in sure)
    stance = _stance(conduct, sure, frozenset(acts))
    known = frozenset(topics) | ({"campaign_material"} if material else frozenset())
    return Content(
        object=_object(conduct, sure, stance, known),
        stance=stance,
        material=material,
        acts=tuple(dict.fromkeys(acts)),
        topics=tuple(dict.fromkeys(topics)),
    )


def _stance(conduct: Conduct, sure: Sequence[Signal], acts: frozenset[Value]) -> tuple[Value, ...]:
    """Taking sides, in the actor's own words or by the content that they pass on."""
    shows = frozenset(conduct.shows)
    if "support" in shows or acts & {"chant", "persuade", "declare_support"}:
        return ("support",)
    values = {
        s.value
        for s in sure
        if s.kind in ("stance", "call_to_vote") and s.value in ("support", "oppose")
    }
    for value in ("support", "oppose"):
        if value in values:
            return (value,)
    if "opposition" in shows:
        return ("oppose",)
    if conduct.gesture_meaning == "support":
        return ("support",)
    return ("support", "neither") if _speechless(conduct) else ("neither",)


def _speechless(conduct: Conduct) -> bool:
    """An utterance of which nobody told or kept the words, nor what it showed."""
    return (
        action(conduct) in UTTERANCES
        and not (conduct.text or conduct.quoted_text)
        and not conduct.shows
        and not conduct.acts
        and conduct.target_kind in (None, "unknown", "contestant", "campaign_team", "party")
    )


def _object(
    conduct: Conduct, sure: Sequence[Signal], stance: tuple[Value, ...], topics: frozenset[Value]
) -> tuple[Value, ...]:
    """Whom or what the conduct is towards; open where nobody told and nothing shows it."""
    told = conduct.target_kind
    if told is not None and told != "unknown":
        return (told,)
    meant = _shown(stance, topics) or _mentioned(conduct, sure)
    if meant is None and stance != ("neither",) and len(stance) == 1:
        meant = "contestant"
    if meant is not None:
        return (meant,)
    return ("contestant", "private") if _unseen(conduct) else ("none",)


def _shown(stance: tuple[Value, ...], topics: frozenset[Value]) -> Value | None:
    """Whom the topics are about; a neutral report is about its source, whomever it names."""
    if not topics.isdisjoint(("contestant", "campaign_material")):
        return "contestant"
    if "party" in topics:
        return "party"
    if stance == ("neither",):
        return next((meant for shown, meant in _NEUTRAL if shown in topics), None)
    return None


def _mentioned(conduct: Conduct, sure: Sequence[Signal]) -> Value | None:
    """Whom the words name: in a reaction the words that were answered, else one's own.

    To name a contestant in a comment elsewhere, without taking sides, is not to answer them.
    """
    act = action(conduct)
    sources: tuple[str, ...]
    sources = ("quoted_text", "target") if act in REACTIONS else ("text", "target", "quoted_text")
    if act == "mention":
        sources = ("text", "target", "quoted_text")
    if act in REACTIONS:  # a screenshot of the post that was answered
        sources += tuple(dict.fromkeys(s.source for s in sure if s.kind == "post"))
    for source in sources:
        kinds = {
            signal.target.kind if signal.target else signal.value
            for signal in sure
            if signal.kind in ("mention", "number") and signal.source == source
        }
        for kind, meant in _MEANT:
            if kind in kinds:
                return meant
    return None


def _unseen(conduct: Conduct) -> bool:
    """Nobody told what was answered, or what was said."""
    if _speechless(conduct):
        return True
    answered = action(conduct) in REACTIONS
    wordless = conduct.quoted_text is None and not (conduct.text and action(conduct) == "comment")
    return answered and wordless and not conduct.shows


_WORDS_KINDS = frozenset({"stance", "call_to_vote", "topic", "turnout"})
_SEEN: dict[str, Value] = {"hoax": "unverified"}
"""What words alone can show of a topic: that a claim is false, no wording tells."""
_MEANT: tuple[tuple[str, Value], ...] = (
    ("contestant", "contestant"),
    ("generic", "contestant"),
    ("team", "campaign_team"),
    ("party", "party"),
    ("organizer", "organizer"),
)
_NEUTRAL: tuple[tuple[str, Value], ...] = (
    ("election_info", "organizer"),
    ("turnout", "organizer"),
    ("news", "media"),
    ("government", "government"),
)
