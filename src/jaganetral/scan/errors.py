"""What can stop a scan. A bad row never does: it goes to the rejects.

ScanError
├── NoSuchInput        there is no file of that name, or it cannot be opened
├── UnknownFormat      a suffix other than .jsonl, .csv and .parquet
├── MissingExtra       the format needs a package that is not installed
├── BadInput           the file as a whole cannot be read: a header without `id`, broken Parquet
├── BadMapping         --map: the file, the key, and what is wrong with it
├── NoSuchEngine       --engine: what is not part of this release
├── SameFile           the output would overwrite the input
└── Busy               another scan is writing the same output
"""

from __future__ import annotations

from jaganetral.language import N_, translator
from jaganetral.model import Language


class ScanError(Exception):
    """A scan cannot go on: `sentence` says why and what to do, with `data` filled in."""

    sentence = ""

    def __init__(self, **data: object) -> None:
        self.data = data
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """One line for people."""
        return translator(language)(self.sentence).format(**self.data)


class NoSuchInput(ScanError):
    sentence = N_("{path}: cannot be opened ({why})")


class UnknownFormat(ScanError):
    sentence = N_("{path}: the suffix must be .jsonl, .csv or .parquet")


class MissingExtra(ScanError):
    sentence = N_("{path}: this needs an extra part; install it with: pip install {extra}")


class BadInput(ScanError):
    sentence = N_("{path}: {field}: {why}")

    def message(self, language: Language) -> str:
        """One line for people; the cause is translated too."""
        _ = translator(language)
        return _(self.sentence).format(**self.data | {"why": _(str(self.data["why"]))})


class BadMapping(BadInput):
    pass


class NoSuchEngine(ScanError):
    sentence = N_("--engine {engine}: not part of this release; use --engine native")


class SameFile(ScanError):
    sentence = N_("{path}: the output must be another file than the input")


class Busy(ScanError):
    sentence = N_("{path}: another scan is writing it")
