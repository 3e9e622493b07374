"""Uploads of evidence are streamed into the quarantine; everywhere else they stay in memory.

    @streams_uploads
    def add(request): …            # request.FILES holds QuarantinedFile objects

A view of intake or evidence says so by the decorator. It sets the handler before anything reads the
form, which is before Django's check against forged requests; that check then follows as always.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from jaganetral.portal.evidence.storage import CHUNK, Incoming, incoming_folder

__all__ = ["LIMIT", "QuarantineUploadHandler", "QuarantinedFile", "streams_uploads"]

LIMIT = 250_000_000
"""Bytes of all files of one request. Each kind has its own limit, see contents.py."""
FREE = 500_000_000
"""Bytes that must stay free on the disk."""

if TYPE_CHECKING:
    _Upload = UploadedFile[Any]
else:
    _Upload = UploadedFile

View = Callable[..., HttpResponseBase]


class QuarantinedFile(_Upload):
    """An upload that lies in the quarantine already; `evidence.actions.receive` takes it over."""

    def __init__(self, incoming: Incoming, name: str, content_type: str, charset: str | None):
        self.incoming = incoming
        super().__init__(None, name, content_type, incoming.size, charset)

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        file = self.incoming.reader()
        while part := file.read(chunk_size or CHUNK):
            yield part

    def close(self) -> None:
        self.incoming.discard()


class QuarantineUploadHandler(FileUploadHandler):
    """Writes each file to the quarantine as it comes, hashing it on the way."""

    chunk_size = 1 << 18

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._received = 0
        self._open: list[Incoming] = []

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        if shutil.disk_usage(incoming_folder()).free < FREE:
            raise StopUpload(connection_reset=True)
        self._open.append(Incoming())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._received += len(raw_data)
        if self._received > LIMIT:
            self.discard()
            raise StopUpload(connection_reset=True)
        self._open[-1].write(raw_data)

    def file_complete(self, file_size: int) -> QuarantinedFile:
        return QuarantinedFile(
            self._open[-1], self.file_name or "", self.content_type or "", self.charset
        )

    def upload_interrupted(self) -> None:
        self.discard()

    def discard(self) -> None:
        """Remove what nobody took over."""
        for incoming in self._open:
            incoming.discard()


def streams_uploads(view: View) -> View:
    """Let the files of this view's requests be streamed to the quarantine."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        handler = QuarantineUploadHandler(request)
        request.upload_handlers = [handler]
        try:
            response: HttpResponseBase = protected(request, *args, **kwargs)
            return response
        finally:
            handler.discard()

    return answer
