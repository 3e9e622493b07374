from __future__ import annotations

from django.urls import path

from jaganetral.portal.privacy import views, views_desk

app_name = "privacy"
urlpatterns = [
    path("", views.index, name="index"),
    path("permintaan/", views.ask, name="ask"),
    path("ikuti/", views.follow, name="follow"),
    path("meja/", views_desk.desk, name="desk"),
    path("meja/catat/", views_desk.enter, name="enter"),
    path("meja/<uuid:number>/", views_desk.request, name="request"),
    path("kegagalan/baru/", views_desk.new_breach, name="new_breach"),
    path("kegagalan/<uuid:number>/", views_desk.breach, name="breach"),
    path("kegagalan/<uuid:number>/surat/<slug:whom>/", views_desk.notice, name="notice"),
    path("kegagalan/<uuid:number>/diberitahu/", views_desk.told, name="told"),
    path("kegagalan/<uuid:number>/tutup/", views_desk.close, name="close"),
]
