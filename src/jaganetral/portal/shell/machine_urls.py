"""Addresses that programs ask for: health, the manifest and the service worker of the site."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from jaganetral.portal.shell import pwa

urlpatterns: list[URLPattern | URLResolver] = [
    path("manifest.webmanifest", pwa.manifest, {"language": "id"}, name="manifest-id"),
    path("en/manifest.webmanifest", pwa.manifest, {"language": "en"}, name="manifest-en"),
    path("sw.js", pwa.service_worker, name="service-worker"),
]
