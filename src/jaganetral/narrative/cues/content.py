"""What the conduct shows: a contestant, support, an attack, material, news, hate, secrets."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue
from jaganetral.narrative.cues.words import WHOM

_VENOM = (
    "~hina|~hujat|~maki|~fitnah|~caci|~laknat|~ejek|@insult_n|~serang|menghujat|racun|meracuni"
    "|diracun|dibunuh|ditusuk"
    "|membunuh|mampus|ditembak|digantung|mati"
)
_RULERS = "menteri|presiden|pemerintah|negara|polisi|tni|pancasila"
"""The government and the state: hostility against them is hate by SE BKN of 18 May 2018."""

SHOWS = {
    "contestant": (
        Cue("contestant", "@contestant"),
        Cue("contestant", "nomor urut? @digits|satu|dua|tiga|empat|lima"),
        Cue("contestant", "akronim|singkatan|inisial|jargon|slogan|semboyan *2 paslon|@contestant"),
        Cue("contestant", "grup|posko *1 pemenangan"),
    ),
    "party": (
        Cue("party", "@party|partai|parpol"),
        Cue("party", "@event_party"),
    ),
    "support": (
        Cue("support", "@support_n"),
        Cue("support", "@call_n"),
        Cue("support", "@v.support *4 " + WHOM),
        Cue("support", "~dukung:active|dukung|mendukung"),
        Cue("support", "yel-yel|yel"),
        Cue("support", "~pilih:active|~coblos|~menang:active *2 " + WHOM),
        Cue("support", "tidak|kurang|tak netral", raw=True),
        Cue("support", "melanggar|pelanggaran|langgar *1 netralitas"),
        Cue("support", f"@v.promote|~unggul|kehebatan|kelebihan|keberhasilan *3 {WHOM}"),
        Cue("support", "2|dua|lanjut|lanjutkan periode|kan"),
        Cue("support", "memihak|berpihak|condong|menjagokan|mengunggulkan|keunggulan|prestasi"),
        Cue("support", "mengharapkan|berharap|harapan|selamat|semoga *4 menang|sukses|terpilih"),
        Cue("support", "@v.campaign"),
        Cue("support", "coblos *1 nomor"),
        Cue("support", "jargon|semboyan|tagar|slogan|akronim *4 " + WHOM),
        Cue("support", "dua periode"),
        Cue(
            "support",
            f"@v.write|@v.post|~kata|~sebut|~ucap *8 {WHOM} *2 menang|unggul|terpilih"
            " !versi|berdasarkan|menurut|hitung|dalam|di",
            who="actor",
        ),
        Cue("support", "grup|posko *1 pemenangan"),
    ),
    "opposition": (
        Cue("opposition", "@v.oppose|@insult_n"),
        Cue("opposition", f"~kritik *4 {WHOM}"),
        Cue("opposition", "jangan|tidak|agar ~pilih *2 " + WHOM, raw=True),
        Cue("opposition", "ganti presiden|bupati|gubernur"),
        Cue("opposition", "kampanye hitam|negatif"),
    ),
    "campaign_material": (
        Cue("campaign_material", "@material"),
        Cue("campaign_material", "@v.install *2 gambar|foto *2 @contestant"),
        Cue("campaign_material", "@apparel *2 bergambar|bertulis|bertuliskan|berlogo *3 " + WHOM),
        Cue("campaign_material", "@apparel|gambar|logo *1 @contestant|@party"),
        Cue("campaign_material", "berkaus|berbaju|berjaket|berompi|bertopi *4 " + WHOM),
        Cue("campaign_material", "jingle|twibbon|tagline"),
    ),
    "news": (Cue("news", "@news_n", who="actor"),),
    "election_info": (
        Cue("election_info", "@info_n"),
        Cue("election_info", "halaman|akun|laman|situs|website|postingan|info *2 @organizer|kpu"),
        Cue(
            "election_info",
            "jadwal|tahapan|cara *2 pencoblosan|memilih|pemungutan|pilkada|pemilihan",
        ),
    ),
    "turnout": (
        Cue("turnout", "tidak|jangan|anti golput", raw=True),
        Cue("turnout", "hak pilih|pilihnya|suara *3 tps|golput"),
        Cue("turnout", "@v.urge *4 ke|datang tps"),
        Cue("turnout", "@v.urge *3 ikut|gunakan|menggunakan *1 memilih|hak"),
    ),
    "hate": (
        Cue("hate", "@hate_n"),
        Cue(
            "hate",
            "ancaman|~ancam|menghina|~hina|membunuh|halalkan *6 agama|keagamaan|suku|etnis"
            "|ras|umat|ormas|organisasi|golongan|kelompok|gereja|minoritas",
        ),
        Cue(
            "hate",
            "suku|agama|etnis|ras|umat|ormas|gereja|masjid|golongan *6 pengkhianat|sesat"
            "|kafir|musuh|najis|bodoh|pemalas|usir|diusir|musnah",
        ),
        Cue("hate", "rasis|sara|intoleran|kafir|antipancasila|anti-pancasila|khilafah|radikalisme"),
        Cue("hate", "anti|selain|menolak|mengganti|menentang|menggantikan *1 pancasila|nkri"),
        Cue("hate", f"{_VENOM} *8 {_RULERS}"),
        Cue("hate", f"{_RULERS} *8 {_VENOM}"),
    ),
    "hoax": (
        Cue("hoax", "@hoax_n"),
        Cue("hoax", "sudah *1 dicoblos|tercoblos"),
        Cue(
            "hoax",
            "belum|tidak|tanpa *1 terverifikasi|diverifikasi|jelas|sumber|terbukti *2 "
            "sumbernya|kebenarannya|tentang|soal|mengenai",
            raw=True,
        ),
    ),
    "confidential": (
        Cue("confidential", "@secret_n"),
        Cue(
            "confidential",
            "dokumen|surat|data|nota|naskah|draf|perjanjian|notulen *6 rahasia"
            "|internal|bocor|dibocorkan",
        ),
        Cue("confidential", "membocorkan|bocorin|bocorkan|leak|leaked"),
        Cue(
            "confidential", "sebelum|belum *2 diumumkan|dirilis|ditetapkan|dipublikasikan *1 resmi"
        ),
    ),
    "work_complaint": (
        Cue("work_complaint", "@complaint_n"),
        Cue("work_complaint", "mengeluh|curhat|mengeluhkan|keluhkan|ngeluh|sambat *6"),
    ),
    "government": (
        Cue("government", "@government_n"),
        Cue(
            "government",
            "program|kinerja|capaian|pelayanan *1 pemerintah|pemda|pemkab|pemkot|dinas",
        ),
    ),
}
