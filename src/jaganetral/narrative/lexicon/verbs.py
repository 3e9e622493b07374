"""Verb roots and what their forms mean.

A row: class, roots. `me-/di-/ter-/ber-/nge-…-kan/-i` forms of a root get `v.CLASS`; forms with
`-an` and `pe-…-an` get the noun class of NOUN_OF where one is given; `pe-` (a doer) gets none.
Only roots whose bare form is itself used as the act (`like`, `share`, `hadir`) stand in BARE.
"""

from __future__ import annotations

from jaganetral.narrative.lexicon import word_set

VERBS: tuple[tuple[str, str], ...] = (
    ("post", "unggah posting post upload pajang tayang publikasi update apdet pampang"),
    ("write", "tulis ketik ucap cuit nulis bikin buat"),
    ("repost", "repost retweet reshare regram"),
    ("share", "bagi terus viral sebar share sebarluas forward forwad broadcast distribusi edarkan"),
    ("send", "kirim send"),
    ("like", "suka like laik lope"),
    ("comment", "komentar tanggap balas komen comment reply timpal nimbrung"),
    ("follow", "ikut follow folow"),
    ("join", "gabung join masuk"),
    ("mention", "tandai mention tag colek"),
    (
        "attend",
        "hadir datang kunjung sambang tiba nonton tonton saksi ramaikan nongol merapat sowan"
        " kumpulan hadiri",
    ),
    ("pose", "foto swafoto pose potret jepret selfie mejeng nampang gaya"),
    ("raise", "acung angkat tunjuk peraga bentuk lambai tiru pamer kepal"),
    ("install", "pasang tempel tancap kibar gantung bingkai branding dirikan pampang bentang"),
    ("wear", "pakai kena guna selempang balut"),
    ("hold", "pegang bawa bentang angkut panggul"),
    ("store", "simpan titip tumpuk"),
    ("speak", "pidato orasi sambut ceramah pandu narasumber kata bicara cerita"),
    (
        "urge",
        "ajak imbau himbau seru dorong bujuk rayu pengaruh minta mohon anjur arah suruh"
        " saran pinta hendak harap ingatkan wanti-wanti berpesan pesankan serukan tekankan",
    ),
    ("convince", "yakin"),
    ("order", "perintah instruksi wajib titah tugaskan haruskan target"),
    (
        "mobilise",
        "kerah gerak galang kumpul mobilisasi himpun giring kondisi koordinasi koordinir"
        " organisir kerahkan",
    ),
    ("promote", "promosi sosialisasi perkenal kenalkan kenalin tawar jajakan pasarkan"),
    ("help", "bantu libat kerja sukseskan sukses menang back-up"),
    ("design", "desain rancang cetak produksi"),
    ("give", "serah hibah sumbang donasi"),
    ("lend", "pinjam izin sewa silakan"),
    ("choose", "pilih coblos tusuk"),
    ("win", "menang menangin"),
    (
        "support",
        "dukung jago puji doa restu sokong promosi perkenal apresiasi usung bela sukseskan sukses"
        " bangga sanjung agung unggul tonjol elu-elu puja idola andal",
    ),
    ("campaign", "kampanye"),
    (
        "oppose",
        "sindir hina ejek jelek fitnah cela serang hujat maki cemooh ledek olok"
        " diskredit lecehkan rendahkan remehkan sudutkan nyinyir caci hasut laknat",
    ),
    ("threat", "ancam intimidasi gertak paksa teror takut-takuti"),
    ("chant", "teriak nyanyi yel-yel yel jargon dendang"),
    ("dance", "joget goyang tari"),
    ("state", "nyata deklarasi ikrar"),
    (
        "escort",
        "damping antar jemput kawal temani teman temen iring sambut"
        " bersamai payung gandeng dampingin apit",
    ),
    ("listen", "dengar simak"),
    ("look", "lihat baca pantau pelajar ajar paham tahu cari telusur tengok"),
    (
        "host",
        "fasilitas selenggara undang gelar jamu tampung gagas sedia"
        " adakan helat prakarsa inisiasi langsungkan",
    ),
    ("delete", "hapus hilang takedown tarik delete remove"),
    ("hack", "retas bajak hack sadap"),
    ("edit", "edit sunting rekayasa manipulasi palsu crop"),
    ("report", "lapor adu periksa panggil klarifikasi telusur teliti kaji tegur selidik"),
    (
        "explain",
        "jelas terang aku kaku dalih alasan bantah sangkal ujar tutur sebut ungkap anggap tafsir",
    ),
    ("show_media", "tampil perlihat rekam muncul edar viral"),
    ("register", "daftar"),
    ("run", "nyaleg nyalon calon maju"),
    ("meet", "temu jumpa ketemu rangkul peluk salami"),
    ("sit", "duduk diri"),
    ("hold_post", "jadi jabat"),
    ("retire", "pensiun"),
    ("complain", "keluh curhat sambat"),
    ("leak", "bocor"),
    ("press", "pencet klik tekan"),
    ("guard", "jaga aman tugas"),
    ("transfer", "mutasi rotasi copot nonjob"),
    ("refuse", "tolak"),
    (
        "do",
        "cantum kritik beri sampai liput pihak politik untung rugi siar ganti ubah salur "
        "tandatangan teken stempel bonceng",
    ),
    ("keep", "tempat berada ada"),
)

BARE = word_set(
    "like share repost retweet follow join tag mention upload posting post hadir datang ikut "
    "gabung dukung pilih coblos kampanye foto selfie swafoto pose orasi pidato nyaleg nyalon "
    "maju pasang pakai bawa pegang kirim hapus ajak komentar komen masuk nonton deklarasi joget "
    "unggah sebar forward update bikin tulis simpan antar jemput damping comment delete daftar "
    "nulis duduk teriak nyanyi tiba muncul jadi ketemu suruh minta lihat baca dengar pandu "
    "hilang viral menang curhat mejeng nampang nongol merapat bantu titip pinjam "
    "ganti ngeluh mutasi pencet klik yel-yel doa aku buat"
)

NOUN_OF: dict[str, str] = {
    "unggah": "post", "posting": "post", "dukung": "support_n", "ajak": "call_n",
    "undang": "invitation", "seru": "call_n", "sambut": "speech", "tulis": "post",
    "cuit": "post", "sindir": "insult_n", "hina": "insult_n", "ancam": "threat_n",
    "arah": "appeal_n", "imbau": "appeal_n", "himbau": "appeal_n", "minta": "appeal_n",
    "anjur": "appeal_n", "bujuk": "appeal_n", "perintah": "appeal_n", "saran": "appeal_n",
    "menang": "winning", "calon": "candidacy", "ikut": "", "foto": "photo", "rekam": "video",
    "kampanye": "event_campaign",
}  # fmt: skip
