"""The cue tables: which words of an account fill which field. One table per field."""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """A pattern (see `patterns`) and the value it reads.

    `negated` is the value when a negation reaches the words (None: no reading then).
    `who` restricts whose verb it may be: `actor` also takes a verb without a known subject,
    `other` is someone else where the account has an actor as well.
    Where several cues of one field match, the row that stands higher wins.
    """

    value: str
    pattern: str
    negated: str | None = None
    who: str = "any"
    raw: bool = False  # the pattern itself spells the negation
    head: bool = False  # only a negation of the first word counts ("mengajak tidak memilih")
