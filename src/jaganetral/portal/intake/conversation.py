"""A report is told in a conversation: one question at a time, back and forth, nothing lost.

What was answered travels with the page in one sealed field; nothing is kept here until the report
is filed, but the files, which wait for it (see filing.attach). Each step reads its own answer and
says what is wrong with it; a wrong answer keeps its place in the page.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import msgspec
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from jaganetral.portal import door
from jaganetral.portal.intake import codes
from jaganetral.portal.intake.errors import TooSoon
from jaganetral.portal.intake.filing import DRAFTS_KEPT, LEAST_LETTERS
from jaganetral.portal.intake.understanding import MENDABLE, conduct_of, first_reading
from jaganetral.portal.intake.words import LONGEST, Told, Who
from jaganetral.portal.privacy.nip import BadNip, read_nip
from jaganetral.portal.sealing import Box, Unsealed

__all__ = [
    "STEPS",
    "Answers",
    "begun",
    "following",
    "opened",
    "preceding",
    "read",
    "sealed",
    "told_of",
]

STEPS = ("cerita", "pahami", "diketahui", "kapan", "tempat", "siapa", "bukti", "saksi", "anda",
         "periksa")  # fmt: skip
"""The questions in their order, by the names that stand in the form."""
LEAST_SECONDS = 4
"""Nobody tells a report in less; a program that files does."""

_BOX = Box(b"jaganetral intake, a conversation, 1")
Post = Mapping[str, str]
Problems = dict[str, str]


class Answers(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was answered so far. Dates are ISO days; `mended` are fields of the conduct that the
    person corrected; `reviewed` tells that the last page was reached once."""

    nonce: str
    begun: int
    text: str = ""
    mended: dict[str, str] = {}
    known_on: str = ""
    happened_on: str = ""
    happened_roughly: str = ""
    region: str = ""
    region_said: str = ""
    place: str = ""
    reported_name: str = ""
    reported_office: str = ""
    reported_nip: str = ""
    links: str = ""
    witnesses: str = ""
    openly: str = ""
    """`yes`: with a name; `no`: anonymous; empty: not answered."""
    who: Who = Who()
    reviewed: bool = False

    @property
    def known(self) -> date | None:
        return parse_date(self.known_on) if self.known_on else None

    @property
    def happened(self) -> date | None:
        return parse_date(self.happened_on) if self.happened_on else None


def begun() -> Answers:
    """A new conversation."""
    return Answers(nonce=codes.new_nonce(), begun=int(time.time()))


def sealed(answers: Answers) -> str:
    """The field that carries the conversation on."""
    return _BOX.seal(msgspec.json.encode(answers))


def opened(token: str) -> Answers:
    """The conversation that a page carried. Raises TooSoon where it is none, or over a day old."""
    try:
        content = _BOX.open(token, within=int(DRAFTS_KEPT.total_seconds()))
        return msgspec.json.decode(content, type=Answers)
    except (Unsealed, msgspec.DecodeError):
        raise TooSoon(_("This page is too old. Begin again; nothing was filed.")) from None


def following(step: str, answers: Answers) -> str:
    """The step after one; who came back from the last page returns to it."""
    if answers.reviewed and step != "cerita":
        return "periksa"
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def preceding(step: str) -> str:
    """The step before one."""
    return STEPS[max(STEPS.index(step) - 1, 0)]


def read(step: str, answers: Answers, post: Post) -> tuple[Answers, Problems]:
    """The conversation with the answer of one step in it, and what is wrong with that answer."""
    reader = _READERS.get(step)
    return reader(answers, post) if reader else (answers, {})


def told_of(answers: Answers) -> Told:
    """The report as it is filed. `known_on` falls back to today: not to know is no answer."""
    return Told(
        text=answers.text.strip(),
        known_on=answers.known or timezone.localdate(),
        happened_on=answers.happened,
        happened_roughly=answers.happened_roughly,
        place=answers.place,
        region=answers.region,
        reported_name=answers.reported_name,
        reported_office=answers.reported_office,
        reported_nip=answers.reported_nip,
        witnesses=answers.witnesses,
        links=answers.links,
        conduct=conduct_of(answers.text, answers.mended, answers.happened_on, answers.region),
        who=answers.who if answers.openly == "yes" else None,
        nonce=answers.nonce,
    )


def _said(post: Post, name: str, most: int = 300) -> str:
    return " ".join(str(post.get(name, "")).split())[:most]


def _changed(answers: Answers, **fields: object) -> Answers:
    return msgspec.structs.replace(answers, **fields)


def _story(answers: Answers, post: Post) -> tuple[Answers, Problems]:
    text = str(post.get("text", "")).replace("\r\n", "\n").strip()
    problems = {}
    if len(text) < LEAST_LETTERS:
        problems["text"] = _("Tell a little more: who did what, where and when.")
    elif len(text) > LONGEST:
        problems["text"] = _(
            "This is too long. Tell the main things, and attach the rest as a file."
        )
    if text != answers.text:
        found = first_reading(text)
        answers = _changed(
            answers,
            mended={},
            happened_on=answers.happened_on or found.day,
            region=answers.region or found.region,
            region_said=answers.region_said or found.region_name,
        )
    return _changed(answers, text=text[:LONGEST]), problems


def _understood(answers: Answers, post: Post) -> tuple[Answers, Problems]:
    mended = dict(answers.mended)
    for name, values in MENDABLE.items():
        value = post.get(name)
        if value in values:
            mended[name] = str(value)
        elif value == "":
            mended.pop(name, None)
    return _changed(answers, mended=mended), {}


def _known(answers: Answers, post: Post) -> tuple[Answers, Problems]:
    today = timezone.localdate()
    picked = str(post.get("known", ""))
    days = {"today": today, "yesterday": today - timedelta(days=1)}
    day = days.get(picked) or _day(post.get("known_on", ""))
    if day is None:
        return answers, {"known_on": _("Choose the day on which you learnt of it.")}
    if day > today:
        return answers, {"known_on": _("This day has not come yet.")}
    return _changed(answers, known_on=day.isoformat()), {}


def _happened(answers: Answers, post: Post) -> tuple[Answers, Problems]:
    said, roughly = str(post.get("happened_on", "")).strip(), _said(post, "happened_roughly")
    day = _day(said)
    problems = {}
    if said and day is None:
        problems["happened_on"] = _("Write the day like 2024-11-18, or leave it empty.")
    elif day is not None and day > timezone.localdate():
        problems["happened_on"] = _("This day has not come yet.")
    elif day is not None and answers.known is not None and day > answers.known:
        problems["happened_on"] = _(
            "You cannot have learnt of it before it happened. Look at both days again."
        )
    if problems:
        return _changed(answers, happened_roughly=roughly), problems
    changed = _changed(
        answers, happened_on=day.isoformat() if day else "", happened_roughly=roughly
    )
    return changed, {}


def _where(answers: Answers, post: Post) -> tuple[Answers, Problems]:
    said, place = _said(post, "region_said"), _said(post, "place")
    changed = _changed(answers, region_said=said, place=place, region="")
    if picked := post.get("region"):
        found = door.checker().registry.region(str(picked))
        if found is not None:
            return _changed(changed, region=found.code, region_said=found.name), {}
    if not said:
        return changed, {}
    registry = door.checker().registry
    found = registry.find_region(said)
    if found is not None:
        return _changed(changed, region=found.code, region_said=found.name), {}
    if registry.find_regions(said):
        return changed, {"region_said": _("More than one place has this name. Choose one.")}
    return changed, {
        "region_said": _(
            "This regency or city is not known. Write it in another way, or leave it empty."
        )
    }


def _whom(answers: Answers, post: Post) -> tuple[Answers, Problems]:
    nip = "".join(str(post.get("reported_nip", "")).split())[:40]
    changed = _changed(
        answers,
        reported_name=_said(post, "reported_name"),
        reported_office=_said(post, "reported_office"),
        reported_nip=nip,
    )
    if nip:
        try:
            changed = _changed(changed, reported_nip=read_nip(nip).digits)
        except BadNip as bad:
            return changed, {"reported_nip": str(bad.sentence)}
    return changed, {}


def _shown(answers: Answers, post: Post) -> tuple[Answers, Problems]:
    return _changed(answers, links=str(post.get("links", "")).strip()[:4000]), {}


def _seen_by(answers: Answers, post: Post) -> tuple[Answers, Problems]:
    return _changed(answers, witnesses=str(post.get("witnesses", "")).strip()[:2000]), {}


def _oneself(answers: Answers, post: Post) -> tuple[Answers, Problems]:
    openly = post.get("openly", "")
    if openly not in ("yes", "no"):
        return answers, {"openly": _("Choose whether you give your name.")}
    if openly == "no":
        return _changed(answers, openly="no", who=Who()), {}
    who = Who(
        name=_said(post, "name"), address=_said(post, "address"), phone=_said(post, "phone", 40),
        email=_said(post, "email", 120),
    )  # fmt: skip
    problems = {} if who.named else {"name": _("Write your name, or choose to stay anonymous.")}
    return _changed(answers, openly="yes", who=who), problems


def _day(text: object) -> date | None:
    try:
        return parse_date(str(text).strip())
    except ValueError:
        return None


_READERS: dict[str, Callable[[Answers, Post], tuple[Answers, Problems]]] = {
    "cerita": _story, "pahami": _understood, "diketahui": _known, "kapan": _happened,
    "tempat": _where, "siapa": _whom, "bukti": _shown, "saksi": _seen_by, "anda": _oneself,
}  # fmt: skip
