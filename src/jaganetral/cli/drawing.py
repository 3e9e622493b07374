"""`--annotate`: the photo with boxes and words for what was seen in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jaganetral.judgement.seen import short, shown_as
from jaganetral.language import translator
from jaganetral.model import Language, Signal, Verdict

if TYPE_CHECKING:
    from jaganetral.perception.photo import PhotoReading


@dataclass(frozen=True, slots=True)
class Drawing:
    """A photo and where the picture of what was seen goes."""

    photo: Path
    out: Path

    def draw(self, reading: PhotoReading, verdict: Verdict, language: Language) -> None:
        """Write the picture; a photo that could not be read is an error of the call."""
        from jaganetral.perception.photo import PhotoError, annotate  # noqa: PLC0415 - heavy

        _ = translator(language)

        def label(signal: Signal) -> str:
            return "" if signal.kind == "words" else short(shown_as(signal, _), 40)

        source = f"photo:{reading.name}"
        seen = [s for s in verdict.signals if s.source.partition("#")[0] == source]
        try:
            data = annotate.picture_of(self.photo, reading, seen, label)
        except PhotoError as bad:
            raise click.UsageError(f"--annotate: {bad.message(language)}") from None
        try:
            annotate.write_atomically(self.out, data)
        except OSError as error:
            raise click.FileError(str(self.out), hint=error.strerror or str(error)) from None
