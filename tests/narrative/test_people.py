"""Who the account is about: employment, office, kinship."""

from __future__ import annotations

import pytest

from .accounts import told

KINDS = [
    ("PNS Kementerian Agama membalas cuitan tim kampanye", "pns"),
    ("Seorang aparatur sipil negara berjoget di panggung partai", "pns"),
    ("Saya CPNS baru, boleh ikut kampanye?", "pns"),
    ("Abdi negara itu memasang baliho caleg di pagar rumahnya", "pns"),
    ("Kabid Kebersihan mengajak stafnya memilih petahana", "pns"),
    ("Plt Camat Sukajadi menghadiri deklarasi relawan", "pns"),
    ("Sekda mengunggah foto bersama pasangan calon", "pns"),
    ("Guru PPPK membagikan poster capres di grup wali murid", "pppk"),
    ("sy p3k di smp, blh gak jd anggota partai?", "pppk"),
    ("Tenaga honorer dinas perikanan ikut konvoi paslon", "non_asn"),
    ("Guru honorer mengomentari foto caleg", "non_asn"),
    ("Karyawan BUMD menyukai unggahan calon wali kota", "non_asn"),
    ("THL kebersihan memakai kaus calon saat bekerja", "non_asn"),
    ("Kades memerintahkan perangkatnya memenangkan caleg", "village_official"),
    ("Perangkat desa menjadi tim sukses calon bupati", "village_official"),
    ("Keuchik menyampaikan dukungan kepada calon gubernur", "village_official"),
    ("Hukum tua ikut memasang spanduk pasangan calon", "village_official"),
    ("Penjabat kepala desa mengampanyekan petahana", "pns"),
    ("Anggota Polri berfoto dengan calon bupati", "tni_polri"),
    ("Babinsa hadir di kampanye untuk pengamanan", "tni_polri"),
    ("Saya pensiunan, bolehkah jadi timses?", "private"),
    ("Ia dikira PNS padahal ternyata tenaga kontrak yang memasang baliho", "non_asn"),
    ("Sekretaris desa berstatus PNS itu berkampanye di Facebook", "pns"),
    ("Dosen PTN mengisi acara partai", "pns"),
    ("Kalau suami saya polisi dan saya guru honorer, boleh pasang spanduk?", "non_asn"),
    ("Pejabat BUMD ikut rapat partai", "non_asn"),
    ("Istri camat membagikan beras bergambar caleg", None),
    ("Foto lama saya sama bupati masih ada di IG", None),
    ("Guru membagikan berita pemilu", None),
    ("Pegawai menyukai foto calon", None),
    ("Kepala sekolah berfoto dengan caleg", None),
    ("A civil servant liked a candidate's post", "pns"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_actor_kind(text: str, kind: str | None) -> None:
    assert told(text).get("actor_kind") == kind


@pytest.mark.parametrize(
    ("region", "kind"),
    [
        ("Kabupaten Sleman, DI Yogyakarta", "village_official"),
        ("34.02", "village_official"),
        ("Kota Padang", "pns"),
        ("34.71", "pns"),
        (None, "pns"),
    ],
)
def test_a_lurah_is_a_village_official_in_the_regencies_of_yogyakarta(
    region: str | None, kind: str
) -> None:
    assert told("Lurah menghadiri kampanye", region=region)["actor_kind"] == kind


OFFICES = [
    ("Kepala dinas berorasi di kampanye", "structural"),
    ("Pejabat eselon III menyukai unggahan caleg", "structural"),
    ("Dokter PNS berkomentar di akun paslon", "functional"),
    ("Saya guru ASN, boleh like?", "functional"),
    ("Staf kelurahan mengunggah foto caleg", "staff"),
    ("Pj gubernur mengajak warga memilih petahana", "regional_head"),
    ("Wali kota hadir di kampanye", "regional_head"),
    ("PNS menyimak debat capres", None),
]


@pytest.mark.parametrize(("text", "office"), OFFICES)
def test_office(text: str, office: str | None) -> None:
    assert told(text).get("office") == office


RELATIONS = [
    ("Saya ASN, kakak saya maju jadi calon wali kota", "relative"),
    ("Istri saya caleg, apa saya boleh hadir?", "spouse"),
    ("PNS istri calon bupati ikut mendampingi suaminya", "spouse"),
    ("Guru itu menyukai foto sepupunya yang menjadi caleg", "relative"),
    ("PNS berfoto dengan calon bupati yang masih pamannya", "relative"),
    ("Boleh gak datang ke syukuran om saya yg nyalon DPRD?", "relative"),
    ("PNS hadir di syukuran caleg terpilih yang masih sepupunya", "relative"),
    ("Camat menjenguk anak tetangganya di rumah sakit", None),
    ("PNS mengajak istrinya makan di warung", None),
    ("Suaminya yang akan maju pilkada meminta ia hadir", "spouse"),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_relation(text: str, relation: str | None) -> None:
    assert told(text).get("relation") == relation
