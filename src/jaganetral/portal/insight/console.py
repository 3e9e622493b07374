"""For the commands, which know no Django: the language of a process, and a month on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import activate, override

from jaganetral.model import Language
from jaganetral.portal.insight import monthly, paper
from jaganetral.portal.people.models import Organisation

__all__ = ["PAPERS", "month_on_paper", "speak"]

PAPERS: dict[str, Callable[[monthly.Month], bytes]] = {".pdf": paper.pdf, ".docx": paper.docx}
"""How a month is written, by the ending of the file."""


def speak(language: Language) -> None:
    """Everything that is said from now on in this process is said in this language."""
    activate(language)


def month_on_paper(
    organisation: Organisation, month: date, *, ending: str, language: Language
) -> bytes:
    """The report of an organisation's month. Raises KeyError for an ending without a form."""
    with override(language):
        return PAPERS[ending](monthly.month_of(organisation, month))
