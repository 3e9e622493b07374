"""Words are unreadable in the database and in the log, and told to be unaltered."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.advice import actions
from jaganetral.portal.advice.errors import Unsealed
from jaganetral.portal.advice.models import Question
from jaganetral.portal.advice.sealed import opened, sealed
from jaganetral.portal.advice.selectors import paper_of
from jaganetral.portal.advice.words import Words, fingerprint, open_words, seal_words
from tests.portal.advice.conftest import VERIFY, WORDS

ANSWER = "Jangan hadir; *bukan* #markup $x$ @juga."


@given(st.builds(Words, text=st.text(), conduct=st.text(), rules=st.lists(st.text()).map(tuple)))
def test_sealing_and_opening(words: Words) -> None:
    assert open_words(seal_words(words)) == words


def test_another_secret_or_an_altered_letter_opens_nothing() -> None:
    token = sealed(b"rahasia")
    with override_settings(SECRET_KEY="x" * 60), pytest.raises(Unsealed):
        opened(token)
    with pytest.raises(Unsealed):
        opened(token[:-5] + "AAAA=")
    with override_settings(SECRET_KEY="x" * 60, SECRET_KEY_FALLBACKS=[_secret()]):
        assert opened(token) == b"rahasia"


def test_the_fingerprint_tells_every_change() -> None:
    turns = [("asker", "2026-01-01", Words("a")), ("adviser", "2026-01-02", Words("b"))]
    seen = {
        fingerprint(turns, "r", "t"),
        fingerprint(turns, "r2", "t"),
        fingerprint(turns, "r", "t2"),
        fingerprint(turns[:1], "r", "t"),
        fingerprint([turns[0], ("adviser", "2026-01-02", Words("b", rules=("x",)))], "r", "t"),
        fingerprint([turns[0], ("asker", "2026-01-02", Words("b"))], "r", "t"),
    }
    assert len(seen) == 6


def test_no_table_and_no_log_line_holds_the_words(
    office: SimpleNamespace, signed_in: Callable[[Any], Client], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="jaganetral"):
        client = signed_in(office.asker)
        told = {"text": WORDS, "organisation": office.tree.office.pk}
        assert client.post("/tanya-orang/baru/", told).status_code == 302
        question = Question.objects.get()
        client = signed_in(office.adviser)
        page = client.post(f"/tanya-orang/{question.pk}/jawab/", {"text": ANSWER})
        assert page.status_code == 302
    kept = _whole_database()
    assert str(question.pk).replace("-", "") in kept.replace("-", "")
    written = caplog.text + repr([record.__dict__ for record in caplog.records])
    assert "answered" in written
    for words in (WORDS, ANSWER, "paman"):
        assert words not in kept
        assert words not in written
        assert words not in repr(question)


def test_the_paper_is_kept_byte_for_byte(office: SimpleNamespace, question: Question) -> None:
    record = actions.answer(
        office.adviser, question, Words(ANSWER, rules=("pp94-n1-campaign",)), verify_at=VERIFY
    )
    made = paper_of(office.asker, record.code)
    assert made is not None
    assert made.startswith(b"%PDF-")
    assert hashlib.sha256(made).hexdigest() == record.paper_hash
    assert paper_of(office.asker, record.code) == made


def _secret() -> str:
    from django.conf import settings

    return str(settings.SECRET_KEY)


def _whole_database() -> str:
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows.append(repr(cursor.fetchall()))
    return "".join(rows)
