"""Known campaign material: an index that an agency fills from folders, and its search in photos.

    index = Index.open("material.index", new=True)
    index.add("posters/")
    signals(index.match(image), "foto.jpg")

Needs the `photo` extra.
"""

from __future__ import annotations

from collections.abc import Iterable

from jaganetral.model import Signal

from .entry import Entry, Match
from .errors import BadFolder, BadIndex, BadMaterial, BusyIndex, MaterialError, NoSuchIndex
from .index import ENVIRONMENT, Added, Index

__all__ = [
    "ENVIRONMENT",
    "Added",
    "BadFolder",
    "BadIndex",
    "BadMaterial",
    "BusyIndex",
    "Entry",
    "Index",
    "Match",
    "MaterialError",
    "NoSuchIndex",
    "signals",
]


def signals(matches: Iterable[Match], name: str) -> tuple[Signal, ...]:
    """A signal `material` for each match in the photo of this name.

    Campaign material shown by a civil servant is what the rules on attributes ask about. The value
    is its kind, the target whose it is; the text names the agency's file and how well it fits.
    """
    return tuple(
        Signal(
            kind="material",
            value=match.kind,
            confidence=match.confidence,
            source=f"photo:{name}",
            box=match.box,
            text=f"{match.entry.file} ({match.how_well})",
            target=match.target,
        )
        for match in matches
    )
