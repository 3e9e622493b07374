"""What can go wrong with the trail.

TrailError
├── BadEntry          an entry that cannot be written: says which part
└── Unopened          what an entry hides is kept under another secret, or was altered
"""

from __future__ import annotations


class TrailError(Exception):
    """The base of every error of this room."""


class BadEntry(TrailError):
    """An entry that cannot be written: a mistake of the program that calls, not of a person."""


class Unopened(TrailError):
    """What an entry hides is kept under another secret, or was altered."""
