"""Who judges the rows of a scan: the one door, opened once in every process that works.

What travels to a worker is an `Opener`, plain data that says how to come by the judge there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from jaganetral.checker import Checker, Fault
from jaganetral.model import Conduct, Language, Verdict

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

    def __call__(self) -> Judge: ...

    @property
    def rests_on(self) -> tuple[str, str]:
        """The rulebook and the models of the judge: others are another scan."""


class CheckerOpener(msgspec.Struct, frozen=True):
    """Opens the `Checker` on what ships, with an agency's tables of contestants.

    `folder` is where the photos of the rows lie (None: nowhere, they stay unread).
    """

    tables: tuple[Path, ...] = ()
    folder: Path | None = None
    language: Language = "id"

    def __call__(self) -> Judge:
        """The judge: loaded once in a process."""
        checker = checker_with(self.tables)

        def judge(
            conducts: Sequence[Conduct], *, notes: Sequence[tuple[str, ...]], today: date
        ) -> Sequence[Verdict | Fault]:
            photos = None
            if self.folder is not None and any(conduct.photos for conduct in conducts):
                photos = [_seen(conduct, self.folder, self.language) for conduct in conducts]
            return checker.check_many(
                conducts, photos=photos, notes=notes, lang=self.language, today=today
            )

        return judge

    @property
    def rests_on(self) -> tuple[str, str]:
        """The rulebook's name, which covers law, registry and word lists, and the models'."""
        return checker_with(self.tables).rulebook_id, models_digest()


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


def _seen(conduct: Conduct, folder: Path, language: Language) -> tuple[PhotoReading, ...]:
    from jaganetral.scan.photos import read_photos  # noqa: PLC0415 - rows without photos

    return read_photos(conduct, folder, language) if conduct.photos else ()
