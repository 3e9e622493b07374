"""The figures as people see them: public pages, an organisation's month, and its report."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils.html import escape
from docx import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from jaganetral.portal.insight import boundaries, charts, history, monthly
from jaganetral.portal.insight.closing import close_until
from jaganetral.portal.insight.errors import BadBoundaries
from jaganetral.portal.insight.fairness import reading
from jaganetral.portal.insight.measures import MEASURES
from jaganetral.portal.insight.models import Fact
from jaganetral.portal.insight.publishing import publish
from jaganetral.portal.insight.wording import provinces
from jaganetral.portal.people.roles import Role
from tests.portal.looking import fits_and_is_accessible
from tests.portal.people.conftest import Make

from .conftest import SECOND, Fill

QUESTION = "/data/?ukuran=registered&menurut=platform"


def test_before_a_month_is_closed_nothing_is_told(client: Client, db: None) -> None:
    page = client.get("/data/").content.decode()
    assert "Belum ada bulan" in page
    assert "/data/sejarah/" in page


@pytest.mark.usefixtures("closed")
def test_the_dashboard_shows_definitions_tables_and_their_csv(client: Client) -> None:
    page = client.get(QUESTION).content.decode()
    for one in MEASURES.values():
        assert escape(str(one.definition)) in page
    assert page.count("<svg") >= 3
    assert "tabel.csv?ukuran=registered&amp;menurut=platform" in page
    answer = client.get("/data/tabel.csv?ukuran=registered&menurut=platform")
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert rows[0] == ["key", "label", "count"]
    assert all(int(row[2]) >= 5 for row in rows[1:])
    for row in rows[1:]:
        told = (f">{row[2]}</td>", f">≥ {row[2]}</td>")
        assert any(one in page for one in told), "the page and its CSV tell the same"
    english = client.get(f"/en{QUESTION}").content.decode()
    assert "What each measure counts" in english


@pytest.mark.usefixtures("closed")
def test_a_wrong_filter_is_told_and_the_rest_is_shown(client: Client) -> None:
    answer = client.get("/data/?ukuran=nama")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert client.get("/data/tabel.csv?wilayah=00").status_code == 400


@pytest.mark.usefixtures("closed")
def test_open_data_is_downloaded_as_it_was_frozen(client: Client) -> None:
    made = publish()
    assert made.sha256 in client.get("/data/terbuka/").content.decode()
    answer = client.get(f"/data/terbuka/{made.pk}.zip")
    assert answer.content == bytes(made.content)
    described = json.loads(zipfile.ZipFile(io.BytesIO(answer.content)).read("datapackage.json"))
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["rulebook"] == made.rulebook
    assert client.get("/data/terbuka/999.zip").status_code == 404


def test_fairness_speaks_of_chance_and_of_small_numbers(client: Client, fill: Fill) -> None:
    assert "Belum ada paruh tahun" in client.get("/data/keadilan/").content.decode()
    fill(date(2026, 6, 1), 150)
    close_until(date(2026, 6, 1))
    page = client.get("/data/keadilan/").content.decode()
    assert "terjadi secara kebetulan" in page
    assert "terlalu sedikit untuk disebut" in page
    rows = client.get("/data/keadilan/tabel.csv").content.decode().splitlines()
    assert rows[0].startswith("until,by,share,group")
    assert any("laki-laki" in row for row in rows)
    assert client.get("/data/keadilan/?sampai=1999-06").status_code == 404


def test_differences_are_read_plainly() -> None:
    assert reading([(3, 2), (1, 4)])[0] == "too_few"
    assert reading([(50, 50), (52, 48)])[0] == "chance"
    assert reading([(90, 10), (40, 60)])[0] == "beyond_chance"
    assert reading([(5, 0), (6, 0)])[0] == "too_few"


def test_history_stands_side_by_side_and_names_what_does_not_fit(client: Client, db: None) -> None:
    page = client.get("/data/sejarah/").content.decode()
    found = history.series()
    assert len(found.records) == 51
    ids = {one.id for one in found.records}
    assert all(one.source_url in page.replace("&amp;", "&") for one in found.records)
    assert all(id in ids for one in found.contradictions for id in one.ids)
    by_id = {one.id: one.value for one in found.records}
    # What the page says of figures that do not fit is arithmetic on the figures themselves.
    assert (
        round(100 * by_id["S-008"]["ditindaklanjuti_ppk"] / by_id["S-008"]["terbukti"], 1) == 87.4
    )
    parts = {k: v for k, v in by_id["S-029"].items() if k != "asn_diduga"}
    assert sum(parts.values()) == 1237 > by_id["S-029"]["asn_diduga"]
    both = next(one for one in found.records if one.id == "S-012")
    assert both.columns[0] == "790 + 64", "two counts are never added up"


def test_an_organisation_s_month_is_the_same_on_page_and_paper(
    client: Client, fill: Fill, place: SimpleNamespace, person: Make
) -> None:
    fill(SECOND, 12)
    client.force_login(person(Role.REVIEWER, place.nation))
    at = f"/data/lembaga/{place.nation.pk}/"
    page = client.get(at)
    assert page.status_code == 200
    told = monthly.month_of(place.nation, SECOND)
    pdf = client.get(f"{at}laporan.pdf?bulan=2026-08").content
    word = client.get(f"{at}laporan.docx?bulan=2026-08").content
    printed = "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages)
    tables = Document(io.BytesIO(word)).tables
    for (_id, title, now, *_rest), row in zip(told.measures, tables[0].rows[1:], strict=False):
        assert f"{title}</th><td>{now}</td>" in page.content.decode()
        assert title in printed
        assert [cell.text for cell in row.cells][:2] == [title, str(now)]
    assert "Bukan untuk diumumkan" in printed
    assert client.get(f"{at}laporan.pdf?bulan=2026-08").content == pdf
    assert client.get(f"{at}laporan.docx?bulan=2026-08").content == word
    english = client.get(f"/en{at}laporan.pdf?bulan=2026-08").content
    assert "For internal use" in PdfReader(io.BytesIO(english)).pages[0].extract_text()
    assert client.get(f"{at}?bulan=2020-01").status_code == 404


def test_only_whoever_may_read_cases_sees_exact_figures(
    client: Client, fill: Fill, place: SimpleNamespace, person: Make
) -> None:
    fill(SECOND, 12)
    at = f"/data/lembaga/{place.nation.pk}/"
    assert client.get(at).status_code == 302
    client.force_login(person(Role.REVIEWER, place.tree.regency))
    assert client.get(at).status_code in (403, 404)
    client.force_login(person(Role.AGENCY_OFFICER, place.tree.nation))
    assert client.get("/data/lembaga/").status_code == 403


def test_an_agency_counts_only_what_had_reached_it(fill: Fill, place: SimpleNamespace) -> None:
    fill(SECOND, 20)
    assert not monthly.months_of(place.tree.regency)
    Fact.objects.filter(kind="sanctioned").update(agency=place.tree.regency)
    told = monthly.month_of(place.tree.province, SECOND)
    figures = {id: now for id, _title, now, *_rest in told.measures}
    assert figures["sanctioned"] == Fact.objects.filter(kind="sanctioned").count()
    assert figures["reported"] == 0


def test_the_map_has_a_tile_for_each_province_and_takes_real_boundaries(
    tmp_path: Path, settings: SimpleNamespace
) -> None:
    assert set(charts.TILES) == set(charts.SHORT) == set(provinces())
    assert len(set(charts.TILES.values())) == 38
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"data": tmp_path})
    square = [[0, 0], [1, 0.001], [2, 0], [2, 2], [0, 2], [0, 0]]
    features = [
        {"type": "Feature", "properties": {"kode": code},
         "geometry": {"type": "Polygon", "coordinates": [[[x + 95, y] for x, y in square]]}}
        for code in provinces()
    ]  # fmt: skip
    file = tmp_path / "provinsi.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    found = boundaries.load(file, code="kode", said="BIG 2025")
    assert boundaries.kept() == found
    assert found.paths["13"].count("L") == 4, "a point that hardly leaves the line is left out"
    drawn = charts.region_map({"13": 8}, found)
    assert drawn.source == "BIG 2025"
    file.write_text(json.dumps({"features": features[1:]}))
    with pytest.raises(BadBoundaries, match="11"):
        boundaries.load(file, code="kode", said="BIG 2025")
    assert boundaries.kept() == found, "a bad file changes nothing"


@pytest.mark.usefixtures("closed")
def test_the_pages_are_for_everybody(phone: Page) -> None:
    publish()
    for path in (QUESTION, "/data/keadilan/", "/data/sejarah/", "/en/data/terbuka/"):
        answer = phone.goto(path)
        assert answer is not None
        assert answer.status == 200
        assert phone.locator("h1").count() == 1
        fits_and_is_accessible(phone)


@pytest.mark.usefixtures("closed")
def test_a_question_is_asked_by_keyboard_and_without_script(without_script: Page) -> None:
    without_script.goto("/data/")
    without_script.get_by_label("Menurut", exact=True).focus()
    without_script.get_by_label("Menurut", exact=True).select_option("act")
    without_script.get_by_role("button", name="Tampilkan").focus()
    without_script.keyboard.press("Enter")
    expect(without_script.get_by_role("heading", name="menurut", exact=False).first).to_be_visible()
    expect(without_script).to_have_url(re.compile("menurut=act"))
