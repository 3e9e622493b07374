from __future__ import annotations

from django.urls import path

from jaganetral.portal.asked import views

app_name = "asked"
urlpatterns = [path("", views.index, name="index")]
