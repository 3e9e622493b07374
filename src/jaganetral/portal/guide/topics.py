"""What a rule is about, read from its condition and examples: what one wants to do, who, and when.

Nothing here is kept by hand rule by rule: a new rule finds its place by what it asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from jaganetral.law import Condition, Rule
from jaganetral.law.conditions import ANY_OF_MANY, AllOf, AnyOf, In
from jaganetral.law.elements import ELEMENTS, MANY

__all__ = ["PEOPLE", "STAGES", "TOPICS", "Topic", "people_of", "stages_of", "topics_of"]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that people want to do, the values that mark it, and the tile of the self-check."""

    key: str
    title: StrPromise
    marks: frozenset[str]
    check: str = "cerita"


def _topic(key: str, title: StrPromise, marks: str, check: str = "cerita") -> Topic:
    return Topic(key, title, frozenset(marks.split()), check)


TOPICS: tuple[Topic, ...] = (
    _topic(
        "memilih", _("Vote, urge to vote, look for information"),
        "acts:vote acts:turnout acts:seek_information acts:electoral_duty topics:turnout "
        "topics:election_info object:organizer",
    ),
    _topic("suka", _("Like"), "action:like", "suka"),
    _topic("komentar", _("Comment or mention"), "action:comment action:mention", "komentar"),
    _topic("bagikan", _("Share"), "action:share", "bagikan"),
    _topic("ikuti", _("Follow an account"), "action:follow", "ikuti"),
    _topic("grup", _("Join a group"), "action:join_group", "grup"),
    _topic("unggah", _("Post, status, live video"),
           "action:post action:story action:live action:profile", "tulis"),
    _topic("pesan", _("Send a message"), "action:message"),
    _topic("foto", _("Be in a photo, pose"), "action:photo gesture:*", "foto"),
    _topic("hadir", _("Attend an event"), "action:attend action:declare action:campaign", "hadir"),
    _topic("keluarga", _("Family that stands"), "relation:spouse relation:relative"),
    _topic("atribut", _("Banners, shirts, stickers"), "action:banner action:attribute"),
    _topic(
        "tim", _("Help a team, invite, collect support"),
        "acts:team acts:host acts:mobilise acts:distribute acts:persuade acts:chant acts:speak "
        "acts:collect_support action:endorse acts:threaten",
    ),
    _topic("partai", _("Join a party or stand"),
           "action:party acts:party_member acts:approach_party acts:stand acts:self_promote"),
    _topic(
        "jabatan", _("Decisions and facilities of the office"),
        "action:decision acts:favour state_facility:True topics:government on_duty:True",
    ),
    _topic("kerja", _("Complain about work, tell what is secret"),
           "topics:work_complaint topics:confidential"),
    _topic("kabar", _("Rumours, hoaxes, hostility"), "topics:hate topics:hoax topics:unverified"),
    _topic("umum", _("Grounds that hold for every act"), "-"),
)  # fmt: skip

PEOPLE: dict[str, StrPromise] = {
    "pns": _("PNS"),
    "pppk": _("PPPK"),
    "non_asn": _("Non-ASN staff (honorary, contract)"),
    "village_official": _("Village heads and officials"),
    "tni_polri": _("TNI and Polri"),
}
STAGES: dict[str, StrPromise] = {
    "none": _("No election running"),
    "before": _("Before registration"),
    "registration": _("Registration of candidates"),
    "determined": _("Candidates determined"),
    "campaign": _("Campaign"),
    "quiet": _("Quiet days"),
    "vote_day": _("Voting day"),
    "counting": _("Counting"),
    "after": _("After the election"),
}
_EVERY_ACT = 12
"""A rule that reaches so many acts speaks of all of them, and of none in particular."""


def _asked(condition: Condition) -> Iterator[In]:
    """What a condition asks to be so; what it asks not to be so is left out."""
    if isinstance(condition, In):
        yield condition
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _asked(part)


def _marks(rule: Rule) -> set[str]:
    marks = {
        f"{leaf.element}:{value}"
        for leaf in _asked(rule.condition)
        if leaf.element not in ("stage", "actor")
        for value in leaf.values
    }
    actions = {mark for mark in marks if mark.startswith("action:")}
    if len(actions) >= _EVERY_ACT:
        marks -= actions
    for example in rule.record.examples.caught:
        told = example.conduct
        marks.add(f"action:{told.get('action')}")
        marks |= {f"acts:{act}" for act in told.get("acts", ())}
        marks |= {f"topics:{shown}" for shown in told.get("shows", ())}
        marks |= {f"relation:{told['relation']}"} if "relation" in told else set()
        if "gesture" in told:
            marks.add("gesture:*")
        if told.get("target_kind") == "organizer":
            marks.add("object:organizer")
    return marks


def topics_of(rule: Rule) -> tuple[str, ...]:
    """The keys of the topics that a rule belongs to, in their order; never none."""
    if rule.record.general:
        return ("umum",)
    marks = _marks(rule)
    if rule.record.effect != "allow":  # what is barred is no way to vote
        found = [one.key for one in TOPICS[1:] if one.marks & marks]
        found += [TOPICS[0].key] if "acts:vote" in marks else []
    else:
        found = [one.key for one in TOPICS if one.marks & marks]
    return tuple(found) or ("umum",)


def people_of(rule: Rule) -> tuple[str, ...]:
    """Whom a rule binds or frees; all where it does not say."""
    return tuple(_named(rule, "actor", PEOPLE)) or tuple(PEOPLE)


def stages_of(rule: Rule) -> tuple[str, ...]:
    """The stages that a rule asks for; all where it does not say."""
    return tuple(_named(rule, "stage", STAGES)) or tuple(STAGES)


def _named(rule: Rule, element: str, order: dict[str, StrPromise]) -> list[str]:
    """The values for which the condition, with all else open, may still hold."""
    everything = {**ELEMENTS, **dict.fromkeys(MANY, ANY_OF_MANY)}
    return [
        value
        for value in order
        if rule.condition.holds({**everything, element: (value,)}) is not False
    ]
