"""The record of accounts is append-only in the database as well (see portal/append_only.py)."""

from __future__ import annotations

from jaganetral.portal.append_only import triggers

__all__ = ["arm", "disarm"]

arm, disarm = triggers("people_record")
