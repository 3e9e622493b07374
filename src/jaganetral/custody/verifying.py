"""Whether a bundle is what an installation wrote: with nothing but the bundle, offline.

Reads by parts: a bundle may be larger than the memory. Every member is hashed, every entry, link
and path recomputed, every signature and stamp checked; nothing that the bundle says of itself is
taken on trust but the public key, which a person compares with the published one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jaganetral.custody import bundle as form
from jaganetral.custody.archive import Archive, BadArchive, Limits
from jaganetral.custody.chain import NOTHING, link_hash
from jaganetral.custody.checkpoint import BadStatement, Checkpoint, stamped_message
from jaganetral.custody.entry import Entry, Opening
from jaganetral.custody.errors import CustodyError, NotABundle, NotCanonical, StampRefused
from jaganetral.custody.findings import Report
from jaganetral.custody.merkle import root_from_path
from jaganetral.custody.signing import fingerprint, same_fingerprint, signed

__all__ = ["verify_bundle"]

MANIFEST_BYTES = 64_000_000
LINE_BYTES = 1_000_000
"""Of one entry with its path."""
_HEX = re.compile(r"[0-9a-f]{64}")
_UNNAMED = {form.MANIFEST, form.SIGNATURE}


class _Wrong(CustodyError):
    """A part of the bundle that does not read as it must."""


@dataclass(slots=True)
class _Bundle:
    """What is known of a bundle while it is read."""

    archive: Archive
    manifest: dict[str, Any]
    report: Report
    key: bytes
    checkpoints: dict[int, tuple[Checkpoint, bytes]] = field(default_factory=dict)
    steps: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    hidden: dict[str, dict[str, str]] = field(default_factory=dict)
    """Commitments by entry, of the entries whose openings matter."""
    received: dict[str, str] = field(default_factory=dict)
    """The entry of receipt by subject."""
    erased: set[str] = field(default_factory=set)
    openings: dict[str, list[Opening]] = field(default_factory=dict)


def verify_bundle(
    path: Path, *, key: str | None = None, roots: Sequence[bytes] | None = None
) -> Report:
    """What a bundle proves.

    key: the fingerprint that the installation publishes; without it a finding asks to compare.
    roots: certificates (PEM) that are believed for time stamps; without them those in the bundle
    are used, and a finding says what that leaves open.

    Raises NotABundle for a file that is none, and OSError.
    """
    with path.open("rb") as file:
        report = Report()
        try:
            archive = Archive(file, Limits(members=200_000, unpacked=200_000_000_000))
        except BadArchive as bad:
            if bad.code == "no_zip":
                raise NotABundle(f"{path}: no zip file, or cut off") from None
            report.alter("archive_" + bad.code, name=bad.name)
            return report
        found = _opened(archive, report, path)
        if found is None:
            return report
        _signature(found, key)
        _members(found)
        for look in (_checkpoints, _openings, _entries, _subjects, _commitments, _exhibits):
            try:
                look(found)
            except (_Wrong, BadArchive, NotCanonical) as wrong:
                report.alter("unreadable", what=str(wrong))
        try:
            _stamps(found, roots)
        except (_Wrong, BadArchive) as wrong:
            report.alter("unreadable", what=str(wrong))
        report.open("not_the_world")
        return report


def _opened(archive: Archive, report: Report, path: Path) -> _Bundle | None:
    if form.MANIFEST not in archive.members:
        raise NotABundle(f"{path}: {form.MANIFEST} is missing")
    try:
        manifest = json.loads(archive.read(form.MANIFEST, MANIFEST_BYTES))
    except (BadArchive, ValueError, RecursionError) as wrong:
        report.alter("unreadable", what=f"{form.MANIFEST}: {wrong}")
        return None
    kind = manifest.get("kind") if isinstance(manifest, dict) else None
    if kind != form.KIND:
        raise NotABundle(f"{path}: kind {kind!r}; this program reads {form.KIND!r}")
    try:
        key = bytes.fromhex(manifest["key"])
        for name, kind_ in (
            ("members", dict),
            ("subjects", dict),
            ("exhibits", list),
            ("stamps", dict),
            ("origin", str),
            ("chain", str),
            ("made_at", str),
        ):
            if not isinstance(manifest[name], kind_):
                raise ValueError(name)
    except (KeyError, ValueError, TypeError) as wrong:
        report.alter("unreadable", what=f"{form.MANIFEST}: {wrong}")
        return None
    return _Bundle(archive, manifest, report, key)


def _signature(found: _Bundle, told: str | None) -> None:
    report = found.report
    try:
        signature = bytes.fromhex(found.archive.read(form.SIGNATURE, 1_000).decode("ascii"))
    except (BadArchive, ValueError):
        report.alter("no_signature")
        return
    if not signed(found.key, signature, found.archive.read(form.MANIFEST, MANIFEST_BYTES)):
        report.alter("bad_signature")
        return
    report.proven("manifest_signed", at=str(found.manifest["made_at"]))
    if told is None:
        report.open("compare_key", fingerprint=fingerprint(found.key))
    elif same_fingerprint(found.key, told):
        report.proven("key_is_the_one", fingerprint=fingerprint(found.key))
    else:
        report.alter("another_key", found=fingerprint(found.key), told=told)


def _members(found: _Bundle) -> None:
    report, whole = found.report, 0
    told = found.manifest["members"]
    for name in found.archive.names():
        if name not in told and name not in _UNNAMED:
            report.alter("member_added", name=name)
    for name, about in told.items():
        if name not in found.archive.members:
            report.alter("member_missing", name=name)
            continue
        seen = hashlib.sha256()
        try:
            for chunk in found.archive.chunks(name):
                seen.update(chunk)
        except BadArchive:
            report.alter("member_broken", name=name)
            continue
        if not isinstance(about, dict) or seen.hexdigest() != about.get("sha256"):
            report.alter("member_changed", name=name)
        else:
            whole += 1
    if whole == len(told):
        report.proven("members_whole", many=whole)


def _lines(found: _Bundle, name: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL member, one at a time."""
    if name not in found.archive.members:
        raise _Wrong(f"{name}: missing")
    rest, at = b"", 0
    for chunk in found.archive.chunks(name):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            at += 1
            yield _object(line, f"{name}, line {at}")
        if len(rest) > LINE_BYTES:
            raise _Wrong(f"{name}: a line of more than {LINE_BYTES} bytes")
    if rest:
        raise _Wrong(f"{name}: the last line is cut off")


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        raise _Wrong(f"{where}: no JSON") from None
    if not isinstance(told, dict):
        raise _Wrong(f"{where}: no object")
    return told


def _checkpoints(found: _Bundle) -> None:
    report, good, known = found.report, 0, 0
    for told in _lines(found, form.CHECKPOINTS):
        known += 1
        try:
            statement = str(told["statement"]).encode()
            signature = bytes.fromhex(told["signature"])
            one = Checkpoint.read(statement)
        except (KeyError, ValueError, TypeError, BadStatement) as wrong:
            report.alter("unreadable", what=f"{form.CHECKPOINTS}, line {known}: {wrong}")
            continue
        if not signed(found.key, signature, statement):
            report.alter("checkpoint_not_signed", number=one.number)
        elif one.chain != found.manifest["chain"] or one.origin != found.manifest["origin"]:
            report.alter("checkpoint_of_another_chain", number=one.number)
        else:
            found.checkpoints[one.number] = (one, signature)
            good += 1
    if good and good == known:
        report.proven("checkpoints_signed", many=good)


def _openings(found: _Bundle) -> None:
    told = _object(found.archive.read(form.OPENINGS, MANIFEST_BYTES), form.OPENINGS)
    for entry, many in told.items():
        try:
            found.openings[entry] = [
                Opening(str(one["name"]), str(one["salt"]), str(one["value"])) for one in many
            ]
        except (KeyError, TypeError):
            found.report.alter("unreadable", what=f"{form.OPENINGS}: {entry}")


def _entries(found: _Bundle) -> None:
    good = total = 0
    for told in _lines(found, form.ENTRIES):
        total += 1
        try:
            good += _entry(found, told)
        except (KeyError, ValueError, TypeError, AttributeError) as wrong:
            found.report.alter("unreadable", what=f"{form.ENTRIES}, line {total}: {wrong!r}")
    if total and good == total:
        found.report.proven("entries_hold", many=total)


def _entry(found: _Bundle, told: dict[str, Any]) -> bool:
    """One line: its own hash, its place about its subject, its way to a signed checkpoint."""
    report = found.report
    entry, link = Entry(**told["entry"]), told["link"]
    number, step = link["number"], link["step"]
    if type(number) is not int or type(step) is not int or number < 1 or step < 1:
        raise ValueError("number and step are whole numbers from 1")
    before = bytes.fromhex(link["step_previous"])
    made = link_hash(
        number, bytes.fromhex(link["previous"]), entry.digest(), step, before
    )  # fmt: skip
    if made.hex() != link["hash"]:
        report.alter("entry_changed", number=number, what=entry.what)
        return False
    last, hash_ = found.steps.get(entry.about, (0, NOTHING))
    whole = True
    if step != last + 1 or before != hash_:
        report.alter("step_missing", about=entry.about, step=step)
        whole = False
    found.steps[entry.about] = (step, made)
    found.hidden[entry.id] = dict(entry.private)
    if entry.what == "exhibit.received":
        found.received[entry.about] = entry.id
    if entry.what == "exhibit.erased":
        found.erased.add(entry.about)
    known = found.checkpoints.get(told["checkpoint"])
    if known is None:
        report.alter("entry_without_checkpoint", number=number)
        return False
    point = known[0]
    beside = [bytes.fromhex(one) for one in told["path"]]
    root = root_from_path(made, number - point.after - 1, point.number - point.after, beside)
    if root is None or root.hex() != point.root:
        report.alter("entry_not_in_checkpoint", number=number, checkpoint=point.number)
        return False
    return whole


def _subjects(found: _Bundle) -> None:
    report, whole = found.report, 0
    told = found.manifest["subjects"]
    for about in found.steps.keys() - told.keys():
        report.alter("subject_not_named", about=about)
    for about, steps in told.items():
        there = found.steps.get(about, (0, NOTHING))[0]
        if there != steps:
            report.alter("steps_missing", about=about, told=steps, found=there)
        else:
            whole += 1
    if whole and whole == len(told):
        report.proven("custody_without_gap", many=whole)


def _commitments(found: _Bundle) -> None:
    opened = wrong = 0
    for entry, many in found.openings.items():
        hidden = found.hidden.get(entry, {})
        for one in many:
            try:
                same = hidden.get(one.name) == one.commitment()
            except (ValueError, NotCanonical):
                same = False
            if same:
                opened += 1
            else:
                wrong += 1
                found.report.alter("opening_wrong", entry=entry, name=one.name)
    if opened and not wrong:
        found.report.proven("openings_right", many=opened)


def _exhibits(found: _Bundle) -> None:
    for told in found.manifest["exhibits"]:
        try:
            _exhibit(found, told)
        except (KeyError, TypeError) as wrong:
            found.report.alter("unreadable", what=f"{form.MANIFEST}: exhibits: {wrong!r}")


def _exhibit(found: _Bundle, told: dict[str, Any]) -> None:
    report, number, about = found.report, str(told["id"]), f"exhibit:{told['id']}"
    entry = found.received.get(about)
    if told["content"] == "erased":
        if about in found.erased:
            report.proven("exhibit_erased", id=number)
        else:
            report.alter("exhibit_erased_without_entry", id=number)
        return
    receipt = next(
        (one.value for one in found.openings.get(entry or "", ()) if one.name == "sha256"), None
    )
    if entry is None or receipt is None or receipt != told["sha256"]:
        report.alter("exhibit_without_receipt", id=number)
        return
    files = [str(name) for name in told["files"]]
    if told["content"] == "original":
        shown = found.manifest["members"].get(files[0], {}) if files else {}
        if shown.get("sha256") != receipt or not _HEX.fullmatch(str(receipt)):
            report.alter("exhibit_swapped", id=number)
        else:
            report.proven("exhibit_as_received", id=number, sha256=receipt)
    elif told["content"] in ("preview", "redacted"):
        report.open("exhibit_only_" + told["content"], id=number, sha256=receipt)
    else:
        report.open("exhibit_not_included", id=number, sha256=receipt)


def _stamps(found: _Bundle, roots: Sequence[bytes] | None) -> None:
    report, told = found.report, found.manifest["stamps"]
    if not told:
        report.open("no_stamp")
        return
    own = [found.archive.read(form.CERTIFICATES, 1_000_000)] if roots is None else []
    for number, name in told.items():
        known = found.checkpoints.get(int(number)) if str(number).isdigit() else None
        if known is None:
            report.alter("stamp_without_checkpoint", number=str(number))
            continue
        from jaganetral.custody.stamping import check  # noqa: PLC0415 - only where stamps are

        point, signature = known
        message = stamped_message(point.statement(), signature)
        try:
            stamped = check(found.archive.read(str(name), 300_000), message, roots or own)
        except StampRefused as refused:
            report.alter("stamp_refused", number=point.number, why=str(refused))
            continue
        data: dict[str, str | int] = {
            "number": point.number, "at": stamped.at.isoformat(), "authority": stamped.authority,
            "root": stamped.root, "fingerprint": stamped.root_fingerprint,
        }  # fmt: skip
        if roots is None:
            report.open("compare_root", **data)
        else:
            report.proven("stamped", **data)
