"""Time stamps, with a real authority (openssl) on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jaganetral.custody.errors import StampRefused
from jaganetral.custody.stamping import ask, certificates_in, check
from tests.custody.authority import Authority, authority


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with authority(tmp_path_factory.mktemp("tsa")) as one:
        yield one


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with authority(tmp_path_factory.mktemp("other"), "Otoritas Lain") as one:
        yield one


def test_a_stamp_states_when_something_existed_and_who_says_so(here: Authority) -> None:
    answer = ask(here.url, b"what is stamped", [here.root])
    stamped = check(answer, b"what is stamped", [here.root])
    assert abs(stamped.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert stamped.authority == "CN=Otoritas Contoh"
    assert stamped.root == "CN=Otoritas Contoh root"


def test_a_stamp_over_something_else_is_refused(here: Authority) -> None:
    answer = ask(here.url, b"what is stamped", [here.root])
    with pytest.raises(StampRefused):
        check(answer, b"something else", [here.root])


def test_a_stamp_of_an_authority_that_is_not_believed_is_refused(
    here: Authority, other: Authority
) -> None:
    """The token carries its own certificates; carrying them makes nobody believed."""
    answer = ask(other.url, b"x", [other.root])
    with pytest.raises(StampRefused):
        check(answer, b"x", [here.root])
    with pytest.raises(StampRefused):
        ask(other.url, b"x", [here.root])
    with pytest.raises(StampRefused):
        check(answer, b"x", [])
    assert b"BEGIN CERTIFICATE" in certificates_in(answer)


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_any_changed_part_of_a_stamp_is_found(here: Authority, place: int) -> None:
    answer = bytearray(ask(here.url, b"x", [here.root]))
    at = len(answer) * place // 100
    answer[at] ^= 0x55
    try:
        stamped = check(bytes(answer), b"x", [here.root])
    except StampRefused:
        return
    # What a signature doesn't cover is the spelling of the same (BER); the statement stands.
    assert stamped == check(ask(here.url, b"x", [here.root]), b"x", [here.root]) or (
        abs(stamped.at - datetime.now(UTC)) < timedelta(minutes=1)
    )


def test_an_authority_that_does_not_answer_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(StampRefused, match="timed out"):
            ask(url, b"x", [], seconds=0.3)
    with pytest.raises(StampRefused):
        ask(url, b"x", [])
    with pytest.raises(StampRefused, match="http or https"):
        ask(Path("/etc/hostname").as_uri(), b"x", [])


@pytest.mark.parametrize("told", [b"", b"no DER", b"0" * 400])
def test_what_is_no_answer_is_refused(told: bytes, here: Authority) -> None:
    with pytest.raises(StampRefused):
        check(told, b"x", [here.root])
