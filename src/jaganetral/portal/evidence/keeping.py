"""Holding, erasing, retention; reading originals; and looking after the files.

A legal hold beats retention and erasure: the database itself refuses an erased exhibit on hold.
What is erased leaves a tombstone: the entries stay, their openings go, and the proof of all else
holds (see custody/entry.py).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.portal.evidence import storage
from jaganetral.portal.evidence.access import demand_for
from jaganetral.portal.evidence.errors import FileGone, NotNow
from jaganetral.portal.evidence.models import Exhibit, Folder, Hold, State
from jaganetral.portal.people.models import Person
from jaganetral.portal.trail.actions import erase_openings, record

__all__ = ["BASES", "Swept", "erase", "erase_expired", "hold", "lift", "read_original", "sweep"]

_HOLD = "evidence.hold_or_erase"

BASES = {
    "withdrawn": gettext_lazy(
        "Consent was withdrawn (UU 27/2022, article 43 paragraph 1 letter b)"
    ),
    "needless": gettext_lazy(
        "No longer needed for its purpose (UU 27/2022, article 43 paragraph 1 letter a)"
    ),
    "asked": gettext_lazy(
        "Asked for by the person it is about (UU 27/2022, article 43 paragraph 1 letter c)"
    ),
    "unlawful": gettext_lazy("Obtained unlawfully (UU 27/2022, article 43 paragraph 1 letter d)"),
    "retention": gettext_lazy("The time of keeping is over (UU 27/2022, article 44)"),
}
"""On which ground evidence is erased."""


@transaction.atomic
def hold(person: Person, exhibit: Exhibit, ground: str) -> Hold:
    """Forbid that an exhibit is erased, whatever its age. Raises Refused, NotNow."""
    demand_for(person, _HOLD, exhibit)
    exhibit = _locked(exhibit)
    if not ground.strip():
        raise NotNow(_("Say why it must be kept."))
    made = Hold.objects.create(exhibit=exhibit, ground=ground.strip(), by=person)
    exhibit.on_hold = True
    exhibit.save(update_fields=["on_hold"])
    record(
        "exhibit.held", by=person, about=exhibit.about, organisation=exhibit.folder.organisation,
        private={"ground": made.ground},
    )  # fmt: skip
    return made


@transaction.atomic
def lift(person: Person, held: Hold, reason: str) -> None:
    """Lift a hold; others on the same exhibit stand. Raises Refused, NotNow."""
    demand_for(person, _HOLD, held.exhibit)
    exhibit = _locked(held.exhibit)
    if not reason.strip():
        raise NotNow(_("Say why it need not be kept any more."))
    if not Hold.objects.filter(pk=held.pk, lifted_at=None).update(
        lifted_at=timezone.now(), lifted_by=person
    ):
        raise NotNow(_("This hold was lifted already."))
    exhibit.on_hold = exhibit.holds.filter(lifted_at=None).exists()
    exhibit.save(update_fields=["on_hold"])
    record(
        "exhibit.hold_lifted", by=person, about=exhibit.about,
        organisation=exhibit.folder.organisation, details={"still_held": exhibit.on_hold},
        private={"reason": reason.strip()},
    )  # fmt: skip


@transaction.atomic
def erase(person: Person | None, exhibit: Exhibit, *, basis: str, ground: str) -> None:
    """Erase a file by law: original, previews, name, hash, and what its entries hide.

    person: None for retention. Raises Refused, NotNow (also while a hold stands).
    """
    if person is not None:
        demand_for(person, _HOLD, exhibit)
    exhibit = _locked(exhibit)
    if exhibit.on_hold:
        raise NotNow(_("A legal hold stands: it cannot be erased."))
    if basis not in BASES or not ground.strip():
        raise NotNow(_("Say on which ground it is erased, and why."))
    hidden = erase_openings(exhibit.about)
    exhibit.grades.all().delete()
    exhibit.redactions.all().delete()
    exhibit.state, exhibit.sha256, exhibit.said_name = State.ERASED, "", ""
    exhibit.facts, exhibit.pages, exhibit.released_at = {}, 0, None
    exhibit.save()
    record(
        "exhibit.erased", by=person, about=exhibit.about,
        organisation=exhibit.folder.organisation, details={"basis": basis, "openings": hidden},
        private={"ground": ground.strip()},
    )  # fmt: skip
    number = exhibit.pk
    transaction.on_commit(lambda: storage.erase(number))


def erase_expired(today: date) -> int:
    """Erase what lies only in folders whose time is over; what is held stays. Returns how many."""
    done = 0
    for exhibit in Exhibit.objects.filter(
        folder__keep_until__lt=today, on_hold=False
    ).exclude(state=State.ERASED):  # fmt: skip
        others = Folder.objects.filter(shared_exhibits=exhibit)
        if others.exclude(keep_until__lt=today).exists():
            continue
        erase(None, exhibit, basis="retention", ground=str(today))
        done += 1
    return done


def read_original(person: Person, exhibit: Exhibit) -> BinaryIO:
    """The original, to be downloaded; that it was read is an entry.

    Raises Refused, NotNow, and FileGone where the file is not what it was.
    """
    demand_for(person, "evidence.read_file", exhibit)
    if exhibit.state == State.ERASED:
        raise NotNow(_("This was erased."))
    file = storage.opened(exhibit.pk)
    if hashlib.file_digest(file, "sha256").hexdigest() != exhibit.sha256:  # type: ignore[arg-type]
        file.close()
        raise FileGone(f"{exhibit.pk}: the file is not what was received")
    file.seek(0)
    record(
        "exhibit.original_read", by=person, about=exhibit.about,
        organisation=exhibit.folder.organisation,
    )  # fmt: skip
    return file


@dataclass(slots=True)
class Swept:
    """Files that are removed (or would be), and rows whose file is not right."""

    unfinished: list[Path] = field(default_factory=list)
    orphans: list[Path] = field(default_factory=list)
    erased: list[Path] = field(default_factory=list)
    missing: list[UUID] = field(default_factory=list)
    changed: list[UUID] = field(default_factory=list)


def sweep(*, age: float = 86_400, hashes: bool = False, remove: bool = True) -> Swept:
    """Compare files with rows, and remove what a crash left: files that nobody was told of.

    age: seconds that a file without a row must be old, for it may be on its way. hashes: read every
    original. A row without its file is a loss and only reported.
    """
    found, before = Swept(), time.time() - age
    incoming = storage.incoming_folder().iterdir()
    found.unfinished = [one for one in incoming if one.stat().st_mtime < before]
    rows = dict(Exhibit.objects.values_list("pk", "state"))
    for path in _originals():
        state = rows.get(UUID(path.name))
        if state is None and path.stat().st_mtime < before:
            found.orphans.append(path)
        elif state == State.ERASED:
            found.erased.append(path)
    if remove:
        for path in (*found.unfinished, *found.orphans):
            path.unlink(missing_ok=True)
        for path in found.erased:
            storage.erase(UUID(path.name))
    for exhibit in Exhibit.objects.exclude(state=State.ERASED).iterator():
        try:
            with storage.opened(exhibit.pk) as file:
                if hashes and (
                    hashlib.file_digest(file, "sha256").hexdigest() != exhibit.sha256  # type: ignore[arg-type]
                ):
                    found.changed.append(exhibit.pk)
        except FileGone:
            found.missing.append(exhibit.pk)
    return found


def _originals() -> Iterator[Path]:
    for path in (storage.root() / "originals").glob("??/*"):
        try:
            UUID(path.name)
        except ValueError:
            continue
        yield path


def _locked(exhibit: Exhibit) -> Exhibit:
    """The exhibit as it stands now, held until the end of the transaction."""
    one = Exhibit.objects.select_for_update().get(pk=exhibit.pk)
    if one.state == State.ERASED:
        raise NotNow(_("This was erased."))
    return one
