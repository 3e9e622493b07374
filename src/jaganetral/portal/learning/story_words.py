"""The words of stories: what each value of a conduct's fields is called when it is told.

`{name}` is the made-up person of the story. A value that stands here is told; a test holds that
every field of every question is.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

__all__ = [
    "ACTS", "AIMED", "CONCERNS", "CONTESTS", "DEEDS", "EVENTS", "FINGERS", "FLAGS", "GESTURES",
    "IN_FAVOUR", "IT_CONCERNS", "NAMED_BY_ACT", "NAMES", "OFFICES", "PLATFORMS", "SHOWS", "STAGES",
    "WHO",
]  # fmt: skip

N_ = gettext_lazy
NAMES = (
    "Bu Melati", "Pak Jati", "Bu Kenanga", "Pak Cendana", "Bu Cempaka", "Pak Meranti",
    "Bu Dahlia", "Pak Damar", "Bu Seruni", "Pak Pinus", "Bu Anggrek", "Pak Ulin",
)  # fmt: skip
"""Flowers and trees: nobody's names, and none of a contestant (a test looks)."""
WHO: dict[str, StrPromise] = {
    "pns": N_("a PNS"), "pppk": N_("a PPPK"), "non_asn": N_("a contract employee (non-ASN)"),
    "village_official": N_("a village official"), "tni_polri": N_("a member of TNI or Polri"),
}  # fmt: skip
OFFICES: dict[str, StrPromise] = {
    "structural": N_("in a structural post"), "functional": N_("in a functional post"),
    "staff": N_("on the staff"), "regional_head": N_("head of the region"),
}  # fmt: skip
DEEDS: dict[str, StrPromise] = {
    "post": N_("puts up a post"), "comment": N_("comments on a post"),
    "share": N_("shares a post"), "like": N_("likes a post"), "follow": N_("follows an account"),
    "join_group": N_("joins a group"), "message": N_("sends a message"),
    "mention": N_("mentions an account"), "live": N_("broadcasts live"),
    "story": N_("puts up a story"), "profile": N_("changes the profile picture"),
    "photo": N_("is in a photo"), "attend": N_("comes to an event"),
    "declare": N_("makes a declaration"), "campaign": N_("joins a campaign"),
    "banner": N_("puts up a banner"), "attribute": N_("wears a shirt or an attribute"),
    "party": N_("deals with a party"), "endorse": N_("signs a letter of support"),
    "decision": N_("takes a decision in office"), "other": N_("does something"),
}  # fmt: skip
AIMED: dict[str, StrPromise] = {
    "contestant": N_("of a candidate"), "campaign_team": N_("of a campaign team"),
    "party": N_("of a party"), "organizer": N_("of KPU or Bawaslu"),
    "government": N_("of a government office"), "media": N_("of a news outlet"),
    "private": N_("of a private person"),
}  # fmt: skip
"""After a deed that is done to somebody's post, account, group or event."""
CONCERNS: dict[str, StrPromise] = {
    "contestant": N_("that concerns a candidate"),
    "campaign_team": N_("that concerns a campaign team"), "party": N_("that concerns a party"),
    "organizer": N_("that concerns KPU or Bawaslu"),
    "government": N_("that concerns a government office"),
    "media": N_("that concerns a news outlet"), "private": N_("on a private page"),
}  # fmt: skip
IN_FAVOUR: dict[str, StrPromise] = {
    "contestant": N_("for a candidate"), "campaign_team": N_("for a campaign team"),
    "party": N_("for a party"), "organizer": N_("for KPU or Bawaslu"),
    "government": N_("for a government office"), "media": N_("for a news outlet"),
    "private": N_("for a private person"),
}  # fmt: skip
"""After a deed that is itself for somebody: a banner, a campaign, a letter of support."""
IT_CONCERNS: dict[str, StrPromise] = {
    "contestant": N_("It concerns a candidate."), "campaign_team": N_("It concerns a campaign."),
    "party": N_("It concerns a party."), "organizer": N_("It concerns KPU or Bawaslu."),
    "government": N_("It concerns a government office."), "media": N_("It concerns a news outlet."),
    "private": N_("It goes to a private person."),
}  # fmt: skip
NAMED_BY_ACT = {
    ("team", "campaign_team"), ("party_member", "party"), ("approach_party", "party"),
    ("electoral_duty", "organizer"),
}  # fmt: skip
"""Where the act itself names whom it is for."""
ACTS: dict[str, StrPromise] = {
    "chant": N_("{name} chants along."), "persuade": N_("{name} urges others to choose somebody."),
    "declare_support": N_("{name} says whom to support."),
    "mobilise": N_("{name} tells colleagues or subordinates to come."),
    "distribute": N_("{name} hands out goods or material."),
    "host": N_("{name} organises the meeting."), "speak": N_("{name} speaks there."),
    "take_part": N_("{name} takes part."), "escort": N_("{name} goes along with the candidate."),
    "team": N_("{name} serves on a campaign team."),
    "party_member": N_("{name} is a member of a party."),
    "approach_party": N_("{name} approaches a party to be nominated."),
    "self_promote": N_("{name} makes publicity for an own candidacy."),
    "stand": N_("{name} stands as a candidate."),
    "collect_support": N_("{name} collects copies of identity cards for an independent."),
    "threaten": N_("{name} threatens others about their vote."),
    "favour": N_("It favours or harms a contestant."),
    "electoral_duty": N_("{name} works for the election organizers."),
    "vote": N_("{name} votes in the booth."),
    "seek_information": N_("{name} looks up programmes in order to choose."),
    "turnout": N_("{name} calls on people to go and vote."),
}  # fmt: skip
SHOWS: dict[str, StrPromise] = {
    "contestant": N_("A candidate is shown or named."), "party": N_("A party is shown or named."),
    "support": N_("The words are ones of support."),
    "opposition": N_("The words attack a candidate."),
    "campaign_material": N_("Campaign material is to be seen: a poster, a logo or a slogan."),
    "news": N_("It is news that takes no side."),
    "election_info": N_("It is information about the election: dates, ways to vote."),
    "turnout": N_("It calls on people to go and vote."),
    "hate": N_("It stirs hatred against a group."),
    "hoax": N_("The claim has proven false."),
    "unverified": N_("Nobody has checked where the claim comes from."),
    "confidential": N_("It shows what the office may not yet make known."),
    "work_complaint": N_("It complains about work: overtime, pay, workload."),
    "government": N_("It is about the work of the government."),
}  # fmt: skip
EVENTS: dict[str, StrPromise] = {
    "campaign": N_("The event is a campaign."), "declaration": N_("The event is a declaration."),
    "party_event": N_("The event is a party's."),
    "registration": N_("The event is the registration with KPU."),
    "debate": N_("The event is a candidates' debate."),
    "community": N_("The event is a neighbourhood's: a wedding, a prayer, communal work."),
    "official": N_("The event is an official one."), "other": N_("It is another kind of event."),
}  # fmt: skip
FLAGS: dict[tuple[str, Any], StrPromise] = {
    ("purpose", "listen"): N_("{name} came to listen."),
    ("purpose", "duty"): N_("{name} came on duty."),
    ("purpose", "other_event"): N_("{name} had come for something else."),
    ("purpose", "support"): N_("{name} came in support."),
    ("purpose", "accompany_spouse"): N_("{name} came along with the spouse."),
    ("relation", "spouse"): N_("The candidate is {name}'s husband or wife."),
    ("relation", "relative"): N_("The candidate is family of {name}."),
    ("relation", "none"): N_("The candidate is no family of {name}."),
    ("on_unpaid_leave", True): N_("{name} is on unpaid leave."),
    ("on_unpaid_leave", False): N_("{name} has taken no unpaid leave."),
    ("in_uniform", True): N_("{name} is in uniform."),
    ("in_uniform", False): N_("{name} is not in uniform."),
    ("state_facility", True): N_("State facilities are used."),
    ("state_facility", False): N_("No state facilities are used."),
    ("on_duty", True): N_("It is an official task."),
    ("on_duty", False): N_("It is no official task."),
    ("active_support", True): N_("{name} actively shows support."),
    ("active_support", False): N_("{name} shows no support of any kind."),
    ("with_contestant", True): N_("A candidate is there too."),
    ("with_contestant", False): N_("No candidate is there."),
    ("authorship", "self"): N_("It is {name}'s own doing."),
    ("authorship", "tagged"): N_("Others merely tagged {name} in it."),
    ("authorship", "other_person"): N_("Somebody else did it in {name}'s name."),
    ("authorship", "hijacked"): N_("{name}'s account had been hijacked."),
    ("audience", "group"): N_("It goes to a group."),
    ("audience", "private"): N_("It goes to one person only."),
    ("published", True): N_("It is uploaded."), ("published", False): N_("It is not uploaded."),
    ("gesture_meaning", "support"): N_("The hand is meant as support."),
    ("gesture_meaning", "other"): N_("The hand demonstrably means something else."),
}  # fmt: skip
CONTESTS: dict[str, StrPromise] = {
    "president": N_("presidential election"), "legislative": N_("legislative election"),
    "dpd": N_("DPD election"), "governor": N_("governor election"),
    "regent": N_("regent election"), "mayor": N_("mayor election"),
}  # fmt: skip
STAGES: dict[str, StrPromise] = {
    "before": N_("candidates are not determined yet"),
    "registration": N_("candidates are registering and not determined yet"),
    "determined": N_("KPU has determined the candidates"),
    "campaign": N_("the campaign is on, candidates are determined"),
    "quiet": N_("the quiet days before the vote"),
    "vote_day": N_("voting day"), "counting": N_("votes are being counted"),
    "after": N_("the election is over"),
}  # fmt: skip
PLATFORMS = {
    "facebook": "Facebook", "instagram": "Instagram", "x": "X", "tiktok": "TikTok",
    "youtube": "YouTube", "whatsapp": "WhatsApp", "telegram": "Telegram",
}  # fmt: skip
GESTURES: dict[str, StrPromise] = {
    "satu jari": N_("one finger"), "dua jari": N_("two fingers"),
    "empat jari": N_("four fingers"), "lima jari": N_("five fingers"), "jempol": N_("thumb up"),
    "mengepal": N_("a fist"), "kepalan tangan": N_("a fist"), "hati korea": N_("finger heart"),
}  # fmt: skip
FINGERS = {"satu jari": 1, "dua jari": 2, "empat jari": 4, "lima jari": 5}
