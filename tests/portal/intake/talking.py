"""Walks through the conversation as a form without JavaScript does."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from jaganetral.portal.intake import conversation
from tests.portal.intake.conftest import STORY, a_day

ANSWERS: dict[str, dict[str, str]] = {
    "cerita": {"text": STORY},
    "pahami": {},
    "diketahui": {"known": "yesterday"},
    "kapan": {"happened_on": a_day(1).isoformat()},
    "tempat": {"region_said": "Kota Padang, Sumatera Barat", "place": "grup WhatsApp warga"},
    "siapa": {"reported_name": "Bambang Contoh", "reported_office": "Kecamatan A"},
    "bukti": {"links": ""},
    "saksi": {"witnesses": ""},
    "anda": {"openly": "no"},
}


def draft_in(page: Any) -> str:
    """The sealed field of a page."""
    found = re.search(r'name="draf" value="([^"]+)"', page.content.decode())
    assert found, page.content.decode()[:2000]
    return found[1]


def say(client: Client, page: Any, step: str, action: str = "lanjut", **answer: Any) -> Any:
    """Answer a step on the page that asked it."""
    form = {"draf": draft_in(page), "langkah": step, "aksi": action} | answer
    return client.post("/lapor/baru/", form)


def walk(client: Client, until: str = "periksa", **instead: dict[str, str]) -> Any:
    """The page of a step, reached by answering all before it."""
    page = client.get("/lapor/baru/")
    for step, answer in ANSWERS.items():
        if step == until:
            return page
        page = say(client, page, step, **(answer | instead.get(step, {})))
        assert page.status_code == 200, (step, page.context["problems"])
    return page


def slowly(monkeypatch: Any) -> None:
    """Let the conversation have begun long enough ago."""
    monkeypatch.setattr(conversation, "LEAST_SECONDS", 0)
