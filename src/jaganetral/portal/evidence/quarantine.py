"""Out of quarantine: each exhibit is opened once by the sandboxed worker.

Done by `look_at_evidence`, a command that runs beside the server, or when an officer first asks
for a preview. A look that fails leaves the original as it is; the exhibit is marked.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from jaganetral.portal.evidence import storage
from jaganetral.portal.evidence.contents import KINDS
from jaganetral.portal.evidence.errors import CouldNotLook, FileGone
from jaganetral.portal.evidence.looking import Seen, look
from jaganetral.portal.evidence.models import Exhibit, State
from jaganetral.portal.trail.actions import record

__all__ = ["look_at", "look_at_waiting"]


def look_at(exhibit: Exhibit) -> Exhibit:
    """Open an exhibit that is in quarantine; returns it as it stands now.

    Safe to be done twice at once and to be cut off: the state changes last. Raises FileGone, and
    CouldNotLook where this machine cannot shut a process in: then it stays in quarantine.
    """
    if exhibit.state != State.QUARANTINED:
        return exhibit
    try:
        with storage.opened(exhibit.pk) as file:
            seen = look(file, KINDS[exhibit.media_type])
    except CouldNotLook as wrong:
        if wrong.code == "no_sandbox":
            raise
        return _settled(exhibit, State.REFUSED, None, wrong.code)
    folder = storage.preview_folder(exhibit.pk)
    for number, picture in enumerate(seen.pictures, start=1):
        storage.put(folder / f"{number}.jpg", picture)
    if seen.text:
        storage.put(folder / "text.txt", seen.text.encode())
    return _settled(exhibit, State.READY, seen, "")


def look_at_waiting(most: int = 100) -> int:
    """Open what waits, the oldest first. Returns how many were looked at."""
    waiting = Exhibit.objects.filter(state=State.QUARANTINED).order_by("received_at")[:most]
    done = 0
    for exhibit in waiting:
        try:
            look_at(exhibit)
        except FileGone:
            continue  # `sweep_evidence` tells of it
        done += 1
    return done


@transaction.atomic
def _settled(exhibit: Exhibit, state: State, seen: Seen | None, why: str) -> Exhibit:
    facts: dict[str, Any] = {"refused": why} if seen is None else dict(seen.facts)
    if seen is not None and seen.text:
        facts["has_text"] = True
    pages = len(seen.pictures) if seen else 0
    changed = Exhibit.objects.filter(pk=exhibit.pk, state=State.QUARANTINED).update(
        state=state, facts=facts, pages=pages
    )
    if changed:
        record(
            "exhibit.looked_at",
            by=None,
            about=exhibit.about,
            organisation=exhibit.folder.organisation,
            details={"state": state.value, "pages": pages, "why": why},
        )
    exhibit.refresh_from_db()
    if exhibit.state == State.ERASED:
        storage.erase(exhibit.pk)  # it was erased while it was looked at
    return exhibit
