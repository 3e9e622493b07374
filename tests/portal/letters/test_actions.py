"""A letter is issued once, under a number, and what it says is kept as it was."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from jaganetral.portal.letters import actions, selectors
from jaganetral.portal.letters.forms import Field, forms
from jaganetral.portal.people.models import Organisation, Person

pytestmark = pytest.mark.django_db


def _some(one: Field) -> Any:
    """Something for a field, that a typesetter could trip over."""
    match one.kind:
        case "date":
            return date(2026, 11, 24)
        case "moment":
            return "2026-11-24T09:00:00+07:00"
        case "choice":
            return next(iter(one.options))
        case "people":
            return [{"name": "Budi Contoh", "address": "Jalan #1 *tebal* $x$"}, "Ani Contoh"]
        case "list":
            return ["Satu #emph[a]", "Dua <b>"]
    return "198501012010011034" if one.personal == "nip" else "Kata *tebal* #let x = 1 $y$ <i> \\"


@pytest.mark.parametrize("form_id", sorted(forms()))
def test_every_form_is_written_with_all_its_fields(
    form_id: str, writers: dict[str, Person], body: Organisation
) -> None:
    one = forms()[form_id]
    by = next((writers[role] for role in one.written_by if role in writers), None)
    letter = actions.write(
        form_id,
        by=by,
        organisation=body,
        values={each.id: _some(each) for each in one.fields},
    )
    made = selectors.file_of(letter, "pdf")
    assert hashlib.sha256(made).hexdigest() == letter.sha256
    said = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    assert letter.code in said
    assert letter.number in said.replace("\n", "")
    assert zipfile.ZipFile(io.BytesIO(selectors.file_of(letter, "docx"))).testzip() is None
