"""Receiving, sharing and reading evidence: permission, execution, an entry in the trail."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from pathlib import PurePath
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.portal.evidence import storage
from jaganetral.portal.evidence.contents import KINDS, kind_of
from jaganetral.portal.evidence.errors import BadFile
from jaganetral.portal.evidence.models import Exhibit, Folder, Origin
from jaganetral.portal.evidence.storage import Incoming
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.trail.actions import record

__all__ = ["new_folder", "open_to", "receive", "share"]


class File(Protocol):
    """What Django gives a view for an upload: its name, and its content by parts."""

    name: str | None

    def chunks(self, chunk_size: int | None = None) -> Iterable[bytes]: ...


def new_folder(organisation: Organisation | None = None) -> Folder:
    """An empty folder for a report or a case."""
    return Folder.objects.create(organisation=organisation)


def receive(
    folder: Folder, file: File, *, origin: Origin | str, by: Person | None, said_name: str = ""
) -> Exhibit:
    """Take a file in: into quarantine, bit for bit, with its SHA-256 and the first entry.

    May be called inside a transaction: if that fails, the file is left without a row, and
    `sweep_evidence` removes it. Raises BadFile with a sentence for the person.
    """
    incoming = getattr(file, "incoming", None)  # an upload that was streamed there already
    if not isinstance(incoming, Incoming):
        incoming = Incoming()
        most = max(kind.most for kind in KINDS.values())
        for chunk in file.chunks():
            incoming.write(chunk)
            if incoming.size > most:
                incoming.discard()
                raise BadFile(_("This file is too large."))
    try:
        if not incoming.size:
            raise BadFile(_("This file is empty. Choose it once more."))
        kind = kind_of(incoming.reader(), incoming.size)
        if incoming.size > kind.most:
            raise BadFile(_("This file is too large."))
        number = uuid.uuid4()
        storage.keep(incoming, number)
    finally:
        incoming.discard()
    name = PurePath(said_name.replace("\\", "/").replace("\0", "")).name[:200]
    with transaction.atomic(savepoint=False):
        exhibit = Exhibit.objects.create(
            id=number, folder=folder, sha256=incoming.sha256, size=incoming.size,
            media_type=kind.media_type, said_name=name, origin=origin, by=by,
        )  # fmt: skip
        record(
            "exhibit.received",
            by=by,
            about=exhibit.about,
            organisation=folder.organisation,
            details={
                "folder": str(folder.pk), "size": exhibit.size, "media_type": exhibit.media_type,
                "origin": exhibit.origin,
            },
            private={"sha256": exhibit.sha256, "said_name": exhibit.said_name},
        )  # fmt: skip
    return exhibit


def share(exhibit: Exhibit, folder: Folder, *, by: Person | None = None) -> None:
    """Let an exhibit lie in another folder too: a case that is built from several reports."""
    with transaction.atomic(savepoint=False):
        exhibit.shared.add(folder)
        record(
            "exhibit.shared",
            by=by,
            about=exhibit.about,
            organisation=folder.organisation,
            details={"folder": str(folder.pk)},
        )


def open_to(folder: Folder, organisation: Organisation, *, by: Person | None = None) -> None:
    """Let another organisation read in a folder: the authority that has to sanction."""
    with transaction.atomic(savepoint=False):
        folder.also.add(organisation)
        record(
            "folder.opened_to",
            by=by,
            about=f"folder:{folder.pk}",
            organisation=folder.organisation,
            details={"organisation": organisation.pk},
        )
