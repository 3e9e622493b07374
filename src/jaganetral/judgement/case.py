"""What the explanation of one verdict is told from."""

from __future__ import annotations

from dataclasses import dataclass

from jaganetral.judgement.facts import Facts
from jaganetral.judgement.worlds import Judged
from jaganetral.language import Translate
from jaganetral.law import Rulebook
from jaganetral.model import Language, Period


@dataclass(frozen=True, slots=True)
class Case:
    """A conduct judged: its facts, what the law said of them, and the language to tell it in."""

    facts: Facts
    judged: Judged
    rulebook: Rulebook
    period: Period
    lang: Language
    say: Translate
