"""Strangers' files: every kind that people send, and every way a file may be bad."""

from __future__ import annotations

import io
import os
import signal
import struct
import threading
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("PIL", reason="the photo extra is not installed")

from PIL import Image, ImageDraw

from jaganetral.perception.photo import decoding
from jaganetral.perception.photo.errors import (
    BrokenPicture,
    DecoderStopped,
    NotAPicture,
    PhotoError,
    TooLarge,
)


def drawn(size: tuple[int, int] = (90, 60), mode: str = "RGB") -> Image.Image:
    """White, with a red corner at the top left."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 3, size[1] // 3), fill="red")
    return image.convert(mode)


def written(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def deep() -> Image.Image:
    """16 bits for each pixel."""
    import numpy as np

    return Image.fromarray(np.asarray(drawn(mode="L"), np.uint16) * 257)


def heic() -> bytes:
    import pillow_heif

    out = io.BytesIO()
    pillow_heif.from_pillow(drawn((96, 64))).save(out)
    return out.getvalue()


GOOD: dict[str, Callable[[], bytes]] = {
    "plain.jpg": lambda: written(drawn(), "JPEG"),
    "cmyk.jpg": lambda: written(drawn(mode="CMYK"), "JPEG"),
    "grey.jpg": lambda: written(drawn(mode="L"), "JPEG"),
    "palette.png": lambda: written(drawn(mode="P"), "PNG"),
    "seethrough.png": lambda: written(drawn(mode="RGBA"), "PNG"),
    "deep.png": lambda: written(deep(), "PNG"),
    "two.png": lambda: written(drawn(mode="1"), "PNG"),
    "photo.webp": lambda: written(drawn(), "WEBP"),
    "scan.tiff": lambda: written(drawn(mode="CMYK"), "TIFF"),
    "old.bmp": lambda: written(drawn(), "BMP"),
    "phone.heic": heic,
}


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_that_people_send_is_read(name: str) -> None:
    picture = decoding.decode(GOOD[name](), name)
    assert picture.pixels.dtype == "uint8"
    assert picture.pixels.shape[2] == 3
    assert (picture.width, picture.height) == picture.pixels.shape[1::-1]
    corner, rest = picture.pixels[5, 5], picture.pixels[-5, -5]
    assert int(rest.min()) > 200, "the ground is white"
    assert int(corner[1]) < 150, "the corner is not"
    assert not picture.misnamed


def test_a_moving_picture_is_looked_at_in_several_places() -> None:
    frames = [Image.new("RGB", (40, 40), (level, 0, 0)) for level in range(0, 200, 10)]
    data = written(frames[0], "GIF", save_all=True, append_images=frames[1:])
    picture = decoding.decode(data, "a.gif")
    assert picture.all_frames == 20
    assert [frame.at for frame in picture.frames] == [0, 4, 8, 11, 15, 19]
    assert int(picture.frames[-1].pixels[0, 0, 0]) > int(picture.frames[0].pixels[0, 0, 0]) + 100


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_way_the_camera_was_held_is_undone(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    picture = decoding.decode(written(drawn(), "JPEG", exif=exif), "a.jpg")
    assert (picture.width, picture.height) == ((60, 90) if turn >= 5 else (90, 60))
    assert picture.pixels.shape[:2] == (picture.height, picture.width)
    red = [(x, y) for x in (0, 1) for y in (0, 1)
           if int(picture.pixels[-5 if y else 5, -5 if x else 5][1]) < 100]  # fmt: skip
    right, bottom = turn in (2, 3, 6, 7), turn in (3, 4, 7, 8)
    assert red == [(int(right), int(bottom))]


def test_a_wrong_ending_is_seen_through() -> None:
    picture = decoding.decode(written(drawn(), "PNG"), "photo.jpg")
    assert (picture.format, picture.misnamed) == ("PNG", True)


@pytest.mark.parametrize(("kind", "seconds"), [("JPEG", 10), ("PNG", 15)])
def test_100_megapixels_are_read_reduced(kind: str, seconds: float) -> None:
    import time

    data = written(Image.new("RGB", (11600, 8700), "white"), kind)
    start = time.monotonic()
    picture = decoding.decode(data, "large")
    assert time.monotonic() - start < seconds
    assert (picture.width, picture.height) == (11600, 8700)
    assert max(picture.pixels.shape) <= decoding.LONGEST
    assert picture.scale == pytest.approx(11600 / max(picture.pixels.shape[:2]))


def bomb(side: int) -> bytes:
    """A PNG of side × side pixels in few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = bytes(side // 8 + 1)
    body = b"".join(packer.compress(row * 100) for _ in range(side // 100)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


NOISE = Image.effect_noise((300, 300), 90)
BAD: dict[str, tuple[Callable[[], bytes], type[PhotoError]]] = {
    "nothing": (lambda: b"", NotAPicture),
    "a page": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", NotAPicture),
    "a program": (lambda: b"MZ" + bytes(200), NotAPicture),
    "a bomb": (lambda: bomb(40_000), TooLarge),
    "cut off": (lambda: written(drawn((900, 900)), "JPEG")[:2000], BrokenPicture),
    "cut off, PNG": (lambda: written(NOISE, "PNG")[:5000], BrokenPicture),
    "a head alone": (lambda: b"\xff\xd8\xff\xe0" + bytes(10), BrokenPicture),
    "HEIC of noise": (lambda: heic()[:60] + b"\7" * 300, BrokenPicture),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_a_sentence(name: str) -> None:
    make, error = BAD[name]
    with pytest.raises(error) as caught:
        decoding.decode(make(), "berkas.jpg")
    for language in ("id", "en"):
        said = caught.value.message(language)
        assert said.startswith("berkas.jpg: ")
        assert "{" not in said
    assert decoding.decode(written(drawn(), "PNG"), "next.png").width == 90


def test_too_many_bytes_are_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "BYTES", 100)
    with pytest.raises(TooLarge):
        decoding.decode(written(drawn(), "PNG"), "a.png")


def test_a_worker_that_dies_costs_one_photo_and_no_more() -> None:
    decoding.decode(written(drawn(), "PNG"), "a.png")
    worker = decoding._worker()
    process = worker._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)  # it hangs over this photo …
    threading.Timer(0.3, os.kill, (process.pid, signal.SIGKILL)).start()  # … and is killed
    with pytest.raises(DecoderStopped):
        decoding.decode(written(drawn(), "PNG"), "b.png")
    assert decoding.decode(written(drawn(), "PNG"), "c.png").width == 90
    assert decoding._worker()._process is not process


def test_a_worker_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "SECONDS", -4.5)
    decoding._worker().stop()
    with pytest.raises(DecoderStopped):
        decoding.decode(written(Image.new("RGB", (6000, 6000)), "PNG"), "slow.png")
    monkeypatch.undo()
    assert decoding.decode(written(drawn(), "PNG"), "c.png").width == 90


def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MEMORY", 260)
    decoding._worker().stop()
    with pytest.raises(DecoderStopped):
        decoding.decode(written(Image.new("RGB", (11000, 8000)), "PNG"), "huge.png")
    monkeypatch.undo()
    decoding._worker().stop()
    assert decoding.decode(written(drawn(), "PNG"), "c.png").width == 90


def test_many_threads_share_one_worker() -> None:
    seen: list[int] = []
    data = written(drawn(), "PNG")
    threads = [
        threading.Thread(target=lambda: seen.append(decoding.decode(data, "a.png").width))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [90] * 8


PIECES = [written(drawn(), kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(PIECES),
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), max_size=6),
)
def test_no_mutation_does_more_than_a_photo_error(
    data: bytes, changes: list[tuple[int, int]]
) -> None:
    mutated = bytearray(data)
    for at, value in changes:
        if at < len(mutated):
            mutated[at] = value
    try:
        picture = decoding.decode(bytes(mutated), "m")
    except PhotoError:
        return
    assert picture.pixels.shape[2] == 3


def test_a_preview_tells_nothing_of_where_and_when() -> None:
    exif = Image.Exif()
    exif[0x0132] = "2024:10:10 10:00:00"
    picture = decoding.decode(written(drawn((2000, 1000)), "JPEG", exif=exif), "a.jpg")
    assert picture.dates
    small = Image.open(io.BytesIO(decoding.preview(picture)))
    assert max(small.size) == 1280
    assert not small.getexif()
