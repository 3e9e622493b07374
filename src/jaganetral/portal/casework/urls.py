"""The addresses of the case desk. A person's number or name stands in none of them."""

from __future__ import annotations

from django.urls import path

from jaganetral.portal.casework import views, views_meeting, views_public, views_steps

app_name = "casework"
_CASE = "<uuid:number>/"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("perkara/", views.cases, name="cases"),
    path("temuan/", views_steps.finding, name="finding"),
    path("diam/", views_public.silent, name="silent"),
    path("pemulihan/", views_public.published, name="published"),
    path(_CASE, views.case, name="case"),
    path(f"{_CASE}langkah/<slug:step_id>/", views_steps.step, name="step"),
    path(f"{_CASE}pendapat/", views_steps.own_view, name="own_view"),
    path(f"{_CASE}rapat/", views_meeting.meeting, name="meeting"),
    path(f"{_CASE}kantor/", views_steps.office, name="office"),
    path(f"{_CASE}kode/", views_steps.code, name="code"),
    path(f"{_CASE}batal/", views_steps.undo, name="undo"),
    path(f"{_CASE}ralat/<int:turn>/", views_steps.correct, name="correct"),
    path(f"{_CASE}benturan/", views_steps.recuse, name="recuse"),
    path(f"{_CASE}ke-atas/", views_steps.route_up, name="route_up"),
    path(f"{_CASE}umumkan/", views_steps.publish, name="publish"),
]
