"""The single `action`: what the actor did, the most telling of what is told first."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue
from jaganetral.narrative.cues.words import CHOOSE, WHOM

ONLINE = (
    "@post|@info_n|jadwal|pengumuman|@photo|@video|@material|@news_n|@message|"
    "tautan|link|cuitan|meme|@secret_n|surat"
)
PLACE = (
    "di|lewat|melalui|via|pada|on @social_media|facebook|instagram|tiktok|twitter|youtube|threads"
    "|akun|x"
)
WEAR = "memakai|mengenakan|pakai|makai|wearing|wear|bermasker|berkaus|mengenakannya"

ACTION = (
    Cue("other", "jadi|menjadi|sebagai|bertugas|anggota|staf|ketua *2 @pollworker"),
    Cue(
        "party",
        "jadi|menjadi|masuk|tercantum|terdaftar|tercatat|sebagai *3 pengurus|anggota|kader"
        "|susunan *3 @party|partai",
        who="actor",
    ),
    Cue("party", "pengurus|anggota|kader *1 @party", who="actor"),
    Cue("party", "ikut|mengikuti|mendaftar|daftar|~daftar *2 penjaringan", who="actor"),
    Cue("party", "mendaftar|daftar|~daftar|melamar *3 @party", who="actor"),
    Cue(
        "decision",
        "keputusan|kebijakan|mutasi|memutasi|dimutasi|sk *4 ~untung|~rugi|menguntungkan|merugikan",
    ),
    Cue("decision", "memerintahkan|menginstruksikan|mengeluarkan *2 penyiaran|edaran|program"),
    Cue("endorse", "surat|formulir|pernyataan dukungan *4 ktp|fotokopi"),
    Cue("endorse", "fotokopi|kumpulkan|mengumpulkan|menyerahkan|meminjamkan *2 ktp|@idcard"),
    Cue("live", "@live_stream", who="actor"),
    Cue("profile", "~pasang|~ganti|ganti|~jadi|~pakai|~ubah *5 @profile_photo", who="actor"),
    Cue("profile", "@v.write|~cantum|@v.install *8 bio|profil", who="actor"),
    Cue("profile", "@profile_photo *2 saya|pribadi"),
    Cue("profile", "@profile_photo *5 ~pakai|@v.wear|memakai|bergambar|berbingkai|menampilkan"),
    Cue(
        "story",
        "@v.install|@v.write|@v.share|@v.post|bikin *6 story|instastory|stories|snap|cerita",
        who="actor",
    ),
    Cue("story", "story|instastory *1 whatsapp|saya|pribadi"),
    Cue("post", "@v.install *10 @wa_status|@post", who="actor"),
    Cue("attribute", "mobil|motor|kendaraan|helm *4 stiker|branding|@material"),
    Cue(
        "banner",
        "@v.install|~bingkai *5 baliho|spanduk|banner|poster|alat|bendera|@material",
        who="actor",
    ),
    Cue("banner", "@v.install *2 gambar|foto|poster *2 @contestant", who="actor"),
    Cue("banner", "baliho|spanduk|alat|banner *4 menampilkan|memuat|memperlihatkan"),
    Cue("banner", "baliho|spanduk|alat|banner *3 bergambar|wajah|diri"),
    Cue("attribute", WEAR + " *4 @apparel|@material|atribut", who="actor"),
    Cue(
        "attribute",
        "berkaus|berbaju|berkemeja|berjaket|bertopi|berompi|bermasker *4 @contestant|@party|@team"
        "|bergambar|bertuliskan",
        who="actor",
    ),
    Cue("attribute", "@material *3 tersemat|tertempel|melekat|menempel *3 baju|@uniform|@apparel"),
    Cue("attribute", "@v.hold *2 @material|@apparel", who="actor"),
    Cue("attribute", "~bagi|~sebar *2 @apparel|@goods", who="actor"),
    Cue("banner", "~simpan|~pasang:passive *3 alat|@material", who="actor"),
    Cue("attribute", "stiker|branding|gambar|foto *4 mobil|kendaraan"),
    Cue("attribute", "mobil|kendaraan *4 stiker|branding|banner|@material"),
    Cue("mention", "@v.mention *3 akun|@handle|@contestant|@account", who="actor"),
    Cue("mention", "menyebut|mention|tag *1 akun|@handle"),
    Cue("photo", "berfoto|berswafoto|berselfie|selfie|foto-fotoan|berpose", who="actor"),
    Cue("photo", "terfoto|difoto|dipotret|dijepret"),
    Cue("photo", "berpose|pose|mejeng|nampang|bergaya *2 bersama|dengan|sama|di", who="actor"),
    Cue("photo", "foto bersama"),
    Cue(
        "photo",
        "foto|swafoto|pose *2 bersama|dengan|with|sama *3 @contestant|@v.run|@kin|paman",
        who="actor",
    ),
    Cue(
        "photo",
        "@photo *5 ~acung|~angkat|~peraga|jari|telunjuk|pose|berpose|bersama|tampak|dirinya",
    ),
    Cue("photo", "isyarat|simbol|gestur *3 jari|tangan *3 foto|difoto"),
    Cue("photo", "tampak|terlihat|ikut *1 dalam|di @photo"),
    Cue("comment", "@v.comment", who="actor"),
    Cue(
        "comment",
        "@v.write|~beri|~kirim|meninggalkan|membubuhkan|menaruh *2 komentar|tanggapan|balasan",
        who="actor",
    ),
    Cue("comment", "di|pada|kolom kolom? komentar", who="actor"),
    Cue("comment", "@like_mark dan komentar"),
    Cue("share", "@v.repost", who="actor"),
    Cue("share", "mengunggah|unggah|posting|upload|mengunggahnya ulang|kembali", who="actor"),
    Cue(
        "share",
        "~bagi|~terus|~sebar|~share|~forward|~sebarluas *3 " + ONLINE + "|materi|ulang|@v.support",
        who="actor",
    ),
    Cue(
        "message",
        "@v.send|@v.write|@v.share|~kata|@v.urge *10 @group|@message|@private_message",
        who="actor",
    ),
    Cue(
        "message",
        "di|dalam|lewat|melalui|ke @group *6 @v.write|@v.send|@v.urge|@v.speak|~sebut"
        "|menyuruh|perintah|diajak|diminta",
    ),
    Cue("message", "~kampanye|@v.campaign *6 @group|whatsapp"),
    Cue("message", "pesan|percakapan|obrolan|chat *4 whatsapp|wa|telegram|beredar|berisi|meminta"),
    Cue("message", "~kirim *6 whatsapp|@group|telegram"),
    Cue("post", "@v.post !kpu", who="actor"),
    Cue("post", "@wa_status"),
    Cue("post", "@v.write *4 @post|@social_media|tagar", who="actor"),
    Cue("post", "@v.campaign|@v.state|@v.speak|@v.support *4 " + PLACE, who="actor"),
    Cue("post", "@v.write|merekam|membuat|bikin *2 @video", who="actor"),
    Cue(
        "post",
        "@v.write|@v.complain|@v.oppose|~kritik|~cerita|~kata|~sebut|~ungkap *8 " + PLACE,
        who="actor",
    ),
    Cue(
        "post",
        "lewat|melalui|via|di|pada *1 @account|@social_media|facebook|instagram|tiktok|twitter"
        "|x *4 "
        "@v.write|@v.complain|@v.oppose|@v.support|@v.urge|~kritik|~cerita|~kata",
        who="actor",
    ),
    Cue("share", "@v.leak", who="actor"),
    Cue("post", "akun * @v.post"),
    Cue(
        "post",
        "aplikasi|situs|laman|website|akun|kanal|@account *6 memuat|berisi|menayangkan|menampilkan"
        " *2 @material|@contestant|kampanye|@support_n|@call_n",
    ),
    Cue("like", "@v.like", who="actor"),
    Cue("like", "@v.press *2 like|suka|love|jempol", who="actor"),
    Cue(
        "like",
        "~beri|memberi|menekan|kasih|ngasih|memencet|pencet|klik *2 like|jempol|love|suka",
        who="actor",
    ),
    Cue("like", "kepencet|ke-klik|terpencet|salah *2 like|love|lope|suka|jempol|@like_mark"),
    Cue("like", "@like_mark"),
    Cue("follow", "@v.follow|follow *2 @account|@handle|instagram|tiktok", who="actor"),
    Cue("follow", "follow|memfollow|ngefollow|difollow", who="actor"),
    Cue("join_group", "@v.join *4 @group", who="actor"),
    Cue("join_group", "anggota|berada|masuk|admin|dimasukkan|diundang|ikut|ada *4 @group"),
    Cue("join_group", "@group *8 anggota|admin|pembuatnya"),
    Cue("attend", "ikut|ikutan|mengikuti *1 @event_campaign|kampanye", who="actor"),
    Cue(
        "attend",
        "ikut|ikutan|turut|terlibat|berpartisipasi|bergabung serta? langsung|aktif? dalam|di|pada?"
        " sebuah|suatu|satu? @event_campaign|@event_declaration"
        "|kampanye|deklarasi|konvoi|pawai",
        who="actor",
    ),
    Cue("campaign", "@v.campaign", who="actor"),
    Cue("campaign", "memimpin|pimpin|mimpin *8 @v.chant|yel-yel|yel", who="actor"),
    Cue("campaign", "@v.chant|yel-yel|yel", who="actor"),
    Cue("campaign", f"@v.urge|@v.order *6 {CHOOSE} *4 {WHOM}", who="actor", head=True),
    Cue("campaign", "@v.urge|@v.order *6 ~kampanye", who="actor", head=True),
    Cue("campaign", "@v.urge *3 @support_n", who="actor"),
    Cue(
        "campaign",
        "berorasi|orasi|sambutan|berpidato|pidato *8 @call_n|@event_campaign|~pilih"
        "|~dukung|@contestant",
        who="actor",
    ),
    Cue("campaign", "~bagi:active|bagi-bagi *3 @material", who="actor"),
    Cue("campaign", "@call_n *1 ~pilih|~coblos|~dukung"),
    Cue(
        "campaign",
        "@v.help *4 @event_campaign|@team|@winning|@candidacy|kampanye|@contestant",
        who="actor",
    ),
    Cue("campaign", "@v.promote !diri|dirinya *4 @contestant|@party|@kin", who="actor"),
    Cue("campaign", "promosi *3 @contestant|@party", who="actor"),
    Cue(
        "campaign",
        "memperkenalkan|mempromosikan|perkenalkan|promosikan *3 @contestant",
        who="actor",
    ),
    Cue(
        "campaign",
        "~kata:middle|~kata:bare|~ucap|~sebut *12 memenangkan|menangkan|coblos|dukung",
        who="actor",
    ),
    Cue("declare", "@v.state|~sampai|~ucap|menyampaikan *3 @support_n|~dukung", who="actor"),
    Cue(
        "declare",
        "tanda|~tandatangan|menandatangani|membaca *3 dukungan|deklarasi",
        who="actor",
    ),
    Cue("other", "@v.attend *2 tps|bilik", who="actor"),
    Cue("other", "@v.attend|~ikut|ikut *1 memilih|mencoblos", who="actor"),
    Cue(
        "attend",
        "@v.attend *8 @event_campaign|@event_declaration|@event_party|@event_registration"
        "|@event_community|@event_official|@event_other|@event_debate|@team|lokasi|rumah",
        who="actor",
    ),
    Cue(
        "attend",
        "mengikuti|ikut|ikutan|berada|tampak|terlihat *5 @event_campaign"
        "|@event_declaration|@event_party|@event_community|@event_registration|@event_debate"
        "|lokasi",
        who="actor",
    ),
    Cue("attend", "@v.sit|berada|tampak|terlihat|mampir|nongkrong *3 @team_office", who="actor"),
    Cue("attend", "@v.escort", who="actor"),
    Cue("attend", "@v.attend", who="actor"),
    Cue(
        "attend",
        "ikut|mengikuti|terlibat|berkumpul *4 rapat|pertemuan|acara|kegiatan|@event_meeting",
        who="actor",
    ),
    Cue("attend", "attend|attended|come|came|went|go *4 @event_campaign|rally|campaign"),
    Cue("attend", "@v.dance|memandu|memfasilitasi|mc|pembawa|panitia", who="actor"),
    Cue("attend", "~dengar|~simak *3 @event_campaign", who="actor"),
    Cue(
        "attend",
        "@v.guard|ditugaskan *5 @event_campaign|@event_declaration|@event_party"
        "|@event_debate|@event_registration",
    ),
    Cue("campaign", "jadi|menjadi|masuk|ikut|gabung|bergabung|sebagai *2 @team|saksi|tim"),
    Cue(
        "campaign",
        "@v.design|~edit|~rekam|membuatkan|membuat|bikin *4 @material|video *5 @contestant|@party"
        "|@team",
        who="actor",
    ),
    Cue("attend", "~bonceng *4 @contestant|@team", who="actor"),
    Cue("decision", "@v.transfer *4 pegawai|guru|staf|asn|bawahan|pejabat|kepala", who="actor"),
    Cue("post", "@video *5 @v.show_media|@v.raise|viral|beredar|yang|@role"),
    Cue("photo", "@v.raise|membuat|bikin *3 jari|isyarat|telunjuk|simbol|gestur", who="actor"),
    Cue("photo", "@photo *4 @role"),
    Cue("like", "liked|like *3 @post|@photo|post|posts"),
    Cue("post", "unggahan|postingan *3 dianggap|dinilai|berisi|terkait"),
    Cue("other", "mencari|cari|melihat|mempelajari|mendengarkan|~cari *4 @vision_n|informasi|tahu"),
    Cue("other", "jadi|menjadi|sebagai|bertugas *1 @pollworker"),
    Cue("other", "@v.meet *5 @team|@contestant|tim", who="actor"),
    Cue("other", "@v.support|@v.urge", who="actor"),
    Cue("decision", "@v.transfer|~ganti|melantik *3 @role|pejabat", who="actor"),
    Cue("live", "~siar langsung"),
    # what someone else did with the actor's name or account
    Cue("like", "@v.like", who="other"),
    Cue("like", "@v.press|~beri *2 like|suka|love|jempol", who="other"),
    Cue("join_group", "@v.join *6 @group", who="other"),
    Cue("comment", "@v.comment", who="other"),
    Cue("share", "@v.repost", who="other"),
    Cue("post", "@v.post|memviralkan", who="other"),
)
