"""The same picture in other clothes is one card; another picture is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from benchmarks import artwork
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


def test_words_that_take_sides_beside_a_card_count(queued: Queued, cards: Path) -> None:
    stance = {"signals": [signal("stance", "support", "budi")]}
    rows = [
        row("1", "pilih budi", photos=["card.png"], judged=stance),
        row("2", "budi saja", photos=["small.jpg"], judged=stance),
    ]
    assert len(queued(rows, photos=cards)) == 2
