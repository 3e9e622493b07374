"""A bundle of a folder: what lies in it, what was done with it, and the proof of both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

import structlog
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.custody import bundle as form
from jaganetral.custody.chain import Link as Told
from jaganetral.custody.checkpoint import Checkpoint as Statement
from jaganetral.custody.entry import Opening, moment
from jaganetral.custody.errors import StampRefused
from jaganetral.custody.merkle import path
from jaganetral.custody.stamping import certificates_in
from jaganetral.portal.evidence import papers, storage
from jaganetral.portal.evidence.access import demand_for
from jaganetral.portal.evidence.errors import NotNow
from jaganetral.portal.evidence.models import Exhibit, Folder, State
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.people.models import Person
from jaganetral.portal.trail import actions as trail
from jaganetral.portal.trail import checkpoints
from jaganetral.portal.trail.models import Chain, Checkpoint, Link
from jaganetral.portal.trail.selectors import openings

__all__ = ["write_bundle"]

_log = structlog.get_logger("jaganetral.portal")
_FOR_ALL = ("sha256",)
"""What of the hidden values goes along in a redacted bundle: the hash of the file alone."""


def write_bundle(person: Person, folder: Folder, file: BinaryIO, *, originals: bool = False) -> str:
    """Write the bundle of a folder into a file; returns the SHA-256 of its manifest (hex).

    originals: whole files and all that entries hide; otherwise, which is the rule, only what was
    released to the reported with its boxes blacked out, and hashes. That it was made is an entry
    about the folder and about each exhibit. Raises Refused, NotNow, FileGone, BadKey, OSError.
    """
    demand_for(person, "evidence.export_bundle", folder)
    if originals:
        demand_for(person, "evidence.read_file", folder)
    lying = list(exhibits(folder))
    if not lying:
        raise NotNow(_("There is nothing in this folder yet."))
    kind = "originals" if originals else "redacted"
    with transaction.atomic():
        for about in (f"folder:{folder.pk}", *(one.about for one in lying)):
            trail.record(
                "folder.bundled" if about.startswith("folder") else "exhibit.bundled",
                by=person,
                about=about,
                organisation=folder.organisation,
                details={"kind": kind},
            )
    trail.checkpoint()
    _stamped()
    return _Maker(folder, lying, originals).write(file)


def _stamped() -> None:
    """Ask for a stamp of the newest checkpoint; without an answer the bundle goes without."""
    point = Checkpoint.objects.order_by("-number").first()
    if point is None:
        return
    try:
        checkpoints.stamp(point)
    except StampRefused as refused:
        _log.warning("no_time_stamp", why=str(refused))


@dataclass(slots=True)
class _Maker:
    folder: Folder
    lying: list[Exhibit]
    originals: bool

    def write(self, file: BinaryIO) -> str:
        chain = Chain.objects.get()
        key = checkpoints.key()
        at = timezone.now()
        writer = form.Writer(file, key)
        shown = [self._exhibit(writer, one) for one in self.lying]
        subjects = [f"folder:{self.folder.pk}", *(one.about for one in self.lying)]
        links = list(
            Link.objects.filter(about__in=subjects)
            .order_by("about", "step")
            .select_related("entry")
        )
        points = self._points(links)
        steps = writer.add_entries(self._proven(links, points))
        writer.add_openings({str(one.entry_id): self._openings(one) for one in links})
        writer.add_checkpoints((one.statement.encode(), bytes(one.signature)) for one in points)
        stamps = self._stamps(writer, points)
        for name, content in papers.readme().items():
            writer.add(name, [content])
        paper = papers.summary(self.folder, self.lying, shown, links, key.public, at)
        writer.add("ringkasan.pdf", [paper], packed=True)
        return writer.finish(
            made_at=moment(at), chain=str(chain.pk), origin=bytes(chain.origin), steps=steps,
            exhibits=shown, stamps=stamps,
        )  # fmt: skip

    def _exhibit(self, writer: form.Writer, one: Exhibit) -> form.Exhibit:
        number = str(one.pk)
        if one.state == State.ERASED:
            return form.Exhibit(number, "erased", "", 0, one.media_type)
        files: list[str] = []
        content = "none"
        if self.originals:
            content = "original"
            files.append(f"exhibits/{number}/original.{papers.ending(one)}")
            with storage.opened(one.pk) as file:
                writer.add(files[0], iter(lambda: file.read(storage.CHUNK), b""), packed=True)
        elif one.released_at is not None:
            content = "redacted"
            for page in range(1, one.pages + 1):
                files.append(f"exhibits/{number}/{page}.jpg")
                picture = storage.preview_folder(one.pk) / f"r{page}.jpg"
                writer.add(files[-1], [picture.read_bytes()], packed=True)
        return form.Exhibit(number, content, one.sha256, one.size, one.media_type, tuple(files))

    def _points(self, links: list[Link]) -> list[Checkpoint]:
        """The checkpoints that cover the links, each once, in order."""
        numbers = list(
            Checkpoint.objects.order_by("number").values_list("number", flat=True)
        )  # fmt: skip
        needed = {numbers[bisect_left(numbers, one.number)] for one in links}
        last = Checkpoint.objects.exclude(stamps=None).order_by("-number").first()
        if last is not None:
            needed.add(last.number)
        return list(Checkpoint.objects.filter(number__in=needed).order_by("number"))

    def _proven(self, links: list[Link], points: list[Checkpoint]) -> Iterator[form.Proven]:
        told = {one.number: Statement.read(one.statement.encode()) for one in points}
        numbers = sorted(told)

        @lru_cache(4)
        def leaves(after: int, number: int) -> list[bytes]:
            rows = Link.objects.filter(number__gt=after, number__lte=number).order_by("number")
            return [bytes(one) for one in rows.values_list("hash", flat=True)]

        for row in links:
            point = told[numbers[bisect_left(numbers, row.number)]]
            beside = path(leaves(point.after, point.number), row.number - point.after - 1)
            link = Told(
                row.number, bytes(row.previous), bytes(row.digest), row.step,
                bytes(row.step_previous), bytes(row.hash),
            )  # fmt: skip
            yield form.Proven(row.entry.told(), link, point.number, beside)

    def _openings(self, row: Link) -> list[Opening]:
        found = openings(row.entry)
        return [one for name, one in found.items() if self.originals or name in _FOR_ALL]

    def _stamps(self, writer: form.Writer, points: list[Checkpoint]) -> dict[int, str]:
        names: dict[int, str] = {}
        inside = b""
        for point in points:
            stamp = point.stamps.first()
            if stamp is not None:
                names[point.number] = f"stamps/{point.number}.tsr"
                writer.add(names[point.number], [bytes(stamp.answer)])
                inside = certificates_in(bytes(stamp.answer))
        if names:
            writer.add(form.CERTIFICATES, checkpoints.roots())
            writer.add("stamps/authority.pem", [inside])
        return names
