"""The words for elements and their values, in the catalogue's source language (English).

`N_` marks them for the catalogue; `locale/id` holds their Indonesian.
"""

from __future__ import annotations

from jaganetral.language import N_, Translate
from jaganetral.law import Value

FIELD_OF: dict[str, str] = {
    "actor": "actor_kind",
    "object": "target_kind",
    "stance": "text",
    "stage": "at",
    "active": "active_support",
    "old_photo": "taken_at",
    "topics": "text",
    "material": "shows",
}
"""The field of the conduct that answers for an element, where its name differs."""

QUESTIONS: dict[str, str] = {
    "actor": N_("What is the actor's status: PNS, PPPK, non-ASN staff, village official, TNI or "
                "Polri, or none of these?"),
    "object": N_("Whose post, account, group or event is it: a contestant's, a party's, the "
                 "organizers', or somebody else's?"),
    "stance": N_("What do the words or the picture say about a contestant?"),
    "stage": N_("On which day did it happen? The stage of the election decides which rule "
                "applies."),
    "contest": N_("Which election is it about?"),
    "with_contestant": N_("Is a candidate or a prospective candidate in the photo?"),
    "published": N_("Was it uploaded or shown to others, or kept private?"),
    "event": N_("What kind of event was it: a campaign, a declaration, or something else?"),
    "active": N_("Was there any show of support there: attributes, chants, persuading, a role, "
                 "state facilities?"),
    "gesture_meaning": N_("What was the gesture meant to say?"),
    "purpose": N_("What did the person come for?"),
    "photos": N_("What does the photo show: who is in it, which hands, which banners or shirts?"),
}  # fmt: skip

VALUES: dict[Value, str] = {
    "pns": N_("a PNS"),
    "pppk": N_("a PPPK"),
    "non_asn": N_("non-ASN staff"),
    "village_official": N_("a village official"),
    "tni_polri": N_("TNI or Polri"),
    "private": N_("private"),
    "contestant": N_("a contestant"),
    "campaign_team": N_("a campaign team"),
    "party": N_("a party"),
    "organizer": N_("the election organizers"),
    "government": N_("the government"),
    "media": N_("the media"),
    "none": N_("none"),
    "support": N_("support"),
    "oppose": N_("opposition"),
    "neither": N_("neither"),
    "before": N_("before the determination of candidates"),
    "registration": N_("registration of candidates"),
    "determined": N_("after the determination of candidates"),
    "campaign": N_("campaign period"),
    "quiet": N_("quiet period"),
    "vote_day": N_("voting day"),
    "counting": N_("counting"),
    "after": N_("after the election"),
    "president": N_("presidential election"),
    "legislative": N_("legislative election"),
    "dpd": N_("DPD election"),
    "governor": N_("governor election"),
    "regent": N_("regent election"),
    "mayor": N_("mayor election"),
    "declaration": N_("declaration"),
    "other": N_("something else"),
    True: N_("yes"),
    False: N_("no"),
}

ELEMENT_NAMES: dict[str, str] = {
    "actor": N_("status"),
    "object": N_("aimed at"),
    "stance": N_("content"),
    "stage": N_("stage"),
    "contest": N_("election"),
    "with_contestant": N_("with a contestant"),
    "published": N_("seen by others"),
    "event": N_("event"),
    "active": N_("active support"),
    "day": N_("day"),
}

LEVELS: dict[str, str] = {
    "prohibited": N_("Prohibited"),
    "caution": N_("Caution"),
    "allowed": N_("Allowed"),
    "undetermined": N_("Cannot be determined yet"),
}

CATEGORIES: dict[str, str] = {
    "criminal": N_("election crime"),
    "discipline": N_("discipline"),
    "code_of_ethics": N_("code of ethics"),
    "administrative": N_("administrative"),
    "contract": N_("work contract"),
    "none": N_("none"),
}


def say(value: Value, _: Translate) -> str:
    """A value in words; one without an entry is shown as it stands."""
    return _(VALUES[value]) if value in VALUES else str(value)
