"""Parties, with their ballot numbers in each election."""

from __future__ import annotations

from pathlib import Path

import msgspec
import yaml

from ..model import Contestant
from .errors import BadElectionFile


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A party. `cue`: its short name alone proves nothing. `region`: it runs only there (Aceh)."""

    id: str
    name: str
    short: str
    cue: bool = False
    region: str | None = None
    aliases: tuple[str, ...] = ()
    numbers: dict[str, int] = {}

    def in_election(self, election: str | None) -> Contestant:
        """The party as a contestant, with its ballot number there if it ran."""
        number = self.numbers.get(election) if election else None
        return Contestant(id=f"party:{self.id}", name=self.name, number=number, kind="party")


class _PartyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    parties: tuple[Party, ...]


def load_parties(path: Path) -> tuple[Party, ...]:
    """Read parties.yaml. Raises BadElectionFile."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        return msgspec.convert(raw, _PartyFile).parties
    except msgspec.ValidationError as error:
        why, _, where = str(error).partition(" - at ")
        raise BadElectionFile(path, where.strip("`$.") or "the file", why) from None
    except yaml.YAMLError as error:
        raise BadElectionFile(path, "the file", f"is not YAML ({error})") from None
