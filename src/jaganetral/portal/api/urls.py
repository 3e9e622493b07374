from __future__ import annotations

from django.urls import path

from jaganetral.portal.api import views
from jaganetral.portal.api.operations import api

app_name = "api"
urlpatterns = [
    path("v1/openapi.json", views.schema, name="schema"),
    path("v1/docs", views.docs, name="docs"),
    path("v1/", api.urls),
]
