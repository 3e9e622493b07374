"""What a verification of the trail found, in sentences for a person."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from jaganetral.custody.findings import ALTERED, OPEN, Finding, Report

__all__ = ["Sentence", "sentences"]

_SAID = {
    "empty": gettext_noop("Nothing has been written yet."),
    "links": gettext_noop(
        "Entries {first} to {last}: each is as it was written, none is missing, none was moved."
    ),
    "threads": gettext_noop("The entries about each of {many} subjects follow without a gap."),
    "openings": gettext_noop("{many} sealed values are the ones that were entered."),
    "checkpoints": gettext_noop(
        "{many} signed checkpoints agree with the entries. Fingerprint of the key: {fingerprint}"
    ),
    "copies": gettext_noop("{many} copies of checkpoints beside the database agree with it."),
    "stamps": gettext_noop("{many} time stamps of an authority hold, the newest of {newest}."),
    "another_chain": gettext_noop(
        "The data folder knows another trail of this database ({chain}): the trail was replaced."
    ),
    "no_chain": gettext_noop("There are entries and no trail that holds them."),
    "link_broken": gettext_noop("Entry {number}: {why}."),
    "entry_changed": gettext_noop(
        "Entry {number} ({what}, {at}) was changed after it was written."
    ),
    "step_missing": gettext_noop("{about}: something is missing before step {step}."),
    "opening_wrong": gettext_noop("A sealed value was changed: {name} of entry {entry}."),
    "entries_unlinked": gettext_noop("{many} entries were put in beside the trail."),
    "key_unreadable": gettext_noop("The signing key cannot be read: {why}"),
    "checkpoint_contradicts": gettext_noop(
        "The checkpoint at entry {number} states something else: entries before it were rewritten."
    ),
    "checkpoint_unreadable": gettext_noop("The checkpoint at entry {number} was changed."),
    "checkpoint_not_signed": gettext_noop(
        "The checkpoint at entry {number} was not signed by this installation's key."
    ),
    "checkpoint_out_of_order": gettext_noop(
        "The checkpoint at entry {number} does not follow the one before it."
    ),
    "checkpoint_replaced": gettext_noop(
        "The checkpoint at entry {number} is another one than its copy beside the database."
    ),
    "links_cut": gettext_noop(
        "A checkpoint knows entry {number}, but the trail ends at entry {last}: it was cut off."
    ),
    "stamp_refused": gettext_noop("The time stamp at entry {number} does not hold: {why}"),
    "from_number": gettext_noop(
        "Looked at from entry {number} on. `manage.py verify_trail` looks at everything."
    ),
    "not_signed_yet": gettext_noop("The newest {many} entries are not signed yet."),
    "waiting": gettext_noop("{many} entries have no place in the trail yet; they get it shortly."),
    "no_head": gettext_noop(
        "Beside the database nothing tells how far the trail reached; was the data folder replaced?"
    ),
    "no_authority": gettext_noop(
        "No time-stamping authority is configured: who holds the key and the database could "
        "rewrite both. Compare checkpoints that others have kept."
    ),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finding for a person: its weight, what is said, and how a page calls the weight."""

    weight: str
    said: str

    @property
    def level(self) -> str:
        """As the site's notes are called."""
        return {ALTERED: "bad", OPEN: "open"}.get(self.weight, "good")


def sentences(report: Report) -> list[Sentence]:
    """Alterations first, then what was proven, then what is left open."""
    order = {ALTERED: 0, OPEN: 2}
    ranked = sorted(report.findings, key=lambda one: order.get(one.weight, 1))
    return [Sentence(one.weight, _said(one)) for one in ranked]


def _said(finding: Finding) -> str:
    return gettext(_SAID[finding.code]).format(**finding.data)
