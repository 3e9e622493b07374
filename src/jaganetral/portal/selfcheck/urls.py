from __future__ import annotations

from django.urls import path

from jaganetral.portal.selfcheck import views

app_name = "selfcheck"
urlpatterns = [
    path("", views.start, name="start"),
    path("periksa/", views.check, name="check"),
    path("periksa/berbagi/", views.share, name="share"),
    path("periksa/foto/", views.photo, name="photo"),
    path("periksa/pdf/", views.download, name="download"),
]
