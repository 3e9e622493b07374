"""What can go wrong with proofs.

CustodyError
├── NotCanonical      a value that has no single way to be written down
├── BadKey            a signing key that cannot be read
├── StampRefused      the time-stamping authority did not give a usable token
└── NotABundle        a file that is no bundle at all
"""

from __future__ import annotations


class CustodyError(Exception):
    """The base of every error of this package."""


class NotCanonical(CustodyError):
    """A value that has no single way to be written down: `where` it stands, and what it is."""

    def __init__(self, where: str, what: str) -> None:
        self.where, self.what = where, what
        super().__init__(f"{where or 'the value'}: {what}")


class BadKey(CustodyError):
    """A signing key that cannot be read."""


class StampRefused(CustodyError):
    """The time-stamping authority did not give a usable token; the message says why."""


class NotABundle(CustodyError):
    """A file that is no bundle at all, or a newer kind of one; the message says which."""
