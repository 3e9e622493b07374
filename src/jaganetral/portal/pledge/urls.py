"""The addresses of the pledge."""

from __future__ import annotations

from django.urls import path

from jaganetral.portal.pledge import views

app_name = "pledge"
urlpatterns = [
    path("", views.index, name="index"),
    path("periksa/", views.verify, name="verify"),
    path("<uuid:number>/", views.signed, name="signed"),
    path("<uuid:number>/sertifikat.pdf", views.paper, name="paper"),
    path("<uuid:number>/tarik/", views.withdraw, name="withdraw"),
]
