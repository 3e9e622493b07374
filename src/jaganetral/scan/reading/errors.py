"""What can be wrong with an input, and with who may be judged.

ScanError
├── BadList         --roster, --pages: the row, the column, and what is wrong there
├── NoIndex         the index of what rows answer cannot be written
├── BadPlace        --place: no such place
├── UnknownInput    a suffix that no reader knows
├── NoSuchMapping   --map: neither a file nor a ready mapping
└── NotAdmitted     a platform's export without what makes its reading lawful
"""

from __future__ import annotations

from jaganetral.language import N_, translator
from jaganetral.model import Language
from jaganetral.scan.errors import BadInput, ScanError, UnknownFormat


class BadList(BadInput):
    sentence = N_("{path}: row {row}, column {field}: {why}")


class BadPlace(ScanError):
    sentence = N_("--place {place}: no such place, or several; expected a code such as 13.71")


class NoIndex(ScanError):
    sentence = N_(
        "{path}: the index of what rows answer cannot be written ({why}); is there space?"
    )


class NoSuchMapping(ScanError):
    sentence = N_("--map {mapping}: no such file, and no ready mapping of that name; there are: "
                  "{names}")  # fmt: skip


class UnknownInput(UnknownFormat):
    sentence = N_("{path}: the suffix must be .jsonl .json .csv .tsv .xlsx or .parquet (.txt with "
                  "--map whatsapp); .gz .bz2 .xz .zst or .zip may follow")  # fmt: skip


class NotAdmitted(ScanError):
    sentence = N_("--map {mapping}: {why}")

    def message(self, language: Language) -> str:
        """One line for people; the cause is translated too."""
        _ = translator(language)
        return _(self.sentence).format(**self.data | {"why": _(str(self.data["why"]))})
