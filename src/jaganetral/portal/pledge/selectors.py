"""What counts now: whose pledge stands, whose is outdated, and what a certificate proves."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Q, QuerySet
from django.utils import timezone

from jaganetral.portal.intake.codes import spelled
from jaganetral.portal.learning.models import Learner
from jaganetral.portal.pledge import statements
from jaganetral.portal.pledge.models import Pledge
from jaganetral.portal.pledge.texts import Text, text, texts
from jaganetral.portal.sealing import Unsealed

__all__ = ["Proof", "Standing", "asked_again", "changed_rules", "newest", "proof", "signed_on",
           "standing"]  # fmt: skip

Standing = Literal["counts", "text_changed", "rules_changed", "withdrawn"]
_AT_ONCE = 500


def newest(learner: Learner) -> Pledge | None:
    """Somebody's last pledge."""
    return learner.pledges.order_by("-signed_at").first()


def changed_rules(pledge: Pledge) -> list[str]:
    """The rules that the text names and that say something else since."""
    one = texts().get(pledge.text)
    now = one.substances() if one else {}
    return sorted(rule for rule, said in pledge.rules.items() if now.get(rule) != said)


def standing(pledge: Pledge) -> Standing:
    """Whether a pledge counts now, and if not, why."""
    if pledge.withdrawn_at is not None:
        return "withdrawn"
    one = texts().get(pledge.text)
    if one is None or one.hash != pledge.text_hash:
        return "text_changed"
    return "rules_changed" if changed_rules(pledge) else "counts"


def signed_on(learners: Iterable[uuid.UUID], one: Text | None = None) -> dict[uuid.UUID, date]:
    """Of whom a pledge counts now, and the day it was signed, by the learner's number."""
    current, wanted = one or text(), list(learners)
    rules, found = current.substances(), {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = Pledge.objects.filter(
            learner__in=wanted[start : start + _AT_ONCE], withdrawn_at=None, text_hash=current.hash
        ).values_list("learner", "signed_at", "rules")
        for learner, at, said in rows.order_by("-signed_at"):
            if said == rules:
                found[learner] = timezone.localdate(at)  # the earliest that counts stands last
    return found


def asked_again() -> QuerySet[Learner]:
    """Whose pledge would count, had the text or a rule that it names not changed since."""
    current = text()
    counts = Q(text_hash=current.hash, rules=current.substances(), withdrawn_at=None)
    standing_now = Pledge.objects.filter(counts, learner__isnull=False)
    outdated = Pledge.objects.filter(withdrawn_at=None, learner__isnull=False).exclude(
        pk__in=standing_now.values("pk")
    )
    return Learner.objects.filter(pk__in=outdated.values("learner")).exclude(
        pk__in=standing_now.values("learner")
    )


@dataclass(frozen=True, slots=True)
class Proof:
    """What is found about a certificate.

    result: `genuine` (and `standing` says whether it counts now), `forged` (the signature does not
    hold over what it says), `none` (nothing of this number), `altered` (it is not what was signed
    here, or cannot be opened). `statement` only where the whole line was shown: a number alone
    tells nobody a name.
    """

    result: Literal["genuine", "forged", "none", "altered"]
    number: str = ""
    day: date | None = None
    text_hash: str = ""
    standing: Standing | None = None
    own_key: bool = False
    statement: statements.Statement | None = None


def proof(asked: str, public: bytes) -> Proof:
    """Look at a number, or the line in the QR code. `public`: the installation's key now."""
    if not asked.rpartition("#")[2].startswith("JNP1."):
        pledge = Pledge.objects.filter(number=spelled(asked)).first()
        return _by_pledge(pledge, None) if pledge else Proof("none")
    read = statements.read_compact(asked)
    told = statements.told_of(read[0]) if read else None
    if read is None or told is None:
        return Proof("forged")
    pledge = Pledge.objects.filter(number=told.number).first()
    key = bytes(pledge.public_key) if pledge else public
    if not statements.holds(read[0], read[1], key):
        return Proof("forged", told.number)
    if pledge is None:  # signed here, and erased since
        return Proof("genuine", told.number, told.day, told.text_hash, None, bool(told.own), told)
    if hashlib.sha256(read[0]).hexdigest() != pledge.digest:
        return Proof("altered", told.number)
    return _by_pledge(pledge, told)


def _by_pledge(pledge: Pledge, shown: statements.Statement | None) -> Proof:
    try:
        told = statements.open_statement(pledge.sealed)
    except Unsealed:
        return Proof("altered", pledge.number)
    statement = statements.told_of(told)
    right = hashlib.sha256(told).hexdigest() == pledge.digest
    if statement is None or not right or not statements.holds(
        told, bytes(pledge.signature), bytes(pledge.public_key)
    ):  # fmt: skip
        return Proof("altered", pledge.number)
    return Proof("genuine", pledge.number, statement.day, pledge.text_hash, standing(pledge),
                 pledge.own_key, shown)  # fmt: skip
