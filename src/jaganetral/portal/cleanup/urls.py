from __future__ import annotations

from django.urls import path

from jaganetral.portal.cleanup import views

app_name = "cleanup"
urlpatterns = [
    path("", views.index, name="index"),
    path("nama.json", views.names, name="names"),
]
