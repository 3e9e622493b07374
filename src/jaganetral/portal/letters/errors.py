"""What can go wrong with a letter.

LettersError
├── NoSuchForm     a form id that stands in no record
├── BadForm        a record of a form that can't be used: which file, which form, what is wrong
├── BadValues      what was filled in can't be taken: for each field a sentence
├── NotNow         the letter can't be written in this state (already superseded, no organisation)
├── NeverChanged   somebody tried to change or remove a letter that was issued
└── Gone           what the letter said was erased; its number and fingerprints stay
"""

from __future__ import annotations

from collections.abc import Mapping


class LettersError(Exception):
    """The base of every error of this room."""


class NoSuchForm(LettersError, LookupError):
    """A form id that stands in no record."""

    def __init__(self, form_id: str) -> None:
        self.form_id = form_id
        super().__init__(f"no form is called {form_id!r}; letters.forms.forms() lists them")


class BadForm(LettersError):
    """A record of a form that can't be used."""

    def __init__(self, where: str, problem: str) -> None:
        self.where, self.problem = where, problem
        super().__init__(f"{where}: {problem}")


class BadValues(LettersError):
    """What was filled in can't be taken; `problems` gives a sentence for each field by its id."""

    def __init__(self, form_id: str, problems: Mapping[str, str]) -> None:
        self.form_id, self.problems = form_id, dict(problems)
        said = "; ".join(f"{field}: {problem}" for field, problem in problems.items())
        super().__init__(f"{form_id}: {said}")


class NotNow(LettersError):
    """The letter can't be written in this state; `sentence` tells a person why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class NeverChanged(LettersError):
    """A letter that was issued stays as it is: what is wrong in it is superseded by a new one."""


class Gone(LettersError):
    """What the letter said was erased; its number and fingerprints stay."""
