"""The `acts`: what else the actor did that weighs on the conduct. One table for each."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue

CHOOSE = "~pilih|~coblos|~tusuk|~dukung|~menang|~sukses|~jago|coblos|vote|support"
WHOM = "@contestant|@party|@name|@team|nomor|01|02|03|04|05|1|2|3|4|5|paket"

ACTS = {
    "chant": (
        Cue("chant", "yel-yel|yel", who="actor"),
        Cue("chant", "menutup|~ucap|~teriak|memekikkan *3 salam|pekik", who="actor"),
        Cue("chant", "memimpin|pimpin|mimpin|dipimpin *8 yel-yel|yel|@v.chant"),
        Cue(
            "chant",
            "meneriakkan|menyanyikan|bernyanyi|teriak|nyanyi|menyanyi|berteriak *6 yel"
            "|jargon|lagu|kemenangan|menang|nama|@contestant|dukungan|lirik|~coblos|hidup",
            who="actor",
        ),
        Cue("chant", "chant|chanted|chanting"),
    ),
    "persuade": (
        Cue("persuade", "@contestant *3 memperkenalkannya|mempromosikannya", who="actor"),
        Cue("persuade", f"@v.urge *3 {CHOOSE} *3 {WHOM}", who="actor", head=True),
        Cue("persuade", f"@v.urge|@v.order *6 {CHOOSE} *2 {WHOM}", who="actor", head=True),
        Cue("persuade", "@v.urge *3 @support_n *3 untuk|kepada|bagi|buat *3 " + WHOM, who="actor"),
        Cue("persuade", "@v.urge *2 @support_n|dukungannya", who="actor"),
        Cue(
            "persuade",
            "mengajak|ajak|ngajak|menyuruh|mengarahkan|membujuk *4 ~dukung|~menang",
            who="actor",
            head=True,
        ),
        Cue("persuade", f"@call_n *3 {CHOOSE}"),
        Cue("persuade", "ajakan|seruan *1 dukungan|coblos|memilih|mencoblos"),
        Cue("persuade", "menyerukan *2 dukungan|kemenangan", who="actor"),
        Cue(
            "persuade",
            "mengampanyekan|mengkampanyekan|kampanyekan|mempromosikan|promosikan *3 "
            "@contestant|paslon|caleg",
            who="actor",
        ),
        Cue("persuade", "memperkenalkan|perkenalkan *3 @contestant", who="actor"),
        Cue("persuade", "jangan|agar|supaya *1 tidak? ~pilih|pilih|~coblos *2 " + WHOM, raw=True),
        Cue("persuade", "coblos *1 nomor"),
        Cue("persuade", "berkampanye|kampanye untuk|buat|bagi|mendukung *2 " + WHOM, who="actor"),
    ),
    "declare_support": (
        Cue(
            "declare_support",
            f"siap|akan|bakal|mau|ingin ~menang:active|~dukung:active *3 {WHOM}",
            who="actor",
        ),
        Cue(
            "declare_support",
            "@v.state|~ucap|~sampai|~tulis|~beri *3 @support_n !dari",
            who="actor",
        ),
        Cue("declare_support", "mendukung|dukung|menjagokan|mengusung *4 " + WHOM, who="actor"),
        Cue("declare_support", "deklarasi|~deklarasi *2 dukungan|mendukung", who="actor"),
        Cue("declare_support", "pernyataan|kalimat|komentar|kata-kata|ujaran *1 dukungan"),
        Cue(
            "declare_support",
            "menyatakan|mengaku|mengakui *1 mendukung|dukung|dukungannya",
            who="actor",
        ),
        Cue("declare_support", "menandatangani * dukungan", who="actor"),
        Cue("declare_support", "siap ~dukung|~menang"),
        Cue("declare_support", "dukungan kepada|untuk|bagi|ke|terhadap *3 " + WHOM),
    ),
    "mobilise": (
        Cue("mobilise", "@v.mobilise *3 massa|@subordinate|@public|suara|dukungan", who="actor"),
        Cue(
            "mobilise", "@v.order *2 @subordinate|@role|bawahan|warga|anggota|pegawai", who="actor"
        ),
        Cue(
            "mobilise",
            "@v.urge|menyuruh|meminta|mengarahkan *2 @subordinate|pegawai|staf|bawahan"
            " *4 ~menang|~pilih|~coblos|~dukung|~kampanye|~hadir|~datang|~gerak",
            who="actor",
        ),
        Cue("mobilise", "mengerahkan|menggalang|memobilisasi|menggerakkan", who="actor"),
        Cue("mobilise", "mengawal|kawal *4 c1|plano|suara|tps", who="actor"),
        Cue("mobilise", "target|daftar *4 suara|pemilih|persen *6 @contestant|paslon"),
        Cue("mobilise", "mengisi|format *2 daftar *3 pemilih"),
    ),
    "distribute": (
        Cue(
            "distribute",
            "membagikan|membagi-bagikan|bagi-bagi|membagi|bagikan|menyebarkan|bagi *3 "
            "@apparel|@goods|brosur|selebaran|kalender|kartu|pamflet|formulir|bahan",
            who="actor",
        ),
        Cue(
            "distribute",
            "membagikan|bagikan *2 @material *6 kampanye|lokasi|warga|rumah|pasar|peserta",
            who="actor",
        ),
        Cue("distribute", "membawa *4 @material|kaus|banner", who="actor"),
    ),
    "host": (
        Cue(
            "host",
            "@v.host *5 @contestant|pertemuan|@event_campaign|@event_declaration|@team|kampanye",
            who="actor",
        ),
        Cue(
            "host",
            "menyediakan|memfasilitasi|menyiapkan *4 tempat|fasilitas|rumah|lokasi|pertemuan"
            "|konsumsi|@event_campaign",
            who="actor",
        ),
        Cue("host", "jadi|menjadi *2 panitia|tuan|penyelenggara", who="actor"),
        Cue("host", "rumahnya|kediamannya *3 dijadikan|dipakai|jadi posko|tempat|lokasi"),
        Cue("host", "@office_place *2 ~simpan|menyimpan|posko"),
    ),
    "speak": (
        Cue(
            "speak",
            "~beri|memberi|menyampaikan|memberikan|berikan *1 sambutan|orasi|pidato|pengarahan",
            who="actor",
        ),
        Cue("speak", "berorasi|berpidato|orasi|pidato", who="actor"),
        Cue("speak", "jadi|menjadi|sebagai *1 mc|pembawa|narasumber|moderator|host|pembicara"),
        Cue("speak", "memandu *4 acara|tanya|kampanye|deklarasi|jawab", who="actor"),
    ),
    "escort": (
        Cue("escort", "@v.escort *5 @contestant|@kin.spouse|@v.run", who="actor"),
        Cue("escort", "@kin.spouse *4 @v.escort", who="actor"),
        Cue(
            "escort",
            "@v.escort *2 suaminya|istrinya|rombongan|menteri|tokoh|kunjungan",
            who="actor",
        ),
        Cue("escort", "blusukan *4 @contestant"),
    ),
    "team": (
        Cue(
            "team",
            "jadi|menjadi|masuk|anggota|bagian|sebagai|ketua|gabung|bergabung|koordinator"
            " *3 @team|timses",
        ),
        Cue("team", "jadi|menjadi|sebagai *1 saksi *2 paslon|partai|@contestant|@party"),
        Cue("team", "tim ahli|penasihat|konsultan *2 @contestant|paslon"),
    ),
    "party_member": (
        Cue(
            "party_member",
            "sebagai|saya|adalah|merupakan|aktif *1 anggota|pengurus|kader|ketua *1 @party",
        ),
        Cue(
            "party_member",
            "jadi|menjadi|tercantum|terdaftar|tercatat|masuk|susunan *5 pengurus"
            "|anggota|kader|keanggotaan *3 @party|partai",
        ),
        Cue("party_member", "sipol"),
    ),
    "approach_party": (
        Cue("approach_party", "penjaringan", who="actor"),
        Cue(
            "approach_party",
            "mendaftar|daftar|~daftar|melamar|mendekati|mendatangi|mengambil|lobi *3 @party"
            "|formulir",
            who="actor",
        ),
        Cue("approach_party", "uji|fit kelayakan|and * partai|@party"),
    ),
    "self_promote": (
        Cue(
            "self_promote", "@material|baliho|spanduk *3 bergambar|wajah|foto diri|dirinya|sendiri"
        ),
        Cue("self_promote", "baliho|spanduk|alat|poster|@material * bergambar *3 akan mencalonkan"),
        Cue("self_promote", "mempromosikan|sosialisasi|menyosialisasikan|branding *1 diri|dirinya"),
        Cue("self_promote", "@material *6 bergambar *4 akan|hendak mencalonkan|maju|nyalon"),
        Cue(
            "self_promote",
            "mencalonkan|calonkan|maju|nyalon|nyaleg diri|sendiri|dirinya",
            who="actor",
        ),
        Cue(
            "self_promote",
            "saya *2 mau|akan|hendak|ingin|berencana *1 nyaleg|nyalon|maju|mencalonkan",
            who="actor",
        ),
    ),
    "collect_support": (
        Cue(
            "collect_support",
            "@v.mobilise|meminta|kumpulkan|mengumpulkan|~kumpul|menghimpun"
            "|pinjam|meminjam *3 @idcard|ktp",
        ),
        Cue("collect_support", "formulir|surat dukungan"),
        Cue("collect_support", "@idcard *3 dukungan|independen|perseorangan"),
    ),
    "threaten": (
        Cue("threaten", "@v.threat|mengancam|diancam|@threat_n|ancaman|intimidasi", who="any"),
        Cue("threaten", "dipersilakan|silakan|silahkan|disuruh *1 keluar|pindah|mundur"),
        Cue("threaten", "dimutasi|dipindahkan|dipecat|dicoret *2 kalau|bila|jika|kalau"),
    ),
    "favour": (
        Cue("favour", "~untung|menguntungkan|merugikan|untungkan|rugikan *3 " + WHOM),
        Cue(
            "favour",
            "@v.transfer|memutasi|dimutasi *6 tidak|bukan|belum ~dukung|~pilih|pendukung",
            raw=True,
        ),
        Cue("favour", "@v.order *3 penyiaran|pemasangan|pemutaran"),
        Cue(
            "favour",
            "program|bantuan|kebijakan|keputusan|mutasi *5 agar|supaya|demi|untuk *3 "
            "~menang|~pilih|~dukung",
        ),
    ),
    "electoral_duty": (
        Cue(
            "electoral_duty",
            "jadi|menjadi|sebagai|bertugas|anggota|ketua|mendaftar|daftar|~daftar *2 @pollworker",
        ),
        Cue("electoral_duty", "@pollworker *2 di|kampung|tps|desa"),
    ),
    "vote": (
        Cue(
            "vote",
            "~salur|menyalurkan|memberikan|gunakan|menggunakan *2 hak|suara *1 pilih"
            "|suaranya|pilihnya",
            who="actor",
        ),
        Cue("vote", "bilik suara"),
        Cue("vote", "mencoblos|coblos|nyoblos|memilih *3 di|ke tps", who="actor"),
        Cue("vote", "~beri suara", who="actor"),
    ),
    "seek_information": (
        Cue(
            "seek_information",
            "~dengar|~simak|~cari|~tahu|~paham|~pelajar|~ajar|~lihat|~baca"
            "|mencari|melihat|mempelajari|memahami|mendengar|mendengarkan|menyimak|melihat|membaca"
            " *4 @vision_n|informasi|program|profil",
            who="actor",
        ),
        Cue(
            "seek_information",
            "mendengarkan|mendengar|menyimak|dengar|nonton|menonton *2 "
            "@event_campaign|@event_debate",
            who="actor",
        ),
        Cue("seek_information", "bahan memilih|pertimbangan"),
        Cue("seek_information", "listen *3 candidate|program|vision|speech"),
    ),
    "turnout": (
        Cue("turnout", "tidak|jangan|anti golput", raw=True),
        Cue("turnout", "@v.urge *3 @public *3 datang|hadir *2 tps"),
        Cue("turnout", "@v.urge *4 gunakan|menggunakan|salurkan|menyalurkan *1 hak"),
        Cue("turnout", "ikut|datang|agar *1 memilih|mencoblos|ke *2 tanpa|tps"),
    ),
}
