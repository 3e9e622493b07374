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
    "too_small": N_("Some hands in the photo are too small to judge: does any of them show fingers "
                    "or a thumb?"),
    "doubt": N_("The photo's date does not fit what was told: when was it made?"),
    "old_words": N_("The same words were seen long before: on which day were they put up?"),
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
    "self": N_("one's own"),
    "tagged": N_("tagged by others"),
    "other_person": N_("somebody else"),
    "hijacked": N_("a hijacked account"),
    "spouse": N_("spouse"),
    "relative": N_("relative"),
    "not_told": N_("not told"),
    "listen": N_("listening"),
    "duty": N_("duty"),
    "other_event": N_("another event"),
    "accompany_spouse": N_("going with a spouse"),
    "number": N_("a contestant's number"),
    "registered": N_("a contestant's sign"),
    "listed": N_("on the lists of poses"),
    "disputed": N_("lists disagree"),
    "harmless": N_("harmless"),
    "unsure": N_("unclear"),
    "post": N_("post"),
    "comment": N_("comment"),
    "share": N_("share"),
    "like": N_("like"),
    "follow": N_("follow"),
    "join_group": N_("joining a group"),
    "message": N_("message"),
    "mention": N_("mention"),
    "live": N_("live broadcast"),
    "story": N_("story"),
    "profile": N_("profile picture"),
    "photo": N_("photo"),
    "attend": N_("attendance"),
    "declare": N_("declaration of support"),
    "banner": N_("banner"),
    "attribute": N_("attributes"),
    "endorse": N_("support letter"),
    "decision": N_("decision"),
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
    "relation": N_("relation to the contestant"),
    "on_unpaid_leave": N_("unpaid leave"),
    "on_duty": N_("official duty"),
    "authorship": N_("whose act it was"),
    "action": N_("act"),
    "purpose": N_("came for"),
    "audience": N_("who could see it"),
    "gesture": N_("gesture"),
    "gesture_meaning": N_("meaning of the gesture"),
    "old_photo": N_("photo from before"),
    "material": N_("campaign material"),
    "acts": N_("what else was done"),
    "topics": N_("what it shows"),
    "office": N_("post"),
    "in_uniform": N_("in uniform"),
    "state_facility": N_("state facilities"),
    "at_office": N_("at the office"),
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
