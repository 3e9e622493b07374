"""What the explanation of one verdict is told from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jaganetral.judgement.facts import Facts
from jaganetral.judgement.worlds import Judged
from jaganetral.language import Translate
from jaganetral.law import Rulebook
from jaganetral.model import Language, Period, Setting


@dataclass(frozen=True, slots=True)
class Case:
    """A conduct judged: its facts, what the law said of them, and the language to tell it in."""

    facts: Facts
    judged: Judged
    rulebook: Rulebook
    setting: Setting
    lang: Language
    say: Translate
    widths: Mapping[str, int] = field(default_factory=dict)
    """Of the photos, in pixels, by source."""

    @property
    def period(self) -> Period:
        """The days that the conduct may have happened on."""
        return self.setting.period
