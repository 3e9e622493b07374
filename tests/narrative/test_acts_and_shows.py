"""The lists: what the actor did, and what the conduct shows."""

from __future__ import annotations

import pytest

from .accounts import listed, told

ACTS = [
    ("Lurah menyanyikan lagu dukungan paslon", "chant"),
    ("Kepala UPT memimpin yel-yel", "chant"),
    ("Kepala seksi memimpin ibu-ibu PKK meneriakkan nama petahana", "chant"),
    ("Staf itu berkata akan mendukung caleg nomor 4", "declare_support"),
    ("Wali kelas menempel gambar caleg lalu memperkenalkannya kepada murid", "persuade"),
    ("Guru mengajak muridnya mencoblos capres nomor 3", "persuade"),
    ("Staf menyebarkan ajakan memilih petahana", "persuade"),
    ("Perbekel meminta dukungan untuk calon gubernur", "persuade"),
    ("Sekda menyatakan dukungan kepada petahana", "declare_support"),
    ("saya nulis siap menangkan paslon 1", "declare_support"),
    ("Camat memerintahkan lurah hadir di kampanye", "mobilise"),
    ("Kades mengerahkan massa ke rapat umum", "mobilise"),
    ("PNS membagikan sembako bergambar caleg", "distribute"),
    ("Kepala sekolah menyediakan tempat untuk kampanye caleg", "host"),
    ("ASN menjadi pembawa acara kampanye", "speak"),
    ("Lurah memberi sambutan di deklarasi", "speak"),
    ("Camat menyambut calon bupati di dermaga", "escort"),
    ("Guru menjadi anggota tim pemenangan", "team"),
    ("PNS menjadi saksi paslon di TPS", "team"),
    ("ASN tercatat sebagai anggota partai", "party_member"),
    ("Kadis mengambil formulir penjaringan di partai", "approach_party"),
    ("Sekda memasang baliho bergambar dirinya", "self_promote"),
    ("Kades mengumpulkan KTP warga sebagai dukungan calon perseorangan", "collect_support"),
    ("Camat mengancam memutasi staf yang tidak memilih petahana", "threaten"),
    ("Program bantuan dibagikan agar warga memilih petahana", "favour"),
    ("Saya PNS dan mendaftar jadi anggota KPPS", "electoral_duty"),
    ("PNS memberikan suaranya di TPS", "vote"),
    ("ASN membaca visi misi calon di situs KPU", "seek_information"),
    ("Lurah mengimbau warga agar tidak golput", "turnout"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_act(text: str, act: str) -> None:
    assert act in listed(text, "acts")


NOT_ACTS = [
    ("PNS tidak menjadi tim sukses siapa pun", "team"),
    ("Guru hadir tanpa mengajak orang memilih calon", "persuade"),
    ("Calon bupati mengajak warga memilih, PNS hanya menonton", "persuade"),
    ("Lurah mengimbau warga datang ke TPS tanpa menyebut calon", "persuade"),
    ("Caleg membagikan kaus kepada guru", "distribute"),
    ("Tim paslon melaporkan camat", "team"),
    ("Pose camat itu dianggap mendukung paslon 2", "declare_support"),
    ("Foto editan membuat kadis seolah mendukung calon", "declare_support"),
    ("Guru ikut kampanye calon bupati", "persuade"),
    ("ASN diajak tetangganya memilih paslon 2", "persuade"),
    ("Guru diminta jadi timses tetapi ia menolak", "team"),
    ("Dilaporkan ketua partai, camat itu dipanggil Bawaslu", "party_member"),
]


@pytest.mark.parametrize(("text", "act"), NOT_ACTS)
def test_not_an_act_of_the_actor(text: str, act: str) -> None:
    assert act not in listed(text, "acts")


SHOWS = [
    ("PNS mengunggah wajah caleg", "contestant"),
    ("Guru memakai kaus bergambar logo partai", "party"),
    ("Lurah menulis doa agar petahana menang", "support"),
    ("ASN memuji calon gubernur di Facebook", "support"),
    ("Dosen menyindir capres di X", "opposition"),
    ("Guru menjelekkan calon petahana di kelas", "opposition"),
    ("Staf mengunggah spanduk caleg", "campaign_material"),
    ("PNS membagikan berita tentang debat", "news"),
    ("ASN membagikan jadwal pencoblosan", "election_info"),
    ("Camat mengajak warga tidak golput", "turnout"),
    ("Dosen menulis ujaran kebencian terhadap etnis tertentu", "hate"),
    ("PNS menyebarkan hoaks surat suara", "hoax"),
    ("Pegawai membocorkan nota dinas rahasia", "confidential"),
    ("Perawat curhat soal lembur di TikTok", "work_complaint"),
    ("Humas mengunggah kinerja pemerintah daerah", "government"),
]


@pytest.mark.parametrize(("text", "shows"), SHOWS)
def test_shows(text: str, shows: str) -> None:
    assert shows in listed(text, "shows")


NOT_SHOWN = [
    ("ASN mengimbau memilih tanpa menyebut calon", "contestant"),
    ("Pesan itu tidak memuat ajakan", "support"),
    ("Salam dua jari itu ditafsirkan mendukung paslon, padahal salam literasi", "support"),
    ("PNS hadir tanpa atribut", "campaign_material"),
    ("Foto diambil sebelum penetapan calon", "contestant"),
]


@pytest.mark.parametrize(("text", "shows"), NOT_SHOWN)
def test_not_shown(text: str, shows: str) -> None:
    assert shows not in listed(text, "shows")


WORDS = [
    ('Lurah menulis "gas nomor dua" di grup WA', "text", "gas nomor dua"),
    ("Camat berkomentar “lanjutkan pak” di foto petahana", "text", "lanjutkan pak"),
    ('PNS menyukai unggahan berbunyi "coblos nomor 3"', "quoted_text", "coblos nomor 3"),
    ("PNS bergabung di grup bernama 'Relawan Maju'", "text", None),
    ('Bawaslu menyebut "ini pelanggaran" usai camat hadir', "text", None),
]


@pytest.mark.parametrize(("text", "field", "value"), WORDS)
def test_quoted_words(text: str, field: str, value: str | None) -> None:
    assert told(text).get(field) == value
