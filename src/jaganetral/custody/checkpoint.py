"""A checkpoint: a signed statement of how far a chain reached, and what was new in it.

It names the last link by number and hash, and the root over the links since the checkpoint before
(merkle.py). Whoever holds one can show later that the chain was changed before it; a time stamp
(stamping.py) over statement and signature shows since when.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from jaganetral.custody.canonical import Value, canonical
from jaganetral.custody.errors import CustodyError, NotCanonical

__all__ = ["BadStatement", "Checkpoint"]

KIND = "jaganetral checkpoint 1"
_HEX32 = re.compile(r"[0-9a-f]{64}")


class BadStatement(CustodyError):
    """A text that is no statement of a checkpoint: says which part."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is stated: links `after`+1 to `number`; hashes are hex.

    `head` is the hash of link `number`, `root` that over the hashes of the links, `previous` the
    SHA-256 of the statement before (empty for the first), `origin` what the first link follows.
    """

    chain: str
    origin: str
    number: int
    after: int
    at: str
    head: str
    root: str
    previous: str

    def statement(self) -> bytes:
        """What is signed."""
        told: dict[str, Value] = {
            "kind": KIND, "chain": self.chain, "origin": self.origin, "number": self.number,
            "after": self.after, "at": self.at, "head": self.head, "root": self.root,
            "previous": self.previous,
        }  # fmt: skip
        return canonical(told)

    @classmethod
    def read(cls, statement: bytes) -> Checkpoint:
        """Raises BadStatement, also for one that is not written in its single form."""
        try:
            told = json.loads(statement)
            if not isinstance(told, dict) or told.pop("kind", None) != KIND:
                raise BadStatement("kind: not a checkpoint of a kind that is known")
            made = cls(**told)
        except (ValueError, TypeError, RecursionError) as wrong:
            raise BadStatement(str(wrong)) from None
        for name in ("chain", "at", "previous"):
            if not isinstance(getattr(made, name), str):
                raise BadStatement(f"{name}: a text is expected")
        for name in ("origin", "head", "root"):
            if not _HEX32.fullmatch(str(getattr(made, name))):
                raise BadStatement(f"{name}: 64 letters of hex are expected")
        for name in ("number", "after"):
            value = getattr(made, name)
            if type(value) is not int or value < 0:
                raise BadStatement(f"{name}: a whole number is expected")
        if made.after >= made.number:
            raise BadStatement("number: nothing lies between after and number")
        try:
            if made.statement() != statement:
                raise BadStatement("the statement is not in its canonical form")
        except NotCanonical as wrong:
            raise BadStatement(str(wrong)) from None
        return made

    def digest(self) -> str:
        """SHA-256 of the statement, hex: what the next one names as `previous`."""
        return hashlib.sha256(self.statement()).hexdigest()


def stamped_message(statement: bytes, signature: bytes) -> bytes:
    """What a time stamp of a checkpoint is made over."""
    return statement + b"\n" + signature.hex().encode()
