from __future__ import annotations

from django.urls import path

from jaganetral.portal.intake import (
    views,
    views_entry,
    views_mailbox,
    views_officers,
    views_receipts,
)

app_name = "intake"
urlpatterns = [
    path("", views.index, name="index"),
    path("baru/", views.tell, name="tell"),
    path("baru/berkas/", views.upload, name="upload"),
    path("kotak/", views_mailbox.mailbox, name="mailbox"),
    path("kotak/jawab/", views_mailbox.answer, name="mailbox_answer"),
    path("kotak/nama/", views_mailbox.name, name="mailbox_name"),
    path("kotak/cabut/", views_mailbox.withdraw, name="mailbox_withdraw"),
    path("kotak/tutup/", views_mailbox.leave, name="mailbox_leave"),
    path("kotak/tanda-terima.pdf", views_mailbox.receipt, name="mailbox_receipt"),
    path("kotak/laporan.json", views_mailbox.content, name="mailbox_content"),
    path("tanda-terima/", views_receipts.verify, name="verify"),
    path("tanda-terima/unduh/", views_receipts.download, name="receipt"),
    path("tanda-terima/kunci.pem", views_receipts.key, name="key"),
    path("petugas/", views_officers.waiting, name="waiting"),
    path("petugas/baru/", views_entry.enter, name="enter"),
    path("petugas/pembukaan/", views_officers.openings, name="openings"),
    path("petugas/<uuid:number>/", views_officers.report, name="report"),
    path("petugas/<uuid:number>/tanya/", views_officers.ask, name="ask"),
    path("petugas/<uuid:number>/langkah/", views_officers.step, name="step"),
    path("petugas/<uuid:number>/gabung/", views_officers.join, name="join"),
    path("petugas/<uuid:number>/pisah/", views_officers.part, name="part"),
    path("petugas/<uuid:number>/beda/", views_officers.keep_apart, name="keep_apart"),
    path("petugas/<uuid:number>/identitas/", views_officers.identity, name="identity"),
    path("petugas/<uuid:number>/register/", views_officers.register, name="register"),
]
