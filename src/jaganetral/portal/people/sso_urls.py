"""The addresses of the national sign-on: one for both languages, for it is registered there."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.urls import path

urlpatterns = [
    path("<slug:provider_id>/", login, name="openid_connect_login"),
    path("<slug:provider_id>/kembali/", callback, name="openid_connect_callback"),
]
