"""The name of everything that a verdict rests on besides the conduct.

The same conduct under the same rulebook gives the same verdict, always. So the rulebook's public
name covers not only the law but all that reads and judges: the registry with an agency's own
tables, the word lists, and the code of the rooms that a verdict passes through.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_ROOMS = ("model.py", "checker.py", "narrative", "elections", "perception", "judgement", "law")
_KINDS = frozenset({".py", ".yaml", ".csv", ".json", ".txt"})


@cache
def _shipped() -> bytes:
    """The hash of what ships, the law's own data left out (it has a name of its own)."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        path = _HERE / room
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            name = file.relative_to(_HERE).as_posix()
            if file.suffix in _KINDS and not name.startswith("law/data/"):
                digest.update(f"\0{name}\0".encode() + file.read_bytes())
    return digest.digest()


def rulebook_name(law_version: str, extra: Sequence[Path] = ()) -> str:
    """`<law>.<everything else>`: 16 and 8 hexadecimal digits."""
    digest = hashlib.sha256(_shipped())
    for path in extra:
        digest.update(b"\0" + path.read_bytes())
    return f"{law_version}.{digest.hexdigest()[:8]}"
