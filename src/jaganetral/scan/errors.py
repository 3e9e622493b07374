"""What can stop a scan. A bad row never does: it goes to the rejects.

ScanError
├── NoSuchInput        there is no file of that name, or it cannot be opened
├── UnknownFormat      a suffix other than .jsonl, .csv and .parquet
├── MissingExtra       the format needs a package that is not installed
├── BadInput           the file as a whole cannot be read: a header without `id`, broken Parquet
├── BadMapping         --map: the file, the key, and what is wrong with it
├── NoSuchEngine       --engine: what is not part of this release
├── NoCluster          --engine ray: there is no cluster at that address
├── SameFile           the output would overwrite the input
├── InputChanged       the input was written to while it was read
├── OtherRulebook      a machine of the cluster would judge by another rulebook
├── WorkersDied        worker processes ended again and again, mostly for want of memory
├── PartLost           a part that was written is not there any more
└── Busy               another scan is writing the same output
"""

from __future__ import annotations

from collections.abc import Callable

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

    def __reduce__(
        self,
    ) -> tuple[Callable[..., ScanError], tuple[type[ScanError], dict[str, object]]]:
        """Errors come back from worker processes."""
        return _again, (type(self), self.data)


def _again(kind: type[ScanError], data: dict[str, object]) -> ScanError:
    return kind(**data)


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


class NoCluster(ScanError):
    sentence = N_("--engine ray: no cluster at {address} ({why}); start one with: ray start --head")


class InputChanged(ScanError):
    sentence = N_("{path}: changed while it was read; run the scan again once nothing writes to it")


class OtherRulebook(ScanError):
    sentence = N_("a machine of the cluster judges by rulebook {here}, not {planned}: install the "
                  "same release and tables on all machines")  # fmt: skip


class WorkersDied(ScanError):
    sentence = N_("worker processes ended again and again, mostly for want of memory; what is done "
                  "is kept: run it again with fewer --workers than {workers}")  # fmt: skip


class PartLost(ScanError):
    sentence = N_("{path}: this part of the scan was lost or torn; run the scan again, it is made "
                  "anew")  # fmt: skip


class SameFile(ScanError):
    sentence = N_("{path}: the output must be another file than the input")


class Busy(ScanError):
    sentence = N_("{path}: another scan is writing it")
