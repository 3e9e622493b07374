"""Known material: how often it is found, what is taken for it wrongly, and how long it takes.

    python benchmarks/photo_material.py [--fit] [--quick]

Party emblems, banners and scenes come from the folder of material beside the project
(JAGANETRAL_SHARED or ../shared); posters and twibbons are drawn. Artwork and scenes are split in
halves by the digest of their names: `--fit` prints the weights of `confidence` from one half, and
without it the other half is measured and docs/accuracy-photos-material.md written. `--quick` takes
every fourth and writes nothing.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import artwork
import cv2
import faiss
import numpy as np
from check_vs_bert import processor
from numpy.typing import NDArray
from PIL import Image

from jaganetral.perception.photo.material import Index, Match
from jaganetral.perception.photo.material import confidence as table
from jaganetral.perception.photo.material.geometry import corners
from jaganetral.perception.photo.material.hashes import HashIndex
from jaganetral.perception.photo.material.matching import Look, Matcher
from jaganetral.perception.photo.material.reference import picture_of

TOP = Path(__file__).parents[1]
SHARED = Path(os.environ.get("JAGANETRAL_SHARED", TOP.parent / "shared")) / "data" / "photos"
PAGE = TOP / "docs" / "accuracy-photos-material.md"
POSTERS, FRAMES = 20, 12
PROVED = 0.5
MOST_POSTERS = 6  # measured; each of them is changed in every way
QUICK = 4 if "--quick" in sys.argv else 1

Picture = NDArray[np.uint8]


def reported(name: str) -> bool:
    """Whether a name belongs to the half that is measured (the other half is fitted on)."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def scenes(report: bool) -> dict[str, Picture]:
    """Ordinary photos of people, 1280 pixels, of one half."""
    found = {}
    for folder in ("scenes", "peace_stock"):
        for path in sorted((SHARED / folder / "images").iterdir()):
            if reported(path.name) == report:
                image = Image.open(path).convert("RGB")
                scale = 1280 / max(image.size)
                size = (round(image.width * scale), round(image.height * scale))
                found[path.name] = np.asarray(image.resize(size, Image.Resampling.LANCZOS))
    return found


def material() -> dict[str, tuple[str, str, Picture]]:
    """All artwork by file name: kind, whose, picture (RGB or RGBA)."""
    found: dict[str, tuple[str, str, Picture]] = {}
    for path in sorted((SHARED / "party_logos" / "images").glob("*.webp")):
        if "kpu" not in path.stem:  # the organizer takes no side
            image = Image.open(path)
            picture = np.asarray(image.convert("RGBA" if image.mode == "RGBA" else "RGB"))
            party = {"56": "5"}.get(path.stem, path.stem.split("_")[0])  # its SOURCE.md: a variant
            found[path.stem + ".png"] = "emblem", f"party {party}", picture
    for path in sorted((SHARED / "ocr_synth").glob("flat_*.jpg")):
        picture = np.asarray(Image.open(path).convert("RGB"))
        found[path.stem + ".png"] = "poster", path.stem, picture
    for number in range(POSTERS):
        found[f"poster_{number:02}.png"] = "poster", f"poster {number}", artwork.poster(number)
    for number in range(FRAMES):
        found[f"frame_{number:02}.png"] = "twibbon", f"frame {number}", artwork.frame(number)
    return found


def filled(folder: Path, every: dict[str, tuple[str, str, Picture]]) -> Index:
    """An index of the artwork, filled as an agency would."""
    lines = ["file,kind,target"]
    for name, (kind, whose, picture) in every.items():
        Image.fromarray(picture).save(folder / name)
        lines.append(f"{name},{kind},{whose}")
    (folder / "material.csv").write_text("\n".join(lines), encoding="utf-8")
    index = Index.open(folder / "material.index", new=True)
    added = index.add(folder)
    if added.problems or len(added.new) != len(every):
        raise SystemExit(f"the index did not take everything: {added.problems}")
    return index


class Tally:
    """Searches, what was found of what was there, wrong matches, and how sure they were."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.sureness: list[tuple[float, bool]] = []
        self.seconds: list[float] = []
        self.wrong: list[str] = []

    def looks(self, photo: Picture, whose: str | None, kind: str | None = None) -> bool:
        """Whether the material of this owner is found; anything else found is wrong."""
        begun = time.process_time()
        matches: Sequence[Match] = self.index.match(photo)
        self.seconds.append(time.process_time() - begun)
        found = False
        for match in matches:
            right = match.target.name == whose and kind in (None, match.kind)
            self.sureness.append((match.confidence, right))
            found |= right
            if not right:
                self.wrong.append(f"{match.entry.file} ({match.confidence}, {match.how_well})")
        return found


def hash_milliseconds() -> float:
    """One search among a million hashes of 256 bits on one core, the fastest of 30."""
    faiss.omp_set_num_threads(1)
    rng = np.random.default_rng(1)
    index = HashIndex(rng.integers(0, 256, (1_000_000, 32), dtype=np.uint8))
    best = float("inf")
    for _ in range(30):
        query = rng.integers(0, 256, (1, 32), dtype=np.uint8)
        begun = time.perf_counter()
        index.nearest(query, 5)
        best = min(best, time.perf_counter() - begun)
    return best * 1000


def wilson(hits: int, of: int) -> str:
    """`hits/of`, the share, and its 95% Wilson interval."""
    share, z = hits / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * np.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{hits}/{of} | {share:.2f} ({max(0, middle - reach):.2f}–{min(1, middle + reach):.2f})"


def measure(index: Index, every: dict[str, tuple[str, str, Picture]]) -> str:
    """The tables, on the half that played no part in the weights."""
    places = list(scenes(True).values())[::QUICK]
    art = [(name, *what) for name, what in every.items() if reported(name)][::QUICK]
    posters = [one for one in art if one[1] == "poster"][:MOST_POSTERS]
    emblems = [one for one in art if one[1] == "emblem"]
    frames = [one for one in art if one[1] == "twibbon"]
    lines = ["## Posters and banners as whole photos", "",
             f"{len(posters)} posters and banners, each changed in one way.", "",
             "| change | found | recall (95%) | wrong |", "|---|---|---|---|"]  # fmt: skip
    tally = Tally(index)
    for change, alter in artwork.CHANGES.items():
        before = len(tally.wrong)
        hits = sum(
            tally.looks(alter(picture, number), whose)
            for number, (_, _, whose, picture) in enumerate(posters)
        )
        lines.append(f"| {change} | {wilson(hits, len(posters))} | {len(tally.wrong) - before} |")
    lines += ["", "## Flat artwork in a scene", "",
              "Pasted into ordinary photos of 1280 pixels in perspective (corners moved by up to "
              "12% of the shorter side, turned by up to 15°), lit, softened, with noise, as JPEG "
              "60–88.", "",
              "| what, pixels wide | found | recall (95%) | wrong |",
              "|---|---|---|---|"]  # fmt: skip
    rng = np.random.default_rng(77)
    for what, group, widths, times in (
        ("poster", posters, (768, 384, 192), 1),
        ("emblem", emblems, (320, 154, 77), 1),
    ):
        for width in widths:
            before, hits, count = len(tally.wrong), 0, 0
            for turn in range(times):
                for number, (_, _, whose, picture) in enumerate(group):
                    scene = places[(number * 5 + turn * 13) % len(places)]
                    photo, _ = artwork.pasted(scene, picture, width, rng)
                    hits += tally.looks(photo, whose)
                    count += 1
            row = f"{what}, {width} | {wilson(hits, count)} | {len(tally.wrong) - before}"
            lines.append(f"| {row} |")
    lines += ["", "## Twibbons round a portrait", "",
              "| change | found | recall (95%) | wrong |", "|---|---|---|---|"]  # fmt: skip
    ways = ("as it is", "JPEG 30", "25% of the size", "cropped 5%", "screenshot", "mirrored")
    for change in ways:
        before, hits, count = len(tally.wrong), 0, 0
        for number, (_, kind, whose, ring) in enumerate(frames):
            for turn in range(1):
                portrait = artwork.framed(places[(number * 7 + turn * 11) % len(places)], ring)
                hits += tally.looks(artwork.CHANGES[change](portrait, number), whose, kind)
                count += 1
        lines.append(f"| {change} | {wilson(hits, count)} | {len(tally.wrong) - before} |")
    quiet = Tally(index)
    alarms = 0
    for scene in places:
        before = len(quiet.wrong)
        quiet.looks(scene, None)
        alarms += len(quiet.wrong) > before
    strange = Tally(index)
    taken = 0
    for number in range(0, 8, QUICK):
        before = len(strange.wrong)
        strange.looks(_stranger(places[number % len(places)], 200 + number, rng), None)
        taken += len(strange.wrong) > before
    lines += ["", "## Other campaigns' artwork of the same make", "",
              "Posters, twibbons and emblems drawn by the same hand with other names, numbers, "
              "colours and shapes, none of them in the index: "
              f"**{taken}** of {len(range(0, 8, QUICK))} with a false match.",
              *(f"- {wrong}" for wrong in strange.wrong)]  # fmt: skip
    lines += ["", "## Ordinary photos", "",
              f"{len(places)} ordinary photos without any of it: **{alarms}** with a false match.",
              f"Wrong matches in all photos above: {len(tally.wrong)}."]  # fmt: skip
    lines += [f"- {wrong}" for wrong in (*quiet.wrong, *tally.wrong)]
    both = tally.sureness + quiet.sureness + strange.sureness
    said = np.mean([sure for sure, _ in both])
    lines += ["", "## How sure", "",
              f"{len(both)} matches said {said:.3f} on average; right were "
              f"{np.mean([right for _, right in both]):.3f}; Brier score "
              f"{np.mean([(sure - right) ** 2 for sure, right in both]):.4f}.", ""]  # fmt: skip
    for low, high in ((0.5, 0.8), (0.8, 0.95), (0.95, 1.0)):
        held = [right for sure, right in both if low <= sure < high]
        if held:
            lines.append(f"- said {low} to {high}: {sum(held)} of {len(held)} right")
    lines += ["", "## Speed", "",
              f"{processor()}, one core, {date.today()}.", "",
              f"- one search among 1,000,000 hashes of 256 bits: **{hash_milliseconds():.2f} ms**",
              f"- one ordinary photo of 1280 pixels against {len(index)} pieces (looked at twice, "
              f"since nothing is found): median **{np.median(quiet.seconds):.2f} s** of processor "
              f"time, 95% within {np.quantile(quiet.seconds, 0.95):.2f} s"]  # fmt: skip
    return "\n".join(lines)


def samples(
    index: Index, every: dict[str, tuple[str, str, Picture]]
) -> Iterator[tuple[dict[str, float], bool]]:
    """What the confidence rests on and whether it was right, for every guess in the other half."""
    matcher: Matcher = index._matcher
    places = list(scenes(False).values())[::QUICK]
    art = [(name, *what) for name, what in every.items() if not reported(name)][::QUICK]
    rng = np.random.default_rng(5)
    for number, scene in enumerate(places):
        yield from _guessed(index, matcher, scene, None, None)
        yield from _guessed(index, matcher, _stranger(scene, 100 + number, rng), None, None)
        for turn in range(4):
            _, kind, whose, picture = art[(number * 4 + turn) % len(art)]
            if kind == "twibbon":
                continue
            width = (60, 77, 110, 154, 240)[(number + turn) % 5] * (1 if kind == "emblem" else 2)
            photo, quad = artwork.pasted(scene, picture, width, rng)
            photo = artwork.grey(photo) if (number + turn) % 6 == 0 else photo
            yield from _guessed(index, matcher, photo, whose, quad)


def _stranger(scene: Picture, number: int, rng: np.random.Generator) -> Picture:
    """A photo with artwork of the same make as the known, but of nobody's in the index."""
    match number % 4:
        case 0:
            return artwork.poster(number)
        case 1:
            return artwork.framed(scene, artwork.frame(number))
        case 2:
            return artwork.pasted(scene, artwork.emblem(number), 300, rng)[0]
        case _:
            return artwork.pasted(scene, artwork.poster(number), 500, rng)[0]


def _guessed(
    index: Index,
    matcher: Matcher,
    photo: Picture,
    whose: str | None,
    truth: NDArray[np.float64] | None,
) -> Iterator[tuple[dict[str, float], bool]]:
    first = Look.at(photo)
    for look in (first, first.mirror()) if truth is None else (first,):
        for guess in matcher.guesses(look):
            found = matcher.weighed(look, guess)
            if found is None:
                continue
            entry = index.entries[guess.reference]
            rgb, _ = picture_of(index._references[guess.reference])
            quad = corners(found.matrix, rgb.shape[1], rgb.shape[0])
            right = False
            if truth is not None and entry.target.name == whose and not look.mirrored:
                common, _ = cv2.intersectConvexConvex(
                    quad.astype(np.float32), truth.astype(np.float32)
                )
                area = abs(cv2.contourArea(quad.astype(np.float32)))
                right = common > 0.6 * max(area, abs(cv2.contourArea(truth.astype(np.float32))))
            if right and found.whole < PROVED:
                continue  # the right place, badly aligned: neither a proof nor a stranger
            yield table.features(found, guess.inliers), right


def fit(index: Index, every: dict[str, tuple[str, str, Picture]]) -> None:
    """Logistic regression with a little ridge, by Newton's steps; prints the weights."""
    rows = list(samples(index, every))
    names = list(rows[0][0])
    x = np.array([[row[name] for name in names] for row, _ in rows])
    y = np.array([right for _, right in rows], float)
    weights = np.zeros(len(names))
    ridge = np.diag([0.0] + [0.05] * (len(names) - 1))
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (chance - y) + ridge @ weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + ridge + 1e-6 * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    print(f"{len(y)} guesses, {int(y.sum())} right")
    print(dict(zip(names, np.round(weights, 2).tolist(), strict=True)))
    by_likeness = sorted(zip(x.round(2).tolist(), y, strict=True), key=lambda row: sum(row[0][1:3]))
    print("nearest strangers:", *[row for row, right in by_likeness if not right][-8:], sep="\n  ")
    print("farthest kin:", *[row for row, right in by_likeness if right][:8], sep="\n  ")


def main() -> None:
    cv2.setNumThreads(1)
    faiss.omp_set_num_threads(1)
    if not SHARED.is_dir():
        raise SystemExit(f"{SHARED}: the material to measure on is not here; set JAGANETRAL_SHARED")
    every = material()
    with tempfile.TemporaryDirectory() as folder:
        index = filled(Path(folder), every)
        if "--fit" in sys.argv:
            fit(index, every)
            return
        tables = measure(index, every)
    print(tables)
    if QUICK == 1:
        head = PAGE.read_text(encoding="utf-8").split("<!-- figures -->")[0]
        PAGE.write_text(f"{head}<!-- figures -->\n\n{tables}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
