from __future__ import annotations

from django.urls import path

from jaganetral.portal.advice import views

app_name = "advice"
urlpatterns = [
    path("", views.index, name="index"),
    path("baru/", views.ask, name="ask"),
    path("bawa/", views.bring, name="bring"),
    path("meja/", views.desk, name="desk"),
    path("catatan/<str:code>.pdf", views.paper, name="paper"),
    path("verifikasi/", views.verify, name="verify_any"),
    path("verifikasi/<str:code>/", views.verify, name="verify"),
    path("<uuid:number>/", views.thread, name="thread"),
    path("<uuid:number>/lanjut/", views.follow_up, name="follow_up"),
    path("<uuid:number>/jawab/", views.answer, name="answer"),
    path("<uuid:number>/tutup/", views.close, name="close"),
    path("<uuid:number>/hapus/", views.delete, name="delete"),
]
