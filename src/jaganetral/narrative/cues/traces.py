"""Where it was left and by whom: platform, audience, authorship, publication, deletion."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue

PLATFORM = (
    Cue("facebook", "facebook|meta|messenger"),
    Cue("instagram", "instagram|instastory"),
    Cue("tiktok", "tiktok"),
    Cue("youtube", "youtube"),
    Cue("whatsapp", "whatsapp|wag"),
    Cue("whatsapp", "@wa_status|@group *1 whatsapp"),
    Cue("telegram", "telegram"),
    Cue("x", "twitter|cuitan|cuit|~cuit|retweet|tweet|ngetweet|ngetwit|twit|mencuit"),
    Cue("x", "akun|di|platform|aplikasi|lewat|via|medsos x !.|nomor"),
    Cue("other", "threads|linkedin|line|snackvideo|discord|blog|bigo|koran|forum|website"),
)

AUDIENCE = (
    Cue("private", "@private_message", who="any"),
    Cue("private", "close|teman friends|dekat|terbatas"),
    Cue("private", "akun *2 terkunci|privat|private|dikunci|gembok|digembok"),
    Cue("private", "secara|percakapan *1 pribadi !akun"),
    Cue("group", "@group"),
    Cue("group", "di|dalam|ke *2 @group"),
    Cue("friends", "@wa_status"),
    Cue("friends", "hanya|cuma *3 teman|kontak|friends"),
    Cue("public", "viral"),
    Cue("public", "akun|secara|dilihat|untuk *1 publik|terbuka|umum"),
    Cue("public", "beredar|tersebar|menyebar *1 luas|di *1 @social_media"),
)

_WROTE = "@v.post|@v.write|@v.share|@v.repost|@v.comment|@v.like|@v.follow|@v.press|@v.send"
_OWN = "miliknya|milik|punya|punyanya|akunnya|@account"
_ELSE = "@other|@contestant|@team|@party|orang|teman|temannya|rekan|rekannya|tim|admin|pihak"
_ADDED = "dimasukkan|dimasukin|ditambahkan|ditambahin|diundang|dimasukkannya|diadd|di-add"

MISUSED = (
    Cue("other_person", "dicatut|mencatut|pencatutan|tercatut"),
    Cue("other_person", "tanpa sepengetahuan|sepengetahuannya|setahunya|diketahuinya", raw=True),
    Cue("other_person", "pernyataan|keterangan *1 bukan *1 anggota|pengurus|kader|tim", raw=True),
    Cue("other_person", "padahal *2 tidak pernah|merasa", raw=True),
    Cue(
        "other_person",
        "@other|orang|seseorang *1 memakai|mencatut|menggunakan|meniru|memasang *1 nama|namanya"
        "|foto|fotonya|identitas|identitasnya",
    ),
    Cue("other_person", "@other|akun|orang *1 mengatasnamakan *1 @i|dirinya|dia|beliau|namanya"),
    Cue(
        "other_person",
        "akun tiruan|bodong|kloningan *1 memakai|mencatut|menggunakan|meniru|dengan|atas",
    ),
    Cue("other_person", "akun|@account *1 itu|tersebut palsu|tiruan|bodong"),
    Cue("other_person", "bukan akun|@account saya|miliknya|@i|beliau|resminya", raw=True),
    Cue("other_person", f"bukan *1 saya|dia|ia|dirinya|beliau|mereka yang {_WROTE}", raw=True),
    Cue(
        "other_person",
        "namanya|fotonya|nama|foto|ktp|wajahnya *4 dipakai|dipasang|digunakan|dicantumkan *6 tanpa"
        " izin|persetujuan|seizinnya|persetujuannya|seizin",
        raw=True,
    ),
)
"""A name or a face used without the person's knowledge: whatever was done, not by them."""

ADDED = (
    Cue("other_person", f"{_ADDED} *3 @group"),
    Cue("other_person", f"{_ADDED} {_ELSE} *3 @group"),
    Cue(
        "other_person",
        f"nama|namanya|nomor|nomornya *12 @group *8 dibuat|dibuatkan|bikinan|buatan *2 {_ELSE}",
    ),
)
"""Being in a chat that somebody else made or opened to one; what one writes there is one's own."""

AUTHORSHIP = (
    Cue("hijacked", "diambil|mengambil alih"),
    Cue("hijacked", "dibobol|diserobot|dikuasai"),
    Cue("hijacked", "kena|di|ke hack|heck|retas|bajak|bobol|sadap"),
    Cue("hijacked", "~retas|~bajak|~hack|~sadap|kebobolan|hacked|disadap"),
    Cue(
        "other_person",
        "@account|akunnya|akun|hp|ponsel|ponselnya|hpnya *8 dikelola|dipegang"
        "|dioperasikan|dipakai|dimainkan|dijalankan|digunakan|dipinjam *3 @kin|@other|@role|admin"
        "|orang|anaknya|istrinya|suaminya|temannya",
    ),
    Cue(
        "other_person",
        "@kin|@other|teman *2 yang|yg mengetik|menulis|mengunggah|memposting|ngetik"
        "|upload|posting|pegang|memencet|like|menekan|mengirim|@v.post|@v.like",
    ),
    Cue(
        "other_person",
        "diunggah|diposting|diupload|disebarkan|dibagikan|diunggahkan"
        "|dipasang|diviralkan|dishare|disebar|dipublikasikan *6 oleh *2 @other|@contestant|@team"
        "|@authority|akun|seorang|orang|media|tim|@party|@government_account",
    ),
    Cue(
        "other_person",
        "diunggah|diposting|diupload|disebarkan|dibagikan|disebar|dishare @other"
        "|@contestant|@team|@government_account|orang|tim|teman|anggota",
    ),
    Cue(
        "other_person",
        "~unggah:active|~posting:active|~upload:active|~sebar:active"
        "|~pasang:active|~upload:bare|~posting:bare|~share:active|~rekam:active|~unggah:bare"
        "|memviralkan",
        who="other",
    ),
    Cue("tagged", "menandai|nandai|ngetag|nge-tag|menautkan @i|akun|akunnya|@account"),
    Cue(
        "other_person",
        "@kin|@other|tetangga|teman *2 ~pakai|~pinjam|~guna|~pegang|membuka|memainkan"
        " *2 ponsel|hp|ponselnya|hpnya|gawai|gawainya|akun|akunnya|@account",
    ),
    Cue(
        "other_person",
        "diunggah|diposting|diupload|disebarkan|dibagikan|dipasang|dishare|dikirim|diunggahkan"
        " *4 oleh *1 @kin|tetangga",
    ),
    Cue(
        "other_person",
        "@kin|tetangga *2 ~unggah|~posting|~upload|~share|@v.post !saya",
    ),
    Cue("tagged", "ditandai|ditag|di-tag|tagged|ketag|dimention|di-mention|ditautkan"),
    Cue("tagged", "di tag|tandai|mention @other|orang|teman"),
    Cue("other_person", "diedit|disunting|dimanipulasi|direkayasa|editan|deepfake"),
    Cue(
        "other_person",
        "beredar|muncul|diunggah|terpampang|tampil *2 di akun *2 @contestant|@other"
        "|@team|@government_account",
    ),
    Cue("other_person", "~muncul|muncul|tampil *4 akun *1 @contestant|@other|@team|@kin"),
    Cue("other_person", "~unggah|~posting|~upload teman|rekan|orang|akun|tim|anggota *2 lain"),
    Cue("self", f"mengaku|mengakui|diakui|diakuinya|ngaku *3 {_WROTE}"),
    Cue("self", f"@account|unggahan|tulisan|komentar|akun *2 {_OWN} sendiri"),
    Cue("self", f"{_WROTE} *4 sendiri|tangannya", who="actor"),
    Cue("self", f"sendiri|sendirilah|saya|ia|dia yang {_WROTE}", who="actor"),
    Cue(
        "self",
        "atas|dengan|karena kemauan|kemauannya|inisiatif|inisiatifnya|kehendak|kehendaknya"
        "|keinginan|keinginannya|kesadaran sendiri|pribadi",
    ),
)

DELETED = (
    Cue("true", "menghapusnya|ngapusnya|hapusnya|dihapusnya"),
    Cue("false", "belum|tidak *2 ~hapus|dihapus|menghapus", raw=True),
    Cue("false", "masih ada|terpampang|tayang|bisa"),
    Cue("true", "dihapus|kehapus|terhapus|di-hapus|dihapusnya|ditakedown|take-down"),
    Cue(
        "true",
        "menghapusnya|hapus|apus|ngapus|menghapus *1 @post|@photo|@video|@message|langsung"
        "|lagi|setelah|itu|komentar|like|story|akun|semua|,|.",
    ),
    Cue("true", "~hapus:active @post|@photo|@video|@message|komentar"),
    Cue("true", "unggahan|status|postingan|foto|video|tagar|story *3 hilang|ditarik"),
    Cue("true", "unggahan|foto|video|status *2 sudah tidak ada", raw=True),
    Cue("true", "takedown|deleted|removed|unlike|di-unlike"),
    Cue("true", "take down"),
    Cue("true", "saya *2 hapus"),
    Cue("true", "membatalkan|mencabut|batalin|batalkan *1 like|tanda|suka|@like_mark"),
)

PUBLISHED = (
    Cue(
        "false",
        "tidak|belum|tanpa|bukan !tahu|paham|sadar|sengaja|hanya|mengerti|menyangka *3 ~unggah"
        "|~posting|~upload|~share|~sebar|~bagi|~publikasi"
        "|dipublikasikan",
        raw=True,
    ),
    Cue("false", "hanya|sekadar *2 disimpan|simpan|disimpen|dikoleksi"),
    Cue(
        "false", "simpan|disimpan|menyimpan *2 @photo|@video|pribadi|sendiri|galeri|hp", who="actor"
    ),
    Cue("true", "@v.post"),
    Cue("true", "@photo|@video|@post|@message|isi *8 viral|~edar|tersebar|menyebar|disebarkan"),
    Cue("true", "viral"),
    Cue("true", "@wa_status"),
    Cue("true", "@v.share *3 @photo|@video|@post|@material"),
    Cue("true", "~pasang *6 @post|@profile_photo|story|@social_media", who="actor"),
)

GESTURE_MEANING = (
    Cue(
        "support",
        "~aku|mengaku|mengakui *6 gestur|gerakan|pose|simbol|isyarat|itu * dukungan|mendukung",
    ),
    Cue(
        "other", "bukan *2 dukungan|mendukung|kampanye|simbol|nomor|bentuk|paslon|dukung", raw=True
    ),
    Cue(
        "other",
        "simbol|salam|pose|gestur|tanda|lambang *1 kompetensi|victory|literasi|love|cinta"
        "|damai|peace|pramuka|korpri|persatuan|metal|antikorupsi|organisasi|ok"
        "|budaya|hormat",
    ),
    Cue("other", "pose|gaya|gestur *1 bebas|refleks|spontan|biasa|netral|santai"),
    Cue("other", "refleks|sedang melambai|mengepalkan"),
    Cue("other", "foto|pose|gestur|sesi *4 lain|sama *5 berbagai|bermacam|gestur|pose"),
    Cue("other", "~lambai|melambai"),
    Cue(
        "other",
        "tidak|tanpa|bukan *2 maksud|bermaksud|niat|berniat *2 dukung|mendukung|dukungan|kampanye",
        raw=True,
    ),
    Cue(
        "support",
        "jari|jempol|telunjuk|simbol|gestur|isyarat|salam *5 sesuai|merujuk|identik|khas"
        "|sama|mengarah|tanda *3 nomor|paslon|slogan|@contestant|urut|petahana|dukungan",
    ),
    Cue(
        "support",
        "simbol|isyarat|gestur|salam|pose|gerakan *2 dukungan|paslon|@contestant|kemenangan",
    ),
    Cue("support", "jari|telunjuk|simbol|gestur *4 mendukung|dukungan|dukung"),
    Cue("support", "sesuai|menunjukkan|merujuk *2 nomor"),
)

TABLES: dict[str, tuple[Cue, ...]] = {
    "authorship.misused": MISUSED,
    "authorship.added": ADDED,
    "audience": AUDIENCE,
    "deleted": DELETED,
    "published": PUBLISHED,
    "gesture_meaning": GESTURE_MEANING,
}
