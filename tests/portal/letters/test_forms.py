"""The records of the forms: whole, honest about what is known, and all that the procedure asks."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from jaganetral.portal.letters.errors import BadForm
from jaganetral.portal.letters.forms import _checked, forms, moves_of
from jaganetral.portal.letters.models import To
from jaganetral.portal.letters.numbers import problem_of
from jaganetral.portal.letters.redaction import HIDDEN, Redaction, initials
from jaganetral.portal.letters.sheet import Given, Letterhead, compose
from jaganetral.portal.letters.values import checked
from jaganetral.portal.people.permissions import TABLE
from jaganetral.portal.people.roles import GIVEN
from jaganetral.procedure import procedures

GIVEN_ = Given(
    "012/LP/2026", datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("Asia/Jakarta")),
    Letterhead(["Pengawas"]), "", "pemilu_report", "AAAA-BBBB-CCCC-DDDD", "https://a", "https://a/",
)  # fmt: skip


def test_every_form_that_the_procedure_asks_for_is_there() -> None:
    asked = {
        letter for flow in procedures().flows for move in flow.moves for letter in move.letters
    }
    assert asked <= set(forms())
    assert ("pilkada_report", "file_report") in moves_of("b1")


@pytest.mark.parametrize("form_id", sorted(forms()))
def test_a_record_is_whole(form_id: str) -> None:
    one = forms()[form_id]
    assert one.to in To.values
    assert one.permission in TABLE
    assert set(one.written_by) <= {role.value for role in GIVEN} | {"reporter", "reported"}
    assert one.basis, "what it rests on"
    assert all(basis.source or basis.confidence == "high" for basis in one.basis)
    assert problem_of(one.number) == ""
    assert one.title.id != one.title.en
    assert one.use.id != one.use.en
    shown = {name for part in one.parts for name in part.fields}
    said = " ".join(
        line if isinstance(line, str) else f"{line.text} {{{'} {'.join(line.when)}}}"
        for part in one.parts
        for line in part.lines
    )
    places = {name for place in one.signatures for name in (place.name, place.nip)}
    standing = {
        "recipient", "recipient_office", "recipient_place", "attachments", "copies", "place",
        "signer", "signer_nip", "signer_title", "reporter_name",
    }  # fmt: skip
    for field in one.fields:
        assert field.id in shown | places | standing or f"{{{field.id}}}" in said, field.id


def test_a_letter_to_the_reported_has_no_place_for_the_reporter() -> None:
    for one in forms().values():
        if one.to == "reported":
            assert not [field.id for field in one.fields if field.id.startswith("reporter_")]


@pytest.mark.parametrize(
    ("form_id", "flow", "printed"),
    [
        ("b1", "pemilu_report", "B.1"),
        ("b1", "pilkada_report", "A.1"),
        ("b2", "pilkada_report", ""),
        ("status_notice", "pemilu_report", ""),
        ("b31", "", "B.3.1"),
        ("summons", "pemilu_report", ""),
    ],
)
def test_a_code_is_printed_only_where_it_was_seen(form_id: str, flow: str, printed: str) -> None:
    assert forms()[form_id].code_for(flow) == printed


def test_an_article_that_nobody_saw_is_not_printed() -> None:
    said = [basis.printed() for basis in forms()["sanction_decision"].basis]
    assert "Peraturan Pemerintah Nomor 79 Tahun 2021" in said
    assert not any("terverifikasi" in one for one in said)


@pytest.mark.parametrize(
    ("outcome", "word"),
    [("not_proven", "TIDAK TERBUKTI"), ("not_a_violation", "BUKAN PELANGGARAN")],
)
def test_a_clearing_says_which_it_was(outcome: str, word: str) -> None:
    one = forms()["clearing"]
    sheet = compose(one, checked(one, {"reported_name": "A", "outcome": outcome}), GIVEN_)
    said = [line for block in sheet.blocks for line in block.lines]
    found = [line for line in said if "TERBUKTI" in line or "BUKAN" in line]
    assert len(found) == 1
    assert found[0].endswith(f"{word}.")


def test_a_sentence_without_its_field_is_left_out() -> None:
    one = forms()["summons"]
    sheet = compose(one, checked(one, {"allegation": "X"}), GIVEN_)
    said = " ".join(line for block in sheet.blocks for line in block.lines)
    assert "sampai" not in said
    assert "{" not in said
    assert "berhak didengar" in said


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Siti Aminah, S.Pd.", "S. A."),
        ("budi", "B."),
        ("Drs. I Wayan Sudarma", "D. I. W. S."),
        ("", HIDDEN),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Bu AMINAH menulis.", f"Bu {HIDDEN} menulis."),
        ("Siti Aminah, Siti Aminah!", f"{HIDDEN}!"),
        ("Hubungi 0812-3456-7890 atau a.b@contoh.example", f"Hubungi {HIDDEN} atau {HIDDEN}"),
        ("Nomor 012/LP/2026 tetap terbaca.", "Nomor 012/LP/2026 tetap terbaca."),
        ("Aminahan bukan nama itu.", "Aminahan bukan nama itu."),
        ("NIP 198501012010012034.", f"NIP {HIDDEN}."),
    ],
)
def test_free_words_hide_what_the_letter_knows(said: str, kept: str) -> None:
    values = {"reported_name": "Siti Aminah", "reported_nip": "198501012010012034"}
    assert Redaction(forms()["summons"], values).without(said) == kept


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"parts": [{"fields": ["nobody"]}]}, "nobody"),
        ({"fields": ["nobody"]}, "nobody"),
        ({"parts": [{"lines": ["{nobody}"]}]}, "nobody"),
        ({"layout": "poster"}, "poster"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_record_with_a_mistake_says_where(change: dict[str, object], says: str) -> None:
    record = {
        "id": "x", "title": {"id": "a", "en": "b"}, "use": {"id": "a", "en": "b"}, "layout": "form",
        "issuer": "agency", "written_by": [], "to": "file", "series": "X", "number": "{n}/{year}",
        "basis": [], "fields": [], "parts": [], "signatures": [],
    }  # fmt: skip
    with pytest.raises(BadForm, match=says) as found:
        _checked("agency.yaml", record | change, {})
    assert found.value.where == "agency.yaml, x"
