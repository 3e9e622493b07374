"""What the reported may see of their case: nothing here names who reported it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from jaganetral.portal.casework import following
from jaganetral.portal.casework.following import Step
from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import opened
from jaganetral.portal.evidence import links
from jaganetral.portal.evidence import selectors as evidence
from jaganetral.portal.evidence.accounts import GROUNDS
from jaganetral.portal.evidence.models import Account, Exhibit, Origin, State
from jaganetral.portal.evidence.study import BOX

__all__ = [
    "Claimed", "Piece", "Said", "claims", "may_defend", "misfit", "own_files", "pieces",
    "remedies", "statements",
]  # fmt: skip

_DISMISSALS = frozenset(
    {"pdhtaps", "ptdh", "pp53_pdhtaps", "pp53_ptdh", "phk", "phk_pppk_tidak_hormat"}
)
"""Sanctions of the rulebook that end the employment."""

_REMEDIES = ("file_objection", "file_appeal", "withdraw_remedy")


@dataclass(frozen=True, slots=True)
class Piece:
    """An exhibit that was released to the reported: the links to its pages live ten minutes."""

    exhibit: Exhibit
    pages: Sequence[str]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A statement of who is behind an account, as the person it is about sees it."""

    account: Account
    handle: str
    grounds: Sequence[str | Promise]
    contested: bool
    answers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What the reported said in their defence."""

    at: object
    words: str
    files: int


def pieces(case: Case) -> list[Piece]:
    """The evidence that was released to them, redacted."""
    return [
        Piece(one, [links.preview_url(one, page) for page in range(1, one.pages + 1)])
        for one in evidence.exhibits(case.folder)
        if one.released_at is not None and one.state == State.READY
    ]


def own_files(case: Case) -> list[Exhibit]:
    """What they handed in themselves."""
    return [
        one
        for one in evidence.exhibits(case.folder)
        if one.origin == Origin.REPORTED and one.state != State.ERASED
    ]


def claims(case: Case) -> list[Claimed]:
    """The statements about accounts that still stand."""
    standing = (
        Account.objects.filter(folder=case.folder, replaced_by=None)
        .prefetch_related("objections")
        .order_by("at", "pk")
    )
    return [
        Claimed(
            account=one,
            handle=BOX.open(one.handle_sealed).decode(),
            grounds=[GROUNDS[name].title for name in one.grounds if name in GROUNDS],
            contested=any(not objection.answered_at for objection in one.objections.all()),
            answers=[objection.answer for objection in one.objections.all() if objection.answer],
        )
        for one in standing
    ]


def statements(case: Case) -> list[Said]:
    """Their own defence, as they wrote it."""
    return [
        Said(one.at, opened(one.sealed), len(one.files)) for one in case.statements.order_by("at")
    ]


def may_defend(case: Case) -> bool:
    """Whether a defence can be handed in where the case stands."""
    return any(step.id == "defend" and "reported" in step.by for step in following.steps(case))


def remedies(case: Case) -> list[Step]:
    """What they can do against a decision, where the case stands; what fits it first."""
    found = [
        step for step in following.steps(case) if "reported" in step.by and step.id in _REMEDIES
    ]
    return sorted(found, key=lambda step: step.id == misfit(case))


def misfit(case: Case) -> str:
    """The remedy that does not lie against the sanction that was set; "" where none is known.

    An appeal to BPASN lies against a dismissal or the end of a PPPK contract, an objection against
    every other sanction (PP 79/2021).
    """
    set_ = [event.facts.get("sanction") for event in following.history(case)]
    sanction = next((one for one in reversed(set_) if one), None)
    if sanction is None:
        return ""
    return "file_objection" if sanction in _DISMISSALS else "file_appeal"
