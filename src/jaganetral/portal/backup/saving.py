"""Making a backup, while the portal goes on."""

from __future__ import annotations

import secrets
import shutil
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from jaganetral import __version__
from jaganetral.portal.backup.errors import DestinationTaken, Unsteady
from jaganetral.portal.backup.keys import Keys, Lock
from jaganetral.portal.backup.manifest import Manifest, copied, sync, written
from jaganetral.portal.backup.tables import copy_out, engine_of
from jaganetral.portal.trail.chaining import lock as hold_chain

__all__ = ["save"]

TRIES = 3
KEY = "key.pem"


def save(destination: Path, passphrase: str) -> Manifest:
    """Save this installation into a folder that is not there yet; it appears whole or not at all.

    Raises WeakPassphrase, DestinationTaken, Unsteady, OSError.
    """
    lock = Lock(passphrase)
    if destination.exists() or destination.is_symlink():
        raise DestinationTaken(str(destination))
    destination.parent.mkdir(parents=True, exist_ok=True)
    draft = destination.with_name(f".{destination.name}.{secrets.token_hex(4)}")
    for _ in range(TRIES):
        draft.mkdir(mode=0o700)
        try:
            made = _saved(draft, lock)
            if made is not None:
                draft.rename(destination)
                sync(destination.parent)
                return made
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    raise Unsteady


def _saved(draft: Path, lock: Lock) -> Manifest | None:
    """None where a file that the database tells of was gone when its turn came: somebody erased it
    in between, and the next try tells of it no more."""
    trail, evidence = Path(settings.TRAIL_FOLDER), Path(settings.EVIDENCE_FOLDER)
    with transaction.atomic():
        hold_chain()  # no checkpoint is being made while its copies are read
        for path in sorted((trail / "checkpoints").glob("*")):
            copied(path, draft / "trail" / "checkpoints" / path.name)
    database = dict(settings.DATABASES["default"])
    migrations, exhibits = copy_out(database, settings.ENVIRONMENT.database_url, draft)
    kept = set()
    for kind in ("originals", "previews"):
        for path in sorted((evidence / kind).rglob("*")):
            if not path.is_file():
                continue
            try:
                copied(path, draft / "evidence" / path.relative_to(evidence))
            except FileNotFoundError:
                continue  # erased just now
            if kind == "originals":
                kept.add(path.name.replace("-", ""))
    if exhibits - kept:
        return None
    key = trail / KEY
    keys = Keys(settings.SECRET_KEY, key.read_text(encoding="ascii") if key.exists() else "")
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    manifest = Manifest(__version__, made_at, engine_of(database), migrations)
    return written(draft, manifest, lock, keys)
