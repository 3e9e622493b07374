"""Material is drawn on the fly (benchmarks/artwork.py); emblems beside the project where there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from benchmarks import artwork
from jaganetral.perception.photo.material import Index

Picture = NDArray[np.uint8]
Fill = Callable[..., Path]

SHARED = Path(os.environ.get("JAGANETRAL_SHARED", Path(__file__).parents[5] / "shared"))
EMBLEMS = SHARED / "data/photos/party_logos/images"
SCENES = SHARED / "data/photos/scenes/images"

HEAD = "file,kind,target,contest,from,to,source"


def fill(folder: Path, rows: list[str], pictures: dict[str, Picture]) -> Path:
    """A folder as an agency lays it out."""
    folder.mkdir(exist_ok=True)
    for name, picture in pictures.items():
        Image.fromarray(picture).save(folder / name)
    (folder / "material.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return folder


def landscape(number: int = 1, width: int = 720, height: int = 540) -> Picture:
    """A scene with much to see and nothing known: blobs, edges and grain."""
    rng = np.random.default_rng(900 + number)
    rough = rng.integers(0, 255, (height // 40, width // 40, 3)).astype(np.uint8)
    smooth = np.asarray(Image.fromarray(rough).resize((width, height), Image.Resampling.BICUBIC))
    noisy = smooth.astype(np.int16) + rng.integers(-20, 20, (height, width, 3))
    return np.clip(noisy, 0, 255).astype(np.uint8)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Three posters, three emblems and two twibbons, drawn."""
    folder = tmp_path_factory.mktemp("material")
    rows, pictures = [], {}
    for number in range(3):
        pictures[f"poster{number}.png"] = artwork.poster(number)
        pictures[f"emblem{number}.png"] = artwork.emblem(number)
        rows.append(f"poster{number}.png,poster,Paslon {number},,,,")
        rows.append(f"emblem{number}.png,emblem,Partai {number},,,,")
    for number in range(2):
        pictures[f"frame{number}.png"] = artwork.frame(number)
        rows.append(f"frame{number}.png,twibbon,Relawan {number},,,,")
    made = Index.open(folder / "drawn.index", new=True)
    added = made.add(fill(folder / "in", rows, pictures))
    assert not added.problems
    return made
