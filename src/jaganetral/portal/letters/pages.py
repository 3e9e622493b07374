"""The pages of a PDF as pictures, for looking at without downloading."""

from __future__ import annotations

import io
from threading import Lock

import pypdfium2

__all__ = ["count", "png"]

_ALONE = Lock()
"""PDFium is not safe among threads."""
_SCALE = 1.5


def count(pdf: bytes) -> int:
    """How many pages it has."""
    with _ALONE:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def png(pdf: bytes, page: int) -> bytes | None:
    """A page (from 1) as PNG; None where it has no such page."""
    with _ALONE:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 1 <= page <= len(document):
                return None
            out = io.BytesIO()
            document[page - 1].render(scale=_SCALE).to_pil().save(out, "PNG", optimize=True)
            return out.getvalue()
        finally:
            document.close()
