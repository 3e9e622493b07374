from __future__ import annotations

from django.urls import path

from jaganetral.portal.guide import views

app_name = "guide"
urlpatterns = [path("", views.index, name="index")]
