from __future__ import annotations

from django.urls import URLPattern

app_name = "reported"
urlpatterns: list[URLPattern] = []
