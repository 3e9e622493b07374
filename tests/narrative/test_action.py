"""What was done, where it was left, and by whom."""

from __future__ import annotations

import pytest

from .accounts import told

ACTIONS = [
    ("Camat menyukai postingan calon gubernur", "like"),
    ("saya pns cuma ngelike foto paslon", "like"),
    ("ASN memberi jempol pada foto kampanye", "like"),
    ("Staf memencet tombol suka di halaman caleg", "like"),
    ("Lurah menanggapi status relawan dengan kata setuju", "comment"),
    ("Sekcam berkomentar di siaran calon bupati", "comment"),
    ("saya komen semangat di ig paslon", "comment"),
    ("Guru meneruskan video kampanye ke grup alumni", "share"),
    ("PNS me-repost konten capres di X", "share"),
    ("Pegawai menyebarkan tautan berita survei", "share"),
    ("Dosen mengunggah ulang poster calon", "share"),
    ("Kabag memposting dukungan di Facebook", "post"),
    ("ASN itu menulis status Facebook tentang caleg", "post"),
    ("Sekretaris dinas memasang gambar paslon di status WA", "post"),
    ("PNS memasang instastory berisi jingle calon", "story"),
    ("saya ganti foto profil jadi twibbon paslon", "profile"),
    ("Guru mengikuti akun Instagram calon wali kota", "follow"),
    ("saya follow akun tiktok capres", "follow"),
    ("Saya dimasukkan ke grup WA relawan", "join_group"),
    ("PNS bergabung dengan grup Telegram pendukung capres", "join_group"),
    ("Kades mengirim pesan ajakan ke grup WhatsApp RT", "message"),
    ("Camat menulis di grup WA kantor agar memilih nomor 2", "message"),
    ("ASN melakukan siaran langsung dari lokasi deklarasi", "live"),
    ("Penyuluh menandai akun calon bupati di unggahannya", "mention"),
    ("PNS berswafoto dengan calon wakil wali kota", "photo"),
    ("bolehkah saya foto bareng caleg?", "photo"),
    ("Kadis difoto di samping calon gubernur", "photo"),
    ("Lurah menghadiri deklarasi pasangan calon", "attend"),
    ("ASN terlihat di lokasi rapat umum capres", "attend"),
    ("Guru mengantar calon bupati mendaftar ke KPU", "attend"),
    ("Wali nagari memasang spanduk caleg di depan rumahnya", "banner"),
    ("Perangkat desa menempel poster paslon di pos ronda", "banner"),
    ("PNS memakai topi bergambar paslon di pasar", "attribute"),
    ("Kepala desa membagikan kaus paslon", "attribute"),
    ("Kades berkampanye untuk petahana di balai warga", "campaign"),
    ("Kasi mengarahkan pegawai agar memilih calon tertentu", "campaign"),
    ("Sekdes memimpin yel-yel kemenangan", "campaign"),
    ("Lima kepala desa menyatakan dukungan kepada paslon 3", "declare"),
    ("PNS menjadi pengurus partai", "party"),
    ("ASN mendaftar penjaringan calon wali kota", "party"),
    ("Kepala desa mengumpulkan fotokopi KTP untuk calon perseorangan", "endorse"),
    ("Bupati mengeluarkan keputusan yang menguntungkan petahana", "decision"),
    ("PNS mencantumkan kata dukungan pada bio Instagram", "profile"),
    ("Kadus memasang bendera partai di halaman balai dusun", "banner"),
    ("Lurah mengarahkan warga mencoblos caleg, rekamannya tersebar di grup WhatsApp", "campaign"),
    ("Pj wali kota mengganti tiga kepala dinas sebelum penetapan calon", "decision"),
    ("Guru mengeluh di TikTok soal beban administrasi", "post"),
    ("Sekda mendaftarkan diri ke partai sebagai bakal calon", "party"),
    ("Potongan video memperlihatkan camat bersama warga memasang baliho caleg", "banner"),
    ("bolehkah saya nemenin suami kampanye?", "attend"),
    ("Camat menyuruh ketua RW berkampanye", "campaign"),
    ("Lurah mengajak warga ikut memilih di TPS, tanpa menyebut calon", "other"),
    ("PNS mencari informasi visi misi calon di situs KPU", "other"),
]


REFUTED = [
    "Lurah dilaporkan hadir di kampanye, tetapi para saksi menerangkan ia tidak berada di lokasi",
    "ASN membantah mengunggah foto caleg",
    "Pejabat itu menolak berfoto dengan calon gubernur",
    "Guru diminta ikut kampanye tetapi menolak",
    "Kasus dihentikan karena PNS tersebut ternyata tidak hadir di deklarasi",
]


@pytest.mark.parametrize("text", REFUTED)
def test_what_the_account_takes_back_is_no_action(text: str) -> None:
    assert "action" not in told(text)


@pytest.mark.parametrize(("text", "action"), ACTIONS)
def test_action(text: str, action: str) -> None:
    assert told(text).get("action") == action


PLATFORMS = [
    ("PNS menyukai foto caleg di FB", "facebook"),
    ("saya komen di ig calon", "instagram"),
    ("Guru membuat cuitan mendukung capres", "x"),
    ("ASN mengunggah video di akun X miliknya", "x"),
    ("Kades joget dukungan di tiktok", "tiktok"),
    ("Dosen berkomentar di kanal YouTube partai", "youtube"),
    ("Lurah mengirim stiker paslon di WAG", "whatsapp"),
    ("Status WA saya isinya poster calon", "whatsapp"),
    ("Camat meneruskan pesan di Telegram", "telegram"),
    ("PNS menghadiri kampanye akbar", "offline"),
    ("Lurah berorasi agar warga memilih petahana, videonya viral di TikTok", "offline"),
    ("ASN mengunggah dukungan di media sosial", None),
]


@pytest.mark.parametrize(("text", "platform"), PLATFORMS)
def test_platform(text: str, platform: str | None) -> None:
    assert told(text).get("platform") == platform


AUTHORS = [
    ("Camat mengunggah foto calon gubernur", None),
    ("saya like foto caleg", None),
    ("Akun guru itu diretas lalu menyebarkan poster caleg", "hijacked"),
    ("WA saya dibajak orang", "hijacked"),
    ("Foto kepala dinas bersama caleg diunggah oleh relawan", "other_person"),
    ("Akun anonim mengunggah foto camat dengan twibbon paslon", "other_person"),
    ("Foto lurah diedit sehingga seolah mengacungkan dua jari", "other_person"),
    ("Akun Facebook PNS itu dikelola anaknya", "other_person"),
    ("Anak saya kepencet like di HP saya", "other_person"),
    ("Teman memposting foto saya bersama calon wali kota", "other_person"),
    ("Teman saya masukin nomor saya ke grup relawan", "other_person"),
    ("Akunnya dipinjam temannya untuk berkomentar", "other_person"),
    ("Kades menyatakan dukungan; seorang warga merekam dan mengunggahnya", None),
    ("Saya ditag teman di foto kampanye", "tagged"),
    (
        "Kasi menulis komentar dukungan; ia mengaku istrinya yang mengetik, namun riwayat ponsel "
        "membuktikan sebaliknya",
        "self",
    ),
    ("Bawaslu memeriksa unggahan tentang paslon", None),
    ("Kabid mengunggah poster caleg", None),
    ("Guru mengakui telah menyebarkan poster caleg itu", "self"),
    ("Lurah mengaku tidak sengaja menekan like di foto paslon", "self"),
    ("Staf itu mengomentari foto petahana atas inisiatif sendiri", "self"),
    ("Kasi menulis dukungan di akun miliknya sendiri", "self"),
    ("Bukan saya yang memposting dukungan itu", "other_person"),
    ("Perawat ditambahkan ke grup pendukung caleg tanpa persetujuannya", "other_person"),
    ("Nomor bidan itu masuk grup relawan yang ia buat", None),
    ("Nomor bidan itu masuk grup relawan yang dibuat orang lain", "other_person"),
    ("Camat dimasukkan ke grup relawan lalu aktif menulis dukungan di sana", None),
    ("Gambar lama sekda dengan petahana beredar lagi", "other_person"),
    ("Video kadis berjoget itu direkam tahun 2015 dan kini viral", "other_person"),
    ("Foto lama itu diunggah lurah", None),
    ("Suami kepala bagian mengunggah poster caleg di Instagram", "other_person"),
]


@pytest.mark.parametrize(("text", "authorship"), AUTHORS)
def test_authorship(text: str, authorship: str | None) -> None:
    assert told(text).get("authorship") == authorship


DELETED = [
    ("Unggahan itu sudah dihapus", True),
    ("saya langsung hapus postingannya", True),
    ("Ia menghapusnya setelah ditegur", True),
    ("Status itu kemudian hilang", True),
    ("PNS menulis status lalu menghapusnya 10 menit kemudian", True),
    ("Sampai kini video belum dihapus", False),
    ("Unggahan itu masih ada di akunnya", False),
    ("Kades mengancam menghapus bantuan warga", None),
]


@pytest.mark.parametrize(("text", "deleted"), DELETED)
def test_deleted(text: str, deleted: bool | None) -> None:
    assert told(text).get("deleted") is deleted


PUBLISHED = [
    ("PNS mengunggah foto bersama caleg", True),
    ("Foto camat bersama paslon beredar di media sosial", True),
    ("Video dukungan kades viral", True),
    ("Guru berfoto dengan caleg tetapi tidak mengunggahnya", False),
    ("Fotonya hanya disimpan di galeri", False),
    ("PNS hadir di kampanye", None),
]


@pytest.mark.parametrize(("text", "published"), PUBLISHED)
def test_published(text: str, published: bool | None) -> None:
    assert told(text).get("published") is published


AUDIENCES = [
    ("Saya kirim poster caleg di grup keluarga", "group"),
    ("PNS memasang status WA tentang paslon", "friends"),
    ("Guru mengirim ajakan lewat japri", "private"),
    ("Kades mengunggah dukungan di TikTok", "public"),
    ("ASN mengunggah di Instagram, akunnya digembok", "private"),
    ("Guru mengunggah foto caleg di Facebook", None),
]


@pytest.mark.parametrize(("text", "audience"), AUDIENCES)
def test_audience(text: str, audience: str | None) -> None:
    assert told(text).get("audience") == audience


TARGETS = [
    ("PNS menyukai unggahan calon bupati", "contestant"),
    ("Lurah mengikuti akun Instagram tim kampanye", "campaign_team"),
    ("ASN menyukai unggahan akun KPU", "organizer"),
    ("Guru menyukai status temannya tentang capres", "private"),
    ("PNS mengikuti akun partai", "party"),
    ("Saya bergabung di grup pemenangan", "campaign_team"),
]


@pytest.mark.parametrize(("text", "kind"), TARGETS)
def test_target_kind(text: str, kind: str) -> None:
    assert told(text).get("target_kind") == kind


def test_a_handle_is_the_target() -> None:
    assert told("PNS mengomentari akun @calonkita2024 di Instagram")["target"] == "@calonkita2024"
