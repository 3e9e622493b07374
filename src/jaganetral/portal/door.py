"""The portal's way to the one door: a `Checker`, loaded once in a process and kept."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from jaganetral.checker import Checker
from jaganetral.language import chosen_language
from jaganetral.model import Language

__all__ = ["checker", "spoken", "today"]


@cache
def checker() -> Checker:
    """The checker on the law and registry of this installation."""
    environment = settings.ENVIRONMENT
    return Checker.load(rulebook=environment.rulebook, extra=environment.contestants)


def spoken() -> Language:
    """The language of the page that is being made."""
    return chosen_language(get_language())


def today() -> date:
    """The day in Jakarta: it decides which law is in force where nothing else is said."""
    return timezone.localdate()
