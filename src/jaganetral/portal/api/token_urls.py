from __future__ import annotations

from django.urls import path

from jaganetral.portal.api import token_views

app_name = "tokens"
urlpatterns = [
    path("", token_views.own, name="own"),
    path("<int:token>/cabut/", token_views.revoke, name="revoke"),
]
