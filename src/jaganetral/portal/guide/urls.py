from __future__ import annotations

from django.urls import path

from jaganetral.portal.guide import views

app_name = "guide"
urlpatterns = [
    path("", views.index, name="index"),
    path("gestur/", views.gallery, name="gestures"),
    path("kalender/", views.calendar, name="calendar"),
    path("wilayah.json", views.regions, name="regions"),
    path("ringkas/", views.compact, name="compact"),
    path("aturan.json", views.rulebook, name="rulebook"),
    path("<slug:rule_id>/", views.rule, name="rule"),
]
