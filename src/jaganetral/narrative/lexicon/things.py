"""What an account speaks about: contestants, parties, accounts, material, kinds of content.

Each row: a class, then its words and phrases separated by `|`. The longest phrase that fits
at a place wins, so `masa kampanye` is a time and not a campaign.
"""

from __future__ import annotations

THINGS: tuple[tuple[str, str], ...] = (
    (
        "contestant",
        "calon|kandidat|paslon|pasangan calon|petahana|peserta pilkada|peserta pemilihan"
        "|peserta pemilu|pasangan nomor|pasangan petahana|calon tunggal|jagoan|candidate"
        "|candidates|paket calon|calon petahana|cakada|calon kepala daerah|figur calon"
        "|pasangan 01|pasangan 02|pasangan 03|pasangan 1|pasangan 2|pasangan 3|pasangan 4"
        "|tokoh politik|politisi|politikus|calonnya|jagoannya",
    ),
    (
        "contestant president",
        "capres|cawapres|calon presiden|calon wakil presiden|pasangan capres"
        "|pasangan capres-cawapres|capres-cawapres|pasangan calon presiden"
        "|presidential candidate",
    ),
    (
        "contestant legislative",
        "caleg|calon legislatif|calon anggota dpr|calon anggota dprd|calon anggota legislatif"
        "|caleg dpr|caleg dprd|caleg dpr ri|caleg dprk|nyaleg|calon dewan|calon dpr|calon dprd",
    ),
    ("contestant dpd", "calon dpd|calon anggota dpd|calon senator|caleg dpd"),
    (
        "contestant governor",
        "cagub|cawagub|calon gubernur|calon wakil gubernur|paslon gubernur"
        "|pasangan calon gubernur|gubernur petahana|bakal pasangan calon gubernur"
        "|calon gubernur petahana",
    ),
    (
        "contestant regent",
        "cabup|cawabup|calon bupati|calon wakil bupati|paslon bupati|pasangan calon bupati"
        "|bupati petahana|calon bupati petahana",
    ),
    (
        "contestant mayor",
        "cawali|cawalkot|cawako|calon wali kota|calon walikota|calon wakil wali kota"
        "|calon wakil walikota|paslon wali kota|paslon walikota|pasangan calon wali kota"
        "|pasangan calon walikota|wali kota petahana|walikota petahana",
    ),
    (
        "contestant before",
        "bakal calon|bakal pasangan calon|bakal paslon|bapaslon|balon|bacalon|bacakada"
        "|bakal calon kepala daerah|bakal calon petahana|bakal kandidat",
    ),
    (
        "contestant before president",
        "bakal capres|bakal cawapres|bacapres|bacawapres|bakal calon presiden"
        "|bakal calon wakil presiden",
    ),
    ("contestant before legislative", "bakal caleg|bakal calon legislatif|bakal calon anggota dpr"),
    ("contestant before dpd", "bakal calon dpd|bakal calon anggota dpd"),
    (
        "contestant before governor",
        "bacagub|balongub|bakal cagub|bakal calon gubernur|bakal calon wakil gubernur"
        "|bakal pasangan calon gubernur|bakal paslon gubernur",
    ),
    (
        "contestant before regent",
        "bacabup|bakal cabup|bakal calon bupati|bakal calon wakil bupati|balonbup"
        "|bakal pasangan calon bupati|bakal paslon bupati",
    ),
    (
        "contestant before mayor",
        "bacawali|bacawalkot|bakal calon wali kota|bakal calon walikota"
        "|bakal calon wakil wali kota|bakal calon wakil walikota"
        "|bakal pasangan calon wali kota|bakal pasangan calon walikota",
    ),
    (
        "contestant president name",
        "prabowo|gibran|prabowo-gibran|ganjar|mahfud|ganjar-mahfud|anies|muhaimin|cak imin"
        "|anies-muhaimin|jokowi|ma'ruf|jokowi-ma'ruf|jokowi-amin|prabowo-sandi|sandiaga",
    ),
    ("election president", "pilpres|pemilihan presiden"),
    ("election legislative", "pileg|pemilihan legislatif"),
    ("election governor", "pilgub|pemilihan gubernur|pilkada gubernur"),
    ("election regent", "pilbup|pemilihan bupati|pilkada kabupaten|pilkada bupati"),
    (
        "election mayor",
        "pilwalkot|pilwako|pilwali|pilkada kota|pemilihan wali kota|pemilihan walikota",
    ),
    ("election", "pilkada|pemilihan umum|pilkada serentak|pemilukada|kontestasi"),
    ("office_word president", "presiden"),
    ("office_word legislative", "dpr|dprd|dpr ri|dprk|legislatif|dprd kota|dprd kabupaten"),
    ("office_word dpd", "dpd|dpd ri|senator"),
    (
        "party",
        "partai|parpol|partai politik|partai pengusung|golkar|gerindra|pdip|pdi perjuangan|pdi-p"
        "|pks|nasdem|pkb|partai demokrat|partai golkar|partai gerindra|ppp|perindo|hanura"
        "|partai buruh|psi|partai pan|political party|sayap partai|dpc|dpw|dpd partai",
    ),
    (
        "team",
        "tim sukses|timses|tim pemenangan|tim kampanye|tim paslon|tim pasangan calon|relawan"
        "|relawan capres|posko pemenangan|posko|grup pemenangan|akun tim kampanye|tim relawan"
        "|rumah pemenangan|juru kampanye|jurkam|tim calon|campaign team|tim hore"
        "|rumah aspirasi|akun pendukung|grup pendukung|tim salah satu pasangan calon|barisan"
        " relawan|tim ahli kampanye|tim calon bupati|tim transisi paslon|tim caleg|tim capres"
        "|tim saksi|koordinator saksi|saksi partai|saksi paslon|saksi caleg|saksi pasangan calon"
        "|kelompok relawan|kubu|tim calon gubernur|tim calon wali kota|tim bakal calon|sukarelawan",
    ),
    (
        "team_office",
        "kantor pemenangan|rumah pemenangan|posko pemenangan|sekretariat pemenangan|posko relawan"
        "|kantor tim pemenangan|sekretariat tim pemenangan|markas pemenangan|posko paslon"
        "|posko tim pemenangan|markas tim pemenangan|sekretariat relawan|posko kemenangan",
    ),
    (
        "organizer",
        "kpu|kpud|kpu ri|situs kpu|laman kpu|akun kpu|website kpu|akun bawaslu"
        "|penyelenggara pemilihan|penyelenggara pemilu|halaman kpu",
    ),
    (
        "pollworker",
        "kpps|pps|ppk|pantarlih|petugas pemungutan suara|petugas tps|anggota kpps|ketua kpps"
        "|panitia pemungutan suara|anggota pps|petugas kpps|panitia pemilihan kecamatan"
        "|anggota ppk|badan ad hoc|badan adhoc|sekretariat panwascam|sekretariat panwaslu"
        "|sekretariat ppk"
        "|sekretariat pps|pengawas tps|ptps|anggota panwascam|staf sekretariat"
        "|kelompok penyelenggara"
        "|sekretariat bawaslu|sekretariat kpu|penyelenggara pemilu",
    ),
    (
        "government_account",
        "akun resmi pemkab|akun resmi pemkot|akun resmi pemprov|akun resmi pemda|akun resmi dinas"
        "|akun dinas|akun resmi kementerian|akun instansi|akun resmi|akun pemda",
    ),
    ("news_account", "media massa|akun berita|akun media|portal berita|situs berita"),
    (
        "material",
        "spanduk|baliho|banner|poster|stiker|pamflet|alat peraga|alat peraga kampanye|apk|atribut"
        "|atribut kampanye|atribut partai|atribut calon|atribut paslon|bahan kampanye"
        "|campaign video|campaign poster|materi kampanye|video kampanye|foto kampanye"
        "|konten kampanye|kalender|jingle|twibbon"
        "|twibon|flyer|flayer|brosur|selebaran|lagu kampanye|kartu nama|umbul-umbul"
        "|bendera partai|reklame|billboard|materi pasangan calon|iklan kampanye|akronim"
        "|jargon|slogan|semboyan|tagline|lagu dukungan|lagu sosialisasi|contoh surat suara"
        "|atribut dukungan|twibbonize|pamflet kampanye|leaflet|konten pasangan calon|bendera caleg"
        "|bendera parpol|panji partai|alat kampanye|media kampanye|desain kampanye|bingkai paslon"
        "|bingkai dukungan|bingkai caleg",
    ),
    ("apparel", "kaus|masker|topi|rompi|jaket|baju|kemeja|pin|syal|kerudung|gelang|peci"),
    (
        "uniform",
        "seragam|seragam dinas|baju dinas|pakaian dinas|baju korpri|seragam korpri|pdh"
        "|atribut dinas|atribut asn|atribut pns|atribut korpri|atribut pegawai|atribut kedinasan"
        "|baju khaki|pakaian khaki|seragam khaki|seragam asn|seragam pns|batik korpri"
        "|pakaian dinas harian|uniform|seragam kerja",
    ),
    (
        "plain_clothes",
        "pakaian bebas|baju bebas|pakaian biasa|pakaian preman|baju biasa|pakaian sipil"
        "|pakaian santai",
    ),
    ("photo", "foto|gambar|swafoto|potret|dokumentasi|tangkapan layar"),
    ("old_picture photo", "foto lama|foto lawas|foto jadul|gambar lama|foto arsip"),
    ("old_picture video", "video lama|rekaman lama|video lawas|video jadul"),
    ("video", "video|rekaman|reels|klip|potongan video|rekaman video|konten|konten video"),
    (
        "post",
        "unggahan|status|status facebook|story|postingan|cuitan|utas|thread|feed|tweet|caption"
        "|snap|instastory|insta story|instagram story|stories|konten|tulisan"
        "|cerita instagram|cerita facebook",
    ),
    (
        "account",
        "akun|profil|akun pribadi|akun facebook|akun instagram|akun tiktok|akun x"
        "|fanpage|halaman|fan page|page|channel|kanal|akun twitter|akun youtube|halaman facebook"
        "|account",
    ),
    (
        "group",
        "grup|wag|grup whatsapp|grup wa|grup facebook|grup telegram|grup percakapan"
        "|grup keluarga|grup kantor|grup alumni|grup rt|grup pemenangan|grup pendukung",
    ),
    (
        "wa_status",
        "status whatsapp|story whatsapp|status wa|story wa|sw|snapwa"
        "|status whatsapp pribadi|wa story|whatsapp story|whatsapp status|cerita whatsapp"
        "|story pribadi whatsapp",
    ),
    (
        "message",
        "pesan|chat|pesan berantai|pesan suara|voice note|broadcast|pesan singkat|obrolan"
        "|percakapan|siaran pesan|pesan siaran",
    ),
    (
        "private_message",
        "japri|dm|pesan pribadi|chat pribadi|pesan langsung|jalur pribadi"
        "|direct message|private message|inbox",
    ),
    ("social_media", "medsos|media sosial|jejaring sosial|dunia maya|social media"),
    (
        "like_mark",
        "reaksi hati|emoji jempol|reaksi jempol|reaksi cinta|emotikon|tanda suka|tanda hati"
        "|tanda jempol|tanda like|tanda love|emoji love"
        "|emoji hati|reaksi suka|reaksi love|jempol suka|tombol suka|tombol like",
    ),
    (
        "profile_photo",
        "pp whatsapp|foto profil|gambar profil|bio|display picture|foto sampul|foto pp"
        "|profile picture|header profil",
    ),
    ("live_stream", "siaran langsung|live streaming|live|live tiktok|live instagram|live facebook"),
    (
        "support_n",
        "kalimat dukungan|kata-kata dukungan|nada dukungan|doa restu|doa|dua periode|dukungan"
        "|semangat|ucapan selamat|pujian|harapan|keyakinan menang|kemenangan|restu|keberpihakan"
        "|ekspresi dukungan|pernyataan sikap|apresiasi|kesan mendukung|kata dukungan|support"
        "|satu putaran|lanjutkan|salam dua periode|video dukungan",
    ),
    ("call_n", "ajakan|seruan"),
    ("appeal_n", "imbauan|himbauan|permintaan|permohonan|arahan|anjuran|bujukan|rayuan|instruksi"),
    ("winning", "pemenangan|upaya pemenangan"),
    ("candidacy", "pencalonan|pencalegan"),
    ("invitation", "undangan|surat undangan"),
    (
        "hate_n",
        "ujaran kebencian|hate speech|sara|isu sara|kebencian|adu domba|rasis"
        "|provokasi sara|penistaan",
    ),
    (
        "hoax_n",
        "hoaks|berita bohong|kabar bohong|disinformasi|fitnah|kabar palsu|rekayasa"
        "|kabar yang belum terbukti|informasi palsu|berita palsu|informasi bohong",
    ),
    (
        "insult_n",
        "sindiran|hinaan|makian|ejekan|cacian|serangan|hujatan|cemoohan|cercaan|umpatan"
        "|olok-olok|kampanye hitam|black campaign",
    ),
    ("news_n", "berita|artikel|tautan berita|link berita|pemberitaan|headline|news"),
    (
        "info_n",
        "jadwal pemilihan|tata cara memilih|lokasi tps|daftar pemilih|dpt|info pemilu"
        "|informasi pemilihan|jadwal kampanye|sosialisasi pemilihan|tahapan pemilihan",
    ),
    (
        "vision_n",
        "visi misi|visi dan misi|visi-misi|visi|program calon|program kerja calon"
        "|program paslon|rekam jejak|profil calon|gagasan calon|informasi pasangan calon"
        "|informasi calon|adu gagasan|visi misi calon",
    ),
    (
        "complaint_n",
        "keluhan|curhat|curhatan|uneg-uneg|beban kerja|gaji telat|tunjangan"
        "|honor|pungutan|pungli|lembur|dana bos|gaji",
    ),
    (
        "secret_n",
        "rahasia negara|dokumen rahasia|surat rahasia|data rahasia|informasi rahasia"
        "|dokumen internal|surat internal|data internal|rahasia jabatan|draf keputusan"
        "|sebelum diumumkan|sebelum diumumkan resmi|belum diumumkan|belum dipublikasikan"
        "|sebelum rilis resmi|belum diumumkan resmi|belum dirilis",
    ),
    (
        "government_n",
        "program pemerintah|pembangunan|program bantuan|kinerja pemerintah"
        "|bantuan sosial|bansos|bantuan tunai|kebijakan pemerintah|capaian pembangunan",
    ),
)
