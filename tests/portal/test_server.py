"""The server: it starts whole or says in one line why not, mixes nothing up, tells nothing on."""

from __future__ import annotations

import json
import socket
import stat
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.portal.served import COMMAND, Served, environment, served

MARK = "katasandirahasia"
MAIL = "seseorang.tertentu@contoh.go.id"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(
        tmp_path_factory.mktemp("server"), fresh=True,
        JAGANETRAL_METRICS="1", JAGANETRAL_API_RATE="0",
    ) as one:  # fmt: skip
        yield one


def refused(data: Path, *arguments: str, **given: str) -> str:
    done = subprocess.run(
        [COMMAND, "serve", "--lang", "en", *arguments], env=environment(data, **given),
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def test_its_secret_is_its_own(server: Served) -> None:
    secret = server.data / "secret"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert len(secret.read_text()) >= 50


def test_it_lives_and_is_ready(server: Served) -> None:
    assert httpx.get(f"{server.url}/sehat", headers={"Host": "any"}, timeout=60).json() == {
        "status": "ok"
    }
    ready = httpx.get(f"{server.url}/siap", timeout=60)
    assert (ready.status_code, ready.json()["migrations"]) == (200, "ok")


def test_thirty_two_at_once_get_each_their_own_answer(server: Served) -> None:
    def ask(number: int) -> None:
        with httpx.Client(base_url=server.url, timeout=60) as client:
            for turn in range(8):
                name = f"{number}-{turn}"
                text = f"Ayo pilih paslon nomor {number % 9 + 1}! kata{number}x{turn}"
                answer = client.post("/api/v1/check", json={"id": name, "text": text})
                assert answer.status_code == 200, server.log[-3000:]
                said = answer.json()
                assert said["id"] == name
                seen = [signal for signal in said["signals"] if "span" in signal]
                assert seen
                for signal in seen:
                    start, end = signal["span"]
                    assert text[start:end] == signal["text"]

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(ask, range(32)))


def test_no_line_of_the_log_tells_who_or_what(server: Served) -> None:
    with httpx.Client(base_url=server.url, timeout=60) as client:
        headers = {"User-Agent": MARK, "Referer": f"https://contoh.id/{MARK}"}
        told = {"text": f"{MARK} {MAIL}", "target": MAIL, "action": MARK}
        assert client.post("/api/v1/check", json=told, headers=headers).status_code == 422
        del told["action"]
        assert client.post("/api/v1/check", json=told, headers=headers).status_code == 200
        assert client.get(f"/api/v1/rules?q={MARK}").status_code == 200
        assert client.get(f"/{MARK}/?q={MAIL}").status_code == 404
        assert client.get("/", headers={"Host": f"{MARK}.example"}).status_code == 400
        assert client.get("/api/v1/rules", headers={"Authorization": f"Bearer {MARK}"}
                          ).status_code == 401  # fmt: skip
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.sendall(f"{MARK} is no request\r\n\r\n".encode())
        raw.recv(1000)
    lines = server.log.splitlines()
    answered = [json.loads(line) for line in lines if line.startswith("{")]
    assert {"api:api-v1:check", "api:api-v1:rules"} <= {line.get("route") for line in answered}
    for secret in (MARK, MAIL, "127.0.0.1:", "seseorang"):
        told = [line for line in lines if secret in line and "JagaNetral" not in line]
        assert not told


def test_figures_are_summed_over_workers_and_tell_of_nobody(server: Served) -> None:
    for _ in range(20):
        httpx.post(f"{server.url}/api/v1/check", json={"text": MARK}, timeout=60)
    figures = httpx.get(f"{server.url}/metrik", timeout=60).text
    counted = [line for line in figures.splitlines() if line.startswith("jaganetral_verdicts_t")]
    assert sum(float(line.rpartition(" ")[2]) for line in counted) >= 20
    assert 'route="api:api-v1:check",status="200"' in figures
    assert MARK not in figures
    proxied = httpx.get(f"{server.url}/metrik", headers={"X-Forwarded-For": "1.1.1.1"}, timeout=60)
    assert proxied.status_code == 404


def test_what_is_wrong_is_said_in_one_line(server: Served, tmp_path: Path) -> None:
    assert "port" in refused(tmp_path, "--port", str(server.port))
    assert "JAGANETRAL_HOSTS" in refused(tmp_path, "--host", "0.0.0.0", "--port", "8999")
    assert "JAGANETRAL_HOSTS" in refused(tmp_path, "--port", "8999", JAGANETRAL_PROXY="1")
    assert "JAGANETRAL_SECRET_KEY" in refused(tmp_path, JAGANETRAL_SECRET_KEY="short")
    assert "JAGANETRAL_API_RATE" in refused(tmp_path, JAGANETRAL_API_RATE="often")
    assert "192.0.2.1" in refused(
        tmp_path, "--host", "192.0.2.1", "--port", "8999", JAGANETRAL_HOSTS="a.example"
    )
    assert not (tmp_path / "jaganetral.sqlite3").exists()


def test_ended_it_finishes_what_it_began(tmp_path: Path) -> None:
    with served(tmp_path) as one:
        answers: list[int] = []
        begun = threading.Event()

        def ask() -> None:
            body = {"text": "Ayo pilih paslon nomor 2! " * 700}
            while True:
                begun.set()
                try:
                    answer = httpx.post(f"{one.url}/api/v1/check", json=body, timeout=60)
                except (httpx.ConnectError, httpx.ReadError):
                    return  # the line was no longer taken up
                answers.append(answer.status_code)

        asking = threading.Thread(target=ask)
        asking.start()
        begun.wait(10)
        while not answers and asking.is_alive():
            asking.join(0.05)
        assert one.end() == 0
        asking.join(60)
        assert answers
        assert set(answers) == {200}
        assert "Traceback" not in one.log
