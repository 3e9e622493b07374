"""The nouns of JagaNetral: what goes in, what is seen, what comes out.

Everything here is frozen and without logic, and imports nothing of ours. The shapes of
`Conduct`, `Signal` and `Verdict` are the public contract (see docs/contract.md).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

ActorKind = Literal["pns", "pppk", "non_asn", "village_official", "tni_polri", "private", "unknown"]
Office = Literal["structural", "functional", "staff", "regional_head", "unknown"]
Relation = Literal["none", "spouse", "relative", "unknown"]
Authorship = Literal["self", "tagged", "other_person", "hijacked", "unknown"]
Audience = Literal["public", "friends", "group", "private", "unknown"]
Platform = Literal[
    "facebook", "instagram", "x", "tiktok", "youtube", "whatsapp", "telegram",
    "other", "offline", "unknown",
]  # fmt: skip
Action = Literal[
    "post", "comment", "share", "like", "follow", "join_group", "message", "mention", "live",
    "story", "profile", "photo", "attend", "declare", "campaign", "banner", "attribute", "party",
    "endorse", "decision", "other",
]  # fmt: skip
TargetKind = Literal[
    "contestant", "campaign_team", "party", "organizer", "government", "media", "private",
    "unknown",
]  # fmt: skip
ContestKind = Literal["president", "legislative", "dpd", "governor", "regent", "mayor"]
"""What is being elected. `legislative` is DPR and both DPRD; `regent` and `mayor` are the
heads of a kabupaten and of a kota."""

Act = Literal[
    "chant",            # leading or joining yel-yel, jargon, songs of support
    "persuade",         # urging others to choose (or not to choose) a contestant
    "declare_support",  # saying or signing that one supports a contestant
    "mobilise",         # sending, ordering or gathering others, subordinates first of all
    "distribute",       # handing out material, goods or money for a contestant
    "host",             # organising, hosting or facilitating a partisan meeting
    "speak",            # speaking or presenting at a partisan event
    "take_part",        # joining in ("ikut kampanye", a team's meeting), more than being there
    "escort",           # accompanying a contestant on the trail
    "team",             # member of a campaign or winning team, expert, consultant, witness
    "party_member",     # member or officer of a political party
    "approach_party",   # approaching a party to be nominated
    "self_promote",     # publicity for one's own candidacy
    "stand",            # standing as a candidate oneself while in service
    "collect_support",  # support letters or copies of identity cards for an independent
    "threaten",         # threatening or pressing others about their vote
    "favour",           # a decision, programme or order that favours or harms a contestant
    "electoral_duty",   # serving as poll worker, or another lawful task for the organizers
    "vote",             # casting one's own vote
    "seek_information", # looking up or listening to a programme in order to choose
    "turnout",          # urging people to vote, without a contestant
]  # fmt: skip
Shows = Literal[
    "contestant",         # a contestant's name, face, number or account
    "party",              # a party, its name, logo or attributes
    "support",            # praise, prayer, hope or call in favour of a contestant
    "opposition",         # attack, mockery or call against a contestant
    "campaign_material",  # banner, poster, shirt, sticker, twibbon, jingle, slogan of a campaign
    "news",               # reporting, without taking sides
    "election_info",      # schedules, ways to vote, the organizers' announcements
    "turnout",            # a call to vote at all
    "hate",               # hostility on lines of ethnicity, religion, race or group; threats
    "hoax",               # claims that turned out false
    "unverified",         # claims of which nobody checked the source
    "confidential",       # what one's office holds back: letters, data, results not yet announced
    "work_complaint",     # venting about one's own work, without official secrets
    "government",         # the work of the government or an office, without a contestant
]  # fmt: skip
Event = Literal[
    "campaign", "declaration", "party_event", "registration", "debate", "community", "official",
    "other",
]  # fmt: skip
Purpose = Literal["listen", "duty", "other_event", "support", "accompany_spouse"]
GestureMeaning = Literal["support", "other", "unknown"]
StageName = Literal[
    "before", "registration", "determined", "campaign", "quiet", "vote_day", "counting", "after"
]
Level = Literal["prohibited", "caution", "allowed", "undetermined"]
Category = Literal["code_of_ethics", "discipline", "criminal", "administrative", "contract", "none"]
SanctionLevel = Literal["none", "moral", "light", "moderate", "severe", "criminal"]
Language = Literal["id", "en"]
Span = tuple[int, int]
Box = tuple[float, float, float, float]


class Conduct(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act by one actor. Every field but `id` may be absent: absent means unknown."""

    id: str
    at: str | None = None
    region: str | None = None
    actor_kind: ActorKind | None = None
    actor_role: str | None = None
    office: Office | None = None
    relation: Relation | None = None
    on_unpaid_leave: bool | None = None
    in_uniform: bool | None = None
    at_office: bool | None = None
    state_facility: bool | None = None
    on_duty: bool | None = None
    active_support: bool | None = None
    with_contestant: bool | None = None
    deleted: bool | None = None
    authorship: Authorship | None = None
    audience: Audience | None = None
    gesture: str | None = None
    candidate_number: int | None = None
    taken_at: str | None = None
    platform: Platform | None = None
    action: Action | None = None
    target_kind: TargetKind | None = None
    target: str | None = None
    text: str | None = None
    quoted_text: str | None = None
    in_reply_to: str | None = None
    photos: tuple[str, ...] = ()
    narrative: str | None = None
    # What a form or an account may say beyond the columns above. A list says what was seen or
    # told; what it leaves out was not seen, which is not the same as unknown (see Reading).
    acts: tuple[Act, ...] = ()
    shows: tuple[Shows, ...] = ()
    published: bool | None = None
    contest: ContestKind | None = None
    stage: Literal["before", "determined"] | None = None
    event: Event | None = None
    purpose: Purpose | None = None
    gesture_meaning: GestureMeaning | None = None


class FieldSpan(msgspec.Struct, frozen=True):
    """Where in the narrative a field was read: `narrative[start:end]`."""

    field: str
    value: str
    span: Span
    text: str


class Reading(msgspec.Struct, frozen=True):
    """A conduct whose absent fields were filled from its narrative, and where from."""

    conduct: Conduct
    spans: tuple[FieldSpan, ...] = ()


class Region(msgspec.Struct, frozen=True):
    """A province (`13`) or a regency/city (`13.71`) by its Kemendagri code."""

    code: str
    name: str
    kind: Literal["province", "regency", "city"]
    province: str


class Period(msgspec.Struct, frozen=True):
    """A span of days, both ends included. A known day has start == end."""

    start: date
    end: date


class Contestant(msgspec.Struct, frozen=True, omit_defaults=True):
    """A pair, a candidate or a party in one contest."""

    id: str
    name: str
    number: int | None = None
    kind: Literal["pair", "candidate", "party"] = "pair"
    people: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


class Contest(msgspec.Struct, frozen=True, omit_defaults=True):
    """One contest as it stands at the moment of a conduct.

    `stages` holds every stage that the moment may fall in: one for a known day, several when
    only a month or a year is known.
    """

    id: str
    election: str
    kind: ContestKind
    region: str | None = None
    stages: tuple[StageName, ...] = ()
    contestants: tuple[Contestant, ...] = ()


class Setting(msgspec.Struct, frozen=True):
    """The latar: the period and place of a conduct, and the contests that concern them."""

    period: Period
    region: Region | None
    contests: tuple[Contest, ...]
    elsewhere: tuple[Contest, ...] = ()
    """Contests of the same moment in other places (a regency next door), without contestants."""


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whom a signal is about. `id` is null for a contestant without a name ("paslon 2")."""

    name: str
    id: str | None = None
    kind: Literal["contestant", "party", "team", "organizer", "generic"] = "contestant"


class Signal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something perceived: what, how sure, and where it was seen.

    `span` are character offsets into the source; `box` is x, y, width, height in pixels.
    """

    kind: str
    value: str
    confidence: float
    source: str
    span: Span | None = None
    box: Box | None = None
    text: str | None = None
    target: Target | None = None


class Basis(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article in force on the day of the conduct."""

    instrument: str
    article: str
    effective_from: str
    effective_to: str | None = None
    title: str | None = None


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a reason rests on: a quoted span, a box in a photo, or a field that was stated."""

    source: str
    text: str
    span: Span | None = None
    box: Box | None = None
    element: str | None = None


class Weighed(msgspec.Struct, frozen=True, omit_defaults=True):
    """An exception that was weighed: it holds, it does not, or it is not known."""

    id: str
    title: str
    holds: bool | None
    why: str


class Reason(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule that applies.

    `when` names what the reason depends on where the facts leave it open (an unknown day may
    fall before or after the determination of candidates).
    """

    rule: str
    title: str
    category: Category
    effect: str
    sanction_level: SanctionLevel
    basis: tuple[Basis, ...]
    explanation: str
    evidence: tuple[Evidence, ...] = ()
    exceptions: tuple[Weighed, ...] = ()
    when: str | None = None
    sanctions: tuple[str, ...] = ()


class Missing(msgspec.Struct, frozen=True, omit_defaults=True):
    """A question whose answer would change the verdict."""

    field: str
    question: str
    options: tuple[str, ...] = ()
    would_be: tuple[str, ...] = ()


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The penilaian: an aid to people, never a sanction."""

    id: str
    verdict: Level
    confidence: float
    category: Category
    sanction_level: SanctionLevel
    rules: tuple[str, ...]
    summary: str
    reasons: tuple[Reason, ...]
    missing: tuple[Missing, ...]
    advice: tuple[str, ...]
    contests: tuple[Contest, ...]
    signals: tuple[Signal, ...]
    shadow: tuple[str, ...]
    notes: tuple[str, ...]
    decision_id: str
    rulebook: str
