"""A bundle: one zip file from which anybody proves, offline, what was kept and what was done.

    BACA-DULU.txt, README.txt   how to verify it, in both languages
    ringkasan.pdf               the same for people: exhibits, hashes, custody
    manifest.json, manifest.sig what is in here, signed by the installation's key
    key.pem                     that key's public half
    entries.jsonl               a line for each entry: the entry, its link, its path to a checkpoint
    openings.json               salts and values of what entries hide, as far as they go along
    checkpoints.jsonl           the signed statements that the entries lead to
    stamps/<number>.tsr         time stamps of checkpoints; stamps/certificates.pem their roots
    exhibits/<uuid>/…           originals, or previews with what was blacked out

All but the manifest and its signature are named in the manifest with size and SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from jaganetral.custody.canonical import Value, canonical
from jaganetral.custody.chain import Link
from jaganetral.custody.entry import Entry, Opening
from jaganetral.custody.signing import SigningKey, public_pem

__all__ = ["KIND", "Exhibit", "Proven", "Writer"]

KIND = "jaganetral bundle 1"
MANIFEST, SIGNATURE, KEY = "manifest.json", "manifest.sig", "key.pem"
ENTRIES, OPENINGS, CHECKPOINTS = "entries.jsonl", "openings.json", "checkpoints.jsonl"
CERTIFICATES = "stamps/certificates.pem"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every member: a bundle of the same content is the same file."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An exhibit as the manifest tells it.

    content: `original`, `preview` (made from it, nothing blacked out), `redacted`, `none` (only its
    hash is shown) or `erased`; `sha256` (hex) and `size` (bytes) are the original's, empty and 0
    once it is erased; `files` are the members that show it.
    """

    id: str
    content: str
    sha256: str
    size: int
    media_type: str
    files: tuple[str, ...] = ()

    def written(self) -> dict[str, Value]:
        return {
            "id": self.id, "content": self.content, "sha256": self.sha256, "size": self.size,
            "media_type": self.media_type, "files": self.files,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proven:
    """An entry with its link, and the way from the link to the root of a checkpoint."""

    entry: Entry
    link: Link
    checkpoint: int
    path: Sequence[bytes]

    def written(self) -> dict[str, Value]:
        return {
            "entry": self.entry.written(),
            "link": {
                "number": self.link.number, "previous": self.link.previous.hex(),
                "step": self.link.step, "step_previous": self.link.step_previous.hex(),
                "hash": self.link.hash.hex(),
            },
            "checkpoint": self.checkpoint,
            "path": [one.hex() for one in self.path],
        }  # fmt: skip


@dataclass
class Writer:
    """Writes a bundle into a file, part by part; `finish` signs what was written."""

    file: BinaryIO
    key: SigningKey
    _members: dict[str, dict[str, Value]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._zip = zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)

    def add(self, name: str, chunks: Iterable[bytes], *, packed: bool = False) -> str:
        """A member, by parts; returns its SHA-256 (hex). `packed`: already compressed."""
        seen, size = hashlib.sha256(), 0
        about = zipfile.ZipInfo(name, EPOCH)
        about.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        about.external_attr = 0o644 << 16
        with self._zip.open(about, "w", force_zip64=True) as into:
            for chunk in chunks:
                into.write(chunk)
                seen.update(chunk)
                size += len(chunk)
        self._members[name] = {"sha256": seen.hexdigest(), "size": size}
        return seen.hexdigest()

    def add_entries(self, entries: Iterable[Proven]) -> dict[str, int]:
        """All entries, by subject in the order of steps; returns the number of steps by subject."""
        steps: dict[str, int] = {}

        def lines() -> Iterable[bytes]:
            for one in entries:
                steps[one.entry.about] = one.link.step
                yield canonical(one.written()) + b"\n"

        self.add(ENTRIES, lines())
        return steps

    def add_openings(self, openings: Mapping[str, Iterable[Opening]]) -> None:
        """What entries hide, by the entry's id."""
        told: dict[str, Value] = {
            entry: [{"name": one.name, "salt": one.salt, "value": one.value} for one in many]
            for entry, many in openings.items()
        }
        self.add(OPENINGS, [canonical(told)])

    def add_checkpoints(self, checkpoints: Iterable[tuple[bytes, bytes]]) -> None:
        """Statements with their signatures."""
        self.add(
            CHECKPOINTS,
            (
                json.dumps(
                    {"statement": statement.decode(), "signature": signature.hex()},
                    sort_keys=True,
                ).encode() + b"\n"
                for statement, signature in checkpoints
            ),
        )  # fmt: skip

    def finish(
        self,
        *,
        made_at: str,
        chain: str,
        origin: bytes,
        steps: Mapping[str, int],
        exhibits: Sequence[Exhibit],
        stamps: Mapping[int, str],
    ) -> str:
        """Write the manifest and sign it; returns the manifest's SHA-256 (hex)."""
        self.add(KEY, [public_pem(self.key.public)])
        told: dict[str, Value] = {
            "kind": KIND,
            "made_at": made_at,
            "chain": chain,
            "origin": origin.hex(),
            "key": self.key.public.hex(),
            "subjects": dict(steps),
            "exhibits": [one.written() for one in exhibits],
            "stamps": {str(number): name for number, name in stamps.items()},
            "members": dict(self._members),
        }
        manifest = canonical(told)
        self._zip.writestr(zipfile.ZipInfo(MANIFEST, EPOCH), manifest)
        signature = self.key.sign(manifest).hex().encode()
        self._zip.writestr(zipfile.ZipInfo(SIGNATURE, EPOCH), signature)
        self._zip.close()
        return hashlib.sha256(manifest).hexdigest()
