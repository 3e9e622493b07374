from __future__ import annotations

from django.urls import path

from jaganetral.portal.letters import views

app_name = "letters"
urlpatterns = [
    path("periksa/", views.verify, name="verify_any"),
    path("periksa/<str:code>/", views.verify, name="verify"),
    path("<uuid:letter_id>/", views.letter, name="letter"),
]
