"""Encoding repair, where it is beyond doubt, and said on the row.

A row that is not UTF-8 is read as Windows-1252 where every byte above 127 then is a letter among
letters or a typographic mark, else its bytes are replaced. A cell that went through the wrong
encoding before ("mojibake": “DukungÂ pasangan”) is put right by ftfy where all of it goes back.
"""

from __future__ import annotations

import re
from typing import Any

from jaganetral.language import N_

WINDOWS = N_("the row is not UTF-8 and was read as Windows-1252")
MOJIBAKE = N_("text that went through a wrong encoding before was put right")
NO_FTFY = N_("text looks as if it went through a wrong encoding; pip install jaganetral[scan]")

_WINDOWS_ONLY = re.compile(
    r"(?<=[A-Za-zÀ-ÿ])[À-ÖØ-öø-þ](?![À-ÿ]{3})|[À-ÖØ-öø-þ](?=[A-Za-z])|[‘’“”–—…•€™©®°«»\u00a0½¼¾²³]"
)
_ABOVE = re.compile(r"[^\x00-\x7f]")
# A first and a second byte of UTF-8's characters, as Windows-1252 or Latin-1 shows them.
_SIGN = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
_DEPTH = 8


def told(line: bytes) -> tuple[str, bool, tuple[str, ...]]:
    """A row that may not be UTF-8 as text; whether bytes were replaced; and notes."""
    try:
        return line.decode("utf-8"), False, ()
    except UnicodeDecodeError:
        pass
    try:
        text = line.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    above = len(_ABOVE.findall(text))
    if above and len(_WINDOWS_ONLY.findall(text)) == above:
        return text, False, (WINDOWS,)
    text = line.decode("utf-8", "replace")
    return text, text.encode("utf-8", "surrogatepass") != line, ()


def mended(fields: dict[str, Any]) -> tuple[str, ...]:
    """Put right, in place, the cells that are surely mojibake; notes on that."""
    notes: set[str] = set()
    _mend(fields, notes, _DEPTH)
    return tuple(sorted(notes))


def _mend(value: Any, notes: set[str], depth: int) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else put_right(value, notes)
    if depth and isinstance(value, dict):
        for name, cell in value.items():
            if not isinstance(cell, int | float | None):
                value[name] = _mend(cell, notes, depth - 1)
    elif depth and isinstance(value, list):
        value[:] = [_mend(cell, notes, depth - 1) for cell in value]
    return value


def put_right(text: str, notes: set[str]) -> str:
    """`text`, or what it was before it went through a wrong encoding."""
    if _SIGN.search(text) is None:
        return text
    try:
        import ftfy  # noqa: PLC0415 - of the extra [scan], and seldom needed
    except ImportError:
        notes.add(NO_FTFY)
        return text
    found = ftfy.fix_encoding_and_explain(text)
    steps = found.explanation or []
    # Whole steps only: ftfy's repairs of parts are guesses, and a guess changes what was said.
    sure = steps and all(step.action in ("encode", "decode") for step in steps)
    if not sure or "\ufffd" in found.text:
        return text
    notes.add(MOJIBAKE)
    return found.text
