"""What can stop a triage. A bad row never does: the scan put it aside already.

ScanError
├── BadQueue       a line of a queue file: which line, which field, what was expected
└── NotItsInput    the output of a scan and this input do not belong together
"""

from __future__ import annotations

from jaganetral.language import N_, translator
from jaganetral.model import Language
from jaganetral.scan.errors import ScanError


class BadQueue(ScanError):
    """A line that is no item. `data`: `path`, `line` (from 1), `field`, `why`."""

    sentence = N_("{path}: line {line}: {field}: {why}")

    def message(self, language: Language) -> str:
        """One line for people; the cause is translated where we worded it."""
        _ = translator(language)
        return _(self.sentence).format(**self.data | {"why": _(str(self.data["why"]))})


class NotItsInput(ScanError):
    """A verdict that stands for no row of the input. `data`: `output`, `id`, `input`."""

    sentence = N_(
        "{output}: the verdict on id {id} belongs to no row of {input}: give the input that was "
        "scanned, with the same --map"
    )
