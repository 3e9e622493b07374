"""The addresses of the people room: my account, members, organisations, invitations, the record."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from jaganetral.portal.people import views, views_members

app_name = "people"
_AT = "organisasi/<int:organisation>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.account, name="account"),
    path("faktor-kedua/dahulu/", views.second_factor_first, name="second_factor_first"),
    path("tanpa-akun/", views.no_account, name="no_account"),
    path("undangan/<str:key>/", views_members.accept, name="accept"),
    path("undangan-diterima/", views_members.accepted, name="accepted"),
    path("organisasi/", views_members.organisations, name="organisations"),
    path(f"{_AT}anggota/", views_members.members, name="members"),
    path(f"{_AT}undang/", views_members.invite, name="invite"),
    path(f"{_AT}ubah/", views_members.change_organisation, name="change_organisation"),
    path(f"{_AT}peran/<int:membership>/akhiri/", views_members.end_role, name="end_role"),
    path(f"{_AT}undangan/<int:invitation>/tarik/", views_members.withdraw, name="withdraw"),
    path(f"{_AT}akun/<int:person>/", views_members.account_of, name="account_of"),
    path("catatan/", views_members.record, name="record"),
]
