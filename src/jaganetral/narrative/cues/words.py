"""Choices of words that several cue tables share."""

from __future__ import annotations

CHOOSE = (
    "~pilih|~coblos|~tusuk|~dukung|~menang|~sukses|~jago|coblos|vote|support|suara|suaranya"
    "|pilihan|pilihannya"
)
"""To choose, to support, to let win; `suara` and `pilihan` are what is given (`memberi suara`)."""
WHOM = "@contestant|@party|@name|@team|nomor|01|02|03|04|05|1|2|3|4|5|paket"
FITTING = "layak|pantas|cocok|tepat|harus|wajib|mesti|patut|perlu"
BECOMES = (
    "jadi|menjadi|masuk|sebagai|gabung|bergabung|merangkap|menjabat|ditunjuk|diangkat|didapuk"
    "|dipercaya|tercantum|terdaftar|tercatat|ternyata|merupakan|adalah|berperan|rangkap|selaku"
)
POST = (
    "anggota|bagian|ketua|koordinator|pengurus|sekretaris|bendahara|penasihat|pembina|konsultan"
    "|kader|humas|admin|pengarah|kepengurusan|struktur|susunan|barisan|wakil|staf|juru"
)
MEETING = (
    "acara|kegiatan|pertemuan|rapat|konsolidasi|silaturahmi|temu|sarasehan|pembekalan|diskusi"
    "|kumpul-kumpul|jamuan|@event_other|@event_official|@event_community|@event_meeting"
)
PLACE_LENT = (
    "@home|@office_place|halaman|gedung|aula|tempat|lapangan|balai|ruang|rumah|gudang|fasilitas"
)
PARTISAN_EVENT = "@event_campaign|@event_declaration|@event_party|kampanye|pemenangan|@winning"
