"""A letter is issued once, under a number, and what it says is kept as it was."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError, connection, transaction
from pypdf import PdfReader

from jaganetral.portal.casework.models import Case
from jaganetral.portal.letters import actions, selectors
from jaganetral.portal.letters.errors import BadValues, Gone, NeverChanged, NoSuchForm, NotNow
from jaganetral.portal.letters.forms import Field, forms
from jaganetral.portal.letters.models import Letter
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail.selectors import entries
from tests.portal.letters.conftest import NAME, NIP

pytestmark = pytest.mark.django_db

ODD = "Kata *tebal* #let x = 1 $y$ <i> & \\ @label"
"""What a typesetter or XML would take for markup."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _some(one: Field) -> Any:
    match one.kind:
        case "date":
            return date(2026, 11, 24)
        case "moment":
            return "2026-11-24T09:00:00+07:00"
        case "choice":
            return next(iter(one.options))
        case "people":
            return [{"name": "Budi Contoh", "address": ODD}, "Ani Contoh"]
        case "list":
            return [ODD, "Dua"]
    return NIP if one.personal == "nip" else ODD


def _text(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def _docx_text(docx: bytes) -> str:
    packed = zipfile.ZipFile(io.BytesIO(docx))
    assert packed.testzip() is None
    found = ""
    for name in packed.namelist():
        if name.endswith((".xml", ".rels")):
            root = ElementTree.fromstring(packed.read(name))
            found += "".join(one.text or "" for one in root.iter(f"{WORD}t"))
            assert not list(root.iter(f"{WORD}instrText")), "a field code came in"
    return found


def test_every_form_is_written_with_all_its_fields(
    body: Organisation, writers: dict[str, Person]
) -> None:
    for form_id, one in forms().items():
        by = next((writers[role] for role in one.written_by if role in writers), None)
        values = {each.id: _some(each) for each in one.fields}
        letter = actions.write(form_id, by=by, organisation=body, values=values)
        for kind, kept in (("pdf", letter.sha256), ("redacted", letter.redacted_sha256),
                           ("docx", letter.docx_sha256)):  # fmt: skip
            assert hashlib.sha256(selectors.file_of(letter, kind)).hexdigest() == kept, form_id
        said = _text(selectors.file_of(letter, "pdf"))
        assert letter.code in said, form_id
        assert letter.number.replace(" ", "") in said.replace(" ", ""), form_id
        words = _docx_text(selectors.file_of(letter, "docx"))
        assert letter.code in words, form_id
        assert letter.number in words, form_id
        if any(part.fields for part in one.parts):
            assert "#let x = 1 $y$ <i> &" in words, form_id


def test_a_form_without_its_fields_says_what_is_missing(
    body: Organisation, writers: dict[str, Person]
) -> None:
    with pytest.raises(BadValues) as found:
        actions.write("summons", by=writers["reviewer"], organisation=body, values={})
    assert set(found.value.problems) == {"allegation"}
    with pytest.raises(NoSuchForm):
        actions.write("b99", by=writers["reviewer"], organisation=body, values={})
    assert not Letter.objects.exists()


def test_what_the_letter_says(summons: Letter, case: Case) -> None:
    said = _text(selectors.file_of(summons, "pdf"))
    for part in (NAME, NIP, case.number, "bukan pernyataan bahwa Saudara bersalah",
                 "boleh didampingi", "sampai Selasa, 1 Desember 2026", "/terlapor/"):  # fmt: skip
        assert part in said, part
    assert "Hal : Undangan Klarifikasi" in said
    assert "left out" not in said
    assert summons.number == f"001/PP.01/Kab/98.01/{summons.number.split('/')[4]}/{summons.year}"


def test_the_redacted_variant_names_nobody(summons: Letter) -> None:
    said = _text(selectors.file_of(summons, "redacted"))
    assert "S. A." in said
    assert "19••••••••••••••34" in said
    for hidden in ("Siti", "Aminah", NIP):
        assert hidden not in said, hidden
    assert "[disamarkan] membagikan ajakan" in said


@pytest.mark.parametrize(
    ("form_id", "role", "may"),
    [
        ("summons", "reviewer", True),
        ("summons", "ppk", False),
        ("sanction_decision", "ppk", True),
        ("sanction_decision", "reviewer", False),
        ("decision_minutes", "intake_officer", False),
        ("objection", None, True),
        ("b3", None, True),
        ("summons", None, False),
        ("data_answer", "agency_officer", True),
        ("summons", "agency_officer", False),
    ],
)
def test_who_writes_which_form(
    form_id: str, role: str | None, may: bool, body: Organisation, writers: dict[str, Person]
) -> None:
    by = writers[role] if role else None
    values = {each.id: _some(each) for each in forms()[form_id].fields}
    if may:
        assert actions.write(form_id, by=by, organisation=body, values=values).by == by
    else:
        with pytest.raises(Refused):
            actions.write(form_id, by=by, organisation=body, values=values)


def test_whose_letter_it_is(case: Case, writers: dict[str, Person]) -> None:
    case.agency = None
    case.save()
    values = {"reported_name": NAME}
    with pytest.raises(NotNow):
        actions.write("clearing", by=writers["ppk"], case=case, values=values)


def test_a_letter_is_superseded_and_never_changed(
    summons: Letter, case: Case, writers: dict[str, Person]
) -> None:
    by, values = writers["reviewer"], selectors.words_of(summons)
    second = actions.write("summons", by=by, case=case, values=values, supersedes=summons)
    assert "menggantikan surat nomor 001/" in _text(selectors.file_of(second, "pdf"))
    assert Letter.objects.get(pk=summons.pk).superseded_by == second
    with pytest.raises(NotNow):
        actions.write("summons", by=by, case=case, values=values, supersedes=summons)
    with pytest.raises(NotNow):
        actions.write("forwarding", by=by, case=case, values=values, supersedes=second)
    with pytest.raises(NeverChanged):
        summons.save()
    with pytest.raises(NeverChanged):
        Letter.objects.filter(pk=summons.pk).update(number="000")
    for change in ("UPDATE letters_letter SET number='0'", "DELETE FROM letters_letter"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    assert Letter.objects.count() == 2


def test_the_trail_tells_of_each_letter_and_names_nobody(
    summons: Letter, case: Case, writers: dict[str, Person]
) -> None:
    actions.export(writers["reviewer"], summons, "pdf", reason="Untuk pos")
    with pytest.raises(BadValues):
        actions.export(writers["reviewer"], summons, "docx", reason=" ")
    lines = [(one.what, one.details) for one in entries(f"case:{case.pk}")]
    assert [what for what, _details in lines] == ["letter.written", "letter.exported"]
    assert lines[0][1]["sha256"] == summons.sha256
    for hidden in (NAME, NIP, "pos"):
        assert hidden not in str(lines)


def test_what_a_letter_says_can_be_erased_and_its_proof_stays(
    summons: Letter, writers: dict[str, Person]
) -> None:
    with pytest.raises(Refused):
        actions.erase(writers["reviewer"], summons, reason="Retensi")
    actions.erase(writers["decision_maker"], summons, reason="Retensi")
    kept = Letter.objects.get(pk=summons.pk)
    assert (kept.number, kept.sha256) == (summons.number, summons.sha256)
    for kind in ("pdf", "redacted", "docx"):
        with pytest.raises(Gone):
            selectors.file_of(kept, kind)


def test_the_database_holds_no_word_of_it(summons: Letter) -> None:
    content = summons.content
    for kept in (content.words, content.pdf, content.redacted, content.docx):
        assert NAME not in kept
        assert "%PDF" not in kept
        assert kept.startswith("gAAAA")


def test_who_reads(
    summons: Letter, case: Case, writers: dict[str, Person], person: Any, tree: Any
) -> None:
    assert selectors.letter_for(writers["ppk"], summons.pk) == summons
    assert selectors.letter_for(person(Role.REVIEWER, tree.beside), summons.pk) is None
    case.recusals.create(person=writers["ppk"], by=writers["ppk"], sealed="x")
    assert selectors.letter_for(writers["ppk"], summons.pk) is None
