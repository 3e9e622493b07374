"""Who is behind an account: which grounds there are, and what each grade needs.

A name is shared by thousands and a photo is copied in a minute: neither proves anything, together
or alone. So a grade above `unproven` needs grounds of another kind, and says which. The statement
is open to objection by the person it is about (see study.object_to).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.portal.evidence.errors import NotNow
from jaganetral.portal.evidence.models import Behind

__all__ = ["GROUNDS", "Ground", "check_grade"]


@dataclass(frozen=True, slots=True)
class Ground:
    """Something that speaks for it; grounds of one family count once."""

    title: str | Promise
    family: str


GROUNDS: dict[str, Ground] = {
    "admitted": Ground(gettext_lazy("The person says so, in a record of a hearing"), "admission"),
    "platform": Ground(gettext_lazy("The platform answered an official request"), "official"),
    "listed": Ground(
        gettext_lazy("The office, or the person in an official form, lists the account"),
        "official",
    ),
    "contact": Ground(
        gettext_lazy("A telephone number or e-mail address of the person opens it"), "technical"
    ),
    "linked": Ground(gettext_lazy("An account that is proven names it as its own"), "technical"),
    "own_posts": Ground(
        gettext_lazy("It shows what only the person could show, over a long time"), "content"
    ),
    "witness": Ground(gettext_lazy("People who know the person use it to reach them"), "witness"),
    "same_name": Ground(gettext_lazy("It bears the person's name"), "resemblance"),
    "same_photo": Ground(gettext_lazy("It shows the person's photo"), "resemblance"),
}


def check_grade(grade: Behind, grounds: Sequence[str]) -> None:
    """Raises NotNow with a sentence where the grounds do not carry the grade."""
    unknown = [name for name in grounds if name not in GROUNDS]
    if unknown:
        raise NotNow(_("There is no such ground: {name}.").format(name=unknown[0]))
    families = {GROUNDS[name].family for name in grounds}
    if grade is Behind.ADMITTED and "admission" not in families:
        raise NotNow(_("“Admitted” needs a record in which the person says so."))
    if grade is Behind.PROVEN and "official" not in families:
        raise NotNow(_("“Proven” needs the platform's answer or an official listing."))
    if grade is Behind.LIKELY and len(families - {"resemblance"}) < 2:
        raise NotNow(
            _("“Likely” needs two grounds of different kinds. A name and a photo don't count: "
              "anybody can copy them.")
        )  # fmt: skip
