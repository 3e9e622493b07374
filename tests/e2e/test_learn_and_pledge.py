"""From a roster of 5,000 and a roll call of 800 to a pledge that verifies; and a rule changes."""

from __future__ import annotations

import copy
import csv
import io
import random
import re
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jaganetral.portal.door import checker
from jaganetral.portal.learning.models import Learner
from jaganetral.portal.learning.reading import modules
from jaganetral.portal.learning.substance import substances
from jaganetral.portal.people.roles import Role
from jaganetral.portal.pledge import texts
from jaganetral.portal.pledge.models import Pledge
from jaganetral.portal.reaching import reminding
from jaganetral.portal.reaching.links import address
from jaganetral.portal.reaching.models import Employee, Link, Participant
from jaganetral.portal.reaching.sealed import known
from tests.portal.looking import fits_and_is_accessible
from tests.portal.people.conftest import Make
from tests.portal.reaching.conftest import HEAD, nip

from .conftest import Tab

pytestmark = pytest.mark.django_db(transaction=True)

EMPLOYEES, JOINED, OFFICES = 5_000, 800, 25


def name(number: int) -> str:
    """A name of three words out of syllables; nobody else in the roster has one like it."""
    draw = random.Random(number)
    words = (
        "".join(draw.choice("bdgklmnprstwy") + draw.choice("aeiou") for _ in "123") for _ in "123"
    )
    return " ".join(word.title() for word in words)


def as_csv(head: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    return out.getvalue().encode()


def roster() -> bytes:
    return as_csv(HEAD, [
        [nip(n), f"{name(n)}, S.E.", f"Dinas Contoh {n % OFFICES + 1}", "Umum", "Analis", "PNS",
         f"p{n}@contoh.example", ""]
        for n in range(EMPLOYEES)
    ])  # fmt: skip


def meeting() -> bytes:
    """The first 780 by name (some from a phone, some twice), and 20 whom nobody knows."""
    head = ["Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest"]
    people = [[f"{name(n)} S.E.", "", "60", "Yes"] for n in range(780)]
    return as_csv(head, [*people, *([f"iPhone {n}", "", "60", "Yes"] for n in range(20))])


def figure(page: Page, row: str, column: int) -> str:
    cell = page.get_by_role("row", name=re.compile(rf"^{row} ")).first.get_by_role("cell")
    return cell.nth(column).inner_text().split()[0]


def test_everybody_is_reached_and_only_those_concerned_are_asked_again(
    tree: SimpleNamespace, person: Make, tab: Tab, settings: Any, tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch, live_server: Any,
) -> None:  # fmt: skip
    settings.TRAIL_FOLDER = tmp_path / "trail"
    officer = tab(person(Role.AGENCY_OFFICER, tree.regency))
    coverage = f"/en/jangkauan/{tree.regency.pk}/"

    # The officer hands in the roster.
    officer.goto(f"{coverage}daftar/")
    officer.get_by_label("File (CSV").set_input_files(
        {"name": "pegawai.csv", "mimeType": "text/csv", "buffer": roster()}
    )
    officer.get_by_role("button", name="Look at the file").click()
    expect(officer.get_by_role("heading", name="What taking it over does")).to_be_visible()
    fits_and_is_accessible(officer)
    officer.get_by_label("Make these offices").check()
    officer.get_by_role("button", name="Take it over").click()
    expect(officer.get_by_role("heading", name="Taken over")).to_be_visible()
    assert Employee.objects.count() == EMPLOYEES
    officer.goto(coverage)
    assert figure(officer, "All", 0) == str(EMPLOYEES)
    assert figure(officer, "Dinas Contoh 1", 1) == "0"

    # The list of a roll call comes in; what is clear is confirmed together, and coverage moves.
    officer.goto(f"{coverage}apel/")
    officer.get_by_label("What the meeting was").fill("Apel pagi")
    officer.get_by_label("Day of the meeting").fill("2026-11-24")
    officer.get_by_label("File (CSV").set_input_files(
        {"name": "zoom.csv", "mimeType": "text/csv", "buffer": meeting()}
    )
    officer.get_by_role("button", name="Read the list").click()
    officer.get_by_role("button", name="Confirm the clear ones together").click()
    expect(officer.get_by_role("status").filter(has_text="780 confirmed")).to_be_visible()
    assert Participant.objects.filter(match="unmatched").count() == 20
    officer.goto(coverage)
    assert figure(officer, "All", 1) == "780"
    assert figure(officer, "Dinas Contoh 1", 1) == "32"  # 780 of 25 offices in turn

    # An employee without an account goes in by a personal link, on a phone.
    officer.goto(f"{coverage}tautan/")
    officer.get_by_role("button", name="Make links for whoever has none").click()
    expect(officer.get_by_text(f"Links made: {EMPLOYEES}")).to_be_visible()
    one = next(e for e in Employee.objects.all() if known(e.sealed).nip == nip(0))
    phone = tab(wide=360)
    phone.goto("/en" + address(Link.objects.get(employee=one)).partition("8000")[2])
    fits_and_is_accessible(phone)
    phone.get_by_role("button", name="That is me").click()
    for module in modules("en"):
        phone.goto(f"/en/belajar/modul/{module.name}/")
        phone.locator("form[action$='/sudah/'] button").first.click()
    phone.goto("/en/belajar/kuis/")
    take_quiz(phone)
    one.refresh_from_db()
    assert Learner.objects.get(pk=one.learner_id).quiz_taken_at is not None

    # They sign; the browser's own key signs too; the certificate verifies for a stranger.
    phone.goto("/en/ikrar/")
    fits_and_is_accessible(phone)
    phone.get_by_label("Your full name").fill(name(0))
    phone.get_by_label("I have read the text").check()
    phone.get_by_role("button", name="Sign the pledge").click()
    expect(phone.get_by_text("By a key that your browser made")).to_be_visible()
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Download the certificate").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    pledge = Pledge.objects.get()
    stranger = tab()
    stranger.goto("/en/ikrar/periksa/")
    stranger.get_by_label("Number of the certificate").fill(pledge.number)
    stranger.get_by_role("button", name="Verify").click()
    expect(stranger.get_by_text("This certificate is genuine")).to_be_visible()
    fits_and_is_accessible(stranger)
    officer.goto(coverage)
    assert [figure(officer, "Dinas Contoh 1", at) for at in (2, 3, 4)] == ["1", "1", "1"]

    # A rule changes that the pledge rests on: one person is asked again, 4,999 are not.
    assert "rules_changed" not in reminding.preview(tree.regency).by_item
    changed = copy.copy(substances(checker().rulebook)) | {"skb22-d6-react-join": "changed"}
    monkeypatch.setattr(texts, "substances", lambda _book: changed)
    assert reminding.preview(tree.regency).by_item["rules_changed"] == 1
    phone.goto("/en/ikrar/")
    expect(phone.get_by_text("A rule that the pledge rests on changed")).to_be_visible()
    officer.goto(f"{coverage}pengingat/")
    expect(officer.get_by_role("row", name="rules_changed notice on duty 1")).to_be_visible()
    fits_and_is_accessible(officer)


def take_quiz(page: Page) -> None:
    """Answer whatever is asked, until the result is there."""
    page.locator("form[action$='/mulai/'] button, form button").first.click()
    for _turn in range(60):
        page.wait_for_load_state()
        if "/hasil/" in page.url:
            return
        choices = page.locator("main input[type=radio]")
        if choices.count():
            for group in page.locator("main fieldset").all():
                if group.locator("input[type=radio]").count():
                    group.locator("input[type=radio]").first.check()
        page.locator("main form button").first.click()
    raise AssertionError("the quiz does not end")
