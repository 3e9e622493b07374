"""Extract the landmarks of the labelled photos once, into a cache folder."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Any

import numpy as np

from jaganetral.perception.photo.hands.looks import again, first_looks, size_of
from jaganetral.perception.photo.hands.pixels import Photo
from jaganetral.perception.photo.hands.settings import settings
from jaganetral.perception.photo.hands.tiles import faces_in, find_palms
from training.photo.samples import Sample, parts, read_image, read_labels, samples_of


def hands_in(image: np.ndarray) -> list[dict[str, Any]]:
    """All hands of a photo with all their looks [K, 21, 3]."""
    photo, rules = Photo(image), settings()
    palms = find_palms(photo, faces_in(photo, rules.tiles), rules.tiles)
    hands = []
    for first in first_looks(photo, palms, rules.looks.presence):
        looks = [first, *(again(photo, first, crop) for crop in rules.looks.crops)]
        hands.append(
            {
                "looks": np.stack([look.points for look in looks]),
                "size": size_of(first),
                "photo": (photo.width, photo.height),
            }
        )
    return hands


def load(shared: Path, kind: str, cache: Path) -> list[Sample]:
    """The samples of one set; landmarks come from the cache where they are there."""
    stored = cache / f"{kind}.pickle"
    labels = read_labels(shared, kind)
    if stored.is_file():
        found = pickle.loads(stored.read_bytes())  # our own file, made by the lines below
    else:
        found = {}
        for label in labels:
            found[label["file"]] = hands_in(read_image(shared / kind / label["file"]))
        cache.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(pickle.dumps(found))
    part = parts(kind, labels)
    made = [
        sample
        for label in labels
        for sample in samples_of(kind, label, found[label["file"]], part[label["file"]])
    ]
    sys.stderr.write(f"{kind}: {len(labels)} photos, {len(made)} labelled hands\n")
    return made
