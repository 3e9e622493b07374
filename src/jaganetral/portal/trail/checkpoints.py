"""Checkpoints of the trail: signed as it grows, copied beside the database, stamped on request.

A checkpoint is due after `EVERY` links, or `SECONDS` after the last one where there are new links;
it is made by whoever adds the link. A copy goes to a file of the data folder, so that a database
from which the end of the chain was cut, or that was replaced by an older one, is found out. Stamps
need the network and are asked for by a command or before a bundle is made, never on the way.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from jaganetral.custody.checkpoint import Checkpoint as Told
from jaganetral.custody.checkpoint import stamped_message
from jaganetral.custody.entry import moment
from jaganetral.custody.errors import BadKey, StampRefused
from jaganetral.custody.merkle import Tree
from jaganetral.custody.signing import SigningKey
from jaganetral.custody.stamping import ask, check
from jaganetral.portal.trail.models import Chain, Checkpoint, Link, Stamp

__all__ = [
    "copies",
    "key",
    "make",
    "make_if_due",
    "note_head",
    "noted_head",
    "other_chains",
    "roots",
    "stamp",
]

EVERY = 256
SECONDS = 300

_log = structlog.get_logger("jaganetral.portal")


def key() -> SigningKey:
    """The key of this installation, in the data folder. Raises BadKey, OSError."""
    return SigningKey.kept(Path(settings.TRAIL_FOLDER) / "key.pem")


_latest: dict[UUID, tuple[int, float]] = {}
"""By chain, how far the newest checkpoint that this process knows of reaches, and from when it is
(of the process's clock): most links are added without asking the database about it."""


def make_if_due(chain: UUID, head: int) -> Checkpoint | None:
    """A checkpoint where one is due. The caller holds the head (chaining.lock), link `head`."""
    known, when = _latest.get(chain, (0, 0.0))
    if head - known < EVERY and time.monotonic() - when < SECONDS:
        return None
    last = Checkpoint.objects.order_by("-number").first()
    if last is not None:
        since = parse_datetime(Told.read(last.statement.encode()).at)
        age = (timezone.now() - since).total_seconds() if since is not None else SECONDS
        _latest[chain] = (last.number, time.monotonic() - age)
        if head - last.number < EVERY and age < SECONDS:
            return None
    try:
        made = make()
    except (BadKey, OSError) as wrong:
        _log.error("checkpoint_failed", why=str(wrong))  # links go on; the next one tries again
        return None
    _latest[chain] = (head, time.monotonic())
    return made


def make() -> Checkpoint | None:
    """A checkpoint over all links that none covers; None where there are none.

    The caller holds the head and is in a transaction. Raises BadKey, OSError.
    """
    last = Checkpoint.objects.order_by("-number").first()
    after = last.number if last else 0
    tree, number, head = Tree(), after, b""
    links = Link.objects.filter(number__gt=after).order_by("number")
    for number, made in links.values_list("number", "hash").iterator():  # noqa: B007 - the last one
        head = bytes(made)
        tree.add(head)
    if not tree.size:
        return None
    chain = Chain.objects.get()
    statement = Told(
        chain=str(chain.pk),
        origin=bytes(chain.origin).hex(),
        number=number,
        after=after,
        at=moment(timezone.now()),
        head=head.hex(),
        root=tree.root().hex(),
        previous=hashlib.sha256(last.statement.encode()).hexdigest() if last else "",
    ).statement()
    signature = key().sign(statement)
    point = Checkpoint.objects.create(
        number=number, statement=statement.decode(), signature=signature
    )
    transaction.on_commit(lambda: _copy(chain, point), robust=True)
    return point


def stamp(point: Checkpoint) -> Stamp | None:
    """A time stamp of a checkpoint from the configured authority; None where none is configured.

    Raises StampRefused, also where the authority is not reached.
    """
    url = settings.ENVIRONMENT.tsa_url
    if not url:
        return None
    known = point.stamps.first()
    if known is not None:
        return known
    message = stamped_message(point.statement.encode(), bytes(point.signature))
    answer = ask(url, message, roots())
    at = check(answer, message, roots()).at
    return Stamp.objects.create(checkpoint=point, at=at, answer=answer)


def roots() -> list[bytes]:
    """The certificates (PEM) by which time stamps are believed. Raises StampRefused."""
    path = settings.ENVIRONMENT.tsa_roots
    if path is None:
        return []
    try:
        return [path.read_bytes()]
    except OSError as wrong:
        raise StampRefused(f"JAGANETRAL_TSA_ROOTS: {wrong}") from None


# --- the copies beside the database --------------------------------------------------------------


def _folder() -> Path:
    return Path(settings.TRAIL_FOLDER) / "checkpoints"


def _tag() -> str:
    """Which database: a machine may serve several."""
    return hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:12]


def _copy(chain: Chain, point: Checkpoint) -> None:
    line = json.dumps({"statement": point.statement, "signature": bytes(point.signature).hex()})
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = next(folder.glob(f"*.{chain.pk}.jsonl"), folder / f"{_tag()}.{chain.pk}.jsonl")
    handle = os.open(found, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, line.encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)


def copies(chain: Chain) -> Iterator[tuple[str, bytes]]:
    """Statement and signature of each copy of this chain; a line that a crash cut is left out."""
    for path in _folder().glob(f"*.{chain.pk}.jsonl"):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                try:
                    told = json.loads(line)
                    yield str(told["statement"]), bytes.fromhex(told["signature"])
                except (ValueError, KeyError, TypeError):
                    continue


def note_head(chain: UUID, number: int, made: bytes) -> None:
    """Note beside the database how far the chain reached, so that a cut of its end is found.

    Not forced to the disk: an older note is as true. A line of fixed length is written at once.
    """
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = next(folder.glob(f"*.{chain}.head"), folder / f"{_tag()}.{chain}.head")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.pwrite(handle, f"{number:020d} {made.hex()}\n".encode(), 0)
    finally:
        os.close(handle)


def noted_head(chain: Chain) -> tuple[int, str] | None:
    """Number and hash (hex) of the link that was noted last; None where nothing was."""
    for path in _folder().glob(f"*.{chain.pk}.head"):
        number, _space, made = path.read_text(encoding="ascii").strip().partition(" ")
        if number.isdigit():
            return int(number), made
    return None


def other_chains(chain: Chain | None) -> list[str]:
    """Chains of this database that the folder knows and the database does not."""
    mine = str(chain.pk) if chain else ""
    found = {path.name.split(".")[1] for path in _notes()}
    return sorted(found - {mine})


def forget() -> None:
    """Put the copies of this database's chains aside: for `flush`, which empties the database."""
    for path in list(_notes()):
        path.rename(path.with_name(f"{path.name}.flushed"))


def _notes() -> Iterator[Path]:
    """The files of this database's chains."""
    folder = _folder()
    for ending in ("jsonl", "head"):
        yield from folder.glob(f"{_tag()}.*.{ending}")
