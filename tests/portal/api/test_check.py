"""`check` and `ask`: the same bytes as the command line, and refusals that say what to mend."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.portal.api.conftest import CALL, Programs

TOLD = {"text": CALL, "actor_kind": "pns", "region": "Kota Padang", "at": "2024-10-10"}


def command(*arguments: str) -> bytes:
    where = str(Path(sys.executable).parent / "jaganetral")
    done = subprocess.run([where, *arguments, "--json"], check=True, capture_output=True)
    return done.stdout.rstrip(b"\n")


@pytest.mark.parametrize("detail", ["full", "brief"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_check_gives_the_bytes_of_the_command(program: Programs, detail: str, lang: str) -> None:
    answer = program.post(f"check?detail={detail}&lang={lang}", TOLD)
    assert answer.status_code == 200
    assert answer.content == command(
        "check", CALL, "--actor", "pns", "--region", "Kota Padang", "--at", "2024-10-10",
        "--detail", detail, "--lang", lang,
    )  # fmt: skip
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_ask_gives_the_bytes_of_the_command(program: Programs) -> None:
    question = "Saya guru PNS, bolehkah berfoto dengan paman saya yang nyaleg?"
    answer = program.post("ask", {"question": question, "at": "2023-11-10"})
    assert answer.content == command("ask", question, "--at", "2023-11-10")


def test_an_empty_conduct_is_no_error_and_no_guilt(program: Programs) -> None:
    answer = program.post("check", {})
    assert answer.status_code == 200
    assert answer.json()["verdict"] in ("allowed", "undetermined")
    assert answer.json()["id"] == "1"


WRONG: list[tuple[str, Any, dict[str, Any], int, dict[str, Any]]] = [
    ("check", {"action": "hop"}, {}, 422, {"field": "action", "got": "'hop'"}),
    ("check", {"at": "2024-13"}, {}, 422, {"field": "at"}),
    ("check", {"id": ""}, {}, 422, {"field": "id"}),
    ("check", {"candidate_number": 0}, {}, 422, {"field": "candidate_number"}),
    ("check?detail=all", {}, {}, 422, {"field": "detail"}),
    ("check?lang=fr", {}, {}, 422, {"field": "lang"}),
    ("ask", {}, {}, 422, {"field": "question"}),
    ("ask", {"question": "  "}, {}, 422, {"field": "question"}),
    ("ask", {"question": 7}, {}, 422, {"field": "question"}),
    ("check", "[]", {}, 400, {"type": "urn:jaganetral:problem:not-json"}),
    ("check", "{", {}, 400, {}),
    ("check", b"\xff\xfe", {}, 400, {}),
    ("check", "[" * 100_000, {}, 400, {}),
    ("check", {"text": "a" * 300_000}, {}, 413, {}),
    ("check", {}, {"HTTP_HOST": "elsewhere.example"}, 400, {}),
]


@pytest.mark.parametrize(("path", "body", "headers", "status", "said"), WRONG)
def test_what_is_wrong_is_named(
    program: Programs, path: str, body: Any, headers: dict[str, Any], status: int, said: Any
) -> None:
    answer = program.post(path, body, **headers)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert said.items() <= problem.items()


def test_a_refusal_lists_what_may_stand_there_in_both_languages(program: Programs) -> None:
    said = {lang: program.post(f"check?lang={lang}", {"action": "hop"}).json() for lang in
            ("id", "en")}  # fmt: skip
    assert "like" in said["id"]["allowed"]
    assert said["en"]["detail"].startswith("action: found 'hop', expected one of")
    assert said["id"]["detail"] != said["en"]["detail"]
    assert said["id"]["title"] != said["en"]["title"]


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", ""])
def test_only_json_is_taken(program: Programs, kind: str) -> None:
    answer = program.client.post("/api/v1/check", data=b"{}", content_type=kind)
    assert answer.status_code == 415


@pytest.mark.parametrize("path", ["check", "ask", "rules", "elections", "regions"])
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused_with_what_is_allowed(
    program: Programs, path: str, method: str
) -> None:
    answer = getattr(program.client, method)(f"/api/v1/{path}")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == ("POST" if path in ("check", "ask") else "GET")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_no_cookie_is_read(program: Programs) -> None:
    program.client.cookies["sesi"] = "stolen"
    assert program.post("check", TOLD).status_code == 200


def test_what_is_not_there_is_a_problem_too(program: Programs) -> None:
    answer = program.get("nothing")
    assert (answer.status_code, json.loads(answer.content)["status"]) == (404, 404)
