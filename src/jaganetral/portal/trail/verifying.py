"""Whether the trail of this installation is what it was: read by parts, whatever its length.

Links in their order, each with its entry; the thread of each subject; every checkpoint with its
signature and its copy beside the database; stamps; openings. Reads only.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Exists, OuterRef

from jaganetral.custody.chain import NOTHING, Broken, follow
from jaganetral.custody.chain import Link as Told
from jaganetral.custody.checkpoint import BadStatement, stamped_message
from jaganetral.custody.checkpoint import Checkpoint as Statement
from jaganetral.custody.entry import moment
from jaganetral.custody.errors import BadKey, NotCanonical, StampRefused
from jaganetral.custody.findings import Report
from jaganetral.custody.merkle import Tree
from jaganetral.custody.signing import fingerprint, signed
from jaganetral.custody.stamping import check
from jaganetral.portal.trail import checkpoints
from jaganetral.portal.trail.errors import Unopened
from jaganetral.portal.trail.models import (
    Chain,
    Checkpoint,
    Entry,
    Link,
    Opening,
    Stamp,
    Waiting,
)
from jaganetral.portal.trail.sealed import unseal

__all__ = ["verify"]

PART = 2_000
"""Rows that are held at a time."""


def verify(*, newest: int | None = None) -> Report:
    """What the trail proves.

    newest: look only at the newest links, from the last checkpoint that leaves at least so many;
    the report says from where. Without it everything is looked at.
    """
    report = Report()
    chain = Chain.objects.first()
    for other in checkpoints.other_chains(chain):
        report.alter("another_chain", chain=other)
    if chain is None:
        if Link.objects.exists() or Entry.objects.exclude(_waits()).exists():
            report.alter("no_chain")
        else:
            report.proven("empty")
        return report
    copies = list(checkpoints.copies(chain))  # before the links: those may grow meanwhile
    head = checkpoints.noted_head(chain)
    points = _Points(report, chain)
    start = points.start(newest)
    last = _links(report, chain, points, start)
    points.finish(last)
    if newest is None:
        _threads(report)
        _openings(report)
    else:
        report.open("from_number", number=start + 1)
    _unlinked(report)
    _copies(report, copies, last)
    _head(report, head, last)
    _stamps(report)
    if settings.ENVIRONMENT.tsa_url == "":
        report.open("no_authority")
    return report


class _Points:
    """The checkpoints, met one after the other while the links pass by."""

    def __init__(self, report: Report, chain: Chain) -> None:
        self.report, self.chain, self.good = report, chain, 0
        try:
            self.public = checkpoints.key().public
        except (BadKey, OSError) as wrong:
            report.alter("key_unreadable", why=str(wrong))
            self.public = b""
        self._rows: Iterator[Checkpoint] = iter(())
        self._next: Statement | None = None
        self._before: tuple[int, str] = (0, "")
        self._tree = Tree()

    def start(self, newest: int | None) -> int:
        """Begin at the right checkpoint; returns the number of the link before the first."""
        found = Checkpoint.objects.order_by("number")
        after = 0
        if newest is not None:
            head = Link.objects.order_by("-number").values_list("number", flat=True).first() or 0
            before = found.filter(number__lte=head - newest).last()
            if before is not None:
                after, statement = before.number, before.statement
                self._before = (after, _digest(statement))
                found = found.filter(number__gt=after)
        self._rows = found.iterator(PART)
        self._advance()
        return after

    def passed(self, number: int, made: bytes) -> None:
        """A link as it is stored."""
        self._tree.add(made)
        while self._next is not None and number >= self._next.number:
            point = self._next
            seen = (number, made.hex(), self._tree.root().hex())
            if seen != (point.number, point.head, point.root):
                self.report.alter("checkpoint_contradicts", number=point.number)
            else:
                self.good += 1
            self._tree = Tree()
            self._advance()

    def finish(self, last: int) -> None:
        while self._next is not None:
            self.report.alter("links_cut", number=self._next.number, last=last)
            self._advance()
        if self.good:
            self.report.proven("checkpoints", many=self.good, fingerprint=fingerprint(self.public))
        if last > self._before[0]:
            self.report.open("not_signed_yet", many=last - self._before[0])

    def _advance(self) -> None:
        """On to the next checkpoint whose statement reads and is signed."""
        self._next = None
        for row in self._rows:
            try:
                one = Statement.read(row.statement.encode())
            except BadStatement:
                self.report.alter("checkpoint_unreadable", number=row.number)
                continue
            number, digest = self._before
            self._before = (one.number, one.digest())
            if not signed(self.public, bytes(row.signature), row.statement.encode()):
                self.report.alter("checkpoint_not_signed", number=row.number)
                continue
            if (
                one.number != row.number or one.after != number or one.previous != digest
                or one.chain != str(self.chain.pk) or one.origin != bytes(self.chain.origin).hex()
            ):  # fmt: skip
                self.report.alter("checkpoint_out_of_order", number=row.number)
                continue
            self._next = one
            return


def _digest(statement: str) -> str:
    return Statement.read(statement.encode()).digest()


def _links(report: Report, chain: Chain, points: _Points, after: int) -> int:
    """Every link with its entry; returns the number of the last one."""
    origin = bytes(chain.origin)
    if after:
        origin = bytes(Link.objects.get(number=after).hash)
    rows = Link.objects.filter(number__gt=after).order_by("number").select_related("entry")
    broken = last = 0
    seen: list[Link] = []

    def told() -> Iterator[Told]:
        for row in rows.iterator(PART):
            seen[:] = [row]
            yield _told(row)

    for one in follow(told(), origin, after=after):
        row = seen[0]
        last = row.number
        points.passed(row.number, bytes(row.hash))
        if isinstance(one, Broken):
            broken += 1
            report.alter("link_broken", number=one.number, why=one.why)
        elif not _is_its_entry(row):
            broken += 1
            report.alter("entry_changed", number=row.number, what=row.entry.what,
                         at=moment(row.entry.at))  # fmt: skip
    if last and not broken:
        report.proven("links", first=after + 1, last=last)
    return last or after


def _told(row: Link) -> Told:
    return Told(
        row.number, bytes(row.previous), bytes(row.digest), row.step, bytes(row.step_previous),
        bytes(row.hash),
    )  # fmt: skip


def _is_its_entry(row: Link) -> bool:
    try:
        return row.entry.told().digest() == bytes(row.digest) and row.entry.about == row.about
    except (NotCanonical, ValueError, TypeError, AttributeError):
        return False


def _threads(report: Report) -> None:
    """Every subject's links follow each other."""
    about, step, made = "", 0, NOTHING
    threads = broken = 0
    rows = Link.objects.order_by("about", "step")
    for row in rows.values_list("about", "step", "step_previous", "hash").iterator(PART):
        if row[0] != about:
            about, step, made = row[0], 0, NOTHING
            threads += 1
        if row[1] != step + 1 or bytes(row[2]) != made:
            broken += 1
            report.alter("step_missing", about=about, step=row[1])
        step, made = row[1], bytes(row[3])
    if threads and not broken:
        report.proven("threads", many=threads)


def _openings(report: Report) -> None:
    right = wrong = 0
    for one in Opening.objects.select_related("entry").order_by("pk").iterator(PART):
        try:
            same = one.entry.private.get(one.name) == unseal(one.name, one.sealed).commitment()
        except (Unopened, ValueError, NotCanonical):
            same = False
        if same:
            right += 1
        else:
            wrong += 1
            report.alter("opening_wrong", entry=str(one.entry_id), name=one.name)
    if right and not wrong:
        report.proven("openings", many=right)


def _waits() -> Exists:
    return Exists(Waiting.objects.filter(pk=OuterRef("pk")))


def _unlinked(report: Report) -> None:
    waiting = Waiting.objects.count()
    if waiting:
        report.open("waiting", many=waiting)
    lost = Entry.objects.filter(link=None).exclude(_waits()).count()
    if lost:
        report.alter("entries_unlinked", many=lost)


def _head(report: Report, noted: tuple[int, str] | None, last: int) -> None:
    """The head that was noted beside the database: the newest links, signed or not."""
    if noted is None:
        report.open("no_head")
        return
    number, made = noted
    there = Link.objects.filter(number=number).values_list("hash", flat=True).first()
    if there is None:
        report.alter("links_cut", number=number, last=last)
    elif bytes(there).hex() != made:
        report.alter("checkpoint_contradicts", number=number)


def _copies(report: Report, copies: list[tuple[str, bytes]], last: int) -> None:
    """The copies beside the database: what they state must still be so."""
    good = wrong = 0
    for statement, _signature in copies:
        there = Checkpoint.objects.filter(statement=statement)
        try:
            number = Statement.read(statement.encode()).number
        except BadStatement:
            continue
        if number > last:
            wrong += 1
            report.alter("links_cut", number=number, last=last)
        elif not there.filter(number=number).exists():
            wrong += 1
            report.alter("checkpoint_replaced", number=number)
        else:
            good += 1
    if good and not wrong:
        report.proven("copies", many=good)


def _stamps(report: Report) -> None:
    good = 0
    newest = ""
    for one in Stamp.objects.select_related("checkpoint").order_by("at").iterator(PART):
        point = one.checkpoint
        message = stamped_message(point.statement.encode(), bytes(point.signature))
        try:
            stamped = check(bytes(one.answer), message, checkpoints.roots())
        except StampRefused as refused:
            report.alter("stamp_refused", number=point.number, why=str(refused))
            continue
        good, newest = good + 1, stamped.at.isoformat()
    if good:
        report.proven("stamps", many=good, newest=newest)
