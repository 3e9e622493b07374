"""Contest, stage, event, purpose, days and places."""

from __future__ import annotations

import pytest

from .accounts import told

ROWS = [
    ("contest", "PNS menyukai foto capres", "president"),
    ("contest", "Guru mendukung caleg DPRD", "legislative"),
    ("contest", "Camat berfoto dengan calon anggota DPD", "dpd"),
    ("contest", "ASN mengunggah poster cagub", "governor"),
    ("contest", "Kades mendukung cabup petahana", "regent"),
    ("contest", "Paman saya maju wali kota", "mayor"),
    ("contest", "om saya nyaleg", "legislative"),
    ("contest", "PNS mengunggah foto paslon", None),
    ("contest", "Bupati menegur camat", None),
    ("stage", "Lurah mendukung bakal calon bupati", "before"),
    ("stage", "Foto itu diambil sebelum penetapan calon", "before"),
    ("stage", "Ayahnya akan maju pilkada tahun depan", "before"),
    ("stage", "ASN mengajak memilih paslon nomor urut 1", "determined"),
    ("stage", "PNS mengunggah poster pada masa tenang", "determined"),
    ("stage", "Sesudah penetapan calon, guru itu memasang baliho", "determined"),
    ("stage", "PNS menyukai foto calon", None),
    ("event", "Lurah hadir di kampanye", "campaign"),
    ("event", "Guru menghadiri deklarasi relawan", "declaration"),
    ("event", "ASN menghadiri rapat partai", "party_event"),
    ("event", "Camat mengantar paslon mendaftar ke KPU", "registration"),
    ("event", "PNS menonton debat capres di kafe", "debate"),
    ("event", "Kades berfoto dengan caleg di kondangan", "community"),
    ("event", "Kadis menyebut petahana saat apel pagi", "official"),
    ("event", "PNS mengunggah video kampanye", None),
    ("event", "Ia tidak tahu itu termasuk kampanye", None),
    ("purpose", "PNS hadir hanya untuk mendengarkan visi misi", "listen"),
    ("purpose", "Guru menyimak program calon sebagai bahan memilih", "listen"),
    ("purpose", "Petugas protokol hadir di kampanye karena tugas", "duty"),
    ("purpose", "ASN datang ke deklarasi setelah acara selesai", "other_event"),
    ("purpose", "Undangan yang ia terima ternyata undangan pengajian", "other_event"),
    ("purpose", "PNS tidak sengaja bertemu calon di pasar", "other_event"),
    ("purpose", "Camat ternyata hanya lewat di lokasi deklarasi", "other_event"),
    ("purpose", "PNS mendampingi suaminya yang mencalonkan diri", "accompany_spouse"),
    ("at", "Pada 12 November 2024 camat mengunggah foto paslon", "2024-11-12"),
    ("at", "Camat mengunggah foto pada 5/10/2024", "2024-10-05"),
    ("at", "Oktober 2024 lurah hadir di kampanye", "2024-10"),
    ("at", "Pekan lalu PNS hadir di kampanye pilkada 2024", None),
    ("at", "Camat hadir 31 Februari 2024", None),
    ("taken_at", "Foto yang diambil pada 3 Mei 2023 itu beredar lagi", "2023-05-03"),
    ("taken_at", "foto lebaran tahun 2022 dengan om saya", "2022"),
    ("region", "Camat di Kabupaten Lombok Timur berkampanye", "Kabupaten Lombok Timur"),
    ("region", "ASN Pemkot Bekasi hadir di deklarasi", "Kota Bekasi"),
    ("region", "PNS di Kota Padang, Sumatera Barat menyukai foto", "Kota Padang, Sumatera Barat"),
    ("region", "PNS di kota itu menyukai foto", None),
]


@pytest.mark.parametrize(("field", "text", "value"), ROWS)
def test_setting(field: str, text: str, value: object) -> None:
    assert told(text).get(field) == value
