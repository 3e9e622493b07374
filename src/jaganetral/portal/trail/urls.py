"""Addresses under /jejak/. The key and the newest checkpoint are for everybody."""

from __future__ import annotations

from django.urls import path

from jaganetral.portal.trail import views

app_name = "trail"
urlpatterns = [
    path("", views.index, name="index"),
    path("periksa/", views.verify, name="verify"),
    path("kunci/", views.key, name="key"),
    path("kunci.pem", views.key_file, name="key_file"),
    path("titik-periksa.json", views.checkpoint, name="checkpoint"),
]
