"""Files that people send are held in memory only: no temporary file is ever written."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

LIMIT = 25_000_000
"""Bytes of all that is sent at once; a photo of a phone has 2 to 12 million."""


class MemoryOnlyUploadHandler(MemoryFileUploadHandler):
    """Django's handler in memory, for every size up to `LIMIT`; what is larger is cut off."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 - Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        self.activated = True
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self._received += len(raw_data)
        if self._received > LIMIT:
            raise StopUpload(connection_reset=True)
        return super().receive_data_chunk(raw_data, start)
