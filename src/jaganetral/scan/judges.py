"""Who judges the rows of a scan: the one door, opened once in every process that works.

What travels to a worker is an `Opener`, plain data that says how to come by the judge there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from jaganetral.checker import Checker, Fault
from jaganetral.model import Conduct, Language, Verdict
from jaganetral.perception.sightings import digest
from jaganetral.scan.seen import SeenIndex

if TYPE_CHECKING:
    from jaganetral.perception.photo import PhotoReading

_MODELS = frozenset({".bin", ".onnx", ".tflite", ".npz", ".safetensors"})


class Judge(Protocol):
    """Judges a batch of conducts: for each a verdict, or the fault that judging it raised.

    `notes` were made while its row was read; `today` stands for a day that is not told.
    """

    def __call__(
        self, conducts: Sequence[Conduct], *, notes: Sequence[tuple[str, ...]], today: date
    ) -> Sequence[Verdict | Fault]: ...


class Opener(Protocol):
    """How a process comes by its judge. Hashable and picklable; equal ones open the same judge."""

    def __hash__(self) -> int: ...

    def __call__(self) -> Judge: ...

    @property
    def rests_on(self) -> tuple[str, str]:
        """The rulebook and the models of the judge: others are another scan."""


class CheckerOpener(msgspec.Struct, frozen=True):
    """Opens the `Checker` on what ships, with an agency's tables of contestants.

    `folder` is where the photos of the rows lie (None: nowhere, they stay unread). `seen` is an
    index of first sights that is asked; nobody may write to it meanwhile.
    """

    tables: tuple[Path, ...] = ()
    folder: Path | None = None
    language: Language = "id"
    seen: Path | None = None

    def __call__(self) -> Judge:
        """The judge: loaded once in a process."""
        checker = checker_with(self.tables)
        index = SeenIndex(self.seen) if self.seen is not None else None
        asked = digest(self.seen) if self.seen is not None else ""

        def judge(
            conducts: Sequence[Conduct], *, notes: Sequence[tuple[str, ...]], today: date
        ) -> Sequence[Verdict | Fault]:
            photos = None
            if self.folder is not None and any(conduct.photos for conduct in conducts):
                with index.asked() if index is not None else nullcontext():
                    photos = [_seen(one, self.folder, self.language, asked) for one in conducts]
            sights = [index.signals(one) for one in conducts] if index is not None else None
            return checker.check_many(
                conducts,
                photos=photos,
                notes=notes,
                sights=sights,
                lang=self.language,
                today=today,
            )

        return judge

    @property
    def rests_on(self) -> tuple[str, str]:
        """The rulebook's name, which covers law, registry and word lists, and the models', with
        that of the index of first sights."""
        models = models_digest()
        if self.seen is not None:
            models += f"+seen:{digest(self.seen)[:16]}"
        return checker_with(self.tables).rulebook_id, models


@lru_cache(maxsize=4)
def checker_with(tables: tuple[Path, ...]) -> Checker:
    """The checker of this process."""
    return Checker.load(extra=tables)


@cache
def models_digest() -> str:
    """One name for the trained models that ship: their content, in hex."""
    digest = hashlib.sha256()
    room = Path(__file__).parents[1] / "perception"
    for path in sorted(room.rglob("*")):
        if path.suffix in _MODELS:
            digest.update(path.relative_to(room).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _seen(
    conduct: Conduct, folder: Path, language: Language, asked: str
) -> tuple[PhotoReading, ...]:
    from jaganetral.scan.photos import read_photos  # noqa: PLC0415 - rows without photos

    return read_photos(conduct, folder, language, asked) if conduct.photos else ()
