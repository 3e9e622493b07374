"""No face is recognised: docs/decisions/0008-no-face-recognition.md."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import msgspec

from jaganetral import model
from jaganetral.perception.photo import PhotoReading

SOURCE = Path(model.__file__).parent
PHOTO = SOURCE / "perception" / "photo"
ALLOWED_MODELS = {
    "palm_detection_full.tflite",
    "hand_landmark_full.tflite",
    "face_detection_yunet_2023mar_int8bq.onnx",  # finds faces, tells nobody from anybody
}
RECOGNISERS = re.compile(
    r"FaceRecognizer|recognizer_?sf|sface|arcface|facenet|insightface|face_recognition|"
    r"face_?embedding|face_?descriptor|face_?template|facemark|\bdlib\b|deepface|faceapi",
    re.IGNORECASE,
)


def code_of(path: Path) -> str:
    """The names and strings of a module, without its comments and docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)


def test_no_model_here_recognises() -> None:
    kinds = ("*.tflite", "*.onnx", "*.task", "*.pb", "*.dat", "*.pt", "*.safetensors")
    found = {path.name for kind in kinds for path in PHOTO.rglob(kind)}
    assert found <= ALLOWED_MODELS


def test_no_module_names_a_recogniser() -> None:
    named = {
        path.relative_to(SOURCE).as_posix(): found.group()
        for path in SOURCE.rglob("*.py")
        if (found := RECOGNISERS.search(code_of(path)))
    }
    assert named == {}


def test_no_script_of_the_portal_names_a_recogniser() -> None:
    own = SOURCE / "portal" / "static"
    scripts = [p for p in own.rglob("*.js") if "vendor" not in p.parts]
    named = [path.name for path in scripts if RECOGNISERS.search(path.read_text(encoding="utf-8"))]
    assert named == []


def test_what_is_kept_of_a_photo_could_hold_no_template() -> None:
    fields = {f.name for kind in (PhotoReading, model.Signal) for f in msgspec.structs.fields(kind)}
    assert fields == {
        "name", "sha256", "width", "height", "signals", "unread", "notes",
        "kind", "value", "confidence", "source", "span", "box", "text", "target",
    }  # fmt: skip
