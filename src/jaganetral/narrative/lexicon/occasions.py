"""When, where and with what it happened: events, times, places, facilities, and who was there.

Rows as in `things`.
"""

from __future__ import annotations

OCCASIONS: tuple[tuple[str, str], ...] = (
    (
        "event_campaign",
        "kampanye|kampanye akbar|kampanye terbuka|rapat umum|arena kampanye|lokasi kampanye"
        "|tempat kampanye|pertemuan terbatas|tatap muka|blusukan|konser kampanye"
        "|kampanye dialogis|panggung kampanye|arak-arakan|konvoi|pawai kampanye"
        "|jalan sehat capres|jalan sehat paslon|rally"
        "|campaign rally|kegiatan kampanye|acara kampanye|jalan sehat calon",
    ),
    (
        "event_declaration",
        "deklarasi|konsolidasi dukungan|acara deklarasi|deklarasi dukungan|lokasi deklarasi"
        "|peresmian posko|deklarasi relawan|pengukuhan relawan|konsolidasi pemenangan"
        "|kegiatan deklarasi",
    ),
    (
        "event_party",
        "acara partai|kegiatan partai|rapat partai|konferensi partai|hut partai"
        "|ulang tahun partai|rakernas|rakerda|musda|kongres partai|penjaringan|muscab"
        "|pendidikan politik partai|konsolidasi partai|ulang tahun sebuah partai"
        "|kegiatan internal partai",
    ),
    (
        "event_registration",
        "pengundian nomor urut|pengundian nomor|pencabutan nomor urut|pendaftaran"
        "|hari pendaftaran|pendaftaran calon|pendaftaran di kpu|pendaftaran ke kpu",
    ),
    ("event_debate", "debat|debat publik|debat calon|debat capres|debat terbuka|nobar debat"),
    (
        "event_life event_community",
        "hajatan|ngunduh mantu|mantenan|walimah|walimahan|pernikahan|akad nikah|nikahan"
        "|pesta pernikahan|undangan pernikahan|resepsi|resepsi pernikahan|kondangan"
        "|takziah|takziyah|melayat|pemakaman|khitanan|sunatan|aqiqah|akikah|aqiqahan|wedding"
        "|tujuh bulanan|tingkeban",
    ),
    (
        "event_community",
        "hajatan|ngunduh mantu|mantenan|walimah|walimahan|tasyakuran|pernikahan"
        "|pesta pernikahan|undangan pernikahan|resepsi|kondangan|pengajian"
        "|pengajian akbar|undangan pengajian|reuni|halalbihalal|halal bihalal|arisan|syukuran"
        "|tahlilan|takziah|khitanan|sunatan|turnamen|zumba|konser|jalan sehat|senam|buka bersama"
        "|maulid|selamatan|aqiqah|kerja bakti|ulang tahun|lomba|pesta|wedding|acara keluarga"
        "|silaturahmi|kenduri|wayangan|pentas seni|pasar|touring|bukber|sedekah bumi|ibadah"
        "|perayaan|natal bersama|acara lomba",
    ),
    (
        "event_official",
        "apel|apel pagi|upacara|rapat dinas|rapat koordinasi|rakor|rapat|kunjungan kerja"
        "|sosialisasi"
        "|pelatihan|bimtek|pisah sambut|peresmian|pembagian rapor|bagi rapor|rapat wali murid"
        "|acara dinas|kegiatan dinas|acara kantor|acara pemerintah|musrenbang|penyerahan bantuan"
        "|acara resmi|kegiatan resmi|pelayanan|pengobatan gratis|pelantikan|sosialisasi bantuan"
        "|diklat|workshop|seminar|dinas luar|kegiatan kantor|peringatan hari|pembagian bantuan"
        "|penyaluran bantuan|penyambutan resmi",
    ),
    (
        "event_meeting",
        "sarasehan|pembekalan|konsolidasi|diskusi|kopdar|jamuan|makan malam|makan bersama"
        "|temu kader"
        "|temu warga|rapat koordinasi|rapat internal|pembinaan|sosialisasi program"
        "|bimbingan teknis",
    ),
    ("event_other", "reses|acara reses|kunjungan|acara|kegiatan|pertemuan"),
    (
        "campaign_time",
        "masa kampanye|saat kampanye|periode kampanye|tahapan kampanye|hari tenang"
        "|masa tenang|minggu tenang",
    ),
    (
        "office_place",
        "kantor|ruang kantor|ruang kerja|kantor camat|kantor kecamatan|kantor lurah"
        "|kantor kelurahan|kantor desa|kantor bupati|kantor dinas|balai kota|ruang guru"
        "|ruang kelas|kelas|aula kantor|aula kecamatan|balai desa|lingkungan puskesmas|puskesmas"
        "|rumah sakit|sekolah|halaman kantor|lobi kantor|lobby kantor|meja kerja|tempat kerja"
        "|aula dinas"
        "|pendopo|kantor wali kota|kantor gubernur|kantor wali nagari|office|madrasah|kampus",
    ),
    (
        "not_office",
        "kantor partai|kantor kpu|kantor bawaslu|kantor pos|kantor dpc|kantor dpd"
        "|kantor berita|kantor dewan adat|luar kantor|luar sekolah|kantor notaris"
        "|kantor pemenangan",
    ),
    (
        "facility",
        "mobil dinas|kendaraan dinas|motor dinas|pelat merah|plat merah|berpelat merah"
        "|fasilitas negara"
        "|fasilitas kantor|fasilitas dinas|fasilitas pemerintah|rumah dinas|rumah jabatan"
        "|randis|anggaran daerah|dana desa|apbd|radio pemda|inventaris kantor|laptop kantor"
        "|wifi kantor|sepeda motor dinas|mobil operasional|kendaraan operasional|kop surat|kop"
        "|berkop"
        "|stempel|cap dinas|cap desa|surat resmi|surat dinas|kertas berkop|aset desa|kas desa"
        "|dana bos"
        "|aplikasi pemkab|aplikasi pemkot|aplikasi pemda|situs resmi pemkab|situs pemkab"
        "|situs pemkot"
        "|laman resmi pemkab|akun resmi pemkab|akun resmi pemkot|aplikasi layanan|aplikasi resmi"
        "|bus sekolah|perahu dinas|kapal dinas|truk dinas|lapangan dinas"
        "|fasilitas sekolah|bus pemda|ambulans|state facility|official car",
    ),
    ("private_vehicle", "mobil pribadi|kendaraan pribadi|motor pribadi|dana pribadi|uang pribadi"),
    ("home", "rumah|kediaman|rumahnya|kediamannya"),
    (
        "goods",
        "uang|sembako|beras|bingkisan|amplop|hadiah|doorprize|voucher|minyak goreng"
        "|formulir dukungan|kupon|bantuan",
    ),
    ("idcard", "ktp|fotokopi ktp|kartu tanda penduduk|formulir dukungan|surat dukungan|ktp warga"),
    (
        "subordinate",
        "bawahan|anak buah|rt|rw|ketua rt|ketua rw|rt dan rw|kepala sekolah"
        "|perangkat|stafnya|jajaran|kepala lingkungan|linmas|massa|para pegawai|pegawainya"
        "|honorer|asn|kepala desa|perangkat desa|guru|siswa|orang tua murid",
    ),
    (
        "public",
        "warga|masyarakat|jamaah|jemaah|orang tua|wali murid|siswa|pemilih|tetangga"
        "|keluarga|teman|kawan|rekan|peserta|publik|rakyat|pegawai|penerima bantuan|nenek|hadirin"
        "|anggota|orang",
    ),
    (
        "unintended",
        "tidak sengaja|tanpa sengaja|tidak disengaja|tanpa disengaja|kepencet"
        "|ke-klik|terpencet|salah pencet|salah kirim|accidentally",
    ),
    ("not_only", "tidak hanya|bukan hanya|bukan saja|tidak cukup|bukan cuma|tidak saja"),
    ("uncertain", "diduga|dugaan|dilaporkan|dituduh|disebut|dianggap|ditafsirkan|dituding"),
)
