"""One value, one sequence of bytes: what hashes and signatures are made over.

JSON as RFC 8785 (JCS) writes it, for the part of JSON that every database gives back as it took it:
texts, whole numbers up to 2^53 - 1, true, false, null, lists, and objects with ASCII keys. Numbers
with a fraction are refused: PostgreSQL and JavaScript write them in ways of their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from jaganetral.custody.errors import NotCanonical

__all__ = ["Value", "canonical", "plain"]

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]

MOST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly."""
DEEP = 12
"""Objects and lists inside each other."""


def canonical(value: Value) -> bytes:
    """The bytes of a value. Raises NotCanonical."""
    return json.dumps(
        plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8")


def plain(value: Value, where: str = "", deep: int = 0) -> Value:
    """The value in lists and dicts, each part looked at. Raises NotCanonical."""
    if deep > DEEP:
        raise NotCanonical(where, f"more than {DEEP} levels")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > MOST:
            raise NotCanonical(where, "a number above 2^53 - 1; give it as text")
        return int(value)
    if isinstance(value, str):
        return _text(value, where)
    if isinstance(value, Mapping):
        return {
            _key(key, where): plain(part, f"{where}.{key}".lstrip("."), deep + 1)
            for key, part in value.items()
        }
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [plain(part, f"{where}[{at}]", deep + 1) for at, part in enumerate(value)]
    raise NotCanonical(where, f"a {type(value).__name__} has no single form; give it as text")


def _text(value: str, where: str) -> str:
    if "\0" in value:
        raise NotCanonical(where, "a text with a zero character")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical(where, "a text that is no Unicode") from None
    return str(value)


def _key(key: object, where: str) -> str:
    if not isinstance(key, str) or not key.isascii() or "\0" in key:
        raise NotCanonical(where, f"a key that is no ASCII text: {key!r}")
    return str(key)
