"""Words to refuse with, for people to copy: by whom they go to and the way they are said.

They refuse the deed and accuse nobody; the law is cited as far as the verdict found one.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jaganetral.model import Verdict
from jaganetral.portal.asked.choices import ASKERS, DEEDS

__all__ = ["Wording", "refusals"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One text: where it fits, and the text itself."""

    way: str
    title: str
    text: str


def refusals(asker: str, deed: str, way: str, verdict: Verdict) -> tuple[Wording, ...]:
    """The three wordings, the one that fits the way of asking first."""
    doing = str(DEEDS[deed].doing)
    above = ASKERS[asker].above
    found = (
        Wording("spoken", _("To say it"), _spoken(asker, above) % {"doing": doing}),
        Wording("group", _("For a WhatsApp group or message"), _group(above) % {"doing": doing}),
        Wording("letter", _("In writing"), _letter(above, verdict) % {"doing": doing}),
    )
    return tuple(sorted(found, key=lambda wording: wording.way != way))


def _spoken(asker: str, above: bool) -> str:
    if above:
        return _(
            "I beg your pardon, and with all respect: I can't take part in %(doing)s. I am bound "
            "to be neutral, and I also want to keep you and our office out of trouble. Everything "
            "that belongs to my work I will gladly do."
        )
    if asker == "contestant":
        return _(
            "Thank you for asking. As an employee of the state I have to stay neutral, so "
            "%(doing)s is not something I can do. The law also forbids candidates and teams to "
            "involve us. I wish everybody a good election."
        )
    if asker == "relative":
        return _(
            "I love you all, and this is not about whom I like. My work forbids me %(doing)s; it "
            "can cost me my post. In the voting booth I am as free as everybody. Please understand."
        )
    return _(
        "Sorry, I'm not joining in with %(doing)s. We have to be neutral, and this can cause "
        "trouble for both of us. Let us leave it."
    )


def _group(above: bool) -> str:
    if above:
        return _(
            "With respect, I can't take part in %(doing)s, because I have to keep my neutrality. I "
            "also propose that we keep this group for work. Thank you for your understanding."
        )
    return _(
        "Friends, I'm sorry, I can't take part in %(doing)s: I have to stay neutral. Please don't "
        "add my name to the list. Thank you."
    )


def _letter(above: bool, verdict: Verdict) -> str:
    law = _law(verdict)
    opening = (
        pgettext("letter", "With respect, in answer to the request of [date] by [name and post]:")
        if above
        else pgettext("letter", "In answer to the request of [date]:")
    )
    grounds = (
        _("The ground is %(law)s.") % {"law": law}
        if law
        else _("The ground is my duty to be neutral.")
    )
    return "\n\n".join(
        (
            opening,
            _("I ask to be allowed not to take part in %(doing)s.") + " " + _escaped(grounds),
            _(
                "I keep to my tasks in full, and ask that this letter be kept in my file. "
                "If the request stands, please give it to me in writing with its legal basis."
            ),
            _("[Place and date] [Name, NIP]"),
        )
    )


def _escaped(text: str) -> str:
    """Keep a per cent sign of a title from being read as a place for a word."""
    return text.replace("%", "%%")


def _law(verdict: Verdict) -> str:
    """The gravest article that the verdict rests on, if the deed is forbidden at all."""
    for reason in verdict.reasons:
        if reason.effect == "prohibit" and reason.basis:
            first = reason.basis[0]
            return f"{first.title or first.instrument}, {first.article}"
    return ""
