"""Addresses under /meja/bukti/."""

from __future__ import annotations

from django.urls import path

from jaganetral.portal.evidence import views

app_name = "evidence"
urlpatterns = [
    path("berkas/<uuid:number>/", views.folder, name="folder"),
    path("berkas/<uuid:number>/tambah/", views.add, name="add"),
    path("berkas/<uuid:number>/akun/", views.state, name="state"),
    path("berkas/<uuid:number>/akun/<uuid:replaces>/", views.state, name="state_again"),
    path("berkas/<uuid:number>/jejak-akun/", views.relate, name="relate"),
    path("berkas/<uuid:number>/bantahan/<int:objection>/", views.answer, name="answer"),
    path("berkas/<uuid:number>/paket/", views.bundle, name="bundle"),
    path("lihat/<str:token>/", views.linked, name="linked"),
    path("<uuid:number>/", views.exhibit, name="exhibit"),
    path("<uuid:number>/pratinjau/", views.preview, name="preview"),
    path("<uuid:number>/pratinjau/<int:page>/", views.preview, name="preview"),
    path("<uuid:number>/tersunting/<int:page>/", views.redacted, name="redacted"),
    path("<uuid:number>/asli/", views.original, name="original"),
    path("<uuid:number>/nilai/", views.grade, name="grade"),
    path("<uuid:number>/tunjukkan/", views.release, name="release"),
    path("<uuid:number>/tahan/", views.hold, name="hold"),
    path("<uuid:number>/tahan/<int:held>/", views.lift, name="lift"),
    path("<uuid:number>/hapus/", views.erase, name="erase"),
]
