"""The words for what was perceived, for people. What has no entry is shown as it stands."""

from __future__ import annotations

from jaganetral.language import N_, Translate
from jaganetral.model import Signal

_SEEN: dict[tuple[str, str], str] = {
    ("mention", "contestant"): N_("names a contestant"),
    ("mention", "party"): N_("names a party"),
    ("mention", "team"): N_("names a campaign team"),
    ("mention", "organizer"): N_("names the election organizers"),
    ("mention", "generic"): N_("speaks of a contestant without a name"),
    ("stance", "support"): N_("supports"),
    ("stance", "oppose"): N_("opposes"),
    ("stance", "neither"): N_("takes no side"),
    ("call_to_vote", "support"): N_("calls to vote for"),
    ("call_to_vote", "oppose"): N_("calls not to vote for"),
    ("turnout", "call"): N_("calls to go and vote at all"),
    ("topic", "news"): N_("reads as news"),
    ("topic", "campaign"): N_("reads as campaigning"),
    ("topic", "election_info"): N_("informs about the election"),
    ("topic", "hate"): N_("hostility against a group"),
    ("topic", "hoax"): N_("unverified claim"),
    ("topic", "confidential"): N_("what an office holds back"),
    ("topic", "work_complaint"): N_("complaint about work"),
    ("topic", "everyday"): N_("everyday talk"),
    ("gesture", "number:1"): N_("one finger"),
    ("gesture", "number:2"): N_("two fingers"),
    ("gesture", "number:3"): N_("three fingers"),
    ("gesture", "number:4"): N_("four fingers"),
    ("gesture", "number:5"): N_("five fingers"),
    ("gesture", "thumb_up"): N_("thumb up"),
    ("gesture", "ok"): N_("OK ring"),
    ("gesture", "metal"): N_("metal sign"),
    ("gesture", "phone"): N_("phone sign"),
    ("gesture", "pistol"): N_("thumb and index finger"),
    ("gesture", "finger_heart"): N_("finger heart"),
    ("gesture", "heart"): N_("heart of two hands"),
    ("gesture", "fist"): N_("fist"),
    ("gesture", "palm"): N_("open palm"),
    ("gesture", "palms_together"): N_("palms pressed together"),
    ("gesture", "arms_crossed"): N_("arms crossed"),
    ("gesture", "unsure"): N_("a hand that could be a sign"),
    ("hand", "too_small"): N_("a hand too small to tell"),
    ("time", "taken"): N_("the photo says when it was made"),
    ("time", "edited"): N_("changed by a program"),
    ("time", "seen_before"): N_("the photo was seen before"),
    ("time", "doubt"): N_("the photo's date does not fit what was told; a doubt, no proof"),
    ("place", "taken_at"): N_("the photo says where it was made"),
    ("post", "author"): N_("author of a post"),
    ("post", "account"): N_("account of a post"),
    ("post", "time"): N_("time of a post"),
    ("post", "liked_by"): N_("liked by"),
}
_SEEN_IN_WORDS = {
    "seen_before": N_("the same words were seen before"),
    "doubt": N_("the same words were seen long before the day that was told; a doubt, no proof"),
}
"""Of a signal `time` whose source is a text."""
_KINDS = {
    "number": N_("ballot number {value}"),
    "gesture": N_("hand gesture: {value}"),
    "gestures": N_("several people show the same: {value}"),
    "material": N_("campaign material"),
    "post": N_("a post: {value}"),
    "words": N_("words in the photo"),
    "unread": N_("a photo that could not be read: {value}"),
}
_UNREAD_PARTS = {
    "hands": N_("hands in {value} were not looked at"),
    "words": N_("words in {value} were not read"),
    "material": N_("campaign material was not looked for in {value}"),
}
_CHANCES = (
    (0.9, N_("almost certainly")),
    (0.75, N_("very likely")),
    (0.6, N_("likely")),
    (0.4, N_("perhaps")),
    (0.0, N_("hardly")),
)
"""Least chance → the word for it. The figure is shown behind the word."""
_SOURCES = {
    "text": N_("text"),
    "quoted_text": N_("quoted text"),
    "narrative": N_("account"),
}


def seen(signal: Signal, _: Translate) -> str:
    """One signal as a line: the words quoted, what they show, of whom, and how sure that is."""
    if signal.kind == "unread" and signal.text in _UNREAD_PARTS:
        return _(_UNREAD_PARTS[signal.text]).format(value=signal.value)
    said = shown_as(signal, _)
    name = signal.target.name if signal.target else ""
    told = name.lower() in f"{said} {signal.text}".lower() and signal.kind in ("number", "mention")
    about = f" → {name}" if name and not told else ""
    quoted = f"“{short(signal.text)}” " if signal.text else ""
    sure = f"{_(chance_word(signal.confidence))}, {signal.confidence:.0%}"
    return f"{quoted}{said}{about} ({source(signal.source, _)}; {sure})"


def shown_as(signal: Signal, _: Translate) -> str:
    """What a signal shows, in a few words."""
    what = _SEEN.get((signal.kind, signal.value))
    if signal.kind == "time" and signal.source in _SOURCES:
        what = _SEEN_IN_WORDS.get(signal.value, what)
    if what is not None:
        return _(what)
    if signal.kind in _KINDS:
        return _(_KINDS[signal.kind]).format(value=signal.value)
    return f"{signal.kind}: {signal.value}"


def source(name: str, _: Translate) -> str:
    """Where something was seen."""
    if name.startswith("field:"):
        return _("told: {field}").format(field=name.removeprefix("field:"))
    return _(_SOURCES[name]) if name in _SOURCES else name


def short(text: str | None, limit: int = 90) -> str:
    """`text` in one line, cut where it is long."""
    text = " ".join((text or "").split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def chance_word(chance: float) -> str:
    """A chance (0 to 1) as a word, in the source language. The figure is shown behind it."""
    return next(word for least, word in _CHANCES if chance >= least)
