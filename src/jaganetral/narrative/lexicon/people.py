"""Who acts and who is acted upon: roles, with the employment and office that a role implies.

A `status` word (PNS, honorer, PPPK) says the employment itself and beats what a role implies.
`camat`, `lurah` and heads of dinas are PNS by UU 5/2014 and UU 20/2023 (managerial posts) and
PP 17/2018 (camat); a kepala desa and his staff are not ASN (UU 6/2014); a *penjabat* kepala
desa is appointed from among PNS (UU 6/2014 article 47). `guru`, `pegawai` and `kepala sekolah`
alone leave it open.
"""

from __future__ import annotations

from typing import NamedTuple

from jaganetral.model import ActorKind, Office
from jaganetral.narrative.lexicon import word_set


class Role(NamedTuple):
    """Words for one role: `|` separates variants; `kind` and `office` may be left open."""

    words: str
    kind: ActorKind | None = None
    office: Office | None = None
    status: bool = False


ROLES: tuple[Role, ...] = (
    # --- what the employment is called
    Role(
        "pns|asn|cpns|pegawai negeri|pegawai negeri sipil|aparatur sipil negara|abdi negara"
        "|aparatur negara|civil servant|civil servants|aparat sipil negara|asn aktif|pns aktif"
        "|pegawai asn|pegawai pns|pejabat asn|oknum asn|oknum pns",
        "pns",
        status=True,
    ),
    Role(
        "pppk|p3k|pegawai pemerintah dengan perjanjian kerja|pppk paruh waktu",
        "pppk",
        status=True,
    ),
    Role(
        "honorer|tenaga honorer|pegawai honorer|honor daerah|tenaga kontrak|pegawai kontrak"
        "|kontrak daerah|ppnpn|thl|tenaga harian lepas|pegawai tidak tetap|ptt|gtt|non asn"
        "|non-asn|tenaga lepas|outsourcing|tenaga alih daya|pegawai bumd"
        "|karyawan bumd|pegawai bumn|karyawan bumn|bumd|bumn|kader posyandu|tenaga sukarela"
        "|pekerja kontrak|pegawai non pns|non pns"
        "|pendamping pkh|pendamping sosial|pendamping desa|pendamping lokal desa"
        "|pendamping keluarga|tksk|tenaga pendamping|tenaga ahli pendamping",
        "non_asn",
        status=True,
    ),
    Role(
        "tni|polri|prajurit|prajurit tni|anggota tni|anggota polri|tentara|babinsa|danramil"
        "|bhabinkamtibmas|kapolsek|kapolres|dandim|tni polri"
        "|kopral|sersan|serda|sertu|serka|serma|pelda|peltu|letda|lettu|letnan|letkol|kolonel"
        "|brigjen|mayjen|letjen|jenderal|komandan kodim|komandan koramil|komandan korem|bintara"
        "|tamtama|perwira|perwira tinggi|perwira menengah|perwira pertama|bripda|briptu|bripka"
        "|brigadir|brigpol|aipda|aiptu|ipda|iptu|akp|kompol|akbp|kombes|polwan|brimob|marinir"
        "|anggota tni ad|anggota tni al|anggota tni au|anggota kepolisian|seorang polisi"
        "|oknum polisi|anggota polisi|personel tni|personel polri|personel polisi|aparat tni"
        "|aparat polri|kodim|koramil|mayor infanteri|kapten infanteri",
        "tni_polri",
        status=True,
    ),
    Role(
        "pensiunan|pensiunan pns|pensiunan asn|sudah pensiun|mantan pns|mantan asn"
        "|purnawirawan|pegawai swasta|karyawan swasta|guru swasta|wiraswasta|warga biasa"
        "|masyarakat biasa|ibu rumah tangga|pedagang|petani|nelayan|buruh|wirausaha|wirausahawan"
        "|pegawai toko|karyawan toko|pengusaha|pengajar pendidikan nonformal"
        "|tutor|pengajar nonformal|guru les",
        "private",
        status=True,
    ),
    # --- posts held by PNS
    Role(
        "camat|plt camat|pj camat|kepala dinas|kadis|kadin|kepala badan|kaban|kepala opd"
        "|kepala skpd|sekretaris daerah|sekda|sekretaris dinas|sekdin|sekretaris camat|sekcam"
        "|sekretaris badan|sekretaris dprd|sekwan|kepala bidang|kabid|kepala bagian|kabag"
        "|kepala seksi|kasi|kepala subbagian|kasubag|kasubbag|kepala biro|karo"
        "|asisten setdako|asisten setdakab|asisten setdaprov|asisten sekda"
        "|asisten sekretaris daerah|asisten pemerintahan|asisten administrasi umum"
        "|asisten daerah|asisten sekretariat daerah|asisten setda|staf ahli|staf ahli bupati"
        "|kepala satpol pp|kasatpol pp|kepala upt|kepala uptd|kepala unit|kepala samsat"
        "|kepala pasar|kepala kantor|kepala kua|kepala inspektorat|inspektur daerah"
        "|pejabat eselon|pejabat pemkab|pejabat pemkot|pejabat pemprov|pejabat dinas"
        "|pejabat daerah|pejabat struktural|pejabat administrator|pejabat pengawas"
        "|pejabat tinggi pratama|pejabat pimpinan tinggi|wakil direktur rumah sakit daerah"
        "|direktur rumah sakit daerah|direktur rsud|wakil direktur rsud|sekretaris kelurahan"
        "|seklur|direktur radio pemda|kepala distrik|plt kepala dinas|plt kadis"
        "|pelaksana tugas camat"
        "|pelaksana tugas kepala dinas|korwil pendidikan|korwilcam|kepala kelurahan",
        "pns",
        "structural",
    ),
    Role("lurah|plt lurah|pj lurah", "pns", "structural"),
    Role("penjabat kepala desa|pj kepala desa|pj kades|penjabat kades", "pns", None),
    Role(
        "penjabat bupati|pj bupati|penjabat gubernur|pj gubernur|penjabat wali kota"
        "|pj wali kota|pj walikota|penjabat walikota|penjabat sementara bupati|pjs bupati"
        "|pjs gubernur|pjs wali kota",
        "pns",
        "regional_head",
    ),
    Role("dosen ptn|dosen universitas negeri|dosen negeri", "pns", "functional"),
    Role(
        "kepala sekolah negeri|kepala madrasah negeri|pengawas sekolah|kepala sd negeri"
        "|kepala smp negeri|kepala sma negeri|kepala smk negeri|kepala sekolah dasar negeri"
        "|kepala sdn|kepala smpn|kepala sman|kepala smkn|kepala sekolah menengah negeri",
        "pns",
        "functional",
    ),
    # --- villages
    Role(  # heads, whom UU 10/2016 article 71 and UU 7/2017 article 490 name apart
        "kepala desa|kades|perbekel|wali nagari|walinagari|keuchik|geuchik|geucik|kuwu"
        "|hukum tua|pambakal|peratin|pangulu|penghulu kampung|datuk penghulu|kepala kampung"
        "|lurah kalurahan|reje|village head|village chief",
        "village_official",
        "structural",
    ),
    Role(
        "kepala dusun|kadus|kepala lingkungan|perangkat desa|perangkat nagari|aparat desa"
        "|aparatur desa|sekretaris desa|sekdes|anggota bpd|ketua bpd|pamong desa|bendahara desa"
        "|kaur desa|pamong kalurahan|pamong praja desa|kepala jorong"
        "|wali jorong|staf desa|operator desa|dukuh|kasun|carik|jogoboyo|kamituwo"
        "|kepala urusan desa"
        "|kasi pemerintahan desa|perangkat kampung|aparat kampung|aparatur kampung|bamuskam"
        "|perangkat kalurahan|pamong|anggota bamus|pamong kampung|kepala padukuhan",
        "village_official",
        "staff",
    ),
    # --- posts that leave the employment open
    Role("pejabat|pejabat publik|birokrat|eselon", None, "structural"),
    Role("kepala puskesmas", "pns", "functional"),
    Role(
        "guru|tenaga pendidik|pendidik|dosen|dokter|perawat|bidan|peneliti|penyuluh|pustakawan"
        "|analis kebijakan|arsiparis|rektor|dekan|guru besar|wakil kepala sekolah"
        "|widyaiswara|auditor|pranata humas|tenaga kesehatan|nakes|teacher|lecturer"
        "|wakil kepala smp|wakil kepala sma|wakil kepala smk|wakil kepala sd|wakasek"
        "|kepala sekolah|kepsek|kepala sd|kepala smp|kepala sma|kepala smk|kepala tk"
        "|kepala madrasah|jaksa|hakim",
        None,
        "functional",
    ),
    Role(
        "staf|staff|pelaksana|staf pelaksana|staf kecamatan|staf kelurahan|staf dinas",
        None,
        "staff",
    ),
    Role(
        "pegawai|karyawan|aparat|aparatur|petugas|pegawai pemkot|pegawai pemkab"
        "|pegawai pemprov|ajudan|operator sekolah|operator|petugas lapas|analis|sopir dinas"
        "|bendahara|sekretaris|atlet|pengelola|admin"
        "|government employee"
    ),
    Role(
        "satpol pp|polisi pamong praja|anggota polisi pamong praja|satuan polisi pamong praja"
        "|linmas|petugas satpol pp|anggota linmas|anggota satpol pp|hansip"
        "|anggota perlindungan masyarakat|anggota hansip"
    ),
    Role(  # bodies of residents, no officials of the village (Permendagri 18/2018)
        "ketua rt|ketua rw|pengurus rt|pengurus rw", "private"
    ),
    Role(
        "bupati|wali kota|walikota|gubernur|wakil bupati|wakil gubernur|wakil wali kota"
        "|wakil walikota|kepala daerah|menteri|presiden|wakil presiden",
        None,
        "regional_head",
    ),
)

FIRST_PERSON = "saya kami i me my"
THIRD_PERSON = (
    "ia dia mereka beliau keduanya ketiganya keempatnya kelimanya semuanya yang_bersangkutan "
    "terlapor"
)
PERSON = "pria perempuan wanita lelaki seseorang sosok oknum"
"""Someone without a role: taken as the actor where no role was named before."""

OTHER = (
    "warga|masyarakat|orang lain|akun lain|akun anonim|akun palsu|netizen|warganet|anak muda"
    "|anggota dewan|anggota dprd|anggota dpr|relawan|simpatisan|pendukung|teman|rekan|kawan"
    "|tetangga|siswa|murid|mahasiswa|orang tua|wali murid|seorang lain|seseorang lain"
    "|tokoh masyarakat|tokoh agama|kiai|ustaz|jemaah|peserta|panitia|pengunggah|perekam"
    "|pengguna lain|pihak lain|orang|akun resmi|akun pemda|akun fanbase|sopir|atasan|pimpinan"
    "|bawahan|pemilik akun|penonton|pengunjung|sekolah|kampus|grup lain|pemkab|pemkot|pemprov"
    "|pemda|instansi|humas|friend|colleague|someone else|someone|juru foto|fotografer"
    "|komandan linmas|tokoh|penyelenggara acara|pembeli|tamu|juru bicara|tukang|pekerja"
    "|orang-orang|anggota keluarga"
    "|seorang warga|tim lain|kru|kenalan|sahabat"
)
AUTHORITY = (
    "bawaslu|pengawas|panwas|panwaslu|panwascam|kasn|bkn|polisi|gakkumdu|pelapor|saksi|ahli"
    "|inspektorat|majelis|hakim|penyidik|media|wartawan|jurnalis|patroli siber|pembela"
    "|pembelanya|kuasa hukum|lawan|tim lawan|badan kepegawaian|bkd|bkpsdm|kemendagri|pihak istana"
    "|kemenpan rb|kementerian|ombudsman|dewan kehormatan|pengadilan|kejaksaan|pemantau"
    "|pemberi informasi|masyarakat sipil|lsm"
)
KIN: dict[str, str] = {
    **dict.fromkeys(
        (
            "suami",
            "istri",
            "husband",
            "wife",
            "pasangannya",
            "pasanganku",
            "bersuamikan",
            "beristrikan",
        ),
        "spouse",
    ),
    **dict.fromkeys(
        sorted(
            word_set(
                "ayah bapak ibu anak kakak adik paman om tante bibi sepupu keponakan ponakan",
                "mertua menantu ipar kakek nenek cucu saudara kerabat keluarga famili abang mas",
                "mbak uncle aunt brother sister father mother cousin papa mama orangtua besan",
                "kemenakan pakde bude uwak misan putra putri",
            )
        ),
        "relative",
    ),
}
