"""Receiving: what is taken, by what it holds; and that it is kept bit for bit."""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from jaganetral.portal.evidence import actions, keeping, selectors, storage
from jaganetral.portal.evidence.errors import BadFile
from jaganetral.portal.evidence.models import Exhibit, Folder
from jaganetral.portal.evidence.uploads import QuarantinedFile, streams_uploads
from jaganetral.portal.trail.models import Entry
from jaganetral.portal.trail.selectors import openings
from tests.portal.evidence.conftest import Receive, chat, paper, photo, sound, video

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "media_type"),
    [
        (photo, "image/jpeg"),
        (lambda: photo("PNG"), "image/png"),
        (lambda: photo("WEBP"), "image/webp"),
        (lambda: photo("GIF"), "image/gif"),
        (lambda: photo("TIFF"), "image/tiff"),
        (lambda: photo("BMP"), "image/bmp"),
        (paper, "application/pdf"),
        (video, "video/mp4"),
        (sound, "audio/ogg"),
        (chat, "application/zip"),
        ("Halo, ibu-ibu 🙏\n".encode, "text/plain"),
        (lambda: "Halo".encode("utf-16"), "text/plain"),
        (lambda: b"\xff\xfb\x90\x00" + bytes(413) + b"\xff\xfb\x90\x00" + bytes(413), "audio/mpeg"),
        (lambda: b"#!AMR\n" + bytes(50), "audio/amr"),
        (lambda: b"\x00\x00\x00\x18ftyp3gp4" + bytes(50), "video/3gpp"),
        (lambda: b"\x00\x00\x00\x18ftypqt  " + bytes(50), "video/quicktime"),
        (lambda: b"\x00\x00\x00\x18ftypM4A " + bytes(50), "audio/mp4"),
        (lambda: b"\x00\x00\x00\x18ftypheic" + bytes(50), "image/heic"),
    ],
)
def test_a_kind_is_known_by_its_content_whatever_it_is_called(
    receive: Receive, make: Callable[[], bytes], media_type: str
) -> None:
    assert receive(make(), "surat.exe").media_type == media_type


def _docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("besar.txt", bytes(200_000_000))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong|empty"),
        (b"MZ\x90\x00 a program", "Program"),
        (b"\x7fELF\x02", "Program"),
        (b"#!/bin/sh\nrm -rf /", "Program"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "web|Web"),
        (b"\n  <svg xmlns='http://www.w3.org/2000/svg' onload='x()'>", "web|Web"),
        (b"\x00\x01\x02\x03 unknown \xff\xfe\xfd", "."),
        (b"teks yang baik\x00dan tidak", "."),
        (b"%PDF-1.7 cut off", "PDF"),
        (_docx(), "PDF"),
        (_bomb(), "ZIP"),
        (chat()[:-40], "ZIP"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence(
    receive: Receive, content: bytes, said: str
) -> None:
    with pytest.raises(BadFile, match=said):
        receive(content)
    assert not Exhibit.objects.exists()
    assert not list(storage.incoming_folder().iterdir())


def test_a_file_above_the_limit_of_its_kind_is_refused(receive: Receive) -> None:
    with pytest.raises(BadFile):
        receive(photo() + bytes(30_000_000))
    assert not list(storage.incoming_folder().iterdir())


def test_the_original_is_kept_bit_for_bit_and_for_reading_only(receive: Receive) -> None:
    content = photo()
    exhibit = receive(content)
    kept = storage.original(exhibit.pk)
    assert kept.read_bytes() == content
    assert exhibit.sha256 == hashlib.sha256(content).hexdigest()
    assert exhibit.size == len(content)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o400
    assert not list(storage.incoming_folder().iterdir())


def test_nothing_is_ever_written_over(receive: Receive) -> None:
    exhibit = receive()
    incoming = storage.Incoming()
    incoming.write(b"other")
    with pytest.raises(FileExistsError):
        storage.keep(incoming, exhibit.pk)
    incoming.discard()
    assert storage.original(exhibit.pk).read_bytes() != b"other"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("foto.jpg", "foto.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Siti\\foto.jpg", "foto.jpg"),
        ("a" * 300, "a" * 200),
        ("", ""),
    ],
)
def test_a_name_is_only_what_somebody_said(receive: Receive, said: str, kept: str) -> None:
    assert receive(name=said).said_name == kept


def test_receipt_is_the_first_entry_and_hides_name_and_hash(receive: Receive) -> None:
    exhibit = receive(name="foto Siti.jpg")
    entry = Entry.objects.get(about=exhibit.about)
    assert entry.what == "exhibit.received"
    written = str(entry.told().written())
    assert "Siti" not in written
    assert exhibit.sha256 not in written
    assert openings(entry)["sha256"].value == exhibit.sha256


def test_what_is_rolled_back_leaves_a_file_that_is_swept(folder: Folder, receive: Receive) -> None:
    kept = receive()
    with transaction.atomic():
        lost = receive(chat())
        transaction.set_rollback(True)
    assert storage.original(lost.pk).exists()
    assert keeping.sweep().orphans == [], "it may be on its way still"
    assert keeping.sweep(age=-1).orphans == [storage.original(lost.pk)]
    assert not storage.original(lost.pk).exists()
    assert storage.original(kept.pk).exists()


def test_a_case_sees_what_its_reports_brought(receive: Receive, folder: Folder) -> None:
    mine, shared = receive(), receive(chat())
    case = actions.new_folder(folder.organisation)
    actions.share(shared, case)
    assert list(selectors.exhibits(case)) == [shared]
    assert list(selectors.exhibits(folder)) == [mine, shared]


# --- uploads ------------------------------------------------------------------------------------


def _post(view: Any, *files: bytes) -> HttpResponse:
    told = {f"file{at}": SimpleUploadedFile("a.jpg", one) for at, one in enumerate(files)}
    request = RequestFactory().post("/", told)
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    response: HttpResponse = view(request)
    return response


def test_an_upload_is_streamed_to_the_quarantine_and_taken_over(folder: Folder) -> None:
    seen: list[Any] = []

    @streams_uploads
    def view(request: HttpRequest) -> HttpResponse:
        file = request.FILES["file0"]
        assert isinstance(file, QuarantinedFile)
        seen.append(file.incoming.path.exists())
        seen.append(actions.receive(folder, file, origin="reporter", by=None, said_name="a.jpg"))
        return HttpResponse("")

    content = photo(size=(3000, 2000))
    _post(view, content, b"nobody takes this one")
    assert seen[0]
    assert storage.original(seen[1].pk).read_bytes() == content
    assert not list(storage.incoming_folder().iterdir()), "what nobody took is gone"


def test_a_view_that_fails_leaves_no_upload_behind() -> None:
    @streams_uploads
    def view(request: HttpRequest) -> HttpResponse:
        assert request.FILES
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        _post(view, photo())
    assert not list(storage.incoming_folder().iterdir())


def test_too_much_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jaganetral.portal.evidence.uploads.LIMIT", 1000)

    @streams_uploads
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(len(request.FILES)))

    assert _post(view, photo()).content == b"0"
    assert not list(storage.incoming_folder().iterdir())


def test_forged_requests_are_refused_all_the_same() -> None:
    @streams_uploads
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("done")

    request = RequestFactory(enforce_csrf_checks=True).post("/", {})
    assert view(request).status_code == 403
