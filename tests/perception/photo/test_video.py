"""Videos: one look at each shot, dates of the container, and what is bad refused."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("av", reason="the photo extra is not installed")

import av
import numpy as np

from jaganetral.model import Signal
from jaganetral.perception.photo import provenance, video
from jaganetral.perception.photo.decoding import Frame
from jaganetral.perception.photo.errors import BrokenPicture, PhotoError, TooLarge


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds: black, then for one second white, then grey."""
    path = tmp_path_factory.mktemp("video") / "a.mp4"
    with av.open(str(path), "w") as out:
        out.metadata["creation_time"] = "2024-10-10T09:08:07.000000Z"
        stream = out.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        for at in range(100):
            level = 0 if at < 50 else 255 if at < 60 else 90
            frame = av.VideoFrame.from_ndarray(np.full((120, 160, 3), level, np.uint8), "rgb24")
            for packet in stream.encode(frame):
                out.mux(packet)
        for packet in stream.encode():
            out.mux(packet)
    return path


def test_every_shot_is_looked_at(film: Path) -> None:
    found = video.sample(film, "a.mp4")
    assert (found.width, found.height) == (160, 120)
    assert found.seconds == pytest.approx(10, abs=0.3)
    assert len(found.frames) <= video.FRAMES
    assert [f.at for f in found.frames] == sorted(f.at for f in found.frames)
    levels = {round(float(f.pixels.mean()) / 30) for f in found.frames}
    assert {0, 3} <= levels
    assert max(levels) >= 8, "the second of white is a shot of its own"


def test_the_container_says_when(film: Path) -> None:
    found = video.sample(film, "a.mp4")
    assert provenance.made_at(found.dates) == ("2024-10-10T09:08:07+00:00", "creation_time")


def test_a_video_is_known_by_its_content(film: Path) -> None:
    head = film.read_bytes()[:32]
    assert video.is_video(head)
    for other in (b"", b"\xff\xd8\xff", b"\0\0\0\x18ftypheic", b"RIFF\0\0\0\0WEBP"):
        assert not video.is_video(other)


def test_what_is_broken_or_too_large_is_said(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = tmp_path / "b.mp4"
    cut.write_bytes(film.read_bytes()[:300])
    with pytest.raises(BrokenPicture):
        video.sample(cut, "b.mp4")
    with pytest.raises(PhotoError):
        video.sample_bytes(b"\0\0\0\x18ftypisom" + bytes(50), "c.mp4")
    monkeypatch.setattr(video, "BYTES", 100)
    with pytest.raises(TooLarge):
        video.sample(film, "a.mp4")


def test_the_strongest_moments_have_their_time() -> None:
    def see(frame: Frame) -> list[Signal]:
        sure = frame.at / 2000
        return [Signal(kind="gesture", value="fist", confidence=sure, source="photo:a.mp4")]

    pixels = np.zeros((1, 1, 3), np.uint8)
    seen = [s for at in (100, 1250, 40, 700) for s in video.timed(see)(Frame(pixels, at))]
    assert seen[1].source == "photo:a.mp4#t=12.5"
    assert [round(at, 2) for at, _ in video.strongest(seen)] == [1.0, 7.0, 12.5]
