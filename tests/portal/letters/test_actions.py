"""A letter is issued once, under a number, and what it says is kept as it was."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from pypdf import PdfReader

from jaganetral.portal.letters import actions, selectors
from jaganetral.portal.letters.forms import forms
from jaganetral.portal.people.models import Organisation, Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form_id", sorted(forms()))
def test_every_form_is_written(form_id: str, intake_officer: Person, body: Organisation) -> None:
    if "intake_officer" not in forms()[form_id].written_by:
        pytest.skip("written by others")
    letter = actions.write(
        form_id,
        by=intake_officer,
        organisation=body,
        values={"event": "Membagikan ajakan *memilih* #seseorang", "account": "Begini."},
    )
    made = selectors.file_of(letter, "pdf")
    assert hashlib.sha256(made).hexdigest() == letter.sha256
    assert letter.code in PdfReader(io.BytesIO(made)).pages[-1].extract_text()
    assert zipfile.ZipFile(io.BytesIO(selectors.file_of(letter, "docx"))).testzip() is None
