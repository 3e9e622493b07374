"""A roster is read from distrusted files, good rows are taken, bad ones given back, none lost."""

from __future__ import annotations

import io
import zipfile
from types import SimpleNamespace

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.people.roles import Role
from jaganetral.portal.reaching import importing
from jaganetral.portal.reaching.columns import guessed
from jaganetral.portal.reaching.errors import BadFile, BadMapping, NotNow
from jaganetral.portal.reaching.models import Employee, Move
from jaganetral.portal.reaching.sealed import known, open_bad
from jaganetral.portal.reaching.tables import FORMULA, LOST, csv_bytes, read_table
from tests.portal.people.conftest import Make, sign_in

from .conftest import HEAD, as_csv, employee, nip, row, take

pytestmark = pytest.mark.django_db


def xlsx(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for one in rows:
        book.active.append(one)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_good_row_is_an_employee_whose_name_and_nip_stand_sealed(agency: SimpleNamespace) -> None:
    take(agency.officer, agency.place, [row(1)])
    one = Employee.objects.get()
    told = known(one.sealed)
    assert (one.organisation, one.employment, told.nip) == (agency.office, "pns", nip(1))
    kept = str(list(Employee.objects.values())) + str(list(importing.Roster.objects.values()))
    assert told.name not in kept
    assert nip(1) not in kept


def test_the_same_file_again_changes_nothing(agency: SimpleNamespace) -> None:
    rows = [row(number) for number in range(20)]
    take(agency.officer, agency.place, rows)
    before = list(Employee.objects.order_by("pk").values())
    counts = take(agency.officer, agency.place, rows).counts
    assert (counts["unchanged"], counts["new"], counts["moved"], counts["changed"]) == (20, 0, 0, 0)
    assert list(Employee.objects.order_by("pk").values()) == before


def test_a_move_between_offices_is_recognised_and_kept(agency: SimpleNamespace) -> None:
    take(agency.officer, agency.place, [row(1)])
    counts = take(agency.officer, agency.place, [row(1, "Kabupaten A")]).counts
    moved = Move.objects.get()
    assert counts["moved"] == 1
    assert (moved.left, moved.entered) == (agency.office, agency.regency)
    assert employee(1).organisation == agency.regency


WRONG = {
    "nip": {"1987031220110120": "18 digits", "198713122011012001": "date of birth",
            f"{LOST}198703122011012000": "Excel", "": "18 digits"},
    "name": {"": "missing", "7": "missing"},
    "office": {"": "missing", "Dinas Antah": "not in the tree"},
    "employment": {"honorer": "PNS or PPPK", "PPPK": "other kind"},
    "email": {"siti@": "no address"},
    "phone": {"12": "no number"},
}  # fmt: skip


@pytest.mark.parametrize(("field", "value"), [(f, v) for f, some in WRONG.items() for v in some])
def test_a_bad_row_is_given_back_with_its_reason(
    field: str, value: str, agency: SimpleNamespace, settings: pytest.FixtureRequest
) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]
    roster = take(agency.officer, agency.place, [row(1, **{field: value}), row(2)])
    assert (roster.counts["bad"], roster.counts["new"]) == (1, 1)
    given_back = open_bad(roster.sealed_bad).decode("utf-8-sig")
    assert WRONG[field][value] in given_back
    assert given_back.splitlines()[1].startswith("2,")


def test_no_row_is_lost_and_one_nip_is_one_person(agency: SimpleNamespace) -> None:
    rows = [row(1), row(1), row(1, position="Kepala"), row(2), row(3, email="x")]
    counts = take(agency.officer, agency.place, rows).counts
    assert (counts["new"], counts["repeated"], counts["bad"]) == (2, 1, 2)
    assert (
        sum(counts[key] for key in ("new", "moved", "changed", "unchanged", "repeated", "bad")) == 5
    )


def test_offices_are_made_only_where_the_officer_says_so(agency: SimpleNamespace) -> None:
    assert take(agency.officer, agency.place, [row(1, "Dinas Perikanan")]).counts["bad"] == 1
    take(agency.officer, agency.place, [row(1, "Dinas Perikanan"), row(2, "DINAS PERIKANAN")],
         make_offices=True)  # fmt: skip
    made = Organisation.objects.get(name="Dinas Perikanan")
    assert made.path.startswith(agency.regency.path)
    assert made.employees.count() == 2


def test_who_a_whole_file_does_not_name_has_left(agency: SimpleNamespace) -> None:
    take(agency.officer, agency.place, [row(1), row(2), row(3)])
    take(agency.officer, agency.place, [row(1), row(3, email="x")])
    assert Employee.objects.filter(left_at=None).count() == 3
    take(agency.officer, agency.place, [row(1), row(3, email="x")], whole=True)
    # Number 3 stands in a bad row: who is named has not left.
    assert {known(one.sealed).nip for one in Employee.objects.filter(left_at=None)} == {
        nip(1),
        nip(3),
    }


def test_somebody_of_another_agency_is_not_taken_away(
    agency: SimpleNamespace, person: Make
) -> None:
    other = person(Role.AGENCY_OFFICER, agency.beside)
    take(other, agency.beside, [row(1, "Kabupaten B")])
    assert take(agency.officer, agency.place, [row(1)]).counts["bad"] == 1
    assert employee(1).organisation == agency.beside


def test_only_the_officer_of_the_place_takes_a_roster_over(
    agency: SimpleNamespace, person: Make
) -> None:
    for who in (agency.head, person(Role.AGENCY_OFFICER, agency.beside)):
        with pytest.raises(Refused):
            importing.receive(who, agency.place, as_csv([row(1)]))
    roster = importing.receive(agency.officer, agency.place, as_csv([row(1)]))
    importing.carry_out(agency.officer, roster)
    with pytest.raises(NotNow):
        importing.carry_out(agency.officer, roster)


# --- files --------------------------------------------------------------------------------------


def test_columns_are_guessed_and_can_be_corrected(agency: SimpleNamespace) -> None:
    table = read_table(as_csv([["1", *row(1)]], ["No", *HEAD]))
    found = guessed(table)
    assert {key: table.header[at] for key, at in found.items()} == {
        "nip": "NIP", "name": "Nama", "office": "Perangkat Daerah", "unit": "Unit Kerja",
        "position": "Jabatan", "employment": "Jenis Pegawai", "email": "Email", "phone": "No HP",
    }  # fmt: skip
    roster = importing.receive(agency.officer, agency.place, as_csv([row(1)], list("ABCDEFGH")))
    with pytest.raises(BadMapping):
        importing.carry_out(agency.officer, roster)
    importing.remap(agency.officer, roster, {"nip": 0, "name": 1, "office": 2, "employment": 5})
    roster.refresh_from_db()
    assert importing.carry_out(agency.officer, roster).counts["new"] == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_is_read_in_the_forms_it_comes_in(encoding: str, sign: str) -> None:
    text = f"NIP{sign}Nama\r\n{nip(1)}{sign}Zoë\r\n"
    table = read_table(text.encode(encoding))
    assert (table.header, table.rows) == (["NIP", "Nama"], [(2, [nip(1), "Zoë"])])


def test_xlsx_is_read_and_formulas_are_not_computed() -> None:
    table = read_table(xlsx([["NIP", "Nama"], [nip(1), "=1+1"], [198703122011012001, "Siti"]]))
    assert table.rows[0][1] == [nip(1), FORMULA]
    assert table.rows[1][1][0].startswith(LOST)
    assert read_table(b'NIP,Nama\n1,"=HYPERLINK(""http://x"")"\n').rows[0][1][1] == FORMULA


def bomb() -> bytes:
    content, out = zipfile.ZipFile(io.BytesIO(xlsx([["a", "b"]]))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in content.infolist():
            made.writestr(one.filename, content.read(one))
        made.writestr("xl/worksheets/sheet2.xml", b"0" * 30_000_000)
    return out.getvalue()


def with_entities() -> bytes:
    content, out = zipfile.ZipFile(io.BytesIO(xlsx([["a", "b"]]))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for one in content.infolist():
            head = b'<!DOCTYPE x [<!ENTITY a "b">]>' if one.filename.endswith("sheet1.xml") else b""
            made.writestr(one.filename, head + content.read(one))
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"one column\nalone\n", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04broken", b"a,b\n" * 60_000,
     b"\x00" * 1000, bytes(10_000_001), bomb(), with_entities()],
    ids=["empty", "one column", "xls", "broken", "too many", "zeros", "too large", "bomb", "dtd"],
)  # fmt: skip
def test_what_is_no_table_or_a_trap_is_refused(content: bytes) -> None:
    with pytest.raises(BadFile):
        read_table(content)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    try:
        table = read_table(content)
    except BadFile:
        return
    assert all(len(cells) == len(table.header) for _number, cells in table.rows)


def test_what_goes_out_is_no_formula() -> None:
    assert (
        csv_bytes([["=1", "+1", "@x", "-1", "ok"]]).decode("utf-8-sig").strip()
        == "'=1,'+1,'@x,'-1,ok"
    )


# --- pages --------------------------------------------------------------------------------------


def test_the_officer_hands_a_file_in_looks_and_takes_it_over(
    client: Client, agency: SimpleNamespace
) -> None:
    sign_in(client, agency.officer)
    rows = [row(1), row(2, "Dinas Baru"), row(3, email="x")]
    file = io.BytesIO(as_csv(rows))
    file.name = "pegawai.csv"
    page = client.post(f"/en/jangkauan/{agency.place.pk}/daftar/", {"file": file}, follow=True)
    text = page.content.decode()
    assert "Dinas Baru" in text
    assert "no address" in text
    address = page.redirect_chain[-1][0]
    done = client.post(address, {"langkah": "ambil", "kantor": "on"}, follow=True).content.decode()
    assert "Rows that were given back" in done
    given_back = client.get(f"{address}ditolak.csv")
    assert given_back.headers["Content-Type"].startswith("text/csv")
    assert Employee.objects.count() == 2


def test_nobody_else_sees_a_roster(client: Client, agency: SimpleNamespace, person: Make) -> None:
    roster = importing.receive(agency.officer, agency.place, as_csv([row(1)]))
    sign_in(client, person(Role.AGENCY_OFFICER, agency.beside))
    assert client.get(f"/jangkauan/daftar/{roster.pk}/").status_code == 403
    assert client.get(f"/jangkauan/{agency.place.pk}/daftar/").status_code == 403
