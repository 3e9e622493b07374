"""Zip files that harm: each is refused, and says why."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jaganetral.custody.archive import Archive, BadArchive, Limits


def zipped(*members: tuple[str, bytes], **options: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as file:
        for name, content in members:
            file.writestr(name, content)
    return out.getvalue()


def read(data: bytes, limits: Limits | None = None) -> dict[str, bytes]:
    archive = Archive(io.BytesIO(data), limits)
    return {name: b"".join(archive.chunks(name)) for name in archive.names()}


def test_a_good_one_is_read() -> None:
    assert read(zipped(("a.txt", b"halo"), ("b/", b""), ("b/c.txt", b"x" * 500_000))) == {
        "a.txt": b"halo", "b/c.txt": b"x" * 500_000,
    }  # fmt: skip


def _overlapping() -> bytes:
    """Two entries of the directory that share one member's bytes, as Fifield's bomb does."""
    data = bytearray(zipped(("aa", b"x" * 1000), ("bb", b"y" * 1000)))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


def _claims_less() -> bytes:
    """A member that unpacks to more than the directory says."""
    data = bytearray(zipped(("aa", b"x" * 900_000)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a", "2")
    return out.getvalue()


def _locked() -> bytes:
    data = bytearray(zipped(("a", b"x")))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def _link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        about = zipfile.ZipInfo("a")
        about.external_attr = 0o120777 << 16
        file.writestr(about, "/etc/passwd")
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: zipped(("big", bytes(50_000_000))), "bomb"),
        (_overlapping, "bomb"),
        (_claims_less, "broken"),
        (lambda: zipped(*((str(at), b"") for at in range(60))), "too_many"),
        (lambda: zipped(("a", bytes(range(256)) * 900), ("b", bytes(range(256)) * 900)),
         "too_large"),
        (_twice, "twice"),
        (_locked, "encrypted"),
        (_link, "leads_outside"),
        (lambda: zipped(("../a", b"")), "leads_outside"),
        (lambda: zipped(("/a", b"")), "leads_outside"),
        (lambda: zipped(("C:\\a", b"")), "leads_outside"),
        (lambda: b"PK\x03\x04 and nothing", "no_zip"),
        (lambda: zipped(("a", b"x" * 99))[:-30], "no_zip"),
    ],
)  # fmt: skip
def test_what_harms_is_refused(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(BadArchive) as refused:
        read(make(), Limits(members=50, unpacked=400_000 if code == "too_large" else 10**9))
    assert refused.value.code == code


def test_a_directory_without_end_is_not_even_read() -> None:
    data = zipped(*((f"{at:05}", b"") for at in range(5_000)))
    with pytest.raises(BadArchive, match="too_many"):
        read(data, Limits(members=1_000))


GOOD = zipped(("a.txt", b"halo" * 200), ("b.txt", b"x"))


@given(some.integers(0, len(GOOD) - 1), some.integers(1, 255), some.integers(0, len(GOOD)))
def test_any_damage_ends_in_an_error_of_ours_or_in_the_same(at: int, by: int, cut: int) -> None:
    data = bytearray(GOOD)
    data[at] ^= by
    for broken in (bytes(data), GOOD[:cut]):
        with contextlib.suppress(BadArchive):
            read(broken)
