"""The addresses of the queue. Nobody's name or account stands in any of them."""

from __future__ import annotations

from django.urls import path

from jaganetral.portal.review import views, views_finding, views_item, views_lead

app_name = "review"
_ITEM = "<uuid:number>/"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("berikut/", views.following, name="next"),
    path("punyaku/", views.mine, name="mine"),
    path("mutu/", views.quality, name="quality"),
    path("mutu/data.csv", views.quality_csv, name="quality_csv"),
    path("berkas/", views_lead.deliveries, name="deliveries"),
    path("label/", views_lead.labels, name="labels"),
    path("acuan/", views_lead.goldens, name="goldens"),
    path(_ITEM, views_item.item, name="item"),
    path(f"{_ITEM}foto/<int:which>/", views_item.picture, name="picture"),
    path(f"{_ITEM}putuskan/", views_item.decide, name="decide"),
    path(f"{_ITEM}tunda/", views_item.hold, name="hold"),
    path(f"{_ITEM}serahkan/", views_item.hand_over, name="hand_over"),
    path(f"{_ITEM}batal/", views_item.undo, name="undo"),
    path(f"{_ITEM}kenal/", views_item.recuse, name="recuse"),
    path(f"{_ITEM}tutup/", views_lead.close, name="close"),
    path(f"{_ITEM}acuan/", views_lead.golden, name="golden"),
    path(f"{_ITEM}temuan/", views_finding.finding, name="finding"),
    path(f"{_ITEM}tarik/", views_finding.withdraw, name="withdraw"),
    path(f"{_ITEM}<slug:what>/", views_item.at_once, name="at_once"),
]
