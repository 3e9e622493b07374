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
}
_KINDS = {
    "number": N_("ballot number {value}"),
    "gesture": N_("hand gesture: {value}"),
    "unread": N_("a photo that could not be read: {value}"),
}
_SOURCES = {
    "text": N_("text"),
    "quoted_text": N_("quoted text"),
    "narrative": N_("account"),
}


def seen(signal: Signal, _: Translate) -> str:
    """One signal as a line: the words quoted, what they show, of whom, and how sure that is."""
    what = _SEEN.get((signal.kind, signal.value))
    if what is not None:
        said = _(what)
    elif signal.kind in _KINDS:
        said = _(_KINDS[signal.kind]).format(value=signal.value)
    else:
        said = f"{signal.kind}: {signal.value}"
    name = signal.target.name if signal.target else ""
    told = name.lower() in f"{said} {signal.text}".lower() and signal.kind in ("number", "mention")
    about = f" → {name}" if name and not told else ""
    quoted = f"“{short(signal.text)}” " if signal.text else ""
    return f"{quoted}{said}{about} ({source(signal.source, _)}, {signal.confidence:.0%})"


def source(name: str, _: Translate) -> str:
    """Where something was seen."""
    if name.startswith("field:"):
        return _("told: {field}").format(field=name.removeprefix("field:"))
    return _(_SOURCES[name]) if name in _SOURCES else name


def short(text: str | None, limit: int = 90) -> str:
    """`text` in one line, cut where it is long."""
    text = " ".join((text or "").split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
