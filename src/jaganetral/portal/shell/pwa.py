"""The installable site: its manifest in both languages, and its service worker."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from jaganetral.portal import door

COLOUR = "#0f55a8"
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("maskable-192.png", "192x192", "maskable"),
    ("maskable-512.png", "512x512", "maskable"),
)
_PHOTO = (
    "classify", "engine", "features", "gesture", "hands", "landmarks", "networks", "palm",
    "picture", "pixels", "reader", "tiles",
)  # fmt: skip
_FILES = (
    "jaganetral/css/tokens.css",
    "jaganetral/css/base.css",
    "jaganetral/css/components.css",
    "jaganetral/photo/gestures.json",
    "jaganetral/photo/worker.js",
    "jaganetral/pwa/shared.js",
    *(f"jaganetral/photo/{name}.js" for name in _PHOTO),
    "jaganetral/icons/icon.svg",
)
"""What the kept pages name themselves is kept with them; this is what only scripts ask for."""
_NETWORKS = (
    "vendor/hands/hand_landmarker.task",
    "vendor/tasks-vision/wasm/vision_wasm_internal.js",
    "vendor/tasks-vision/wasm/vision_wasm_internal.wasm",
    "vendor/tasks-vision/wasm/vision_wasm_nosimd_internal.js",
    "vendor/tasks-vision/wasm/vision_wasm_nosimd_internal.wasm",
)
_PAGES = ("", "periksa/?perbuatan=tulis", "periksa/?perbuatan=foto", "luring/", "panduan/ringkas/")
"""Pages that work without a line; no other page is kept."""
_DATA = ("/panduan/aturan.json",)


@require_GET
@cache_control(max_age=3600)
def manifest(request: HttpRequest, language: str) -> HttpResponse:
    """The web app manifest (https://www.w3.org/TR/appmanifest/), with a share target."""
    with override(language):
        start = reverse("selfcheck:start")
        body = {
            "id": "/",
            "name": _("JagaNetral – ask before you act"),
            "short_name": "JagaNetral",
            "description": _(
                "Whether a post, a like, a photo or an attendance keeps civil servants neutral."
            ),
            "lang": language,
            "dir": "ltr",
            "start_url": start,
            "scope": "/",
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": COLOUR,
            "categories": ["government", "utilities"],
            "icons": [
                {
                    "src": static(f"jaganetral/icons/{name}"),
                    "sizes": sizes,
                    "type": "image/png",
                    "purpose": purpose,
                }
                for name, sizes, purpose in ICONS
            ],
            "shortcuts": [
                {"name": _("Check a text"), "url": reverse("selfcheck:check") + "?perbuatan=tulis"},
                {"name": _("Check a photo"), "url": reverse("selfcheck:check") + "?perbuatan=foto"},
                {"name": _("Allowed or not?"), "url": reverse("guide:index")},
            ],
            "share_target": {
                "action": reverse("selfcheck:share"),
                "method": "POST",
                "enctype": "multipart/form-data",
                "params": {
                    "title": "title",
                    "text": "text",
                    "url": "url",
                    "files": [{"name": "photo", "accept": ["image/*"]}],
                },
            },
        }
    return JsonResponse(body, content_type="application/manifest+json")


@require_GET
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, told the version of this site and what it keeps."""
    site = json.dumps(site_of(door.checker().rulebook_id), separators=(",", ":"))
    body = f"const SITE = {site};\n{_source()}"
    return HttpResponse(body, content_type="text/javascript; charset=utf-8")


@lru_cache(maxsize=4)
def site_of(rulebook: str) -> dict[str, Any]:
    """What the service worker is told; its version changes with any file and the rulebook."""
    pages = [f"/{page}" for page in _PAGES if _stands(f"/{page}", "id")]
    pages += [f"/en/{page}" for page in _PAGES if _stands(f"/en/{page}", "en")]
    pages += [path for path in _DATA if _stands(path, "id")]
    shell = pages + [static(name) for name in (*_FILES, *_icons())]
    digest = hashlib.sha256(f"{rulebook} {_files_digest()} {shell} {_source()}".encode())
    return {
        "version": digest.hexdigest()[:16],
        "shell": shell,
        "networks": [static(name) for name in _NETWORKS],
        "offline": {"id": "/luring/", "en": "/en/luring/"},
    }


def _icons() -> tuple[str, ...]:
    return tuple(f"jaganetral/icons/{name}" for name, _sizes, purpose in ICONS if purpose == "any")


def _stands(path: str, language: str) -> bool:
    with override(language):  # addresses are told apart by the language in use
        try:
            resolve(path.partition("?")[0])
        except Resolver404:
            return False
    return True


def _files_digest() -> str:
    listed = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return hashlib.sha256(listed.read_bytes()).hexdigest() if listed.exists() else ""


@lru_cache(maxsize=1)
def _source() -> str:
    found = finders.find("jaganetral/pwa/sw.js")
    assert isinstance(found, str)
    return Path(found).read_text(encoding="utf-8")
