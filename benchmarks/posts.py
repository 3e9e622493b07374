"""Synthetic posts for measuring a scan: written here, composed by chance, the same for a seed.

    python benchmarks/posts.py ROWS [-o FILE.jsonl] [--seed N]

95 % are everyday talk as it stands on the accounts of officials: morning greetings, food, traffic,
children, prayers, small trade, complaints, and their own service and its ceremonies, in Indonesian
as people type it and in Javanese, Sundanese, Minangkabau, Betawi and Makassar Malay. 5 % are
political: news, the organizers' information, calls to vote at all, support, opposition, calls for
a contestant, with and without names, under posts and alone. Words are misspelled, stretched,
shortened and decorated by chance, so that nearly no text comes twice. Nothing is copied from a
real post; the names of contestants are those that the registry gives for the place.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

POLITICAL = 0.05
SPOKEN = "|"
"""Parts the variants of a slot."""

EVERYDAY = """
{salam} {sapa}, {kabar}
{salam}. {kabar}, {harap} {emo}
{rasa} banget {waktu} ini, {sebab}
{rasa} {sekali}, {sebab}. {harap} {emo}
{waktu} {ke} {tempat} {sama} {orang}, {kesan} {emo}
{makan} {hidangan} di {tempat}, {kesan}{tanda}
{orang} {sakit}, mohon doanya ya {sapa} {emo}
Alhamdulillah {orang} {capaian}. {harap}
{jual} {barang} {harga}, {kontak}
ready {barang} {sapa}, {harga} aja, {kontak} {tagar}
{macet} di {jalan}, {sebab}
{hujan} dari {waktu}, {kesan}. {ke} {tempat} jadi batal {emo}
selamat ulang tahun {orang}, {harap} {emo}{emo}
turut berduka cita atas berpulangnya {orang} {sapa}, semoga husnul khotimah
{tanya} {sapa}? {tanya2}
{ikut} {kegiatan} di {kantor}, {kesan} {tagar}
{kegiatan} bersama {orang} dan warga {kampung}, {kesan} {emo}
{layanan} di {kantor} hari ini buka sampai jam {jam}, {syarat}
{layanan} {lama}, {keluh} {emo}
{jawa}
{jawa}, {jawa}
{sunda}
{sunda} {emo}
{minang}
{betawi}
{makassar}
{dua} {emo}
{emo}{emo} {rasa}
{doa}. {doa}. {harap}
{nonton} {tayangan}, {kesan} {tanda}
{olahraga} {waktu}, {kesan} {tagar}
@{akun} {sapa}, {tanya}?
@{akun} {dua} {emo}
{link} {kesan}
{sekolah}, {kesan}. {harap}
{resep}
"""

SLOTS = {
    "salam": "pagi|selamat pagi|met pagi|assalamualaikum|sugeng enjing|selamat siang|malam|"
    "hai|halo|wilujeng enjing|met malem|selamat hari jumat|bismillah|happy weekend",
    "sapa": "semua|gaes|teman teman|sahabat fb|bestie|mak|pak|bu|kak|bang|rekan rekan|sodara|"
    "dulur|lur|guys|bapak ibu|keluarga besar|para orang tua|tetangga|kawan",
    "kabar": "gimana kabarnya hari ini|jangan lupa sarapan|semangat kerjanya|udah senin lagi aja|"
    "libur tlah tiba|cuaca cerah banget|anak anak sudah berangkat sekolah|kopi dulu biar melek|"
    "hari ini masuk pagi|tetap jaga kesehatan ya|lagi antri di puskesmas|gajian masih lama",
    "harap": "semoga berkah|semoga sehat selalu|semoga lancar|semoga dimudahkan|aamiin|"
    "semoga panjang umur|mudah2an besok lebih baik|insya allah ada jalan|semoga cepat sembuh|"
    "semoga rejekinya lancar|semoga jadi amal baik|ya allah kuatkan|bismillah aja dulu",
    "rasa": "capek|seneng|bahagia|ngantuk|laper|galau|lelah|bersyukur|sedih|kangen|pusing|"
    "bete|mager|lega|terharu|kaget|gemes|kesel|pegel|adem",
    "waktu": "hari|pagi|minggu|malam|bulan|sore|siang|weekend|kemarin|barusan|tadi pagi|tadi malam",
    "sekali": "sekali|banget|bgt|sangat|bener|poll|parah|luar biasa|sih|dong",
    "sebab": "kerjaan numpuk|hujan ga berhenti|anak rewel|jalanan rusak|listrik padam lagi|"
    "harga cabe naik|sinyal ilang|motor mogok|baru pulang dari kampung|rumah banjir|"
    "tugas sekolah banyak|kucing lahiran|air pam mati|paket belum datang|warung tutup|"
    "acara mantenan|tamu ga putus|baru kelar masak|ban bocor di jalan|laptop ngehang",
    "emo": "🙏|😂|😭|🥰|😊|🤣|☺️|❤️|😅|✨|🌸|🤲|😴|👍|🔥|💪|😍|🌧|🎉|",
    "ke": "jalan ke|mampir ke|main ke|pergi ke|pulang dari|nganter ke|healing ke|silaturahmi ke",
    "tempat": "pasar|pantai|rumah nenek|masjid|mall|kebun|sawah|warung bu {nama}|alun alun|"
    "pelabuhan|terminal|stasiun|sekolah|puskesmas|air terjun|gunung|kampung {kampung}|"
    "toko {nama}|lapangan|kolam renang|rumah sakit|kedai kopi {nama}",
    "sama": "sama|bareng|bersama|ama|dengan|brg",
    "orang": "anak|istri|suami|ibu|bapak|adik|kakak|keponakan|mertua|temen kantor|tetangga|"
    "sahabat lama|bu {nama}|pak {nama}|mas {nama}|mbak {nama}|si bungsu|anak wedok|cucu|mamah",
    "kesan": "seru banget|rame banget|enak pol|bikin nagih|adem rasanya|mantul|kenyang|puas|"
    "tempatnya bersih|parkirnya susah|ga nyesel|recommended|lumayan lah|alhamdulillah lancar|"
    "capek tapi seneng|pemandangannya cakep|kurang pedes|bagus|keren|pelayanannya ramah|"
    "antrinya panjang|kapan kapan lagi|mahal tapi sebanding|bikin kangen rumah",
    "makan": "makan|sarapan|nyobain|icip icip|masak|bikin|buka puasa pakai|ngemil|jajan",
    "hidangan": "bakso|soto|rendang|pecel lele|nasi uduk|gado gado|coto|papeda|pempek|sate|"
    "mie ayam|seblak|rawon|gudeg|martabak|es cendol|klepon|ikan bakar|sayur asem|lontong",
    "tanda": "!|.|...|!!|| yaa| hehe| wkwkwk| wkwk| haha| lol",
    "sakit": "lagi sakit|masuk rumah sakit|demam dari kemarin|kecelakaan|operasi besok|"
    "kurang enak badan|dirawat di ruang {kampung}|habis jatuh",
    "capaian": "sudah wisuda|lahiran normal|lulus ujian|naik kelas|diterima kerja|khatam quran|"
    "sembuh|dapat beasiswa|hafal juz 30|sidang skripsi lancar|akhirnya nikah",
    "jual": "jual|dijual|open po|ready stok|promo|diskon|obral|lelang",
    "barang": "kue kering|gamis|hijab pashmina|bibit cabe|madu hutan|keripik singkong|sepatu anak|"
    "motor bekas|kain tenun|minyak urut|sambal {nama}|ayam kampung|tas rajut|kopi bubuk|batik",
    "harga": "harga {n}rb|cuma {n} ribu|Rp{n}.000|{n}k|mulai {n}rb|nego|harga teman",
    "kontak": "wa 08{d}|minat inbox|japri ya|cod {kampung}|order via dm|hub 08{d}|siap antar",
    "macet": "macet parah|macet total|jalan rusak|ada kecelakaan|lampu merah mati|banjir|tersendat",
    "jalan": "jalan {kampung}|simpang {kampung}|jembatan {kampung}|depan pasar|tol|jl {nama}",
    "hujan": "hujan deras|gerimis|mendung|ujan|panas banget|angin kencang",
    "tanya": "ada yang tau tukang service ac|yg jual bibit jeruk dimana ya|jam berapa buka|"
    "kapan pendaftaran sekolah|rekomendasi dokter gigi dong|bus ke {kampung} masih ada|"
    "cara bikin kk baru gimana|listrik di {kampung} padam juga|resepnya apa|harganya berapa",
    "tanya2": "butuh cepet nih|makasih sebelumnya|tolong infonya|up|penting|serius nanya|",
    "ikut": "ikut|hadir|menghadiri|mengikuti|apel|dokumentasi",
    "kegiatan": "rapat koordinasi|apel pagi|senam jumat|posyandu|gotong royong|pelatihan guru|"
    "pengajian rutin|kerja bakti|musrenbang|upacara bendera|workshop kurikulum|vaksinasi|"
    "sosialisasi stunting|lomba 17an|arisan|panen raya|bimtek aplikasi|family gathering",
    "kantor": "kantor|kantor kecamatan|balai desa|kelurahan|aula dinas|sekolah|puskesmas|"
    "ruang rapat|gor|disdukcapil|rsud|kantor camat {kampung}",
    "kampung": "{s}{s}|{s}{s}{s}|{s}{s} jaya|{s}{s} indah|suka{s}{s}|karang{s}|tanjung {s}{s}|"
    "muara {s}{s}|kampung {s}{s}",
    "nama": "{s}{s}|{s}{s}{s}|yanti|tini|rini|lia|ujang|asep|yono|ningsih|wati|neneng|upik|daeng",
    "s": "ba|ri|sa|ta|mu|lo|ke|na|di|wa|pa|si|ra|tu|ma|la|go|be|ni|ha|su|ro|ja|me|lu|ti",
    "layanan": "pelayanan ktp|pembuatan kk|perpanjang sim|imunisasi|pendaftaran siswa baru|"
    "pengurusan akta|pasar murah|cek kesehatan gratis|perpustakaan keliling|samsat keliling",
    "jam": "tiga|dua|12|14.00|15.30|empat sore|siang|11",
    "syarat": "bawa fotokopi kk ya|jangan lupa nomor antrian|gratis|khusus warga|tanpa calo|"
    "info lengkap di papan pengumuman|silakan datang langsung",
    "lama": "lama banget|dari pagi belum dipanggil|sistemnya error lagi|antri {n} orang|ramah kok|"
    "cepat sekarang|sudah online",
    "keluh": "kapan kelarnya|sabar aja|besok balik lagi|petugasnya cuma satu|ya sudahlah|"
    "terima kasih petugas|tolong diperbaiki|capek berdiri",
    "jawa": "aku wis kesel tenan rek|monggo pinarak|lagi ngopi karo kanca lawas|udan ket mau esuk|"
    "ojo lali sholat|piye kabare lur|mangan ora mangan sing penting kumpul|suwun yo mas {nama}|"
    "wetenge luwe|sesuk prei ora|isuk isuk wis panas|bocahe rewel wae|dalane rusak kabeh|"
    "alon alon waton kelakon|panen lombok regane mudhun",
    "sunda": "hujan wae ti kamari|hayu urang botram|hatur nuhun kang {nama}|punten bade naros|"
    "abdi nuju di imah|cape euy|sangu koneng jeung sambel|kumaha damang|isuk urang ka pasar|"
    "budak leutik keur ceurik|alus pisan tempatna|geus peuting can sare",
    "minang": "alah makan sanak|hari hujan taruih|mantap bana rasonyo|pai ka pasa jo amak|"
    "onde mande lamak bana|baa kaba uni|anak alah pulang sikola|ndak ado lai lauk di rumah",
    "betawi": "aye baru pulang nih|buset macet bener dah|ente kemane aje|kagak ade duit bang|"
    "nyok kite makan soto|mpok {nama} lagi masak semur|bocah pada main layangan",
    "makassar": "capek sekalika hari ini|enaknya mi itu coto|jangan mi lupa makan di|"
    "pergika dulu pasar sama mamaku|hujan terus ji di sini|baru ka pulang kerja|tena doe",
    "dua": "setuju pak|mantap|keren|siap bu|makasih infonya|aamiin ya rabb|betul sekali|wkwkwk|"
    "ditunggu kak|hadir|semangat|cantik banget|masya allah|otw|up|gas|lanjut|sukses selalu|nice",
    "doa": "ya allah lindungi keluarga kami|subhanallah walhamdulillah|rabbana atina fiddunya|"
    "allahumma sholli ala muhammad|tuhan yesus memberkati|semoga arwahnya tenang|om swastiastu",
    "nonton": "nonton|lagi ngikutin|kelar nonton|marathon|streaming",
    "tayangan": "timnas|drakor|badminton|sinetron|film horor|liga inggris|konser {nama}|moto gp",
    "olahraga": "lari {n} km|senam|gowes|badminton|futsal bareng kantor|jalan santai|voli",
    "akun": "{s}{s}{s}|{s}{s}_{n}|{nama}{n}|info{s}{s}|{s}{s}official",
    "link": "https://{s}{s}.com/{s}{n}|https://youtu.be/{d}|www.{s}{s}{s}.co.id/p/{n}",
    "tagar": "#{s}{s}{s}|#jumatberkah|#ootd|#kulinerlokal|#{s}{s}hits|#workfromhome||",
    "sekolah": "pembagian rapor anak|ujian akhir semester|kelas {n2} lomba pramuka|pentas seni|"
    "daring lagi|guru {nama} pindah tugas|murid kelas {n2} belajar menanam",
    "resep": "resep {hidangan}: bawang merah {n2} siung, bawang putih, garam, gula secukupnya, "
    "tumis sampai harum lalu masukkan santan|cara awet simpan sayur: cuci, tiriskan, "
    "bungkus tisu, masukkan kulkas, tahan {n2} hari",
}

OFFICIAL = """
mendampingi bapak {jabatan} meninjau {tempat} di {kampung}, {kesan}
rapat bersama {jabatan} membahas {urusan} {tagar}
pemkab serahkan bantuan {barang} untuk warga {kampung}
pemerintah kota perbaiki {jalan}, {harap}
kerja lagi kerja lagi, {keluh} {emo}
surat edaran {urusan} sudah turun, {sapa} mohon dibaca
dinas {urusan} gelar {kegiatan} di {kantor}
kepala daerah tinjau {tempat}, pesannya jaga kebersihan
"""
OFFICIAL_SLOTS = {
    "jabatan": "bupati|wali kota|gubernur|sekda|camat|kepala dinas|wakil bupati|asisten",
    "urusan": "kebersihan|stunting|inflasi|kesehatan|pendidikan|perhubungan|pertanian|disiplin",
}
"""One everyday text in twelve is of the service itself and names its heads."""

NEWS = """
KPU {daerah} tetapkan {angka} pasangan calon, berikut nomor urutnya
Bawaslu {daerah} mengingatkan ASN menjaga netralitas selama pilkada
Debat publik putaran kedua {kontes} digelar di {kampung}, {penutup}
{calon} mendaftar ke KPU diantar pendukungnya, Senin ({n2}/9/2024)
Survei {s}{s}: elektabilitas {calon} {n} persen, {penutup}
{calon} menyampaikan visi dan misi di hadapan warga {kampung}
"""
ADMIN = """
cek nama anda di dpt online ya {sapa}, {penutup}
jadwal kampanye {kontes} dimulai 25 september, surat suara sudah tiba di gudang kpu
dibutuhkan anggota kpps di {kampung}, syarat: usia 17 tahun, {kontak}
tps {n2} ada di {kantor}, bawa undangan dan ktp
"""
TURNOUT = """
jangan golput ya {sapa}, gunakan hak pilihmu di tps masing masing {emo}
ayo ke tps tanggal 27 november, satu suara menentukan masa depan {daerah}
pilih sesuai hati nurani, jangan mau dibayar {emo}
"""
SUPPORT = """
{calon} {puji}, {harapmenang} {emo}
{harapmenang} untuk {calon} {emo}{emo}
bismillah {nomor} {puji} {tagarcalon}
bangga sama {calon}, {puji} dan dekat dengan rakyat {emo}
om saya nyaleg, doakan ya {sapa} {emo}
pokoknya tetap {nomor}, {harapmenang}
"""
CALLS = """
coblos {nomor} tanggal 27 november {emo}
ayo dukung {calon} {nomor}, ajak tetangga {sapa} {tagarcalon}
yuk pilih {calon}, {puji} {emo}
jangan salah pilih {sapa}, {nomor} saja
mari menangkan {nomor} di {kampung}, salam {jari} jari {emo}
"""
OPPOSE = """
{calon} cuma pencitraan, {keluh2}
jangan pilih {calon}, {keluh2} {emo}
{nomor}? tidak dulu, {keluh2}
kapok sama {calon}, janji doang {emo}
"""
POLITICAL_SLOTS = {
    "daerah": "{tempatnya}",
    "angka": "dua|tiga|empat|3|2",
    "kontes": "pilkada|pilgub|pemilihan bupati|pilwalkot|pemilihan wali kota|pemilu",
    "penutup": "simak selengkapnya|warga antusias|berlangsung aman|catat tanggalnya|info resmi",
    "puji": "orangnya merakyat|jujur|cerdas|terbaik|pekerja keras|amanah|keren|top",
    "harapmenang": "semoga menang|semoga terpilih|lanjutkan dua periode|menang satu putaran|"
    "insya allah menang|doa kami menyertai|gaspol",
    "nomor": "nomor {k}|no {k}|paslon 0{k}|paslon nomor {k}|nomor urut {k}|0{k}|pasangan nomor {k}",
    "jari": "satu|dua|tiga|2|1",
    "tagarcalon": "#Salam{jari}Jari|#{s}{s}Menang|#Coblos{k}|#0{k}Menang||",
    "keluh2": "jalan rusak dibiarkan|lima tahun nol hasil|korupsi di mana mana|janji palsu semua|"
    "gagal total|tidak becus|harga malah naik",
}
KINDS = (
    ("news", NEWS, 25), ("admin", ADMIN, 12), ("turnout", TURNOUT, 13), ("support", SUPPORT, 25),
    ("call", CALLS, 15), ("oppose", OPPOSE, 10),
)  # fmt: skip
GENERIC = ("paslon kita", "calon kita", "pak {nama}", "caleg muda", "pasangan ini", "beliau")
ACTORS = (("pns", 55), ("pppk", 20), ("non_asn", 8), ("village_official", 7), ("unknown", 10))
PLATFORMS = (("facebook", 52), ("instagram", 16), ("tiktok", 12), ("x", 10), ("youtube", 5),
             ("whatsapp", 5))  # fmt: skip
ACTIONS = (("post", 58), ("comment", 26), ("share", 7), ("like", 9))
REGIONS = (
    "13.71", "32.73", "35.78", "33.74", "73.71", "12.71", "32.01", "35.07", "33.02", "18.71",
    "16.71", "51.71", "64.72", "91.71", "Kota Padang", "Kabupaten Bogor", "Jawa Timur",
    "Kota Medan", "Kota Bandung", "Sulawesi Selatan", "DKI Jakarta", "Kabupaten Sleman",
)  # fmt: skip
SHORTER = {"yang": "yg", "dengan": "dg", "tidak": "gak", "sudah": "udh", "banget": "bgt",
           "jangan": "jgn", "saya": "sy", "untuk": "utk", "belum": "blm", "dan": "&", "dari": "dr",
           "karena": "krn", "teman": "tmn", "sama": "sm", "lagi": "lg", "tapi": "tp"}  # fmt: skip
WIB = timezone(timedelta(hours=7))
FIRST = datetime(2024, 8, 20, 5, tzinfo=WIB)
DAYS = 110


def _lines(block: str) -> list[str]:
    return [line for line in block.strip().split("\n") if line]


class Writer:
    """Writes texts by chance, and rows around them."""

    def __init__(self, seed: int, names: dict[str, Sequence[tuple[str, int | None]]]) -> None:
        self.chance = random.Random(seed)
        self.names = names
        slots = SLOTS | OFFICIAL_SLOTS | POLITICAL_SLOTS
        self.slots = {name: text.split(SPOKEN) for name, text in slots.items()}
        self.everyday = _lines(EVERYDAY)
        self.official = _lines(OFFICIAL)
        self.kinds = [(_lines(block), weight) for _, block, weight in KINDS]
        self.region = REGIONS[0]
        self.parents: list[tuple[str, str, str]] = []

    def fill(self, template: str) -> str:
        """A template with every slot filled, inner ones too."""
        parts: list[str] = []
        rest = template
        while True:
            head, brace, tail = rest.partition("{")
            parts.append(head)
            if not brace:
                return "".join(parts)
            name, _, rest = tail.partition("}")
            parts.append(self.slot(name))

    def slot(self, name: str) -> str:  # noqa: PLR0911 - one line for each kind of slot
        """One slot's words."""
        chance = self.chance
        if name == "n":
            return str(chance.randrange(11, 990))
        if name == "n2":
            return str(chance.randrange(1, 31))
        if name == "d":
            return str(chance.randrange(10**8, 10**9))
        if name == "k":
            return str(chance.randrange(1, 4))
        if name == "tempatnya":
            return self.region if self.region[0].isalpha() else "Kota"
        if name == "calon":
            known = self.names.get(self.region, ())
            if known and chance.random() < 0.6:
                return chance.choice(known)[0]
            return self.fill(chance.choice(GENERIC))
        return self.fill(chance.choice(self.slots[name]))

    def text(self, political: bool) -> str:
        """A text of one to four sentences, most of them short."""
        chance = self.chance
        if political:
            blocks = [block for block, _ in self.kinds]
            block = chance.choices(blocks, [weight for _, weight in self.kinds])[0]
            said = self.fill(chance.choice(block))
            if chance.random() < 0.4:
                said += ". " + self.fill(chance.choice(self.everyday))
        else:
            count = chance.choices((1, 2, 3, 5), (28, 34, 26, 12))[0]
            official = chance.random() < 1 / 12
            pool = self.official if official else self.everyday
            said = self.fill(chance.choice(pool))
            for _ in range(count - 1):
                said += chance.choice((". ", " ", "\n", ", ")) + self.fill(
                    chance.choice(self.everyday)
                )
        return " ".join(map(self.typed, said.split(" ")))

    def typed(self, word: str) -> str:  # noqa: PLR0911 - one line for each slip
        """A word as thumbs type it."""
        dice = self.chance.random()
        if dice > 0.16 or len(word) < 3 or not word.isalpha():
            return word
        if dice < 0.05:
            return SHORTER.get(word, word)
        place = self.chance.randrange(1, len(word))
        if dice < 0.07:
            return word[:place] + word[place + 1 :]
        if dice < 0.08:
            return word[:place] + word[place - 1] + word[place:]
        if dice < 0.10:
            return word + word[-1] * self.chance.randrange(1, 4)
        if dice < 0.14:
            return word.capitalize()
        return (
            word.upper() if dice < 0.15 else word + self.chance.choice(("nya", "lah", "ku", "kan"))
        )

    def row(self, number: int) -> dict[str, Any]:
        """One post as a row of the contract."""
        chance = self.chance
        self.region = region = chance.choice(REGIONS)
        political = chance.random() < POLITICAL
        action = _drawn(chance, ACTIONS)
        moment = FIRST + timedelta(seconds=chance.randrange(DAYS * 86_400))
        row: dict[str, Any] = {
            "id": f"post-{number:09d}",
            "at": moment.isoformat(),
            "region": region,
            "actor_kind": _drawn(chance, ACTORS),
            "platform": _drawn(chance, PLATFORMS),
            "action": action,
        }
        if action in ("like", "share", "comment"):
            quoted = self.text(political or chance.random() < POLITICAL)
            if action == "comment" and self.parents and chance.random() < 0.5:
                parent, region_then, quoted = chance.choice(self.parents)
                row["in_reply_to"], row["region"] = parent, region_then
            row["quoted_text"] = quoted
        if action != "like" and not (action == "share" and chance.random() < 0.6):
            row["text"] = self.text(political)
        if chance.random() < 0.02:
            row["target_kind"] = chance.choice(("contestant", "private", "government", "party"))
        if action == "post":
            self.parents.append((row["id"], region, row["text"]))
            if len(self.parents) > 2_000:
                del self.parents[:1_000]
        return row


def _drawn(chance: random.Random, table: Sequence[tuple[str, int]]) -> str:
    return chance.choices([name for name, _ in table], [weight for _, weight in table])[0]


def contestants() -> dict[str, Sequence[tuple[str, int | None]]]:
    """Who runs in each region in the campaign of 2024, by the registry that ships."""
    from datetime import date  # noqa: PLC0415 - the generator alone needs no registry

    from jaganetral.elections import Registry  # noqa: PLC0415
    from jaganetral.model import Conduct  # noqa: PLC0415

    registry = Registry.load()
    found: dict[str, Sequence[tuple[str, int | None]]] = {}
    for region in REGIONS:
        asked = Conduct(id="-", at="2024-10-10", region=region)
        setting = registry.setting(asked, today=date(2024, 10, 10))
        found[region] = [
            (person, one.number)
            for contest in setting.contests
            for one in contest.contestants
            for person in one.people
        ]
    return found


def posts(count: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """`count` rows of the contract, the same for the same seed."""
    writer = Writer(seed, contestants())
    return (writer.row(number) for number in range(count))


def main() -> None:
    """Write rows as JSON Lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    out = options.output.open("w", encoding="utf-8") if options.output else sys.stdout
    with out:
        for row in posts(options.rows, options.seed):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
