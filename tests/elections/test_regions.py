from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.elections import Registry

REGISTRY = Registry.load()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("13.71", "13.71"), ("1371", "13.71"), ("13", "13"), ("13.71.01.1001", "13.71"),
        ("91.09", "94.04"), ("92.71", "96.71"), ("99", None), ("13.99", None),
        ("Kab. Lebong", "17.07"), ("Kabupaten Lebong", "17.07"), ("lebong", "17.07"),
        ("Pemkab Lebong", "17.07"), ("Pemerintah Kabupaten Lebong", "17.07"),
        ("Padang", "13.71"), ("kota padang, sumbar", "13.71"), ("Kota Padang Sumbar", "13.71"),
        ("KOTA PADANG, Prov. Sumatera Barat", "13.71"), ("Kab.Bandung", "32.04"),
        ("Bandung", "32.73"), ("Malang", "35.73"), ("Bandung, Jawa Barat", "32.73"),
        ("Kota Banjar", "32.79"), ("Kab. Banjar", "63.03"), ("Banjar, Kalsel", "63.03"),
        ("Banjar", None),
        ("Jambi", "15"), ("Kota Jambi", "15.71"), ("Gorontalo", "75"), ("Kab Gorontalo", "75.01"),
        ("Bengkulu", "17"), ("kota bengkulu", "17.71"),
        ("sumbar", "13"), ("Jateng", "33"), ("NTB", "52"), ("DKI", "31"), ("Jakarta", "31"),
        ("DIY", "34"), ("D.I. Yogyakarta", "34"), ("sulsel", "73"), ("Pemprov Jateng", "33"),
        ("Sumatra Utara", "12"), ("Kep. Riau", "21"), ("Babel", "19"), ("Bangka", "19.01"),
        ("Provinsi Aceh", "11"), ("Provinsi Banten (dilaporkan di Kota Tangerang)", "36"),
        ("Solo", "33.72"), ("Ujung Pandang", "73.71"), ("Toba Samosir", "12.12"),
        ("Maluku Tenggara Barat", "81.03"), ("Kukar", "64.02"), ("Tangsel", "36.74"),
        ("Limapuluh Kota", "13.07"), ("50 Kota", "13.07"), ("Pangkajene Kepulauan", "73.10"),
        ("Kotabaru", "63.02"), ("Kota Baru", "63.02"), ("Pangkal Pinang", "19.71"),
        ("Baubau", "74.72"), ("Toli-toli", "72.04"), ("Fakfak", "92.03"),
        ("Kota Padang Sidempuan", "12.77"), ("Kota Jakarta Selatan", "31.74"),
        ("Kab. Mimika, Papua", "94.04"), ("Kab. Mimika, Papua Tengah", "94.04"),
        ("Kota Sorong, Papua Barat", "96.71"), ("Sorong", "96.71"),
        ("Papua", "91"), ("Papua Barat", "92"), ("Papua Barat Daya", "96"),
        ("Surabya", "35.78"), ("pesisir seltan", "13.01"), ("Kab. Indragiri Hulo, Riau", "14.02"),
        ("Kec. Lubuk Begalung, Kota Padang, Sumatera Barat", "13.71"),
        ("Tempat Yang Tidak Ada, Bali", "51"),
        ("Nasional", None), ("nasional (akun tim kampanye)", None), ("Indonesia", None),
        ("", None), ("...", None), ("Xyz", None), ("Kuala Lumpur", None),
    ],
)  # fmt: skip
def test_a_place_as_people_write_it(written: str, code: str | None) -> None:
    found = REGISTRY.find_region(written)
    assert (found.code if found else None) == code


@pytest.mark.parametrize("region", REGISTRY.regions, ids=lambda region: region.code)
def test_every_region_is_found_by_its_code_and_its_own_name(region) -> None:
    assert REGISTRY.find_region(region.code) == region
    assert REGISTRY.find_region(region.code.replace(".", "")) == region
    province = REGISTRY.region(region.province)
    assert province is not None
    assert REGISTRY.find_region(f"{region.name}, {province.name}") == region


def test_a_shared_name_lists_all_that_it_may_mean() -> None:
    assert [region.code for region in REGISTRY.find_regions("Bandung")] == ["32.73", "32.04"]
    assert [region.code for region in REGISTRY.find_regions("Banjar")] == ["32.79", "63.03"]
    assert [region.code for region in REGISTRY.find_regions("Gorontalo")] == [
        "75", "75.71", "75.01",
    ]  # fmt: skip


def test_the_edition_has_all_regions() -> None:
    kinds = [region.kind for region in REGISTRY.regions]
    assert (kinds.count("province"), kinds.count("regency"), kinds.count("city")) == (38, 416, 98)


@given(st.text())
def test_any_words_are_a_region_or_none(text: str) -> None:
    found = REGISTRY.find_region(text)
    assert found is None or found in REGISTRY.find_regions(text)


def test_a_kecamatan_is_found_where_its_table_is_given(tmp_path: Path) -> None:
    table = tmp_path / "districts.csv"
    rows = "code,name\n13.71.09,Nanggalo\n33.21.01,Mranggen\n32.04.01,Sukajaya\n13.72.01,Sukajaya\n"
    table.write_text(rows, encoding="utf-8")
    registry = Registry.load(districts=table)

    def code(written: str) -> str | None:
        found = registry.find_region(written)
        return found.code if found else None

    assert code("Kec. Nanggalo") == "13.71"
    assert code("Kecamatan Sukajaya, Sumbar") == "13.72"
    assert code("Kecamatan Sukajaya") is None
    assert REGISTRY.find_region("Kec. Nanggalo") is None
