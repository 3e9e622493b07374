"""An example conduct told in plain words, as a person would tell it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.portal.door import checker

N_ = gettext_lazy

_WHO = {
    "pns": N_("A PNS"), "pppk": N_("A PPPK"), "non_asn": N_("A non-ASN employee"),
    "village_official": N_("A village official"), "tni_polri": N_("A member of TNI or Polri"),
    "private": N_("A private person"),
}  # fmt: skip
_OFFICE = {
    "structural": N_("in a structural post"), "functional": N_("in a functional post"),
    "staff": N_("on the staff"), "regional_head": N_("head of a region"),
}  # fmt: skip
_DEED = {
    "post": N_("puts up a post"),
    "comment": N_("comments on a post"),
    "share": N_("shares a post"),
    "like": N_("likes a post"),
    "follow": N_("follows an account"), "join_group": N_("joins a group"),
    "message": N_("sends a message"), "mention": N_("mentions an account"),
    "live": N_("broadcasts live"), "story": N_("puts up a story"),
    "profile": N_("changes the profile picture"), "photo": N_("is in a photo"),
    "attend": N_("attends an event"), "declare": N_("makes a declaration"),
    "campaign": N_("takes part in campaigning"), "banner": N_("puts up a banner"),
    "attribute": N_("wears an attribute"), "party": N_("deals with a party"),
    "endorse": N_("gives a letter of support"), "decision": N_("makes a decision"),
    "other": N_("does something"),
}  # fmt: skip
_ACTS = {
    "chant": N_("chants along"), "persuade": N_("urges others to choose"),
    "declare_support": N_("declares support"), "mobilise": N_("sends others there"),
    "distribute": N_("hands out goods or material"), "host": N_("hosts the meeting"),
    "speak": N_("speaks there"), "take_part": N_("takes part"),
    "escort": N_("goes along with the candidate"), "team": N_("is on the team"),
    "party_member": N_("is a member of the party"),
    "approach_party": N_("approaches a party to be nominated"),
    "self_promote": N_("makes publicity for their own candidacy"),
    "stand": N_("stands as a candidate"),
    "collect_support": N_("collects copies of identity cards"),
    "threaten": N_("threatens others"), "favour": N_("favours or harms a contestant"),
    "electoral_duty": N_("works for the election organizers"), "vote": N_("votes"),
    "seek_information": N_("looks up programmes"), "turnout": N_("urges people to vote"),
}  # fmt: skip
_AIMED = {
    "contestant": N_("of a candidate"), "campaign_team": N_("of a campaign team"),
    "party": N_("of a party"), "organizer": N_("of the election organizers"),
    "government": N_("of the government"), "media": N_("of the media"),
    "private": N_("of a private person"),
}  # fmt: skip
_ANSWERS = frozenset({"like", "comment", "share", "follow", "join_group", "mention", "attend"})
"""The deeds that are done to somebody's post, account, group or event."""
_CONCERNS = {
    "contestant": N_("about a candidate"), "campaign_team": N_("for a campaign team"),
    "party": N_("for a party"), "organizer": N_("for the election organizers"),
    "government": N_("about the government"), "media": N_("from the media"),
    "private": N_("about a private person"),
}  # fmt: skip
_SHOWS = {
    "contestant": N_("a candidate is shown or named"), "party": N_("a party is shown or named"),
    "support": N_("with words of support"), "opposition": N_("with an attack on a candidate"),
    "campaign_material": N_("with campaign material"), "news": N_("it is news"),
    "election_info": N_("it is election information"), "turnout": N_("it is a call to vote"),
    "hate": N_("with hostility"), "hoax": N_("it is untrue"),
    "unverified": N_("nobody checked the source"),
    "confidential": N_("it is held back by the office"),
    "work_complaint": N_("it is a complaint about work"),
    "government": N_("it is the work of the government"),
}  # fmt: skip
_EVENT = {
    "campaign": N_("at a campaign"), "declaration": N_("at a declaration"),
    "party_event": N_("at a party's event"), "registration": N_("at the registration with KPU"),
    "debate": N_("at a debate"), "community": N_("at a community event"),
    "official": N_("at an official event"), "other": N_("at another event"),
}  # fmt: skip
_PURPOSE = {
    "listen": N_("came to listen"), "duty": N_("came on duty"),
    "other_event": N_("came for something else"), "support": N_("came in support"),
    "accompany_spouse": N_("came along with the spouse"),
}  # fmt: skip
_FLAGS: dict[tuple[str, Any], Any] = {
    ("relation", "spouse"): N_("the candidate is husband or wife"),
    ("relation", "relative"): N_("the candidate is family"),
    ("relation", "none"): N_("no family of the candidate"),
    ("on_unpaid_leave", True): N_("on unpaid leave"),
    ("on_unpaid_leave", False): N_("not on unpaid leave"),
    ("in_uniform", True): N_("in uniform"), ("in_uniform", False): N_("not in uniform"),
    ("state_facility", True): N_("with state facilities"),
    ("state_facility", False): N_("without state facilities"),
    ("on_duty", True): N_("on official duty"), ("on_duty", False): N_("not on duty"),
    ("active_support", True): N_("with active support"),
    ("active_support", False): N_("without any support"),
    ("with_contestant", True): N_("together with a candidate"),
    ("with_contestant", False): N_("no candidate is there"),
    ("authorship", "self"): N_("their own doing"),
    ("authorship", "tagged"): N_("was tagged by others"),
    ("authorship", "other_person"): N_("somebody else did it"),
    ("authorship", "hijacked"): N_("the account was hijacked"),
    ("audience", "group"): N_("in a group"), ("audience", "private"): N_("to one person"),
    ("published", True): N_("it was uploaded"), ("published", False): N_("it was not uploaded"),
    ("gesture_meaning", "support"): N_("meant as support"),
    ("gesture_meaning", "other"): N_("shown to mean something else"),
}  # fmt: skip
_CONTEST = {
    "president": N_("presidential election"), "legislative": N_("legislative election"),
    "dpd": N_("DPD election"), "governor": N_("governor election"),
    "regent": N_("regent election"), "mayor": N_("mayor election"),
}  # fmt: skip
_PLATFORM = {
    "facebook": "Facebook", "instagram": "Instagram", "x": "X", "tiktok": "TikTok",
    "youtube": "YouTube", "whatsapp": "WhatsApp", "telegram": "Telegram",
}  # fmt: skip
_GESTURES = {
    "satu jari": N_("one finger"), "dua jari": N_("two fingers"), "empat jari": N_("four fingers"),
    "lima jari": N_("five fingers"), "jempol": N_("thumb up"), "mengepal": N_("a fist"),
    "kepalan tangan": N_("a fist"), "hati korea": N_("finger heart"),
}  # fmt: skip


def tell(conduct: dict[str, Any]) -> str:
    """The fields of an example as a sentence in the language of the page."""
    who = str(_WHO.get(str(conduct.get("actor_kind")), N_("Somebody")))
    if conduct.get("office") in _OFFICE:
        who += f" {_OFFICE[conduct['office']]}"
    acts = [str(_ACTS[act]) for act in conduct.get("acts", ()) if act in _ACTS]
    action = conduct.get("action", "other")
    deed = "" if action == "other" and acts else str(_DEED[action])
    table = _AIMED if action in _ANSWERS else _CONCERNS
    target = str(conduct.get("target_kind"))
    aimed = "" if action == target == "party" else table.get(target, "")
    first = " ".join(part for part in (who, deed or acts.pop(0), str(aimed)) if part)
    said = ", ".join([first, *acts, *_circumstances(conduct)])
    where = _when_and_where(conduct)
    return f"{said} ({where})." if where else f"{said}."


def _circumstances(conduct: dict[str, Any]) -> Iterator[str]:
    if conduct.get("platform") in _PLATFORM:
        yield _("on %(platform)s") % {"platform": _PLATFORM[conduct["platform"]]}
    if conduct.get("event") in _EVENT:
        yield str(_EVENT[conduct["event"]])
    for shown in conduct.get("shows", ()):
        yield str(_SHOWS[shown])
    if "gesture" in conduct:
        words = _GESTURES.get(conduct["gesture"], conduct["gesture"])
        yield _("hand: %(gesture)s") % {"gesture": words}
    if "candidate_number" in conduct:
        yield _("ballot number %(number)s") % {"number": conduct["candidate_number"]}
    if conduct.get("purpose") in _PURPOSE:
        yield str(_PURPOSE[conduct["purpose"]])
    for (field, value), words in _FLAGS.items():
        if field in conduct and conduct[field] == value:
            yield str(words)
    if "taken_at" in conduct:
        yield _("taken on %(day)s") % {"day": _day(conduct["taken_at"])}


def _when_and_where(conduct: dict[str, Any]) -> str:
    parts = []
    if "at" in conduct:
        parts.append(_day(conduct["at"]))
    if "region" in conduct:
        region = checker().registry.region(str(conduct["region"]))
        parts.append(region.name if region else str(conduct["region"]))
    if conduct.get("contest") in _CONTEST:
        parts.append(str(_CONTEST[conduct["contest"]]))
    return ", ".join(parts)


def _day(value: Any) -> str:
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return date_format(day, "j F Y")
