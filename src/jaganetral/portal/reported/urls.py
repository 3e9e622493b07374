from __future__ import annotations

from django.urls import path

from jaganetral.portal.reported import views

app_name = "reported"
urlpatterns = [
    path("", views.enter, name="enter"),
    path("keluar/", views.go, name="leave"),
    path("berkas/", views.file, name="file"),
    path("jawab/", views.answer, name="answer"),
    path("bukti/", views.evidence, name="evidence"),
    path("bukti/<uuid:account>/bantah/", views.contest, name="contest"),
    path("upaya/<slug:step>/", views.remedy, name="remedy"),
    path("pemulihan/", views.clearing, name="clearing"),
    path("data/", views.data, name="data"),
    path("surat/<uuid:letter_id>/", views.letter, name="letter"),
]
