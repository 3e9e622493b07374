"""Folders of a supervisor, officers of it, and files of every kind, made as the tests run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from jaganetral.portal.evidence import actions
from jaganetral.portal.evidence.models import Exhibit, Folder
from jaganetral.portal.people.actions import make_organisation
from jaganetral.portal.people.models import Membership, Person
from jaganetral.portal.people.roles import Role


@pytest.fixture(autouse=True)
def folders_of_this_test(settings: Any, tmp_path: Path) -> None:
    settings.TRAIL_FOLDER = tmp_path / "trail"
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"


@pytest.fixture
def office(db: None) -> SimpleNamespace:
    """Two provinces beside each other; in the first an officer of each role."""
    nation = make_organisation(None, None, kind="national", name="Nasional")
    here = make_organisation(None, nation, kind="province", name="Provinsi A", region="98")
    beside = make_organisation(None, nation, kind="province", name="Provinsi B", region="97")
    people = {}
    for role in (Role.INTAKE_OFFICER, Role.REVIEWER, Role.DECISION_MAKER, Role.PPK, Role.AUDITOR,
                 Role.EMPLOYEE):  # fmt: skip
        one = Person.objects.create(email=f"{role.value}@contoh.example", name=role.value)
        Membership.objects.create(person=one, organisation=here, role=role)
        people[role.value] = one
    stranger = Person.objects.create(email="lain@contoh.example", name="lain")
    Membership.objects.create(person=stranger, organisation=beside, role=Role.REVIEWER)
    return SimpleNamespace(here=here, beside=beside, stranger=stranger, **people)


@pytest.fixture
def folder(office: SimpleNamespace) -> Folder:
    return actions.new_folder(office.here)


def photo(kind: str = "JPEG", size: tuple[int, int] = (600, 400), **options: Any) -> bytes:
    """A picture with a little of everything, and, as JPEG, a date and a place in it."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    if kind == "JPEG" and "exif" not in options:
        exif = Image.Exif()
        exif[306] = "2024:10:01 08:00:00"
        exif[271] = "Kamera Rahasia"
        exif.get_ifd(0x8825).update({1: "S", 2: (0.0, 57.0, 0.0), 3: "E", 4: (100.0, 21.0, 0.0)})
        options["exif"] = exif
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def chat() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("_chat.txt", "[01/10/24, 08.00] Siti: besok pakai batik biru\n" * 5)
        file.writestr("IMG-1.jpg", photo())
    return out.getvalue()


def paper(pages: int = 2) -> bytes:
    import typst

    made: bytes = typst.compile(("= Surat\n" + "#pagebreak() lagi\n" * (pages - 1)).encode())
    return made


def video(frames: int = 20) -> bytes:
    import av
    import numpy as np

    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as made:
        stream = made.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        for at in range(frames):
            grey = np.full((240, 320, 3), at * 10, np.uint8)
            made.mux(stream.encode(av.VideoFrame.from_ndarray(grey)))
        made.mux(stream.encode())
    return out.getvalue()


def sound() -> bytes:
    import av
    import numpy as np

    out = io.BytesIO()
    with av.open(out, "w", format="ogg") as made:
        stream = made.add_stream("libopus", rate=48_000)
        frame = av.AudioFrame.from_ndarray(
            np.zeros((1, 2 * 48_000), np.int16), format="s16", layout="stereo"
        )
        frame.rate = 48_000
        made.mux(stream.encode(frame))
        made.mux(stream.encode())
    return out.getvalue()


Receive = Callable[..., Exhibit]


@pytest.fixture
def receive(folder: Folder) -> Receive:
    """Hand a file in, as a reporter does."""

    def handed_in(content: bytes | None = None, name: str = "foto.jpg", **more: Any) -> Exhibit:
        told: dict[str, Any] = {"origin": "reporter", "by": None, "said_name": name} | more
        data = photo() if content is None else content
        return actions.receive(told.pop("folder", folder), ContentFile(data, name), **told)

    return handed_in
