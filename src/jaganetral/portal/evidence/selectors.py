"""What is read of evidence."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jaganetral.portal.evidence import storage
from jaganetral.portal.evidence.accounts import GROUNDS
from jaganetral.portal.evidence.keeping import BASES
from jaganetral.portal.evidence.models import (
    Account,
    Exhibit,
    Folder,
    Grade,
    Hold,
    Objection,
    Relation,
    State,
    Worth,
)
from jaganetral.portal.evidence.study import BOX
from jaganetral.portal.evidence.words import REFUSALS, facts, size
from jaganetral.portal.trail.models import Entry
from jaganetral.portal.trail.selectors import openings
from jaganetral.portal.trail.words import said

__all__ = ["Behold", "Statement", "Step", "behold", "exhibits", "released", "statements"]

TEXT = 20_000
"""Letters of a text that the page of an exhibit shows."""


def exhibits(folder: Folder) -> QuerySet[Exhibit]:
    """What lies in a folder: its own, and what is shared with it; erased ones too."""
    found: QuerySet[Exhibit] = Exhibit.objects.filter(
        Q(pk__in=Exhibit.objects.filter(folder=folder).values("pk"))
        | Q(pk__in=Exhibit.shared.through.objects.filter(folder=folder).values("exhibit"))
    ).order_by("received_at", "pk")
    return found


def released(folder: Folder) -> QuerySet[Exhibit]:
    """What the reported may see of a folder: what was released, redacted."""
    return exhibits(folder).filter(state=State.READY, released_at__isnull=False)


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of the custody log for a person."""

    at: object
    said: str
    by: str
    notes: list[str]
    number: int | None
    hash: str


@dataclass(frozen=True, slots=True)
class Behold:
    """All that the page of an exhibit shows."""

    size: str
    facts: list[tuple[str, str]]
    refused: str
    names: list[tuple[str, str]]
    text: str
    pages: list[int]
    steps: list[Step]
    grades: list[Grade]
    holds: list[Hold]
    relations: list[tuple[Relation, str]]


def behold(exhibit: Exhibit) -> Behold:
    """What is known of an exhibit. Raises Unopened where the secret was changed."""
    found = exhibit.facts
    entries = (
        Entry.objects.filter(about=exhibit.about)
        .select_related("by", "link")
        .prefetch_related("openings")
    )
    return Behold(
        size=size(exhibit.size),
        facts=facts(found),
        refused=str(REFUSALS.get(found.get("refused", ""), "")),
        names=[(name, size(many)) for name, many in found.get("names", [])],
        text=_text(exhibit),
        pages=list(range(1, exhibit.pages + 1)),
        steps=[_step(entry) for entry in entries],
        grades=list(exhibit.grades.select_related("by")),
        holds=list(exhibit.holds.select_related("by", "lifted_by")),
        relations=[
            (one, opened(one.account.handle_sealed))
            for one in exhibit.relations.select_related("account")
        ],
    )


def _text(exhibit: Exhibit) -> str:
    if not exhibit.facts.get("has_text"):
        return ""
    try:
        content = (storage.preview_folder(exhibit.pk) / "text.txt").read_bytes()
    except FileNotFoundError:
        return ""
    return content.decode("utf-8", "replace")[:TEXT]


def _step(entry: Entry) -> Step:
    notes = []
    if entry.what == "exhibit.graded":
        notes.append(str(Worth(entry.details["worth"]).label))
    if entry.what == "exhibit.erased":
        notes.append(str(BASES[str(entry.details["basis"])]))
    hidden = openings(entry)
    notes += [hidden[name].value for name in ("reason", "ground") if name in hidden]
    if set(entry.private) - hidden.keys():
        notes.append(_("what it hid was erased"))
    link = getattr(entry, "link", None)
    return Step(
        at=entry.at,
        said=said(entry.what),
        by=str(entry.by) if entry.by else "",
        notes=notes,
        number=link.number if link else None,
        hash=bytes(link.hash).hex()[:16] if link else "",
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement about an account, opened, with what was said against it."""

    account: Account
    handle: str
    person: str
    grounds: list[str]
    stands: bool
    objections: list[tuple[Objection, str]]
    relations: list[Relation]

    @property
    def contested(self) -> bool:
        """Whether an objection waits for its answer."""
        return any(one.answered_at is None for one, _words in self.objections)


def statements(folder: Folder) -> list[Statement]:
    """What is stated about accounts in a folder, in order; replaced ones too."""
    found = (
        Account.objects.filter(folder=folder)
        .select_related("by", "replaced_by")
        .prefetch_related("objections__answered_by", "relations__exhibit")
    )
    return [
        Statement(
            account=one,
            handle=opened(one.handle_sealed),
            person=opened(one.person_sealed),
            grounds=[str(GROUNDS[name].title) for name in one.grounds],
            stands=not hasattr(one, "replaced_by"),
            objections=[(each, opened(each.words_sealed)) for each in one.objections.all()],
            relations=list(one.relations.all()),
        )
        for one in found
    ]


def opened(sealed: str) -> str:
    """What is kept sealed. Raises sealing.Unsealed."""
    return BOX.open(sealed).decode()
