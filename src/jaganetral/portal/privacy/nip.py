"""The number of a civil servant (NIP; of a PPPK: NI PPPK): read, checked, and hidden.

18 digits (BKN, Perka 22/2007 and 43/2007): date of birth (8), year and month of the first
appointment (6), sex (1: 1 man, 2 woman), number among those who share all that (3, from 001). Of a
PPPK the two digits after the year are no month but a code from 21 on that counts appointments
(BKN, Perka 1/2019; confidence: medium; from general knowledge, not seen in its text).

The digits tell when somebody was born, so a NIP is never shown whole in a list, a URL or a log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["BadNip", "Nip", "is_nip", "mask", "read_nip"]

LENGTH = 18
PPPK_CODES = range(21, 40)
YOUNGEST = 16
"""Years of age below which nobody was appointed; the law says 18 (PNS) and 20 (PPPK)."""
OLDEST = 1900
DOT = "•"


class BadNip(ValueError):
    """What is wrong with a NIP, as a sentence for whoever typed it: `sentence`."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


@dataclass(frozen=True, slots=True)
class Nip:
    """A number that can be one. `appointed_month` is None for a PPPK."""

    digits: str
    born: date
    appointed_year: int
    appointed_month: int | None
    sex: Literal["L", "P"]
    number: int
    kind: Literal["pns", "pppk"]

    @property
    def masked(self) -> str:
        return mask(self.digits)


def read_nip(text: str, *, today: date | None = None) -> Nip:
    """A NIP as people write it, with spaces or dots between its parts. Raises BadNip."""
    digits = "".join(sign for sign in text if not (sign.isspace() or sign in ".-_/"))
    if digits and not (digits.isascii() and digits.isdigit()):
        raise BadNip(_("A NIP has digits only. Leave it out if you are not sure."))
    if len(digits) != LENGTH:
        raise BadNip(
            _("A NIP has 18 digits; this one has {count}. Leave it out if you are not sure.")
            .format(count=len(digits))
        )  # fmt: skip
    today = today or date.today()
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise BadNip(
            _("The first eight digits of a NIP are a date of birth; these are no date.")
        ) from None
    year, code = int(digits[8:12]), int(digits[12:14])
    if born.year < OLDEST or born > today:
        raise BadNip(_("The first eight digits of a NIP are a date of birth; these cannot be one."))
    if not (1 <= code <= 12 or code in PPPK_CODES):
        raise BadNip(_("Digits 13 and 14 of a NIP are a month, or of a PPPK a code from 21 on."))
    if year < born.year + YOUNGEST or year > today.year:
        raise BadNip(
            _("Digits 9 to 12 of a NIP are the year of the first appointment; this cannot be it.")
        )
    if digits[14] not in "12":
        raise BadNip(_("Digit 15 of a NIP is 1 for a man or 2 for a woman."))
    if digits[15:] == "000":
        raise BadNip(_("The last three digits of a NIP count from 001."))
    pppk = code in PPPK_CODES
    return Nip(
        digits, born, year, None if pppk else code, "L" if digits[14] == "1" else "P",
        int(digits[15:]), "pppk" if pppk else "pns",
    )  # fmt: skip


def is_nip(text: str) -> bool:
    """Whether this can be a NIP."""
    try:
        read_nip(text)
    except BadNip:
        return False
    return True


def mask(text: str) -> str:
    """`19••••••••••••••34`: as a NIP stands in lists. What is too short to hide is hidden whole."""
    clean = "".join(text.split())
    if len(clean) < 8:
        return DOT * len(clean)
    return f"{clean[:2]}{DOT * (len(clean) - 4)}{clean[-2:]}"
