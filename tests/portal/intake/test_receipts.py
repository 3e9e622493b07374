"""A receipt says: filed on this day, unaltered. Nothing of who or what; none can be forged."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.intake import actions, codes, receipts, selectors
from jaganetral.portal.intake.actions import Filed
from jaganetral.portal.intake.models import Report
from jaganetral.portal.intake.words import content_hash, open_content, seal_content
from tests.portal.intake.conftest import STORY, told
from tests.portal.intake.talking import draft_in, say, slowly, walk

AT = "/lapor/tanda-terima/"


def line(filed: Filed) -> str:
    receipt = filed.report.receipt
    return receipts.compact(receipt.statement.encode(), bytes(receipt.signature))


@pytest.mark.django_db
@pytest.mark.parametrize("by", ["number", "line", "address"])
def test_anybody_verifies_it(client: Client, filed: Filed, by: str) -> None:
    asked = {
        "number": filed.report.number.lower(),
        "line": line(filed),
        "address": f"https://contoh.example{AT}#{line(filed)}",
    }[by]
    page = client.post(AT, {"nomor": asked})
    assert page.status_code == 200
    assert page.context["result"] == "unaltered"
    assert page.context["filed_on"] == timezone.localdate()
    for word in (STORY, "Bambang", "Pengawas Kabupaten A", str(filed.report.pk)):
        assert word not in page.content.decode()
    assert not client.cookies


@pytest.mark.django_db
def test_what_was_changed_afterwards_is_found(client: Client, filed: Filed) -> None:
    report = Report.objects.get()
    content = open_content(report.sealed)
    import msgspec

    changed = msgspec.structs.replace(content, text=content.text.replace("nomor 2", "nomor 3"))
    assert content_hash(changed) != content_hash(content)
    Report.objects.update(sealed=seal_content(changed))
    page = client.post(AT, {"nomor": filed.report.number})
    assert page.context["result"] == "altered"


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["day", "number", "signature", "nothing of ours"])
def test_a_forged_receipt_is_found(client: Client, filed: Filed, what: str) -> None:
    receipt = filed.report.receipt
    told_, signature = receipt.statement.encode(), bytes(receipt.signature)
    today = timezone.localdate()
    forged = {
        "day": (told_.replace(str(today).encode(), b"2024-11-18"), signature),
        "number": (told_.replace(receipt.number.encode(), b"AAAA-BBBB-CCCC-DDDD"), signature),
        "signature": (told_, bytes([signature[0] ^ 1]) + signature[1:]),
        "nothing of ours": (b'{"kind":"x"}', signature),
    }[what]
    page = client.post(AT, {"nomor": receipts.compact(*forged)})
    assert page.status_code == 404
    assert page.context["result"] in ("forged", "none")


@pytest.mark.django_db
def test_openssl_verifies_it_offline(client: Client, filed: Filed, tmp_path: Path) -> None:
    receipt = filed.report.receipt
    (tmp_path / "kunci.pem").write_bytes(client.get(f"{AT}kunci.pem").content)
    (tmp_path / "message").write_bytes(b"jaganetral receipt 1\n" + receipt.statement.encode())
    (tmp_path / "signature").write_bytes(bytes(receipt.signature))
    command = (
        "openssl pkeyutl -verify -pubin -inkey kunci.pem -rawin -in message -sigfile signature"
    )

    def verified() -> bool:
        asked = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False)
        return asked.returncode == 0

    assert verified()
    (tmp_path / "message").write_bytes(b"jaganetral receipt 1\n{}")
    assert not verified()


@pytest.mark.django_db
def test_the_reporters_own_file_proves_what_the_receipt_vouches_for(
    client: Client, filed: Filed
) -> None:
    import msgspec

    from jaganetral.portal.intake.words import Content

    client.post("/lapor/kotak/", {"kode": filed.code})
    mine = client.get("/lapor/kotak/laporan.json").content
    content = msgspec.json.decode(mine, type=Content)
    assert content.text == STORY
    assert content_hash(content) == filed.report.receipt.content_hash


@pytest.mark.django_db
def test_the_paper_holds_the_statement_and_no_word_of_the_report(
    client: Client, place: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    slowly(monkeypatch)
    done = say(client, walk(client, tempat={"region_said": ""}), "periksa", "kirim")
    paper = client.post(f"{AT}unduh/", {"draf": draft_in(done)})
    assert paper.headers["Content-Type"] == "application/pdf"
    read = PdfReader(BytesIO(paper.content)).pages[0].extract_text()
    number = done.context["report"].number
    assert number in read.replace("\n", "")
    for word in (done.context["code"], "Bambang", "stiker", "Pengawas"):
        assert word not in read


@pytest.mark.django_db
def test_two_reports_of_the_same_words_have_different_hashes(place: SimpleNamespace) -> None:
    one, other = actions.file_report(told()), actions.file_report(told())
    assert one.report.receipt.content_hash != other.report.receipt.content_hash
    assert selectors.unaltered(one.report.receipt)


@given(
    st.from_regex(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){3}", fullmatch=True),
    st.dates(),
    st.binary(min_size=32, max_size=32),
    st.binary(min_size=64, max_size=64),
)
def test_what_is_written_in_a_line_is_read_from_it(
    number: str, day: date, content: bytes, signature: bytes
) -> None:
    told_ = receipts.statement(number, day, content.hex())
    assert receipts.read_compact(receipts.compact(told_, signature)) == (told_, signature)
    statement = receipts.told_of(told_)
    assert statement is not None
    assert (statement.number, statement.filed_on) == (number, day.isoformat())


@given(st.text(max_size=300))
def test_any_text_is_a_line_or_none(text: str) -> None:
    read = receipts.read_compact(text)
    assert read is None or text.strip().rpartition("#")[2].startswith("JNR1.")
    receipts.read_compact(f"JNR1.{text}.{text}")


@given(st.text(min_size=1, max_size=60))
def test_a_code_has_a_hundred_bits_and_no_sign_that_looks_like_another(nonce: str) -> None:
    code = codes.code_of(nonce)
    signs = code.replace("-", "")
    assert len(signs) == 20
    assert set(signs) <= set(codes.ALPHABET)
    assert not set(codes.ALPHABET) & set("01IO")
    assert codes.code_of(nonce) == code
    assert codes.kept(code.lower().replace("-", " ")) == codes.kept(code)
    assert code not in codes.kept(code)


@given(st.lists(st.uuids().map(str), min_size=2, max_size=20, unique=True))
def test_different_conversations_have_different_codes(nonces: list[str]) -> None:
    assert len({codes.code_of(nonce) for nonce in nonces}) == len(nonces)
