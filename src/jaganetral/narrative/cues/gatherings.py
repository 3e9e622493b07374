"""The `acts` done among people: gathering, hosting, handing out, speaking, going along."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue
from jaganetral.narrative.cues.words import CHOOSE, MEETING, PARTISAN_EVENT, PLACE_LENT, WHOM

_LED = "@subordinate|@role|@other|@public|bawahan|warga|anggota|pegawai|stafnya|jajarannya|mereka"

_JOINS = (
    "~ikut|ikut|ikutan|turut|~libat|terlibat|berpartisipasi|nimbrung|gabung|bergabung|join|joined"
)
_LOOKS_ON = "!@v.attend|@v.listen|@v.look|@v.guard|@v.sit|mengamankan|meliput|memantau|mengawasi"
"""`ikut mendengarkan`, `ikut hadir`: to be there with others, no more."""

GATHERED = {
    "take_part": (  # more than being there: SKB 2/2022 KE-6 says `mengikuti kegiatan kampanye`
        Cue(
            "take_part",
            f"{_JOINS} {_LOOKS_ON} *3 ~kampanye|kampanye|@event_campaign|@event_declaration"
            "|deklarasi|konvoi|pawai",
            who="actor",
        ),
        Cue(
            "take_part",
            f"@v.attend|{_JOINS}|berada *4 {MEETING}|briefing *2 @team|pemenangan|saksi|timses"
            "|@winning",
            who="actor",
        ),
        Cue("take_part", f"@v.attend|{_JOINS} *2 konsolidasi pemenangan|dukungan", who="actor"),
        Cue(
            "take_part",
            f"{_JOINS} * jalan|senam|sepeda|kirab|karnaval|@event_community *3 @contestant|@team"
            "|@party|@name",
            who="actor",
        ),
    ),
    "mobilise": (
        Cue("mobilise", "@v.mobilise *3 massa|@subordinate|@public|suara|dukungan", who="actor"),
        Cue(
            "mobilise",
            f"@v.mobilise|@v.order|menyuruh|nyuruh *4 {_LED} *8 {CHOOSE}|~hadir|~datang|~kampanye"
            f"|{PARTISAN_EVENT}",
            who="actor",
        ),
        Cue("mobilise", f"@v.order *2 {_LED}", who="actor"),
        Cue(
            "mobilise",
            "@v.urge|@v.threat|menyuruh|meminta|mengarahkan *2 @subordinate|pegawai|staf|bawahan"
            " *4 ~menang|~pilih|~coblos|~dukung|~kampanye|~hadir|~datang|~gerak|~pasang",
            who="actor",
        ),
        Cue("mobilise", "mengerahkan|menggalang|memobilisasi|menggerakkan", who="actor"),
        Cue("mobilise", "mengawal|kawal *4 c1|plano|suara|tps", who="actor"),
        Cue("mobilise", "target|daftar *4 suara|pemilih|persen *6 @contestant|paslon"),
        Cue("mobilise", "mengisi|format *2 daftar *3 pemilih"),
        Cue(
            "mobilise",
            "mendata|mencatat|menghitung|memetakan *4 pemilih|@public|@role|@subordinate *4 "
            "~pilih|~dukung|pendukung",
            who="actor",
        ),
    ),
    "distribute": (
        Cue(
            "distribute",
            "membagikan|membagi-bagikan|membagi-bagi|bagi-bagi|membagi|bagikan"
            "|menyebarkan|bagi|menyebar|mengedarkan|mendistribusikan|menyalurkan|memberi|memberikan"
            "|menyerahkan|membagi *3 "
            "@apparel|@goods|brosur|selebaran|kalender|kartu|pamflet|formulir|bahan|bantuan",
            who="actor",
        ),
        Cue("distribute", "@v.give|~beri *3 @goods|@apparel|bantuan", who="actor"),
        Cue(
            "distribute",
            "membagikan|bagikan|mengedarkan|mendistribusikan|menyerahkan *2 @material *6 kampanye"
            "|lokasi|warga|rumah|pasar|peserta|@public|@other",
            who="actor",
        ),
        Cue("distribute", "rumah ke rumah *6 @material", who="actor"),
        Cue("distribute", "membawa *4 @material|kaus|banner", who="actor"),
        Cue("distribute", "amplop|uang|sembako|beras|bantuan *6 agar|supaya *1 ~pilih|~coblos"),
    ),
    "host": (
        Cue(
            "host",
            "@v.host *5 @contestant|pertemuan|@event_campaign|@event_declaration|@team|kampanye"
            "|pemenangan|@winning",
            who="actor",
        ),
        Cue(
            "host",
            "menyediakan|memfasilitasi|menyiapkan *4 tempat|fasilitas|rumah|lokasi|pertemuan"
            "|konsumsi|@event_campaign",
            who="actor",
        ),
        Cue(
            "host",
            f"@v.lend *5 {PLACE_LENT} *4 @contestant|@team|@party|{PARTISAN_EVENT}",
            who="actor",
        ),
        Cue("host", "jadi|menjadi *2 !@pollworker panitia|tuan|penyelenggara", who="actor"),
        Cue(
            "host",
            "mendanai|membiayai|mensponsori|menanggung|menggagas|memprakarsai *8 kampanye"
            f"|{PARTISAN_EVENT}",
            who="actor",
        ),
        Cue(
            "host",
            f"~pakai|~guna|memakai|menggunakan {PLACE_LENT} *8 @contestant|@team|@party"
            f"|{PARTISAN_EVENT}",
            who="actor",
        ),
        Cue(
            "host",
            "rumahnya|kediamannya|rumah|kediaman *3 dijadikan|dipakai|jadi|digunakan|ditempati"
            f" *3 posko|tempat|lokasi|markas|kumpul|pertemuan|rapat|@team|@contestant"
            f"|{PARTISAN_EVENT}",
        ),
        Cue(
            "host",
            "@home|rumah *4 @role|saya|pribadi *4 berlangsung|digelar|diadakan|dihelat *3 "
            f"{MEETING} *3 @contestant|@team|@party",
        ),
        Cue("host", "@office_place *2 ~simpan|menyimpan|posko"),
        Cue(
            "host",
            "@v.send|@v.share|menandatangani|~tandatangan|mengeluarkan|menerbitkan|~teken|~stempel"
            "|membuat|mengedarkan|menyebarkan *3 undangan|@invitation *5 @contestant|@team|@party"
            f"|{PARTISAN_EVENT}",
            who="actor",
        ),
        Cue(
            "host",
            f"@v.mobilise|~undang *4 {_LED} *5 ~temu|bertemu|bertatap"
            f"|{PARTISAN_EVENT} *2 @contestant"
            "|@party|@team",
            who="actor",
        ),
        Cue("host", "mempertemukan|dipertemukan *5 @contestant", who="actor"),
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
        Cue(
            "speak",
            f"memimpin|membacakan|membaca|pimpin *1 doa *6 @team|@contestant|{PARTISAN_EVENT}",
            who="actor",
        ),
        Cue("speak", f"{PARTISAN_EVENT} *8 memimpin|membacakan|membaca|pimpin *1 doa", who="actor"),
        Cue(
            "speak",
            f"membuka|menutup *5 {MEETING}|{PARTISAN_EVENT} *4 @contestant|@party|@team",
            who="actor",
        ),
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
        Cue("escort", f"~bonceng *6 {WHOM}", who="actor"),
    ),
}
