"""Paper: a form of Typst, filled with data, as PDF/A-2b."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import typst

__all__ = ["pdf", "picture"]


def pdf(form: Path, data: object) -> bytes:
    """The form filled with `data` (what msgspec encodes), which it reads as `sys.inputs.data`.

    Only the fonts that come with Typst are used, so that every machine makes the same bytes.
    """
    return _set(form, data, pdf_standards=["a-2b"])


def picture(form: Path, data: object, *, ppi: float = 96) -> bytes:
    """Its first page as PNG."""
    return _set(form, data, format="png", ppi=ppi)


def _set(form: Path, data: object, **how: Any) -> bytes:
    inputs = {"data": msgspec.json.encode(data).decode()}
    made: Any = typst.compile(str(form), sys_inputs=inputs, ignore_system_fonts=True, **how)
    return bytes(made[0] if isinstance(made, list) else made)
