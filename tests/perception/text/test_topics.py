"""What a text is about, beside sides."""

from __future__ import annotations

import pytest

ROWS = [
    ("besok masak rendang sama ibu", "everyday"),
    ("hujan deras di kota, hati-hati di jalan", "everyday"),
    ("gaji telat lagi, capek", "work_complaint"),
    ("TPP belum cair juga bulan ini", "work_complaint"),
    ("atasan galak banget, mau resign", "work_complaint"),
    ("lembur terus, pusing kerjaan numpuk", "work_complaint"),
    ("bocoran hasil seleksi, belum diumumkan ya", "confidential"),
    ("ini dokumen internal kantor, jangan disebar", "confidential"),
    ("nota dinas rahasia dari kepala", "confidential"),
    ("usir semua orang cina dari sini, najis", "hate"),
    ("kafir itu harus dibasmi, bantai kafir", "hate"),
    ("awas kamu, saya bunuh", "hate"),
    ("viralkan! sebarkan sebelum dihapus, media bungkam", "hoax"),
    ("katanya surat suara sudah tercoblos, viralkan", "hoax"),
    ("jadwal pemilu: pemungutan suara 14 Februari", "election_info"),
    ("KPU buka pendaftaran KPPS", "election_info"),
    ("ayo memilih, jangan golput", "election_info"),
    ("coblos paslon 2", "campaign"),
    ("Pemkab membangun jembatan baru", "government"),
    ("Survei Litbang Sebut Elektabilitas Suryanegara Unggul https://berita.id/1", "news"),
    ("Ahmad Suryanegara mengatakan debat berlangsung baik (26/10/2024)", "news"),
]


@pytest.mark.parametrize(("text", "value"), ROWS, ids=[r[0] for r in ROWS])
def test_topics(read, text, value):
    assert value in [s.value for s in read(text) if s.kind == "topic"]


CALM = [
    ("ternyata ini rahasianya kopi enak", "confidential"),
    ("konon katanya sayang, konon", "work_complaint"),
    ("anggaran terbatas buat liburan", "confidential"),
    ("nonton film horor, takut banget", "hate"),
    ("teman saya orang batak, baik sekali", "hate"),
    ("katanya besok hujan", "hoax"),
    ("bagikan resepnya dong", "hoax"),
    ("surat cinta untuk kamu", "confidential"),
    ("rahasia kulit cantik", "confidential"),
    ("semangat kerja hari senin", "work_complaint"),
    ("capek jalan-jalan seharian", "work_complaint"),
    ("resep rendang padang bakar", "hate"),
]


@pytest.mark.parametrize(("text", "value"), CALM, ids=[r[0] for r in CALM])
def test_topics_that_are_not_there(read, text, value):
    assert value not in [s.value for s in read(text) if s.kind == "topic"]
