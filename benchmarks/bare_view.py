"""The peer of portal_check.py: Django with one view, no middleware, no database, nothing else.

It answers a small piece of JSON without reading what was sent: as little as a view can do.
"""

from __future__ import annotations

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

ANSWER = b'{"status":"ok"}'

settings.configure(ALLOWED_HOSTS=["*"], MIDDLEWARE=[], ROOT_URLCONF=__name__, SECRET_KEY="bench")


def bare(request: HttpRequest) -> HttpResponse:
    headers = {"Content-Length": str(len(ANSWER))}  # else the answer would come in chunks
    return HttpResponse(ANSWER, content_type="application/json", headers=headers)


urlpatterns = [path("bare", bare)]
application = get_wsgi_application()
