from __future__ import annotations

from django.urls import path

from jaganetral.portal.selfcheck import views

app_name = "selfcheck"
urlpatterns = [path("", views.start, name="start")]
