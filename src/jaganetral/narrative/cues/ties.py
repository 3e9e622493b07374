"""The `acts` that tie to one side: teams, parties, one's own candidacy, support letters."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue
from jaganetral.narrative.cues.words import BECOMES, POST, WHOM

_FORMING = "penyusunan|pembentukan|pengukuhan|pelantikan|rekrutmen|perekrutan|pemilihan"

TIED = {
    "team": (
        Cue("team", f"{BECOMES} *3 @team|timses|pemenangan", who="actor"),
        Cue("team", f"@role|@i|@they *1 {POST} *1 @team|timses|pemenangan", who="actor"),
        Cue("team", f"{BECOMES} *2 saksi *3 paslon|partai|@contestant|@party|tps", who="actor"),
        Cue("team", f"{BECOMES} *2 {POST} *4 @contestant|paslon|@team|saksi", who="actor"),
        Cue(
            "team",
            "menyusun|membuat|merekap|menyiapkan|merekrut|mencari *3 saksi|relawan|koordinator|tim"
            " *5 @contestant|@party",
            who="actor",
        ),
        Cue("team", f"{BECOMES} *2 tim *4 @contestant|@party", who="actor"),
        Cue("team", "tim ahli|penasihat|konsultan *2 @contestant|paslon"),
        Cue(
            "team",
            "dalam|di|pada *1 sk|susunan|struktur|daftar|kepengurusan|keanggotaan|surat *3 @team"
            "|tim|relawan|pemenangan|kampanye",
        ),
        Cue(
            "team",
            f"@v.attend|~ikut|ikut|mengikuti|terlibat|berada *4 {_FORMING} *3 koordinator|tim|@team"
            "|saksi|korcam|kordes|kordus|jaringan *6 " + WHOM,
            who="actor",
        ),
        Cue("team", f"{_FORMING} *1 koordinator|tim|korcam|kordes *6 @contestant", who="actor"),
    ),
    "stand": (  # being a candidate oneself while in service
        Cue(
            "stand",
            "mendaftar|mendaftarkan|~daftar|didaftarkan|diajukan|maju|mencalonkan|dicalonkan"
            " *2 sebagai|jadi|menjadi @legislative",
            who="actor",
        ),
        Cue(
            "stand",
            "dalam|di|masuk|pada|tercantum|terdaftar|tercatat|sebagai *2 daftar|dct|dcs"
            " *2 @legislative|tetap|sementara|@before",
            who="actor",
        ),
        Cue(
            "stand",
            "tercantum|terdaftar|tercatat|muncul|ditetapkan *2 sebagai *1 @legislative|@before"
            "|@contestant",
            who="actor",
        ),
        Cue(
            "stand",
            "terdaftar|tercantum|tercatat|masuk|muncul|nama|namanya|dalam|di *2 dct|dcs",
        ),
        Cue(
            "stand",
            "nyaleg|nyalon|maju|~calon:active *6 tanpa|belum *2 mundur|mengundurkan|berhenti"
            "|pengunduran",
            who="actor",
            raw=True,
        ),
        Cue("stand", "boleh|bolehkah|bisa|bisakah *1 nyaleg|nyalon|mencalonkan", who="actor"),
    ),
    "party_member": (
        Cue(
            "party_member",
            "sebagai|saya|adalah|merupakan|aktif|ternyata|merangkap|menjabat|masih *1 anggota"
            "|pengurus|kader|ketua|bendahara|sekretaris *2 @party",
            who="actor",
        ),
        Cue(
            "party_member",
            "jadi|menjadi|tercantum|terdaftar|tercatat|masuk|susunan|muncul *5 pengurus"
            "|anggota|kader|keanggotaan|kepengurusan *3 @party|partai",
            who="actor",
        ),
        Cue(  # who stands for parliament is a party's member (UU 7/2017 art. 240 (1) n)
            "party_member",
            "mendaftar|mendaftarkan|~daftar|didaftarkan|diajukan|maju|mencalonkan|dicalonkan"
            " *2 sebagai|jadi|menjadi @legislative",
            who="actor",
        ),
        Cue(
            "party_member",
            "dalam|di|masuk|pada *1 daftar|dct|dcs *2 @legislative|tetap|sementara|@before",
            who="actor",
        ),
        Cue("party_member", "sipol"),
        Cue("party_member", "sistem informasi partai *3 anggota|pengurus|terdaftar"),
        Cue(
            "party_member",
            "memiliki|punya|memegang|pemegang|mengantongi|menunjukkan *2 kta|kartu *3 @party",
            who="actor",
        ),
        Cue("party_member", "ber-kta|berkta", who="actor"),
        Cue("party_member", "@party *5 sebagai anggota|pengurus|kader", who="actor"),
    ),
    "approach_party": (
        Cue("approach_party", "penjaringan", who="actor"),
        Cue(
            "approach_party",
            "mendaftar|daftar|~daftar|melamar|mendekati|mendatangi|mengambil|lobi|mengembalikan"
            "|menyerahkan|mengisi *4 @party|formulir|berkas",
            who="actor",
        ),
        Cue(
            "approach_party",
            "di|dari|ke|kepada|hadapan *2 @party *5 rekomendasi|diusung|usungan|tiket",
            who="actor",
        ),
        Cue("approach_party", "uji|fit kelayakan|and * partai|@party"),
    ),
    "self_promote": (
        Cue(
            "self_promote", "@material|baliho|spanduk *3 bergambar|wajah|foto diri|dirinya|sendiri"
        ),
        Cue("self_promote", "baliho|spanduk|alat|poster|@material * bergambar *3 akan mencalonkan"),
        Cue(
            "self_promote",
            "mempromosikan|sosialisasi|menyosialisasikan|branding|memperkenalkan|mengenalkan"
            "|mendeklarasikan *1 diri|dirinya !mendukung",
        ),
        Cue("self_promote", "@material *6 bergambar *4 akan|hendak mencalonkan|maju|nyalon"),
        Cue(
            "self_promote",
            "@material *4 @role|diri|dirinya|namanya|ia *6 sebagai|selaku|bakal"
            "|bahwa *1 @contestant"
            "|ia",
        ),
        Cue("self_promote", "@material *3 fotonya|wajahnya|namanya|dirinya *5 @contestant"),
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
            "@v.mobilise|meminta|kumpulkan|mengumpulkan|~kumpul|menghimpun|menyerahkan"
            "|pinjam|meminjam|meminjamkan *3 @idcard|ktp",
        ),
        Cue("collect_support", "formulir|surat dukungan"),
        Cue("collect_support", "@idcard *5 dukungan|independen|perseorangan"),
    ),
}
