"""Addresses under /meja/bukti/."""

from __future__ import annotations

from django.urls import path

from jaganetral.portal.evidence import views, views_files, views_folder

app_name = "evidence"
urlpatterns = [
    path("berkas/<uuid:number>/", views_folder.folder, name="folder"),
    path("berkas/<uuid:number>/tambah/", views_folder.add, name="add"),
    path("berkas/<uuid:number>/akun/", views_folder.state, name="state"),
    path("berkas/<uuid:number>/akun/<uuid:replaces>/", views_folder.state, name="state_again"),
    path("berkas/<uuid:number>/jejak-akun/", views_folder.relate, name="relate"),
    path("berkas/<uuid:number>/bantahan/<int:objection>/", views_folder.answer, name="answer"),
    path("berkas/<uuid:number>/paket/", views_folder.bundle, name="bundle"),
    path("lihat/<str:token>/", views_files.linked, name="linked"),
    path("<uuid:number>/", views.exhibit, name="exhibit"),
    path("<uuid:number>/pratinjau/", views_files.preview, name="preview"),
    path("<uuid:number>/pratinjau/<int:page>/", views_files.preview, name="preview"),
    path("<uuid:number>/tersunting/<int:page>/", views_files.redacted, name="redacted"),
    path("<uuid:number>/asli/", views_files.original, name="original"),
    path("<uuid:number>/nilai/", views.grade, name="grade"),
    path("<uuid:number>/tunjukkan/", views.release, name="release"),
    path("<uuid:number>/tahan/", views.hold, name="hold"),
    path("<uuid:number>/tahan/<int:held>/", views.lift, name="lift"),
    path("<uuid:number>/hapus/", views.erase, name="erase"),
]
