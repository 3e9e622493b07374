"""Circumstances of the actor: uniform, place, facilities, duty, leave, passivity."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue
from jaganetral.narrative.cues.words import WHOM

_PASSIVE_VERB = (
    "~dengar|~simak|~duduk|~lihat|~nonton|~tonton|~hadir|~datang|diam|lewat|berdiri|menyaksikan"
    "|mampir|~tahu|mengantar|memantau|listen|listening|watch|watching"
)
_SUPPORT = (
    "@support_n|~dukung|@call_n|~ajak|simbol|gestur|gerakan|gesture|dukungan|keberpihakan|~pihak"
    "|@material|~kampanye|jari|yel-yel|sikap|pose"
)

IN_UNIFORM = (
    Cue("false", "lepas|melepas|menanggalkan|mencopot|membuka @uniform"),
    Cue("false", "@plain_clothes"),
    Cue("false", "tidak|tanpa|bukan|lagi ~pakai|~kena|~guna? @uniform", raw=True),
    Cue("false", "tidak|bukan berseragam", raw=True),
    Cue(
        "false",
        "tidak|tanpa *1 ~pakai|~kena|~guna? atribut|atributnya apa|apapun|apa-apa",
        raw=True,
    ),
    Cue("true", "berseragam|beruniform", negated="false"),
    Cue("true", "@uniform", negated="false"),
    Cue(
        "true",
        "berpakaian|berbaju|berbusana|mengenakan|memakai *1 dinas|korpri|khaki|keki|pdh",
        negated="false",
    ),
    Cue("true", "in uniform"),
)

AT_OFFICE = (
    Cue("false", "di luar|luar kantor|sekolah|lingkungan|kantor"),
    Cue("false", "@not_office"),
    Cue(
        "true",
        "di|dalam|halaman|depan|lingkungan|area|pelataran|samping|at|in|inside * "
        "@office_place !partai|kpu|bawaslu|swasta",
        negated="false",
    ),
    Cue("true", "ruang guru|kelas|kantor|kerja"),
    Cue("true", "aula|halaman|lobi|lingkungan kantor|sekolah|kecamatan|kelurahan|dinas|puskesmas"),
    Cue("true", "@office_place di|dipakai|digunakan|dijadikan *2 ~simpan|posko|~kampanye|tempat"),
    Cue("true", "ke sekolah|kantor @v.hold|@v.install"),
)

STATE_FACILITY = (
    Cue("false", "@private_vehicle"),
    Cue("true", "@facility", negated="false"),
    Cue(
        "true",
        "fasilitas|kendaraan|mobil|gedung|aset|anggaran *2 negara|dinas|daerah|pemerintah"
        "|pemda|kantor|sekolah",
        negated="false",
    ),
    Cue("true", "milik|punya kantor|dinas|pemda|pemkab|pemkot|desa|kecamatan|kelurahan|negara"),
    Cue("true", "@office_place dipakai|digunakan|dijadikan"),
    Cue("true", "~pakai|~guna @office_place|aula", negated="false"),
    Cue("true", "radio|kendaraan|bus milik? pemerintah|pemda|dinas"),
)

ON_DUTY = (
    Cue("false", "di|pada|diluar? luar? luar|diluar jam|hari|waktu kerja|dinas|kantor|tugas"),
    Cue("false", "diluar jam kerja|dinas|kantor"),
    Cue("false", "lepas dinas|tugas"),
    Cue("false", "tugas belajar"),
    Cue("false", "sedang|lagi|saat|selama|masih|dalam|tengah|masa|sudah|ambil|mengambil *1 cuti"),
    Cue("false", "hari libur|minggu|sabtu", who="any"),
    Cue("false", "sebagai|kapasitas|atas|secara *2 pribadi"),
    Cue("false", "tidak|bukan|tanpa *1 tugas|bertugas|kedinasan|dinas|penugasan", raw=True),
    Cue("true", "petugas protokol|protokoler|keamanan|pengamanan|kesehatan|medis|humas"),
    Cue(
        "true",
        "tugas|penugasan|perintah|mandat|kepentingan *1 kedinasan|dinas|negara|atasan"
        "|jabatan|protokol|pengamanan|pekerjaan|pimpinan",
    ),
    Cue("true", "kepentingan|keperluan pekerjaan|tugas|dinas|kedinasan"),
    Cue(
        "true",
        "karena|dalam|sedang|saat|menjalankan|melaksanakan|atas|surat *1 tugas|penugasan"
        "|dinas|bertugas",
    ),
    Cue("true", "bertugas|ditugaskan|ditugasi|protokoler|assigned|berjaga"),
    Cue("true", "mandat|untuk|dalam|tim|rangka * pengamanan|keamanan|mengamankan|protokol"),
    Cue("true", "surat tugas|perintah"),
    Cue("true", "mengatur|mengamankan *1 lalu|arus|jalannya|ketertiban"),
    Cue("true", "sesuai|berdasarkan|atas *1 penugasan|perintah|tugas|tupoksi"),
    Cue("true", "~liput|meliput|mendokumentasikan *3 @role|@government_account|tugas|dinas"),
    Cue("true", "on duty"),
)

ON_UNPAID_LEAVE = (
    Cue("false", "tidak|tanpa|belum|bukan *2 cuti|cltn", raw=True),
    Cue("true", "cuti di luar tanggungan negara?"),
    Cue("true", "cuti diluar tanggungan negara?"),
    Cue("true", "cltn|unpaid"),
    Cue("false", "cuti tahunan|besar|bersama|melahirkan|sakit"),
)

ACTIVE_SUPPORT = (
    Cue("true", "hadir|terlibat|ikut|berperan|turut aktif", negated="false"),
    Cue(
        "true",
        "@v.help *4 @event_campaign|@team|@winning|@candidacy|@contestant|kampanye",
        negated="false",
        who="actor",
    ),
    Cue("true", "keterlibatan *6 @event_campaign|@team|@winning|kampanye", negated="false"),
    Cue("true", "@v.promote *4 @contestant|@party", negated="false", who="actor"),
    Cue("true", "aktif ~kampanye|~dukung|~menang|terlibat|mengampanyekan", negated="false"),
    Cue("true", "yel-yel|yel", negated="false", who="actor"),
    Cue("true", "@v.chant", negated="false", who="actor"),
    Cue("true", "@v.dance", negated="false", who="actor"),
    Cue(
        "true",
        "@v.urge|@v.order *6 ~pilih|~coblos|~dukung|~menang|~tusuk *4 " + WHOM,
        negated="false",
        who="actor",
        head=True,
    ),
    Cue("true", "@v.campaign", negated="false", who="actor"),
    Cue(
        "true",
        "jadi|menjadi|sebagai|bertindak|didapuk|merangkap|ditunjuk *2 !@pollworker mc|panitia"
        "|@team|pembawa|moderator|pemandu"
        "|korlap|koordinator|juru|host",
        negated="false",
    ),
    Cue(
        "true",
        "@v.wear *4 @apparel|@material *4 @contestant|@party|partai|paslon|dukungan",
        negated="false",
        who="actor",
    ),
    Cue("true", "@v.wear|@v.hold *3 @material", negated="false", who="actor"),
    Cue("true", "berbaju|berkaus *3 partai|paslon|@contestant"),
    Cue("true", "@v.state *3 @support_n|~dukung|mendukung", negated="false", who="actor"),
    Cue("true", "~sampai|~beri|~ucap *3 @support_n|@call_n|yel-yel", negated="false", who="actor"),
    Cue("true", "@v.share *3 @material|@apparel|@goods", negated="false", who="actor"),
    Cue("true", "ikut|turut|sambil *1 @v.install|@v.share|@v.chant", negated="false", who="actor"),
    Cue("true", "berorasi|orasi|pidato|sambutan|berpidato", negated="false", who="actor"),
    Cue("true", "@v.mobilise", negated="false", who="actor"),
    Cue("true", "memfasilitasi|menyediakan|memandu|mempromosikan", negated="false", who="actor"),
    Cue("true", "@v.install *3 @material|gambar", negated="false", who="actor"),
    Cue(
        "false",
        "tidak|tanpa !tahu|paham|sadar|sengaja|hanya|mengerti|rencana *3 " + _SUPPORT,
        raw=True,
    ),
    Cue("false", "tidak|bukan *2 aktif|~politik|tim|peserta|timses", raw=True),
    Cue("false", "tidak|tanpa *2 jadi|menjadi *1 @team|tim|panitia", raw=True),
    Cue("false", "hanya *2 " + _PASSIVE_VERB),
    Cue(
        "false",
        "hadir|datang|duduk|menonton *6 tidak|tanpa *1 ~pakai|~kena|~guna? atribut|atributnya"
        "|yel-yel",
        raw=True,
    ),
    Cue("false", "diam|pasif|silent|passively saja?"),
    Cue("false", "~duduk|duduk *2 saja|diam|berdiri"),
    Cue("false", "just *2 listen|listening|watch|watching|sit|sitting"),
)

TABLES: dict[str, tuple[Cue, ...]] = {
    "in_uniform": IN_UNIFORM,
    "at_office": AT_OFFICE,
    "state_facility": STATE_FACILITY,
    "on_duty": ON_DUTY,
    "on_unpaid_leave": ON_UNPAID_LEAVE,
    "active_support": ACTIVE_SUPPORT,
}
