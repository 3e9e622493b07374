"""The addresses of reaching everyone."""

from __future__ import annotations

from django.urls import path

from jaganetral.portal.reaching import (
    views,
    views_links,
    views_reminders,
    views_roll_calls,
    views_rosters,
)

app_name = "reaching"
_AT = "<int:organisation>/"
urlpatterns = [
    path("", views.index, name="index"),
    path("mulai/", views_links.mine, name="mine"),
    path("saya/<str:token>/", views_links.personal, name="personal"),
    path("berhenti/<str:token>/", views_links.stop, name="stop"),
    path("daftar/<uuid:number>/", views_rosters.roster, name="roster"),
    path("daftar/<uuid:number>/ditolak.csv", views_rosters.bad_rows, name="bad_rows"),
    path("apel/<uuid:number>/", views_roll_calls.roll_call, name="roll_call"),
    path(_AT, views.organisation, name="organisation"),
    path(f"{_AT}cakupan.csv", views.coverage_csv, name="coverage_csv"),
    path(f"{_AT}belum/", views.unreached, name="unreached"),
    path(f"{_AT}daftar/", views_rosters.rosters, name="rosters"),
    path(f"{_AT}apel/", views_roll_calls.roll_calls, name="roll_calls"),
    path(f"{_AT}tautan/", views_links.keep, name="links"),
    path(f"{_AT}tautan.pdf", views_links.printed, name="printed"),
    path(f"{_AT}pengingat/", views_reminders.reminders, name="reminders"),
]
