"""`backup` and `restore`: a whole installation into one folder, and anew from it."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import click

from jaganetral.cli.speech import Spoken, language_option, refuse
from jaganetral.language import N_, Translate, chosen_language, translator

NOT_WHOLE = 1
"""The exit status where the restored installation does not verify."""

_WHY = {
    "WeakPassphrase": N_("the passphrase must have at least {told} letters: set "
                         "JAGANETRAL_BACKUP_PASSPHRASE, or use --passphrase-stdin"),
    "WrongPassphrase": N_("the backup does not open with this passphrase or secret, or its list "
                          "of files was changed {told}"),
    "DestinationTaken": N_("{told} is there already: name a folder that is not"),
    "NotABackup": N_("this is no backup, or it was cut off: {told}"),
    "Damaged": N_("the backup is damaged; nothing was restored: {told}"),
    "NotEmpty": N_("only an empty installation is restored, and this one holds {told}"),
    "AnotherRelease": N_("the backup is of another release or another kind of database: {told}"),
    "Unsteady": N_("files vanished while the backup was made: try again"),
}  # fmt: skip

_passphrase_option = click.option(
    "--passphrase-stdin",
    "from_stdin",
    is_flag=True,
    help=N_("Read the passphrase from standard input; else from JAGANETRAL_BACKUP_PASSPHRASE."),
)


@click.command(
    cls=Spoken,
    help=N_("Save the whole installation (database, evidence, keys) into a new folder, while it "
            "goes on. The keys are encrypted under a passphrase; without it nothing opens."),
)  # fmt: skip
@click.argument("destination", type=click.Path(path_type=Path, file_okay=False))
@_passphrase_option
@language_option()
def backup(destination: Path, from_stdin: bool, lang: str | None) -> None:
    """Ends with 0, or with 2 where nothing was saved."""
    _ = translator(chosen_language(lang))
    _needs_portal(_)
    from jaganetral.portal.backup.ready import make_ready  # noqa: PLC0415 - an extra
    from jaganetral.portal.environment import BadEnvironment  # noqa: PLC0415

    try:
        make_ready()
    except BadEnvironment as bad:
        refuse(_("a setting cannot be used: {problem}").format(problem=bad))
    from jaganetral.portal.backup.errors import BackupError  # noqa: PLC0415
    from jaganetral.portal.backup.saving import save  # noqa: PLC0415

    try:
        made = save(destination, _passphrase(from_stdin))
    except BackupError as wrong:
        refuse(_(_WHY[type(wrong).__name__]).format(told=wrong.told))
    line = _("Saved {count} files, {size} MB, to {folder}. Keep the passphrase somewhere else.")
    size = sum(size for size, _sha in made.files.values()) / 1e6
    click.echo(line.format(count=len(made.files), size=f"{size:.1f}", folder=destination))


@click.command(
    cls=Spoken,
    help=N_("Make an installation anew from a backup, where none is, and verify all of it: trail, "
            "evidence, receipts, cases. Ends with 1 where something is not as it was."),
)  # fmt: skip
@click.argument("source", type=click.Path(path_type=Path, file_okay=False, exists=True))
@_passphrase_option
@language_option()
def restore(source: Path, from_stdin: bool, lang: str | None) -> int:
    """Ends with 0; 1 where it does not verify; 2 where nothing was restored."""
    _ = translator(chosen_language(lang))
    _needs_portal(_)
    from jaganetral.portal.backup.errors import BackupError, NotWhole  # noqa: PLC0415 - an extra
    from jaganetral.portal.backup.restoring import restore as restored  # noqa: PLC0415
    from jaganetral.portal.environment import BadEnvironment  # noqa: PLC0415

    try:
        found = restored(source, _passphrase(from_stdin))
    except BadEnvironment as bad:
        refuse(_("a setting cannot be used: {problem}").format(problem=bad))
    except NotWhole as wrong:
        click.echo(_("Restored, but it is not as it was:"), err=True)
        for finding in wrong.findings:
            click.echo(f"  ✖ {finding}", err=True)
        return NOT_WHOLE
    except BackupError as wrong:
        refuse(_(_WHY[type(wrong).__name__]).format(told=wrong.told))
    line = _("Restored as of {at}, and all of it verifies: {reports} reports, {cases} cases, "
             "{exhibits} files, {entries} entries of the trail.")  # fmt: skip
    click.echo(
        line.format(
            at=found.made_at, reports=found.reports, cases=found.cases, exhibits=found.exhibits,
            entries=found.entries,
        )
    )  # fmt: skip
    return 0


def _passphrase(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return os.environ.get("JAGANETRAL_BACKUP_PASSPHRASE", "")


def _needs_portal(_: Translate) -> None:
    if importlib.util.find_spec("django") is None:
        refuse(_("the portal is not installed; install jaganetral[portal]"))
