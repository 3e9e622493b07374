"""`scan --preview`: how the first rows of an input are understood. Nothing is judged or written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.language import Translate
from jaganetral.model import Language
from jaganetral.scan.reading import REFUSED, Admission, Mapping, Refusal, Source
from jaganetral.scan.rows import Row

ROWS = 20
LOOKED_AT = 20_000
"""Rows that are looked at to find `ROWS` that are admitted."""
_VALUE = 46
"""Columns of the terminal that a value takes at most."""
_WANTED = ("at", "region", "actor_kind", "platform", "action")
_CONTENT = ("text", "quoted_text", "photos", "narrative")


def preview(
    source: Source,
    mapping: Mapping | None,
    admission: Admission | None,
    language: Language,
    _: Translate,
) -> None:
    """Show on standard output how the first `ROWS` rows of `source` are understood."""
    shown = 0
    refused: Counter[str] = Counter()
    unused: dict[str, None] = {}
    lacking: Counter[str] = Counter()
    for row in _first(source):
        if shown == ROWS:
            break
        if row.fields is None:
            shown += 1
            _say(_head(row, _), _("cannot be read: {why}").format(why=_(row.problem or "")))
            continue
        found = _understood(row, mapping, admission)
        if isinstance(found, Refusal):
            refused[found.why] += 1
            continue
        shown += 1
        _show(row, found, mapping, language, lacking, _)
        unused |= dict.fromkeys(_unused(row.fields, mapping))
    _end(shown, refused, unused, lacking, _)


def _first(source: Source) -> Iterator[Row]:
    for count, row in enumerate(source.rows()):
        if count == LOOKED_AT:
            return
        yield row


def _understood(
    row: Row, mapping: Mapping | None, admission: Admission | None
) -> dict[str, Any] | Refusal:
    fields = row.fields or {}
    if admission is not None:
        return admission.admit(fields)
    return mapping.conduct_row(fields) if mapping is not None else fields


def _show(
    row: Row,
    found: dict[str, Any],
    mapping: Mapping | None,
    language: Language,
    lacking: Counter[str],
    _: Translate,
) -> None:
    click.echo(_head(row, _))
    notes = [_(note) for note in row.notes]
    if row.repaired:
        notes.append(_("bytes that are not UTF-8 were replaced"))
    try:
        conduct, read = conduct_from_row(found, language=language)
    except BadConduct as bad:
        click.echo("  " + _("would be rejected: {why}").format(why=bad.message(language)))
        return
    notes += read
    given = {name: getattr(conduct, name) for name in conduct.__struct_fields__}
    given = {name: value for name, value in given.items() if value not in (None, ())}
    lines = [
        (name, _cut(value), _origin(name, row.fields or {}, mapping, _))
        for name, value in given.items()
    ]
    head = (_("field"), _("value"), _("from"))
    widths = [max(_wide(line[place]) for line in (head, *lines)) for place in (0, 1)]
    for name, value, origin in (head, *lines):
        click.echo(f"  {_padded(name, widths[0])}  {_padded(value, widths[1])}  {origin}".rstrip())
    missing = [name for name in _WANTED if name not in given]
    if not any(name in given for name in _CONTENT):
        missing.append(" / ".join(_CONTENT))
    lacking.update(missing)
    if missing:
        click.echo("  " + _("missing: {names}").format(names=", ".join(missing)))
    for note in notes:
        click.echo("  " + _("note: {note}").format(note=note))


def _end(
    shown: int,
    refused: Counter[str],
    unused: dict[str, None],
    lacking: Counter[str],
    _: Translate,
) -> None:
    click.echo("")
    click.echo(_("{n} rows shown; nothing was judged or written.").format(n=shown))
    for why, count in refused.most_common():
        line = _("{n} further rows would not be judged: {why}")
        click.echo(line.format(n=f"{count:,}", why=_(REFUSED[why])))
    for name, count in lacking.most_common():
        click.echo(_("{n} of them lack {name}").format(n=count, name=name))
    if unused:
        names = ", ".join(list(unused)[:30]) + (" …" if len(unused) > 30 else "")
        click.echo(_("columns that are not used: {names}").format(names=names))


def _unused(fields: dict[str, Any], mapping: Mapping | None) -> Iterator[str]:
    if mapping is None or mapping.spec.short:
        return
    used = {
        part
        for ways in (*mapping.spec.fields.values(), *mapping.spec.about.values())
        for way in ways
        for column in (*way.columns, way.when or "", way.unless or "")
        for part in (column, column.partition(".")[0].partition("[")[0])
    }
    yield from (name for name in fields if name not in used and not name.startswith("_"))


def _origin(name: str, fields: dict[str, Any], mapping: Mapping | None, _: Translate) -> str:
    if mapping is None:
        return name
    found = mapping.origin(name, fields)
    if found is None:
        return _("(your lists)")
    return found or _("(the mapping)")


def _head(row: Row, _: Translate) -> str:
    place = "" if row.offset is None else _(" (byte {offset})").format(offset=f"{row.offset:,}")
    return "\n" + _("Row {number}").format(number=f"{row.number:,}") + place


def _say(head: str, line: str) -> None:
    click.echo(f"{head}\n  {line}")


def _cut(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    text = " ".join(text.split())
    # Another's control characters must not steer the terminal.
    text = "".join(c if unicodedata.category(c)[0] != "C" else "\ufffd" for c in text)
    if _wide(text) <= _VALUE:
        return text
    kept = ""
    for letter in text:
        if _wide(kept + letter) >= _VALUE:
            break
        kept += letter
    return kept + "…"


def _wide(text: str) -> int:
    """Columns of a terminal that `text` takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _wide(text))
