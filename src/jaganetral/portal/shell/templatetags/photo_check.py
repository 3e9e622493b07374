"""What the photo check in the page needs to know: where its files are, and its words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template import Library
from django.templatetags.static import static
from django.utils.translation import gettext as _

register = Library()

_RUNTIME = "vendor/tasks-vision/wasm/vision_wasm_"
_TASK = "vendor/hands/hand_landmarker.task"
_GESTURES = "jaganetral/photo/gestures.json"


@register.simple_tag
def photo_files() -> dict[str, Any]:
    """Addresses and sizes in bytes of what is loaded when a photo is chosen, and not before."""
    return {
        "files": {
            "wide": _runtime("internal"),
            "plain": _runtime("nosimd_internal"),
            "task": _file(_TASK),
            "gestures": _file(_GESTURES),
        },
        "modules": {"engine": static("jaganetral/photo/engine.js")},
        "worker": static("jaganetral/photo/worker.js"),
    }  # fmt: skip


def _runtime(kind: str) -> dict[str, Any]:
    return {"runtime": _file(f"{_RUNTIME}{kind}.js"), "binary": _file(f"{_RUNTIME}{kind}.wasm")}


def _file(name: str) -> dict[str, Any]:
    return {"url": static(name), "bytes": _size(name)}


@lru_cache(maxsize=16)
def _size(name: str) -> int:
    found = finders.find(name)
    return Path(found).stat().st_size if isinstance(found, str) else 0


@register.simple_tag
def photo_words() -> dict[str, Any]:
    """Everything that the photo check says. `{…}` are filled in by the page."""
    return {
        "loading": _("Loading the reader: {done} of {all} MB. This happens once."),
        "looking": _("Looking for hands in {name}…"),
        "done": _("{name}: looked at on this phone."),
        "nothing": _("No hand sign was seen."),
        "alt": _("Your photo {name}, with boxes round what was seen"),
        "broken": _("{name} could not be opened. It may be damaged, or be no picture."),
        "heic": _(
            "{name} is a HEIC photo, which this browser cannot open. "
            "Make a screenshot of it, or send it to the server below."
        ),
        "big": _("{name} is too large: at most {limit} MB and {pixels} million pixels."),
        "many": _("At most {count} photos at once."),
        "failed": _(
            "The hands could not be looked at on this phone. "
            "You may send the photo to the server, or describe the hands in words."
        ),
        "sending": _("Sending {name}…"),
        "sent": _("{name}: read on the server, and not kept."),
        "unsent": _("The server could not be reached. Nothing was kept."),
        "box": _("{what}, {sure} in 100 sure"),
        "gesture": _gestures(),
        "kinds": {
            "too_small": _("a hand too small to judge"),
            "gestures": _("{value}, shown by {text} hands"),
            "words": _("words: “{text}”"),
            "material": _("known campaign material: {text}"),
        },
    }


def _gestures() -> dict[str, str]:
    return {
        "number:1": _("one finger up: number 1"),
        "number:2": _("two fingers up: number 2"),
        "number:3": _("three fingers up: number 3"),
        "number:4": _("four fingers up: number 4"),
        "thumb_up": _("thumb up"),
        "ok": _("OK sign"),
        "metal": _("metal sign"),
        "phone": _("phone sign"),
        "pistol": _("thumb and index finger (L, pistol)"),
        "finger_heart": _("finger heart"),
        "heart": _("heart of two hands"),
        "fist": _("fist"),
        "palm": _("open palm"),
        "palms_together": _("palms pressed together"),
        "arms_crossed": _("arms crossed"),
        "unsure": _("a hand sign that could not be told"),
    }
