from __future__ import annotations

from django.urls import path

from jaganetral.portal.learning import views, views_quiz

app_name = "learning"
urlpatterns = [
    path("", views.index, name="index"),
    path("modul/<slug:name>/", views.module, name="module"),
    path("modul/<slug:name>/sudah/", views.done, name="done"),
    path("kuis/", views_quiz.quiz, name="quiz"),
    path("kuis/mulai/", views_quiz.begin, name="begin"),
    path("kuis/jawab/", views_quiz.answer, name="answer"),
    path("kuis/lanjut/", views_quiz.go_on, name="go_on"),
    path("hasil/", views_quiz.result, name="result"),
    path("data/", views.download, name="download"),
    path("hapus/", views.erase, name="erase"),
    path("soal/", views.items, name="items"),
]
