"""An export is read in the browser, and nothing leaves it."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect

from tests.portal.cleanup.exports import facebook, instagram, many, zipped

pytestmark = pytest.mark.django_db(transaction=True)


def _ready(tab: Page, language: str = "") -> None:
    tab.goto(f"{language}/bersihkan/")
    tab.locator("#place").select_option("13.71")
    expect(tab.locator("#files")).to_be_enabled()


def _pick(tab: Page, name: str, content: bytes) -> None:
    tab.locator("#files").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def _found(tab: Page) -> dict[str, list[str]]:
    expect(tab.locator("#progress")).to_be_hidden()
    return {
        head.inner_text().partition(" (")[0]: head.locator("xpath=following-sibling::ul[1]/li")
        .all_inner_texts()
        for head in tab.locator("#lists h3").all()
    }  # fmt: skip


def test_a_facebook_export_is_sorted_offline_and_nothing_is_sent(page: Page) -> None:
    _ready(page)
    asked: list[Request] = []
    page.wait_for_load_state("networkidle")
    page.context.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - playwright wraps functions only
    page.context.set_offline(True)
    _pick(page, "facebook-siti.zip", zipped(facebook()))
    found = _found(page)
    likes = found["Suka dan reaksi"]
    assert len(likes) == 2
    assert any("Fadly Amran" in line for line in likes)
    assert any("Hendri Septa" in line for line in likes)
    assert not any("KPU" in line or "Resep" in line for line in likes)
    assert "Partai Keadilan Sejahtera" in found["Halaman dan akun yang Anda ikuti"][0]
    assert "paslon" in found["Grup yang Anda masuki"][0]
    assert len(found["Komentar"]) == 1
    assert "– ayo é!" in found["Komentar"][0]  # the broken letters are mended
    photos = found["Foto lama dari masa itu, untuk dilihat lagi"]
    assert len(photos) == 1
    assert "Bersama teman-teman kantor" in photos[0]
    link = page.locator("#lists a", has_text="Buka di platformnya").first
    assert link.get_attribute("href") == "https://www.facebook.com/kabar/posts/1"
    assert [request.url for request in asked if not request.url.startswith("blob:")] == []


def test_an_instagram_export_and_loose_files(page: Page) -> None:
    _ready(page)
    _pick(page, "instagram-siti.zip", zipped(instagram()))
    found = _found(page)
    assert "fadlyamran" in found["Suka dan reaksi"][0]
    assert len(found["Halaman dan akun yang Anda ikuti"]) == 1
    assert "hendri.septa" in found["Halaman dan akun yang Anda ikuti"][0]
    assert "coblos nomor 1" in found["Komentar"][0]
    _pick(page, "foo.json", b"[]")
    expect(page.locator("#trouble")).to_contain_text("Tidak ditemukan")
    _pick(page, "pages_you've_liked.json", b'{"page_likes_v2":[{"name":"DPC Partai Golkar"}]}')
    assert "Golkar" in _found(page)["Halaman dan akun yang Anda ikuti"][0]


def test_an_html_export_is_split_without_loading_what_it_names(page: Page) -> None:
    _ready(page)
    html = """<html><body><div role="main">
      <div class="_a6-g"><div>Siti likes Fadly Amran's post.</div><div>Oct 15, 2024 8:00 am</div>
        <img src="https://tracker.example/x.png"><script>window.ran = 1</script></div>
      <div class="_a6-g"><div>Siti likes Resep Dapur's post.</div></div></div></body></html>"""
    _pick(page, "likes_and_reactions.html", html.encode())
    likes = _found(page)["Suka dan reaksi"]
    assert len(likes) == 1
    assert "15 Oktober 2024" in likes[0]
    assert page.evaluate("window.ran") is None


def test_twenty_thousand_entries_leave_the_page_quick(page: Page) -> None:
    _ready(page)
    page.evaluate(
        """() => { window.longest = 0; let last = performance.now();
        setInterval(() => { const now = performance.now();
          window.longest = Math.max(window.longest, now - last); last = now; }, 10); }"""
    )
    _pick(page, "facebook.zip", many(20_000))
    expect(page.locator("#summary")).to_contain_text("20000 catatan dibaca, 200", timeout=30_000)
    expect(page.locator("#lists li")).to_have_count(50)
    longest = page.evaluate("window.longest")
    assert longest < 500, f"the page stood still for {longest:.0f} ms"


def _bomb() -> bytes:
    body = io.BytesIO()
    name = "your_facebook_activity/comments_and_reactions/comments.json"
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as out, out.open(name, "w") as entry:
        for _ in range(300):
            entry.write(b" " * (1 << 20))
    # The directory says that it holds ten bytes.
    return body.getvalue().replace((300 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.zip", b"no zip at all", "rusak atau bukan ZIP"),
        ("a.zip", zipped(facebook())[:-30], "rusak atau bukan ZIP"),
        ("bomb.zip", _bomb(), "lebih besar dari yang sanggup"),
    ],
    ids=["no zip", "cut off", "bomb"],
)
def test_a_bad_file_is_named(page: Page, name: str, content: bytes, sentence: str) -> None:
    _ready(page)
    _pick(page, name, content)
    expect(page.locator("#trouble")).to_contain_text(sentence, timeout=30_000)


def test_zip64_is_read(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 0)
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 0)
    content = zipped(instagram())
    assert b"PK\x06\x06" in content
    _ready(page)
    _pick(page, "a.zip", content)
    assert "fadlyamran" in _found(page)["Suka dan reaksi"][0]


def test_the_list_is_saved_and_no_cell_is_a_formula(page: Page, tmp_path: Path) -> None:
    _ready(page)
    row: dict[str, Any] = {"name": "=HYPERLINK(1) Partai Golkar", "timestamp": 1}
    _pick(page, "a.zip", zipped({"pages/pages_you_follow.json": {"pages_followed_v2": [row]}}))
    _found(page)
    page.locator("#lists input").first.check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Simpan daftar (CSV)").click()
    download.value.save_as(tmp_path / "list.csv")
    saved = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(saved.splitlines()))
    assert rows[1][0] == "x"
    assert rows[1][3].startswith("'=HYPERLINK")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits_a_phone(phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    _ready(phone, "/en")
    _pick(phone, "a.zip", zipped(facebook()))
    assert "Likes and reactions" in _found(phone)
    box = phone.locator("#lists input").first
    box.focus()
    phone.keyboard.press("Space")
    expect(box).to_be_checked()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(phone)
    assert found.violations_count == 0, found.generate_report()


def test_without_script_the_page_says_why_it_takes_nothing(without_script: Page) -> None:
    without_script.goto("/bersihkan/")
    expect(without_script.locator("noscript p")).to_contain_text("perlu JavaScript")
    expect(without_script.locator("#files")).to_be_hidden()
