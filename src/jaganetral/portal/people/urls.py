"""The addresses of the people room: my account, members, organisations, invitations, the record."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from jaganetral.portal.people import views

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.account, name="account"),
    path("faktor-kedua/dahulu/", views.second_factor_first, name="second_factor_first"),
    path("tanpa-akun/", views.no_account, name="no_account"),
]
