"""What a backup holds: read, written, and held against the files."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from jaganetral.portal.backup.errors import Damaged, NotABackup, WrongPassphrase
from jaganetral.portal.backup.keys import Keys, Lock

__all__ = ["KIND", "Manifest", "copied", "opened", "sync", "written"]

KIND = "jaganetral backup 1"
NAME, MAC, KEYS = "manifest.json", "manifest.mac", "keys.sealed"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files`: by path within the backup, [bytes, SHA-256]."""

    release: str
    made_at: str
    engine: str
    migrations: list[str]
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    kind: str = KIND


def copied(source: Path, target: Path) -> None:
    """A file, copied byte by byte onto the disk. Raises FileNotFoundError where it is gone."""
    with source.open("rb") as file:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as copy:
            while part := file.read(1 << 20):
                copy.write(part)
            copy.flush()
            os.fsync(copy.fileno())


def written(folder: Path, manifest: Manifest, lock: Lock, keys: Keys) -> Manifest:
    """Seal the keys and write the manifest over all that lies in the folder."""
    (folder / KEYS).write_bytes(lock.seal(keys))
    manifest = Manifest(
        manifest.release, manifest.made_at, manifest.engine, manifest.migrations, _hashed(folder)
    )
    content = json.dumps(asdict(manifest), indent=1, sort_keys=True).encode() + b"\n"
    (folder / NAME).write_bytes(content)
    (folder / MAC).write_text(lock.mac(content) + "\n", encoding="ascii")
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)
    return manifest


def opened(folder: Path, passphrase: str) -> tuple[Manifest, Keys]:
    """The manifest and the keys of a backup, once every file of it was found to be what it was.

    Raises NotABackup, WrongPassphrase, WeakPassphrase, Damaged.
    """
    try:
        content = (folder / NAME).read_bytes()
        mac = (folder / MAC).read_text(encoding="ascii").strip()
        told = json.loads(content)
        if told["kind"] != KIND:
            raise NotABackup(str(told["kind"]))
        files = {name: (int(size), str(sha)) for name, (size, sha) in told["files"].items()}
        manifest = Manifest(
            told["release"], told["made_at"], told["engine"], told["migrations"], files
        )
        sealed = (folder / KEYS).read_bytes()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise NotABackup(str(folder)) from None
    lock, keys = Lock.of(sealed, passphrase)
    if lock.mac(content) != mac:
        raise WrongPassphrase(NAME)
    found = _hashed(folder)
    wrong = sorted(name for name in {*found, *files} if found.get(name) != files.get(name))
    if wrong:
        raise Damaged(wrong)
    return manifest, keys


def sync(path: Path) -> None:
    """Force a file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _hashed(folder: Path) -> dict[str, tuple[int, str]]:
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in (NAME, MAC):
            with path.open("rb") as file:
                sha = hashlib.file_digest(file, "sha256").hexdigest()
            found[name] = (path.stat().st_size, sha)
    return found
