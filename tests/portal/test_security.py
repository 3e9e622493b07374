"""Hardening: Django's own deployment check, and what the usual checkers of headers ask for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.portal.served import environment, served

TOP = Path(__file__).parents[2]
HOST = "jaga.example.go.id"
PAGES = ["/", "/en/", "/panduan/", "/diminta/", "/bersihkan/", "/tanya-orang/", "/tentang/",
         "/api/v1/docs", "/nothing-here/"]  # fmt: skip


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client that comes through a proxy which ends TLS, as in docs/operations.md."""
    folder = tmp_path_factory.mktemp("proxied")
    with served(folder, JAGANETRAL_PROXY="1", JAGANETRAL_HOSTS=HOST) as one:
        headers = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"}
        with httpx.Client(base_url=one.url, headers=headers, timeout=60) as client:
            yield client


def test_djangos_check_for_deployment_has_nothing_to_say(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment(tmp_path, JAGANETRAL_PROXY="1", JAGANETRAL_HOSTS=HOST), cwd=TOP,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_headers_by_the_rules_of_the_usual_checkers(proxied: httpx.Client, page: str) -> None:
    headers = proxied.get(page).headers
    policy = {
        words[0]: words[1:]
        for part in headers["Content-Security-Policy"].split(";")
        if (words := part.split())
    }
    assert policy["default-src"] == ["'none'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    for directive, sources in policy.items():
        assert "'unsafe-inline'" not in sources, directive
        assert "'unsafe-eval'" not in sources, directive
        assert not {"*", "http:", "https:"} & set(sources), directive
        if directive in ("script-src", "style-src", "object-src"):
            assert not {"data:", "blob:"} & set(sources)
    age, *rest = headers["Strict-Transport-Security"].split("; ")
    assert int(age.removeprefix("max-age=")) >= 31_536_000
    assert rest == ["includeSubDomains", "preload"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] in ("no-referrer", "same-origin", "strict-origin")
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Server"] == "JagaNetral"
    assert "X-Powered-By" not in headers


def test_no_page_holds_script_or_style_that_the_policy_would_stop(proxied: httpx.Client) -> None:
    for page in PAGES:
        text = proxied.get(page).text
        for stopped in ("<style", " style=", " onclick=", "javascript:"):
            assert stopped not in text, page
        for tag in text.split("<script")[1:]:
            assert "src=" in tag.partition(">")[0] or "application/json" in tag.partition(">")[0]


def test_the_api_has_the_same_headers(proxied: httpx.Client) -> None:
    headers = proxied.post("/api/v1/check", json={}).headers
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Strict-Transport-Security" in headers
    assert "Access-Control-Allow-Origin" not in headers


def test_cookies_are_for_this_host_and_tls_alone(proxied: httpx.Client) -> None:
    for page in PAGES:
        for cookie in proxied.get(page).headers.get_list("set-cookie"):
            assert cookie.startswith("__Host-")
            for part in ("Secure", "HttpOnly", "SameSite=", "Path=/"):
                assert part in cookie
            assert "Domain=" not in cookie


def test_plain_http_is_sent_to_tls(proxied: httpx.Client) -> None:
    answer = proxied.get("/", headers={"X-Forwarded-Proto": "http"})
    assert (answer.status_code, answer.headers["Location"]) == (301, f"https://{HOST}/")


@pytest.mark.parametrize("host", ["evil.example", f"{HOST}.evil.example", f"evil@{HOST}", "a b"])
@pytest.mark.parametrize("name", ["Host", "X-Forwarded-Host"])
@pytest.mark.parametrize("path", ["/", "/api/v1/rules", "/api/v1/docs"])
def test_another_host_is_refused_and_never_repeated(
    proxied: httpx.Client, name: str, host: str, path: str
) -> None:
    answer = proxied.get(path, headers={name: host})
    assert answer.status_code == 400
    assert "evil" not in answer.text + str(answer.headers)


def test_without_a_proxy_nobody_can_pretend_to_be_one(tmp_path: Path) -> None:
    with served(tmp_path, JAGANETRAL_API_RATE="0.05") as one:
        spoof = [
            httpx.get(
                f"{one.url}/api/v1/elections", headers={"X-Forwarded-For": f"1.1.1.{n}"}, timeout=60
            )
            for n in range(8)
        ]
        assert 429 in {answer.status_code for answer in spoof}
        evil = httpx.get(
            f"{one.url}/api/v1/docs", headers={"X-Forwarded-Host": "evil.example"}, timeout=60
        )
        assert "evil" not in evil.text
