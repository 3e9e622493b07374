"""Who runs, where, when: calendars with stages, contests, contestants, parties, regions."""

from .errors import BadAliasRow, BadElectionFile, BadMoment, ElectionsError
from .moment import period_of
from .names import NameEntry
from .registry import ElectionInfo, Registry
from .roster import GestureEntry
from .schema import read_election
from .stages import StageSpan

__all__ = [
    "BadAliasRow",
    "BadElectionFile",
    "BadMoment",
    "ElectionInfo",
    "ElectionsError",
    "GestureEntry",
    "NameEntry",
    "Registry",
    "StageSpan",
    "period_of",
    "read_election",
]
