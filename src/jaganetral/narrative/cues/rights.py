"""The `acts` that are anybody's right or duty: voting, informing oneself, serving at the poll."""

from __future__ import annotations

from jaganetral.narrative.cues import Cue

FREE = {
    "electoral_duty": (
        Cue(
            "electoral_duty",
            "jadi|menjadi|sebagai|bertugas|anggota|ketua|mendaftar|daftar|~daftar *2 @pollworker",
        ),
        Cue("electoral_duty", "@pollworker *2 di|kampung|tps|desa"),
    ),
    "vote": (
        Cue(
            "vote",
            "~salur|menyalurkan|memberikan|gunakan|menggunakan *2 hak|suara *1 pilih"
            "|suaranya|pilihnya",
            who="actor",
        ),
        Cue("vote", "bilik suara"),
        Cue("vote", "mencoblos|coblos|nyoblos|memilih *3 di|ke tps", who="actor"),
        Cue("vote", "~beri suara|suaranya !kepada|untuk|ke|pada|buat", who="actor"),
    ),
    "seek_information": (
        Cue(
            "seek_information",
            "~dengar|~simak|~cari|~tahu|~paham|~pelajar|~ajar|~lihat|~baca"
            "|mencari|melihat|mempelajari|memahami|mendengar|mendengarkan|menyimak|melihat|membaca"
            " *4 @vision_n|informasi|program|profil",
            who="actor",
        ),
        Cue(
            "seek_information",
            "mendengarkan|mendengar|menyimak|dengar|nonton|menonton *2 "
            "@event_campaign|@event_debate",
            who="actor",
        ),
        Cue("seek_information", "bahan memilih|pertimbangan"),
        Cue("seek_information", "listen *3 candidate|program|vision|speech"),
    ),
    "turnout": (
        Cue("turnout", "tidak|jangan|anti golput", raw=True),
        Cue("turnout", "@v.urge *3 @public *3 datang|hadir *2 tps"),
        Cue("turnout", "@v.urge *4 gunakan|menggunakan|salurkan|menyalurkan *1 hak"),
        Cue("turnout", "ikut|datang|agar *1 memilih|mencoblos|ke *2 tanpa|tps"),
    ),
}
