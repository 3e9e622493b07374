"""The addresses of the figures. Every filter stands in the address."""

from __future__ import annotations

from django.urls import path

from jaganetral.portal.insight import views, views_officers

app_name = "insight"
urlpatterns = [
    path("", views.index, name="index"),
    path("tabel.csv", views.table, name="table"),
    path("keadilan/", views.fair, name="fair"),
    path("keadilan/tabel.csv", views.fair_table, name="fair_table"),
    path("sejarah/", views.past, name="past"),
    path("sejarah/tabel.csv", views.past_table, name="past_table"),
    path("terbuka/", views.snapshots, name="snapshots"),
    path("terbuka/<int:number>.zip", views.snapshot, name="snapshot"),
    path("lembaga/", views_officers.organisations, name="organisations"),
    path("lembaga/<int:organisation>/", views_officers.month, name="month"),
    path("lembaga/<int:organisation>/laporan.pdf", views_officers.report, {"kind": "pdf"},
         name="pdf"),
    path("lembaga/<int:organisation>/laporan.docx", views_officers.report, {"kind": "docx"},
         name="docx"),
]  # fmt: skip
