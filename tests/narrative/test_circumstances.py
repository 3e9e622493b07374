"""Uniform, place, facilities, duty, leave, passivity, company, gesture, number."""

from __future__ import annotations

import pytest

from .accounts import told

ROWS = [
    ("in_uniform", "Camat berseragam dinas menghadiri deklarasi", True),
    ("in_uniform", "PNS memakai baju korpri saat kampanye", True),
    ("in_uniform", "ASN hadir tanpa seragam", False),
    ("in_uniform", "saya dtg gak pake seragam", False),
    ("in_uniform", "Guru hadir dengan pakaian bebas", False),
    ("in_uniform", "Ia menanggalkan atribut dinas sebelum masuk", False),
    ("in_uniform", "PNS menonton debat", None),
    ("at_office", "Kabid berswafoto di ruang kerja dengan poster caleg", True),
    ("at_office", "Guru membagikan stiker di sekolah", True),
    ("at_office", "Pegawai merekam video di kantor kelurahan", True),
    ("at_office", "Staf mengirim meme ke grup kantor", None),
    ("at_office", "PNS hadir di kantor partai", False),
    ("state_facility", "Camat memakai mobil dinas ke lokasi kampanye", True),
    ("state_facility", "Kendaraan pelat merah ditempeli stiker paslon", True),
    ("state_facility", "PNS hadir tanpa menggunakan fasilitas negara", False),
    ("state_facility", "Saya datang naik mobil pribadi", False),
    ("on_duty", "Satpol PP mengamankan kampanye karena tugas", True),
    ("on_duty", "Humas pemkab meliput kampanye sebagai petugas protokol", True),
    ("on_duty", "ASN hadir dengan surat tugas dari pimpinan", True),
    ("on_duty", "PNS datang di luar jam kerja", False),
    ("on_duty", "Guru hadir pada hari libur", False),
    ("on_duty", "PNS menonton konser", None),
    ("on_unpaid_leave", "PNS yang cuti di luar tanggungan negara mendampingi istrinya", True),
    ("on_unpaid_leave", "Saya sudah ambil CLTN, boleh ikut kampanye suami?", True),
    ("on_unpaid_leave", "Ia mendampingi suami tanpa cuti", False),
    ("on_unpaid_leave", "Ia sedang cuti tahunan", False),
    ("active_support", "Lurah meneriakkan yel-yel", True),
    ("active_support", "Guru menjadi panitia deklarasi", True),
    ("active_support", "ASN ikut membagikan brosur di kampanye", True),
    ("active_support", "Sekcam mengajak pegawai memenangkan paslon 2", True),
    ("active_support", "PNS memakai kaus paslon saat hadir", True),
    ("active_support", "PNS hanya duduk menyimak di kampanye", False),
    ("active_support", "Ia hadir tanpa menunjukkan dukungan", False),
    ("active_support", "Guru diam saja saat menghadiri deklarasi", False),
    ("active_support", "saya cuma nonton kampanye", False),
    ("active_support", "Camat tidak ikut meneriakkan yel-yel", False),
    ("active_support", "bolehkah saya hadir tanpa ikut bersorak atau memberi dukungan?", False),
    ("active_support", "ASN mengajak warga menggunakan hak pilih di TPS", None),
    ("with_contestant", "PNS berfoto bersama calon bupati", True),
    ("with_contestant", "Camat menjemput calon gubernur di bandara", True),
    ("with_contestant", "Lurah duduk di samping caleg", True),
    ("with_contestant", "Guru berpose dua jari tanpa calon di lokasi", False),
    ("with_contestant", "PNS berfoto dengan poster calon", None),
    ("with_contestant", "ASN menulis status dengan tagar calon", None),
    ("candidate_number", "Kades mengajak memilih paslon nomor urut 2", 2),
    ("candidate_number", "saya like foto paslon 03", 3),
    ("candidate_number", "Camat menyebut nomor satu pasti menang", 1),
    ("candidate_number", "Lima PNS hadir di kampanye", None),
    ("candidate_number", "Dua calon hadir di acara", None),
    ("gesture", "Lurah mengacungkan dua jari di depan baliho", "mengacungkan dua jari"),
    ("gesture", "PNS berpose jempol bersama caleg", "berpose jempol"),
    ("gesture", "Kabid membuat simbol metal saat difoto", "simbol metal"),
    ("gesture", "Guru berfoto dengan salam tiga jari", "salam tiga jari"),
    ("gesture", "saya unggah foto tinta di jari setelah nyoblos", None),
    ("gesture", "PNS berfoto tanpa mengacungkan jari", None),
    ("gesture", "ASN memberi jempol pada unggahan caleg", None),
    ("gesture_meaning", "Gestur itu salam literasi", "other"),
    ("gesture_meaning", "Ia mengakui pose dua jari itu bentuk dukungan", "support"),
    ("gesture_meaning", "Camat mengacungkan tiga jari sesuai nomor urut paslon", "support"),
    ("gesture_meaning", "Dua jari itu menurutnya gaya bebas, bukan dukungan", "other"),
    ("gesture_meaning", "Camat mengacungkan dua jari", None),
]


@pytest.mark.parametrize(("field", "text", "value"), ROWS)
def test_circumstance(field: str, text: str, value: object) -> None:
    assert told(text).get(field) == value


@pytest.mark.parametrize(
    ("account", "authorship"),
    [
        ("Pak Camat meminta warga memasang stikernya di rumah.", None),
        ("Camat mengajak stafnya mengunggah foto calon bupati.", None),
        ("Camat difoto; seorang warga mengunggah fotonya di Facebook.", "other_person"),
    ],
)
def test_what_others_were_told_to_do_is_not_theirs_alone(
    account: str, authorship: str | None
) -> None:
    assert told(account).get("authorship") == authorship
