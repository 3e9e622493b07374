"""Why a backup cannot be made or restored.

BackupError
├── WeakPassphrase     shorter than it must be
├── WrongPassphrase    the keys do not open with it, or the manifest was changed
├── DestinationTaken   something stands there already
├── NotABackup         there is no manifest that reads as one
├── Damaged            files are missing, added or changed: `names`
├── NotEmpty           the installation that is to be restored holds something: `what`
├── AnotherRelease     the backup's database is not that of this release or engine: `why`
├── Unsteady           files kept vanishing while the backup was made
└── NotWhole           the restored system does not verify: `findings`
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "AnotherRelease", "BackupError", "Damaged", "DestinationTaken", "NotABackup", "NotEmpty",
    "NotWhole", "Unsteady", "WeakPassphrase", "WrongPassphrase",
]  # fmt: skip


class BackupError(Exception):
    """The base of this package's errors; `told` is what the sentence needs to be filled in."""

    def __init__(self, told: str = "") -> None:
        self.told = told
        super().__init__(f"{type(self).__name__}: {told}" if told else type(self).__name__)


class WeakPassphrase(BackupError):
    """Shorter than it must be."""


class WrongPassphrase(BackupError):
    """The keys do not open with it, or the manifest was changed."""


class DestinationTaken(BackupError):
    """Something stands there already."""


class NotABackup(BackupError):
    """There is no manifest that reads as one."""


class Damaged(BackupError):
    """Files are missing, added or changed."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        super().__init__(", ".join(self.names[:5]))


class NotEmpty(BackupError):
    """The installation that is to be restored holds something already."""


class AnotherRelease(BackupError):
    """The backup's database is not that of this release or engine."""


class Unsteady(BackupError):
    """Files kept vanishing while the backup was made."""


class NotWhole(BackupError):
    """The restored system does not verify."""

    def __init__(self, findings: Sequence[str]) -> None:
        self.findings = list(findings)
        super().__init__("; ".join(self.findings[:5]))
