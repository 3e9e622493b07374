"""Photos in the queue: seen by who may see the item, made anew, sealed, gone with the words."""

from __future__ import annotations

import base64
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from benchmarks import artwork
from jaganetral.portal.privacy.retention import remove_expired
from jaganetral.portal.review import golden, importing, preparing, recusing
from jaganetral.portal.review.models import Item, Picture
from jaganetral.portal.review.pictures import jpeg_of

from .conftest import WHY, Take, decide, file_of, row


def jpeg(number: int = 3, **options: Any) -> bytes:
    file = BytesIO()
    Image.fromarray(artwork.poster(number)).convert("RGB").save(file, "JPEG", **options)
    return file.getvalue()


def shown(n: int, photos: dict[str, bytes], **over: Any) -> dict[str, Any]:
    """An item with photos, whose copies came along."""
    previews = [
        {"photo": name, "jpeg": base64.b64encode(content).decode()}
        for name, content in photos.items()
    ]
    return row(n, photos=list(photos), previews=previews, **over)


def _with_a_place() -> bytes:
    """A photo whose EXIF tells a device and a place."""
    exif = Image.Exif()
    exif[0x010F] = "Telepon Contoh"
    exif[0x8825] = {1: "S", 2: (0.0, 57.0, 0.0), 3: "E", 4: (100.0, 21.0, 0.0)}
    return jpeg(exif=exif)


def test_a_photo_is_made_anew_and_kept_sealed(take: Take) -> None:
    came = _with_a_place()
    assert b"Telepon Contoh" in came
    take([shown(1, {"foto bersama.jpg": came})])
    kept = Picture.objects.get()
    made = jpeg_of(kept)
    assert b"Telepon Contoh" not in made
    with Image.open(BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (kept.width, kept.height))
        assert not picture.getexif()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM review_picture")
        assert not any("JFIF" in one or "/9j/" in one for (one,) in cursor.fetchall())


def test_a_large_one_is_made_smaller_and_its_sides_are_told(take: Take) -> None:
    large = BytesIO()
    Image.new("RGB", (2001, 1333), "navy").save(large, "JPEG")
    take([shown(1, {"a.jpg": large.getvalue()})])
    kept = Picture.objects.get()
    with Image.open(BytesIO(jpeg_of(kept))) as picture:
        assert picture.size == (kept.width, kept.height) == (1280, 853)


def test_what_cannot_be_opened_costs_neither_the_item_nor_another_photo(take: Take) -> None:
    gif = BytesIO()
    Image.new("RGB", (9, 9)).save(gif, "GIF")
    photos = {"rusak.jpg": b"\xff\xd8\xff" + b"x" * 99, "lain.gif": gif.getvalue(),
              "baik.jpg": jpeg(), "kosong.jpg": b""}  # fmt: skip
    odd = shown(1, photos)
    odd["previews"].append({"photo": "tak disebut.jpg", "jpeg": odd["previews"][2]["jpeg"]})
    odd["previews"] = odd["previews"][1:]
    made = take([odd])
    assert (made.taken, made.aside) == (1, 0)
    assert [one.number for one in Picture.objects.all()] == [2]


@pytest.mark.parametrize(
    "previews",
    [[{"photo": "a.jpg", "jpeg": "bukan base64!"}], [{"jpeg": ""}],
     [{"photo": "a.jpg", "jpeg": ""}] * 5],
)  # fmt: skip
def test_what_is_no_list_of_copies_is_put_aside(take: Take, previews: Any) -> None:
    made = take([row(1, photos=["a.jpg"], previews=previews), row(2)])
    assert (made.taken, made.aside) == (1, 1)
    assert "previews" in made.put_aside.get().reason


def test_blocks_end_by_their_bytes_too(
    take: Take, desk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "BLOCK_BYTES", 5_000)
    told: list[int] = []
    importing.take_in(
        desk.lead, desk.here, file_of([row(n) for n in range(9)]), name="a.jsonl",
        told=lambda made: told.append(made.taken),
    )  # fmt: skip
    assert told[-1] == 9
    assert len(told) > 3


def test_who_may_see_the_item_sees_its_photos_and_nobody_else(
    take: Take, desk: SimpleNamespace, client: Client
) -> None:
    take([shown(1, {"a.jpg": jpeg(3), "b.jpg": jpeg(4)})])
    item = Item.objects.get()
    at = f"/tinjau/{item.pk}/foto/1/"
    assert client.get(at).status_code == 302
    client.force_login(desk.reviewers[0])
    page = client.get(f"/tinjau/{item.pk}/").content.decode()
    assert page.count("<img") == 2
    assert "b.jpg" in page
    answer = client.get(at)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    with Image.open(BytesIO(answer.content)) as picture:
        assert picture.format == "JPEG"
    assert client.get(f"/tinjau/{item.pk}/foto/2/").status_code == 404
    assert client.post(at).status_code == 405
    recusing.recuse(desk.reviewers[0], item, reason="")
    assert client.get(at)["Content-Type"].startswith("text/html")
    client.force_login(desk.intake)
    assert client.get(at).status_code in (403, 404)


def test_a_photo_that_did_not_come_is_named_and_said_to_be_missing(
    take: Take, desk: SimpleNamespace, client: Client
) -> None:
    take([row(1, photos=["hilang.jpg"])])
    client.force_login(desk.reviewer)
    page = client.get(f"/tinjau/{Item.objects.get().pk}/").content.decode()
    assert "hilang.jpg" in page
    assert "<img" not in page
    assert "tidak dapat ditampilkan" in page


def test_a_known_decision_shows_the_photos_of_the_item_it_was_made_of(
    take: Take, desk: SimpleNamespace
) -> None:
    take([shown(1, {"a.jpg": jpeg()})])
    item = Item.objects.get()
    for who in desk.reviewers[:2]:
        decide(who, item, "no_breach")
    made = golden.make_golden(desk.lead, item, decision="no_breach", reason=WHY)
    assert jpeg_of(made.item.pictures.get()) == jpeg_of(item.pictures.get())


@pytest.mark.django_db(transaction=True)
def test_photos_go_when_the_words_go(take: Take, desk: SimpleNamespace) -> None:
    take([shown(1, {"a.jpg": jpeg()})])
    remove_expired(timezone.now() + timedelta(days=181))
    assert Item.objects.get().state == "expired"
    assert not Picture.objects.exists()
