"""The three networks, loaded once: palms, landmarks (both MediaPipe, LiteRT) and faces (YuNet).

The files come by hash (`tools/vendor.py`) and are no part of the repository. Faces are used for
their size and number alone: of YuNet only the box is read, and no template is computed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from jaganetral.perception.errors import PerceptionError

MODELS: Final = Path(__file__).parents[1] / "models"
PALM: Final = "palm_detection_full.tflite"
LANDMARK: Final = "hand_landmark_full.tflite"
FACE: Final = "face_detection_yunet_2023mar_int8bq.onnx"

Array = np.ndarray[Any, np.dtype[np.float32]]
Image = np.ndarray[Any, np.dtype[np.uint8]]


class ModelMissing(PerceptionError):
    """A network's file is not there: `file`, and what fetches it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        super().__init__(f"{file}: no such model; run `make setup`, which fetches it by its hash")


def model_path(name: str) -> Path:
    """Where a network's file lies.

    Raises:
        ModelMissing: it does not.
    """
    path = MODELS / name
    if not path.is_file():
        raise ModelMissing(path)
    return path


@contextmanager
def quietly() -> Iterator[None]:
    """Without the lines that the native libraries write to stderr while they load a network.

    They go past Python, so that only the descriptor can hold them back.
    """
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


class Network:
    """A LiteRT network with one input, run on one thread. Not for use by two threads at a time."""

    def __init__(self, name: str) -> None:
        from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 - the photo extra

        path = str(model_path(name))
        with quietly():
            self._net = Interpreter(model_path=path, num_threads=1)
            self._net.allocate_tensors()
        self._input = self._net.get_input_details()[0]["index"]
        self._outputs = [detail["index"] for detail in self._net.get_output_details()]

    def __call__(self, batch: Array) -> list[Array]:
        """The outputs, in the order of the file, for `batch` [1, H, W, 3] in 0–1."""
        self._net.set_tensor(self._input, batch)
        self._net.invoke()
        return [np.asarray(self._net.get_tensor(index)) for index in self._outputs]


@lru_cache(maxsize=1)
def palm_network() -> Network:
    """Input [1, 192, 192, 3]; outputs boxes [1, 2016, 18] and logits [1, 2016, 1]."""
    return Network(PALM)


@lru_cache(maxsize=1)
def landmark_network() -> Network:
    """Input [1, 224, 224, 3]; outputs landmarks [1, 63], presence, handedness, world [1, 63]."""
    return Network(LANDMARK)


@lru_cache(maxsize=1)
def face_detector() -> Any:  # cv2.FaceDetectorYN
    """YuNet. Its input size is set at each call."""
    import cv2  # noqa: PLC0415 - the photo extra

    path = str(model_path(FACE))
    with quietly():
        return cv2.FaceDetectorYN.create(path, "", (320, 320), 0.6, 0.3, 400)
