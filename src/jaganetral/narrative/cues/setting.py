"""The election around it: which contest, before or after determination, at what event, why."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue
from jaganetral.narrative.cues.words import MEETING

_HELD = (
    "digelar|diadakan|dihelat|diselenggarakan|diprakarsai|digagas|dibuat|milik|oleh|besutan"
    "|undangan|gelaran|difasilitasi|menggelar|mengadakan|menyelenggarakan"
)
"""What makes a meeting theirs: held by them, at their invitation."""

CONTEST = (
    Cue("president", "@contestant|@election|@event_debate @president"),
    Cue("dpd", "calon|pencalonan|ke|jadi|maju *4 dpd|senator !partai"),
    Cue("governor", "~maju|maju|nyalon|jadi|mencalonkan|pencalonan|calon *4 gubernur"),
    Cue("regent", "~maju|maju|nyalon|mencalonkan|pencalonan|calon *4 bupati"),
    Cue("mayor", "~maju|maju|nyalon|mencalonkan|pencalonan|calon *4 walikota|wali"),
    Cue("legislative", "maju|nyalon|mencalonkan|calon *3 dpr|dprd|dewan|legislatif"),
    Cue("president", "maju|nyalon|mencalonkan|calon *3 presiden"),
    Cue("president", "dua? putaran|periode? ganti presiden"),
)

STAGE = (
    Cue("before", "@before"),
    Cue(
        "before",
        "sebelum|jelang|menjelang|mendahului|belum|jauh *3 penetapan|pendaftaran|ditetapkan"
        "|menetapkan|mendaftar|tahapan|pencalonan",
        raw=True,
    ),
    Cue("before", "mendahului *1 penetapan|pendaftaran"),
    Cue("before", "tahun|bulan sebelum pilkada|pemilihan"),
    Cue(
        "before",
        "akan|hendak|berencana|mau|belakangan|bakal *1 maju|mencalonkan|mendaftar|nyalon"
        "|nyaleg *4 pilkada|calon|bupati|gubernur|walikota|lagi|dpd|dpr|dprd|diri|presiden",
    ),
    Cue("before", "sosialisasi bakal"),
    Cue("before", "rencana pencalonan"),
    Cue("determined", "setelah|sudah|pasca|telah *2 penetapan|ditetapkan"),
    Cue("determined", "@campaign_time"),
    Cue("determined", "nomor urut"),
    Cue("determined", "@contestant *1 nomor|01|02|03|04|1|2|3|4|5"),
    Cue("determined", "nomor paslon|calon|pasangan"),
    Cue("determined", "bernomor"),
    Cue("determined", "pemungutan suara"),
    Cue("determined", "hari|saat|jelang|menjelang pencoblosan|pemungutan|h"),
    Cue("determined", "kampanye akbar|terbuka"),
    Cue("determined", "surat suara"),
)

EVENT = (
    Cue("campaign", "@event_campaign"),
    Cue("community", "@event_life"),
    Cue("campaign", "@v.attend|@v.sit|berada|ada|tampak|terlihat|mampir|nongkrong *3 @team_office"),
    Cue("campaign", f"{MEETING} *4 {_HELD} *4 @team|@contestant|peserta"),
    Cue("campaign", f"{MEETING} *2 @team|pemenangan|@winning|saksi|koordinator|relawan"),
    Cue("declaration", "@event_declaration"),
    Cue("registration", "@event_registration"),
    Cue("registration", "mendaftar|daftar|~daftar *3 kpu|@organizer"),
    Cue("party_event", "@event_party"),
    Cue("party_event", "acara|kegiatan|rapat|konferensi|kongres|hut|ulang *3 @party"),
    Cue("party_event", f"{MEETING} *4 {_HELD} *4 @party"),
    Cue("party_event", "bimtek|pelatihan|pembekalan|konsolidasi *2 saksi|kader *2 @party"),
    Cue("debate", "@event_debate"),
    Cue("community", "@event_community"),
    Cue("official", "@event_official"),
    Cue("official", "acara|kegiatan|kunjungan|rapat *2 dinas|kantor|pemerintah|pemda|resmi"),
    Cue("other", "@event_other"),
)

PURPOSE = (
    Cue("accompany_spouse", "@v.escort *4 suaminya|istrinya|suami|istri|husband|wife"),
    Cue("accompany_spouse", "@kin.spouse *6 @v.escort"),
    Cue(
        "other_event",
        "undangan *4 adalah|berupa|ternyata|hanya *3 @event_community|pengajian|silaturahmi|dinas",
    ),
    Cue(
        "other_event",
        "setelah *2 @event_other|@event_campaign|@event_declaration|@event_party"
        "|acara|kegiatan *2 selesai|berakhir|bubar",
    ),
    Cue("other_event", "~temu *2 tanpa|tidak|kebetulan *1 rencana|sengaja|kebetulan", raw=True),
    Cue(
        "other_event",
        "tidak|tanpa tahu *1 ada|bahwa|kalau|kalau *4 @contestant|kampanye|politik|@event_campaign",
        raw=True,
    ),
    Cue("other_event", "kebetulan|tanpa rencana|direncanakan|lewat|kebetulan|bertemu|bertemu"),
    Cue("other_event", "kebetulan|kebetulannya"),
    Cue("other_event", "tidak disangka|menyangka|diduga|menduga|dinyana", raw=True),
    Cue("other_event", "hanya *1 lewat|melintas|mampir|numpang"),
    Cue(
        "other_event",
        "tidak|tanpa *2 sengaja|rencana|direncanakan *4 ~hadir|~datang|bertemu|ditemui|@contestant",
        raw=True,
    ),
    Cue("other_event", "@unintended *3 ~foto|terfoto|berpapasan|~temu|bertemu"),
    Cue("other_event", "dikabari|diundang|dikira|kira|diberitahu|undangan|undangannya *6 ternyata"),
    Cue("other_event", "tiba-tiba *3 masuk|datang|muncul|@contestant"),
    Cue("other_event", "@contestant *6 tiba-tiba"),
    Cue("other_event", "keluar|pulang|pergi|meninggalkan|pamit *4 sebelum *3 dimulai|mulai"),
    Cue("duty", "sesuai|karena|dalam|atas *2 jabatan|jabatannya|kapasitasnya|kedudukannya"),
    Cue("support", "untuk|demi|guna *1 ~dukung:active|memenangkan|menyemangati|dukung"),
    Cue(
        "duty",
        "karena|untuk|dalam|sebagai|menjalankan|melaksanakan|atas|surat *2 tugas|kedinasan"
        "|penugasan|pengamanan|protokol|pekerjaan|bertugas !belajar",
    ),
    Cue("duty", "petugas protokol|pengamanan|keamanan|medis|kesehatan|humas"),
    Cue("duty", "bertugas|ditugaskan|ditugasi|protokoler"),
    Cue("duty", "mandat * pengamanan"),
    Cue(
        "listen",
        "~dengar|~simak|~cari|~paham|~pelajar|~ajar|mencari|mendengar|mendengarkan"
        "|menyimak|memahami|mempelajari|melihat *4 @vision_n|informasi|program|@event_campaign"
        "|kampanye|@event_debate|calon",
        who="actor",
    ),
    Cue("listen", "hanya|untuk *2 dengar|mendengar|mendengarkan|menyimak"),
    Cue("listen", "bahan|agar memilih|yakin"),
    Cue("listen", "just|only? to? listen|listening"),
    Cue("listen", "~tahu|tahu *2 @vision_n"),
)

TABLES: dict[str, tuple[Cue, ...]] = {
    "contest": CONTEST,
    "stage": STAGE,
    "event": EVENT,
    "purpose": PURPOSE,
}
