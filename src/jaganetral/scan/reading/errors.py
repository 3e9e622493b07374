"""What can be wrong with who may be judged.

ScanError
├── BadList         --roster, --pages: the row, the column, and what is wrong there
├── BadPlace        --place: no such place
└── NotAdmitted     a platform's export without what makes its reading lawful
"""

from __future__ import annotations

from jaganetral.language import N_, translator
from jaganetral.model import Language
from jaganetral.scan.errors import BadInput, ScanError


class BadList(BadInput):
    sentence = N_("{path}: row {row}, column {field}: {why}")


class BadPlace(ScanError):
    sentence = N_("--place {place}: no such place, or several; expected a code such as 13.71")


class NotAdmitted(ScanError):
    sentence = N_("--map {mapping}: {why}")

    def message(self, language: Language) -> str:
        """One line for people; the cause is translated too."""
        _ = translator(language)
        return _(self.sentence).format(**self.data | {"why": _(str(self.data["why"]))})
