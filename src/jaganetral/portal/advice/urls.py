from __future__ import annotations

from django.urls import path

from jaganetral.portal.advice import views

app_name = "advice"
urlpatterns = [path("", views.index, name="index")]
