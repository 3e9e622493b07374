"""How a limit was counted, in a form that can be shown step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jaganetral.language import N_, Translate, translator
from jaganetral.model import Language
from jaganetral.procedure.records import Both, Unit

_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
UNITS = {
    "working_day": N_("working days"),
    "calendar_day": N_("calendar days"),
    "day_as_written": N_("days"),
    "hour": N_("hours"),
    "month": N_("months"),
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was not counted, and its holiday (none: a weekend)."""

    day: date
    holiday: Both | None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`n` units after `start` end at `due`; these days in between were not counted."""

    start: date
    n: int
    unit: Unit
    due: date
    skipped: tuple[Skipped, ...]
    uncertain_years: tuple[int, ...]

    def say(self, language: Language) -> str:
        """The count in one or two sentences."""
        _ = translator(language)
        said = _("{start} + {n} {unit} = {due}").format(
            start=day_in_words(self.start, _),
            n=self.n,
            unit=_(UNITS[self.unit]),
            due=day_in_words(self.due, _),
        )
        holidays = [
            f"{day_in_words(one.day, _)} ({one.holiday.say(language)})"
            for one in self.skipped
            if one.holiday is not None
        ]
        weekend = sum(one.holiday is None for one in self.skipped)
        if weekend:
            holidays.insert(0, _("{n} days of weekends").format(n=weekend))
        parts = [said + "."]
        if holidays:
            parts.append(_("Not counted: {days}.").format(days="; ".join(holidays)))
        if self.uncertain_years:
            line = _("The days off of {years} were not decreed yet; feasts are estimates.")
            parts.append(line.format(years=", ".join(map(str, self.uncertain_years))))
        return " ".join(parts)


def day_in_words(at: date, _: Translate) -> str:
    """`Monday 4 March 2024`, with the hour where it is a moment."""
    said = f"{_(_DAYS[at.weekday()])} {at.day} {_(_MONTHS[at.month - 1])} {at.year}"
    return f"{said} {at:%H.%M}" if isinstance(at, datetime) else said
