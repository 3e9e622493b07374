"""Ballot numbers in their guises, and the numbers that are none."""

from __future__ import annotations

import pytest

GUISES = [
    ("caleg DPRD nomor 7 partai itu", "7"),
    ("Kartikawati ✌️", "2"),
    ("coblos no 2", "2"),
    ("ayo coblos nomor urut 1 ya", "1"),
    ("Paslon 02 yang terbaik", "2"),
    ("paslon no. 3", "3"),
    ("paslon2 mantap", "2"),
    ("dukung paslon nomor 1", "1"),
    ("pasangan nomor urut 3", "3"),
    ("nomer siji Suryanegara", "1"),
    ("nomor loro wae, coblos", "2"),
    ("coblos nomor telu", "3"),
    ("pilih nomor dua", "2"),
    ("pilih no.2 gaes", "2"),
    ("salam 2jari ✌️", "2"),
    ("salam dua jari", "2"),
    ("salam 3 jari!", "3"),
    ("#Deng_02", "2"),
    ("#coblos01", "1"),
    ("#Bareng_03", "3"),
    ("#KitoBasamo01", "1"),
    ("#salam2jari", "2"),
    ("#paslon3menang", "3"),
    ("#02untukkita", "2"),
    ("01 harga mati", "1"),
    ("gaspol 03", "3"),
    ("tetap 02 sampai akhir", "2"),
    ("02 sekali putaran", "2"),
    ("cabup nomor 1", "1"),
    ("cagub 02", "2"),
    ("caleg nomor urut 4 om saya", "4"),
    ("om saya nyaleg nomor 4", "4"),
    ("Kartikawati nomor 2", "2"),
    ("Kartikawati no urut 2", "2"),
    ("Ingat ya, tusuk nomor 3", "3"),
    ("menangkan nomor 1", "1"),
    ("capres no 2", "2"),
    ("coblos 2️⃣", "2"),
    ("dukung wirasaba ☝️", "1"),
    ("no urut dua", "2"),
    ("nmr urut 3", "3"),
    ("calon nomor 2 lebih pintar", "2"),
    ("paslon nomor sepuluh", "10"),
]

TRAPS = [
    "Alhamdulillah sudah nyoblos, ungu kelingkingku ✌️",
    "sampai ketemu di TPS ✌️",
    "PKPU nomor 3 tahun 2022 tentang tahapan pemilu",
    "rumah saya di RT 02 RW 05",
    "rt.02/rw.01 banjir lagi",
    "Jalan Raya No 2 Surabaya",
    "jl. melati no 3 ya bang",
    "gang kelinci nomor 1",
    "nomor punggung 2 mainnya bagus",
    "jersey nomor 1 milik kiper",
    "harga cuma 2 juta",
    "2 juta saja boleh?",
    "diskon 2 ribu",
    "tanggal 2 februari libur",
    "ulang tahun 2/2 nanti",
    "rapat jam 02.00",
    "telepon 0812-3456-7890",
    "nomor hp saya 02",
    "wa di nomor 08123456",
    "juara 1 lomba mewarnai",
    "peringkat 2 di kelas",
    "nomor 1 di dunia",
    "pelayanan nomor satu bagi kami",
    "skor 2-1 buat persib",
    "anak 2 cukup",
    "kelas 2 sd",
    "SMP Negeri 2 juara lagi",
    "lantai 3 kamar 02",
    "gelombang 1 sudah dibuka",
    "episode 3 sedih banget",
    "covid19 vaksin dosis 2",
    "pasal 2 ayat 1",
    "surat nomor 2 tahun 2021",
    "km 2 macet",
    "tol exit 3",
    "bus nomor 2 datang",
    "antrian nomor 3",
    "kursi nomor 1",
    "pilih menu nomor 2 enak banget",
    "teman2 semua hati2 ya",
    "jalan2 ke pantai",
    "2 tahun lagi lulus",
    "3 tips sukses kerja",
    "tim kami 2 orang",
    "part 2 dong",
    "dua jari saya luka",
    "ngetik pakai dua jari",
    "lima menit lagi sampai",
    "#tahun2024 #kelas02",
    "#rt02 kerja bakti",
    "hari ke 2 diklat",
    "01 10 2019 hari kesaktian pancasila",
    "saya pilih 2 kilo apel",
    "angkatan 02 reuni",
    "ada 3 paslon yang mendaftar",
    "dua pasangan calon mendaftar ke KPU",
    "2 calon bupati berdebat",
    "TPS 02 dekat rumah",
    "satu suara sangat berarti di pemilu",
    "debat capres tahap 2 di pemilu",
    "vitamin nomor satu untuk anak",
]


@pytest.mark.parametrize(("text", "number"), GUISES, ids=[g[0] for g in GUISES])
def test_a_ballot_number_is_seen_in_its_guises(read, text, number):
    assert number in [s.value for s in read(text) if s.kind == "number"]


@pytest.mark.parametrize("text", TRAPS)
def test_other_numbers_are_not_taken_for_ballot_numbers(read, text):
    assert [s.text for s in read(text) if s.kind == "number"] == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("coblos no 2", "p2"),
        ("paslon 03", "p3"),
        ("partai nomor 12", None),
        ("paslon 7", None),
    ],
)
def test_a_number_means_who_has_it_here(read, text, target):
    found = [s for s in read(text) if s.kind == "number"]
    assert [s.target.id for s in found if s.target] == ([target] if found else [])


def test_the_number_of_a_candidate_on_a_list_is_not_that_of_a_party(read, both):
    signals = read("caleg nomor urut 11 tetangga saya", both)
    assert [s.target.id for s in signals if s.kind == "number" and s.target] == [None]


def test_a_number_that_two_contests_have_is_resolved_by_the_contest_that_is_named(read, both):
    signals = read("caleg partai nomor urut 11 pilihan kita", both)
    assert "garuda" in [s.target.id for s in signals if s.kind == "number" and s.target]
