"""The same picture in other clothes is one card; another picture is not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from benchmarks import artwork
from jaganetral.scan.triage import previews
from jaganetral.scan.triage.pictures import Pictures, same_pictures

from .conftest import Queued, row, signal


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cards")
    card = Image.fromarray(artwork.poster(3)).convert("RGB")
    card.save(folder / "card.png")
    card.resize((card.width // 2, card.height // 2)).save(folder / "small.jpg", quality=50)
    Image.fromarray(artwork.poster(4)).convert("RGB").save(folder / "other.png")
    Image.new("RGB", (300, 300), "white").save(folder / "plain.png")
    Image.new("RGB", (300, 300), "white").save(folder / "plain copy.png")
    (folder / "broken.jpg").write_bytes(b"no picture")
    return folder


def test_keys(cards: Path) -> None:
    pictures = Pictures(cards)
    names = ["card.png", "small.jpg", "other.png", "plain.png", "plain copy.png", "broken.jpg"]
    keys = [pictures.key(name) for name in names]
    led = same_pictures(dict.fromkeys(keys, 1))
    assert led[keys[0]] == led[keys[1]] != led[keys[2]]
    assert keys[3] == keys[4], "nothing to hash: the same file is the same picture"
    assert pictures.key("gone.jpg") != pictures.key("lost.jpg")
    assert pictures.key("../secret.jpg") != keys[0]
    assert pictures.unread == 3


def test_what_came_most_often_leads(cards: Path) -> None:
    pictures = Pictures(cards)
    big, small = pictures.key("card.png"), pictures.key("small.jpg")
    assert set(same_pictures({big: 1, small: 5}).values()) == {small}
    assert set(same_pictures({small: 1, big: 5}).values()) == {big}


@pytest.mark.parametrize(
    ("first", "second", "items"),
    [
        ({"photos": ["card.png"]}, {"photos": ["small.jpg"]}, 1),
        ({"photos": ["card.png"]}, {"photos": ["other.png"]}, 2),
        ({"photos": ["card.png"]}, {}, 2),
        ({"photos": ["card.png"], "text": "mantap"}, {"photos": ["small.jpg"], "text": "gas"}, 1),
        ({"photos": ["card.png", "other.png"]}, {"photos": ["other.png", "small.jpg"]}, 1),
    ],
)
def test_a_card_is_one_item_whatever_is_written_beside_it(
    queued: Queued, cards: Path, first: dict[str, Any], second: dict[str, Any], items: int
) -> None:
    rows = [row("1", **{"text": "", **first}), row("2", **{"text": "", **second})]
    assert len(queued(rows, photos=cards)) == items


def test_small_copies_go_along_with_flagged_and_sampled_alike(queued: Queued, cards: Path) -> None:
    photos = ["card.png", "broken.jpg", "gone.jpg", "card.png", "other.png", "../card.png"]
    rows = [row("1", photos=photos), row("2", level="allowed", photos=["plain.png"])]
    flagged, sampled = queued(rows, photos=cards, sample=1)
    assert [one.photo for one in flagged.previews] == ["card.png", "other.png"]
    assert [one.photo for one in sampled.previews] == ["plain.png"]
    again = queued(rows, photos=cards, sample=1)
    assert again[0].previews == flagged.previews
    assert queued(rows, photos=cards, previews=False)[0].previews == ()


def test_a_copy_is_small_and_tells_nothing_but_pixels(queued: Queued, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Telepon Contoh"
    noise = Image.effect_noise((3000, 2000), 90).convert("RGB")
    noise.save(tmp_path / "big.jpg", exif=exif, quality=95)
    (item,) = queued([row("1", photos=["big.jpg"])])
    (made,) = item.previews
    assert len(made.jpeg) <= previews.BYTES
    with Image.open(BytesIO(made.jpeg)) as picture:
        assert max(picture.size) <= previews.LONGEST
        assert not picture.getexif()


def test_so_many_are_shown_and_the_rest_is_named(queued: Queued, tmp_path: Path) -> None:
    names = [f"{n}.png" for n in range(previews.MOST + 2)]
    for n, name in enumerate(names):
        Image.new("RGB", (40, 40), (n * 9, 0, 0)).save(tmp_path / name)
    (item,) = queued([row("1", photos=names)])
    assert item.photos == tuple(names)
    assert [one.photo for one in item.previews] == names[: previews.MOST]


def test_words_that_take_sides_beside_a_card_count(queued: Queued, cards: Path) -> None:
    stance = {"signals": [signal("stance", "support", "budi")]}
    rows = [
        row("1", "pilih budi", photos=["card.png"], judged=stance),
        row("2", "budi saja", photos=["small.jpg"], judged=stance),
    ]
    assert len(queued(rows, photos=cards)) == 2
