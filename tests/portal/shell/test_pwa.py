"""The installed site: its manifest, what it keeps, what it hands on, and what it never keeps."""

# ruff: noqa: E501 - script in strings

from __future__ import annotations

import io
import json
from base64 import b64encode
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
from PIL import Image
from playwright.sync_api import Page, expect

from jaganetral.portal.shell import pwa

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keeps_site() -> bool:
    return True


@pytest.fixture
def installed(page: Page) -> Iterator[Page]:
    """A page under the care of the service worker."""
    page.goto("/")
    page.evaluate(
        """async () => {
          await navigator.serviceWorker.ready;
          if (!navigator.serviceWorker.controller) await new Promise((done) =>
            navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
        }"""
    )
    yield page
    page.context.set_offline(False)


def kept(page: Page) -> dict[str, list[str]]:
    """The addresses in every cache, by the cache's name."""
    found: dict[str, list[str]] = page.evaluate(
        """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(
          async (name) => [name, (await (await caches.open(name)).keys()).map(({ url }) => {
            const { pathname, search } = new URL(url);
            return pathname + search;
          })])))"""
    )
    return found


@pytest.mark.parametrize(
    ("address", "language", "start"),
    [("/manifest.webmanifest", "id", "/"), ("/en/manifest.webmanifest", "en", "/en/")],
)
def test_the_manifest(client: Client, address: str, language: str, start: str) -> None:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/manifest+json"
    told = json.loads(answer.content)
    assert (told["lang"], told["start_url"], told["scope"]) == (language, start, "/")
    assert told["display"] == "standalone"
    assert told["id"] == "/", "both languages are one app"
    assert len(told["short_name"]) <= 12
    assert f'rel="manifest" href="{address}"' in client.get(start).content.decode()
    for shortcut in told["shortcuts"]:
        assert client.get(shortcut["url"]).status_code == 200
    share = told["share_target"]
    assert (share["method"], share["enctype"]) == ("POST", "multipart/form-data")
    assert share["params"]["files"] == [{"name": "photo", "accept": ["image/*"]}]
    assert client.post(share["action"], {"text": "halo"}).status_code == 200


@pytest.mark.parametrize(("name", "sizes", "purpose"), pwa.ICONS)
def test_an_icon_has_the_size_it_says(name: str, sizes: str, purpose: str) -> None:
    with staticfiles_storage.open(f"jaganetral/icons/{name}") as file, Image.open(file) as icon:
        assert f"{icon.width}x{icon.height}" == sizes
        corner = icon.convert("RGBA").getpixel((0, 0))
        assert isinstance(corner, tuple)
        opaque = corner[3] == 255
        assert opaque == (purpose == "maskable"), "a mask needs a ground up to the edges"


def test_the_worker_is_asked_for_anew_and_names_the_rulebook_by_its_version(client: Client) -> None:
    answer = client.get("/sw.js")
    assert "no-cache" in answer["Cache-Control"]
    assert answer["Content-Type"].startswith("text/javascript")
    versions = {pwa.site_of(rulebook)["version"] for rulebook in ("one", "other")}
    assert len(versions) == 2, "another rulebook is another version"
    assert all(client.get(path).status_code == 200 for path in pwa.site_of("one")["shell"]
               if not path.startswith("/static/"))  # fmt: skip


def test_without_a_line_the_guide_opens_and_other_pages_say_so(installed: Page) -> None:
    page = installed
    page.context.set_offline(True)
    page.goto("/panduan/ringkas/")
    expect(page.locator("h1")).not_to_be_empty()
    page.goto("/en/panduan/ringkas/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate("document.styleSheets.length") >= 3, "the kept page keeps its looks"
    page.goto("/tentang/")
    expect(page.locator("h1")).to_have_text("Tidak ada sambungan")
    page.goto("/en/tentang/")
    expect(page.locator("h1")).to_have_text("No connection")
    page.goto("/periksa/?perbuatan=foto")
    expect(page.locator("[data-photo]")).to_be_visible()


def test_no_answer_and_no_account_is_kept(installed: Page) -> None:
    page = installed
    page.goto("/periksa/?perbuatan=tulis")
    page.locator("#text").fill("Ayo coblos nomor 2, Pak Budi bupati kita")
    page.locator("form[data-check] button.button--wide").click()
    page.locator("#jawaban .verdict").wait_for()
    page.goto("/akun/masuk/")
    page.goto("/tentang/")
    addresses = [address for held in kept(page).values() for address in held]
    pages = {address for address in addresses if not address.startswith("/static/")}
    assert pages <= set(pwa.site_of(_rulebook())["shell"])
    assert not any("akun" in address for address in pages)
    words = page.evaluate(
        """async () => { for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys())
            if ((await (await cache.match(request)).text()).includes("Pak Budi bupati")) return request.url;
        } return null; }"""
    )
    assert words is None


def _rulebook() -> str:
    from jaganetral.portal import door

    return door.checker().rulebook_id


def test_what_another_app_shares_fills_the_form_and_is_not_sent(installed: Page) -> None:
    page = installed
    held = io.BytesIO()
    Image.new("RGB", (60, 60), "grey").save(held, "PNG")
    sent: list[str] = []
    page.context.on(
        "request",
        # What the page hands to its worker is told twice; what the worker lets out is what counts.
        lambda asked: (
            sent.append(asked.url) if asked.method == "POST" and asked.service_worker else None
        ),
    )
    page.evaluate(
        """async (photo) => {
          const form = document.createElement("form");
          Object.assign(form, { method: "post", action: "/periksa/berbagi/", enctype: "multipart/form-data" });
          const text = Object.assign(document.createElement("input"), { name: "text", value: "Dukung Pak Budi" });
          const file = Object.assign(document.createElement("input"), { type: "file", name: "photo" });
          const bytes = Uint8Array.from(atob(photo), (letter) => letter.charCodeAt(0));
          const held = new DataTransfer();
          held.items.add(new File([bytes], "dari grup.png", { type: "image/png" }));
          file.files = held.files;
          form.append(text, file);
          document.body.append(form);
          form.submit();
        }""",
        b64encode(held.getvalue()).decode(),
    )
    expect(page.locator("#text")).to_have_value("Dukung Pak Budi")
    expect(page.locator(".photo__one [data-name]")).to_have_text("dari grup.png", timeout=40_000)
    assert sent == []
    assert "bagikan" in page.url
    assert kept(page).get("jaganetral-shared", []) == [], "read once, then gone"
    page.reload()
    expect(page.locator("#text")).to_have_value("")


def test_a_new_version_waits_for_a_yes_and_drops_what_was_kept(installed: Page) -> None:
    page = installed
    (before,) = [name for name in kept(page) if name not in ("jaganetral-networks",)]
    pwa.site_of.cache_clear()
    stands = pwa._PAGES
    try:
        pwa._PAGES = ("", "luring/")  # type: ignore[assignment]
        pwa._source.cache_clear()
        page.evaluate(
            "async () => { await (await navigator.serviceWorker.getRegistration()).update(); }"
        )
        button = page.locator("[data-pwa-note] button")
        button.wait_for()
        assert before in kept(page), "nothing changes under a person's hands"
        with page.expect_navigation():
            button.click()
        page.locator("main h1").wait_for()
        for _ in range(50):
            if before not in kept(page):
                break
            page.wait_for_timeout(100)
        assert before not in kept(page)
    finally:
        pwa._PAGES = stands
        pwa.site_of.cache_clear()
