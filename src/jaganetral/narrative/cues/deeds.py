"""The `acts` done by voice: chanting, urging, declaring, threatening; and favours by office."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue
from jaganetral.narrative.cues.words import CHOOSE, FITTING, WHOM

VOICED = {
    "chant": (
        Cue("chant", "yel-yel|yel", who="actor"),
        Cue("chant", "menutup|~ucap|~teriak|memekikkan *3 salam|pekik", who="actor"),
        Cue("chant", "memimpin|pimpin|mimpin|dipimpin *8 yel-yel|yel|@v.chant"),
        Cue(
            "chant",
            "meneriakkan|menyanyikan|bernyanyi|teriak|nyanyi|menyanyi|berteriak *6 yel"
            "|jargon|lagu|kemenangan|menang|nama|@contestant|dukungan|lirik|~coblos|hidup|slogan",
            who="actor",
        ),
        Cue(
            "chant",
            "melontarkan|menggemakan|memekikkan|menyuarakan|menyerukan|mengucapkan|menggaungkan"
            "|meneriakkan|melantangkan *4 jargon|slogan|semboyan|tagline|pekik|yel|yel-yel|hidup",
            who="actor",
        ),
        Cue("chant", "@v.chant *4 " + WHOM, who="actor"),
        Cue("chant", "chant|chanted|chanting"),
    ),
    "persuade": (
        Cue("persuade", "memperkenalkannya|mempromosikannya|mengampanyekannya", who="actor"),
        Cue("persuade", f"@v.urge *3 {CHOOSE} *3 {WHOM}", who="actor", head=True),
        Cue(
            "persuade",
            f"@v.urge|@v.order|@v.mobilise|@v.threat *6 {CHOOSE} *3 {WHOM}|@kin",
            who="actor",
            head=True,
        ),
        Cue("persuade", f"@v.convince *6 {WHOM} *3 {FITTING}|menang", who="actor"),
        Cue("persuade", "@v.urge *3 @support_n *3 untuk|kepada|bagi|buat *3 " + WHOM, who="actor"),
        Cue("persuade", "@v.urge *2 @support_n|dukungannya", who="actor"),
        Cue(
            "persuade",
            "mengajak|ajak|ngajak|menyuruh|mengarahkan|membujuk *4 ~dukung|~menang",
            who="actor",
            head=True,
        ),
        Cue("persuade", f"@call_n *3 {CHOOSE}"),
        Cue("persuade", f"@call_n|@appeal_n|pesan|instruksi *5 {CHOOSE} *3 {WHOM}|@kin"),
        Cue("persuade", "ajakan|seruan *1 dukungan|coblos|memilih|mencoblos"),
        Cue("persuade", "menyerukan *2 dukungan|kemenangan", who="actor"),
        Cue(
            "persuade",
            "mengampanyekan|mengkampanyekan|kampanyekan|ngampanyein *3 @contestant|paslon|@kin"
            "|@party|dirinya",
            who="actor",
        ),
        Cue("persuade", "@v.promote !diri|dirinya *4 @contestant|@party|@kin", who="actor"),
        Cue("persuade", "promosi|pengenalan|mempromosikan *3 @contestant|@party", who="actor"),
        Cue(
            "persuade",
            "~titip|titip|menitipkan|nitip *2 nama|suara|pesan *3 " + WHOM,
            who="actor",
        ),
        Cue("persuade", f"{WHOM} *3 {FITTING} ~pilih|~coblos|~dukung|~menang"),
        Cue("persuade", f"jangan|agar|supaya *1 tidak? ~pilih|pilih|~coblos *2 {WHOM}", raw=True),
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
        Cue("declare_support", "pernyataan|kalimat|komentar|kata-kata|ujaran|ikrar *1 dukungan"),
        Cue(
            "declare_support",
            "menyatakan|mengaku|mengakui *1 mendukung|dukung|dukungannya",
            who="actor",
        ),
        Cue("declare_support", "menandatangani|meneken * dukungan", who="actor"),
        Cue("declare_support", "siap ~dukung|~menang"),
        Cue("declare_support", "dukungan kepada|untuk|bagi|ke|terhadap *3 " + WHOM),
        Cue(
            "declare_support",
            "menyatakan|mengaku|mengakui|menyebut|bilang *3 simpatisan|pendukung|@team|tim"
            "|barisan|kubu|pihak"
            "|loyal|loyalis|total|fan *4 " + WHOM,
            who="actor",
        ),
        Cue("declare_support", "all out|untuk|buat *2 " + WHOM, who="actor"),
    ),
    "threaten": (
        Cue("threaten", "@v.threat", who="actor"),
        Cue("threaten", "@threat_n|ancaman|intimidasi"),
        Cue("threaten", "menakut-nakuti|menakuti|ditakut-takuti"),
        Cue("threaten", "menekan *3 @subordinate|@public|@role|@other", who="actor"),
        Cue("threaten", "dipersilakan|silakan|silahkan|disuruh *1 keluar|pindah|mundur"),
        Cue("threaten", "dimutasi|dipindahkan|dipecat|dicoret *2 kalau|bila|jika|kalau"),
        Cue(
            "threaten",
            "tidak *1 ~pilih|~dukung|~coblos|~menang *5 dipecat|dicoret|dimutasi|diberhentikan"
            "|dicabut|dipotong|dipindahkan|dihentikan|diputus|dipersulit",
            raw=True,
        ),
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
}
