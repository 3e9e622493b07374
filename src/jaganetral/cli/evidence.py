"""`evidence`: a bundle of evidence is proven offline, with nothing but the bundle."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from jaganetral.cli.speech import Spoken, SpokenGroup, language_option, printed, refuse
from jaganetral.language import N_, Translate, chosen_language, translator

if TYPE_CHECKING:
    from jaganetral.custody.findings import Finding

NOT_INTACT = 1
"""The exit status where something was found altered."""

_SAID = {
    "manifest_signed": N_("The list of contents was signed on {at} and was not changed since."),
    "key_is_the_one": N_("It was signed by the key that you named ({fingerprint})."),
    "members_whole": N_("All {many} parts of the bundle are as they were when it was signed."),
    "checkpoints_signed": N_("{many} checkpoints of the trail are signed by the same key."),
    "entries_hold": N_(
        "{many} entries of the custody log are as they were written, and each leads to a signed "
        "checkpoint."
    ),
    "custody_without_gap": N_(
        "What was done with {many} subjects is complete up to the making of the bundle: nothing "
        "is left out, nothing was moved."
    ),
    "openings_right": N_("{many} values that the entries hide are the ones that were entered."),
    "exhibit_as_received": N_(
        "Exhibit {id} is bit for bit the file that was received (SHA-256 {sha256})."
    ),
    "exhibit_erased": N_("Exhibit {id} was erased by law; the entry that says so is in the log."),
    "stamped": N_(
        "At the latest on {at} the trail stood as it is here up to entry {number}: {authority} "
        "stamped it, under the root that you named ({root})."
    ),
    "no_signature": N_("The signature of the list of contents is missing or unreadable."),
    "bad_signature": N_("The list of contents was changed after it was signed."),
    "another_key": N_("It was signed by another key: {found}, not {told}."),
    "member_added": N_("{name} was added after the bundle was signed."),
    "member_missing": N_("{name} is missing."),
    "member_broken": N_("{name} is broken or is not of the size that it claims."),
    "member_changed": N_("{name} is not what was signed."),
    "unreadable": N_("A part of the bundle does not read as it must: {what}"),
    "checkpoint_not_signed": N_("The checkpoint at entry {number} is not signed by the key."),
    "checkpoint_of_another_chain": N_("The checkpoint at entry {number} is of another trail."),
    "entry_changed": N_("Entry {number} ({what}) is not what its hash says."),
    "step_missing": N_("{about}: the entry before step {step} is missing, moved or changed."),
    "steps_missing": N_("{about}: {told} entries were signed for, {found} are here."),
    "subject_not_named": N_("{about}: there are entries that nobody signed for."),
    "entry_without_checkpoint": N_("Entry {number} leads to no checkpoint in the bundle."),
    "entry_not_in_checkpoint": N_(
        "Entry {number} was not in the trail when checkpoint {checkpoint} was signed."
    ),
    "opening_wrong": N_("A hidden value is not the one that was entered: {name} of entry {entry}."),
    "exhibit_swapped": N_("Exhibit {id} is not the file that was received."),
    "exhibit_without_receipt": N_("Exhibit {id}: no entry of the log shows its receipt."),
    "exhibit_erased_without_entry": N_("Exhibit {id} is called erased, and no entry says so."),
    "stamp_without_checkpoint": N_("A time stamp names checkpoint {number}, which is not here."),
    "stamp_refused": N_("The time stamp of checkpoint {number} does not hold: {why}"),
    "archive_twice": N_("The zip file holds a part twice: {name}"),
    "archive_too_many": N_("The zip file holds more parts than a bundle has."),
    "archive_too_large": N_("The zip file unpacks to more than a bundle holds."),
    "archive_leads_outside": N_("The zip file holds a name that leads outside: {name}"),
    "archive_encrypted": N_("A part of the zip file is locked by a password: {name}"),
    "archive_packed_oddly": N_("A part of the zip file is packed in an unknown way: {name}"),
    "archive_bomb": N_("The zip file is a bomb: {name} would unpack without end."),
    "archive_broken": N_("The zip file is broken at {name}."),
    "compare_key": N_(
        "Whose key signed it is not proven here. Compare this fingerprint with the one that the "
        "organisation publishes, or give it with --key: {fingerprint}"
    ),
    "compare_root": N_(
        "The time stamp of {at} by {authority} holds under the root that lies in the bundle "
        "({root}, SHA-256 {fingerprint}). Give the authority's own root with --tsa-root to prove "
        "it."
    ),
    "no_stamp": N_(
        "No authority stamped the time: the moments are those of the installation's own clock."
    ),
    "exhibit_only_preview": N_(
        "Exhibit {id}: only a preview is in the bundle; the original has SHA-256 {sha256}."
    ),
    "exhibit_only_redacted": N_(
        "Exhibit {id}: only redacted pages are in the bundle; the original has SHA-256 {sha256}."
    ),
    "exhibit_not_included": N_(
        "Exhibit {id}: the file is not in the bundle; the original has SHA-256 {sha256}."
    ),
    "not_the_world": N_(
        "Not proven by any bundle: that what an exhibit shows is true, who made it, and what "
        "happened before it was received."
    ),
}
_SIGNS = {"proven": "✔", "altered": "✖", "open": "?"}


@click.group(cls=SpokenGroup, help=N_("Evidence: prove a bundle that an installation made."))
def evidence() -> None:
    """What needs no installation."""


@evidence.command(
    "verify",
    cls=Spoken,
    help=N_("Prove a bundle offline: its signatures, its custody log, its files and time stamps. "
            "Ends with 1 where something was altered."),
)  # fmt: skip
@click.argument("bundle", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--key", metavar="FINGERPRINT", help=N_("The key's fingerprint, as published."))
@click.option(
    "--tsa-root",
    "roots",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=N_("Root certificates of the time-stamping authority (PEM), from the authority itself."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("One object of JSON."))
@language_option()
def verify(
    bundle: Path, key: str | None, roots: tuple[Path, ...], as_json: bool, lang: str | None
) -> int:
    """Reads the bundle by parts; writes nothing."""
    _ = translator(chosen_language(lang))
    if any(importlib.util.find_spec(name) is None for name in ("cryptography", "rfc3161_client")):
        refuse(_("signatures cannot be checked here; install jaganetral[portal]"))
    from jaganetral.custody.errors import CustodyError  # noqa: PLC0415 - an extra
    from jaganetral.custody.verifying import verify_bundle  # noqa: PLC0415

    try:
        report = verify_bundle(
            bundle, key=key, roots=[path.read_bytes() for path in roots] if roots else None
        )
    except CustodyError as wrong:
        refuse(str(wrong))
    if as_json:
        told = [
            {"weight": one.weight, "code": one.code, "text": _say(one, _), **one.data}
            for one in report.findings
        ]
        printed(msgspec.json.encode({"intact": report.intact, "findings": told}))
    else:
        _tell(report.findings, _)
        if report.intact:
            click.echo("\n" + _("Nothing was altered."))
        else:
            line = _("ALTERED: {many} findings. This bundle proves nothing.")
            click.echo("\n" + line.format(many=report.altered))
    return 0 if report.intact else NOT_INTACT


def _tell(findings: list[Finding], _: Translate) -> None:
    heads = {
        "altered": _("Altered"),
        "proven": _("Proven"),
        "open": _("Not proven here"),
    }
    for weight, head in heads.items():
        these = [one for one in findings if one.weight == weight]
        if these:
            click.echo(f"{head}:")
        for one in these:
            click.echo(f"  {_SIGNS[weight]} {_say(one, _)}")


def _say(finding: Finding, _: Translate) -> str:
    return _(_SAID[finding.code]).format(**finding.data)
