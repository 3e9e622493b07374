from __future__ import annotations

from django.urls import path

from jaganetral.portal.letters import views, views_settings, views_writing

app_name = "letters"
urlpatterns = [
    path("", views.index, name="index"),
    path("periksa/", views.verify, name="verify_any"),
    path("periksa/<str:code>/", views.verify, name="verify"),
    path("perkara/<uuid:case_id>/", views_writing.of_case, name="case"),
    path("perkara/<uuid:case_id>/lembar-kode/", views_writing.slip, name="slip"),
    path("perkara/<uuid:case_id>/<slug:form_id>/", views_writing.write, name="write"),
    path("kop/", views_settings.organisations, name="organisations"),
    path("kop/<int:organisation>/", views_settings.settings, name="settings"),
    path("<uuid:letter_id>/", views.letter, name="letter"),
    path("<uuid:letter_id>/disamarkan.pdf", views.redacted, name="redacted"),
    path("<uuid:letter_id>/halaman-<int:page>.png", views.picture, name="picture"),
    path("<uuid:letter_id>/lengkap/", views.whole, name="whole"),
    path("<uuid:letter_id>/ganti/", views_writing.supersede, name="supersede"),
]
