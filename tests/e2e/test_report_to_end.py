"""From a report to a fair end, by everybody who has a hand in it, in real browsers.

One way ends in "not proven" and a letter of clearing, the other in a sanction and an appeal.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from benchmarks import artwork
from jaganetral.portal.casework import actions
from jaganetral.portal.casework.checking import faults
from jaganetral.portal.casework.models import Case
from jaganetral.portal.intake.models import Report
from jaganetral.portal.trail.verifying import verify
from tests.portal.casework.conftest import Open, hearing, study, to_plenary
from tests.portal.casework.conftest import decide as vote

from .conftest import Tab

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "As written in the file."
HAPPENED = "2024-11-10"
"""In the campaign of the regional elections: the procedure is that of the day it happened."""


def go_on(page: Page, name: str = "Continue") -> None:
    page.get_by_role("button", name=name, exact=True).click()


def photo() -> dict[str, Any]:
    packed = BytesIO()
    Image.fromarray(artwork.emblem(2)).convert("RGB").resize((640, 480)).save(packed, "JPEG")
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": packed.getvalue()}


def tell(page: Page, *, openly: bool) -> str:
    """Report on a phone, question by question. Gives the code."""
    page.goto("/en/lapor/")
    page.get_by_role("link", name="Tell what happened").click()
    page.get_by_label("What happened?").fill(
        "Pegawai Dinas A memakai kaus pasangan nomor 2 saat jalan sehat dan membagikan brosurnya."
    )
    go_on(page)
    expect(page.get_by_role("heading", name="This is what we understood")).to_be_visible()
    go_on(page)
    page.get_by_label("Yesterday").check()
    go_on(page)
    page.get_by_label("When did it happen?").fill(HAPPENED)
    go_on(page)
    page.get_by_label("Regency or city").fill("Kota Padang")
    page.get_by_label("The place, or the account of the post").fill("Lapangan kabupaten")
    go_on(page)
    page.get_by_label("Name", exact=True).fill("Siti Aminah")
    page.get_by_label("Post and office").fill("Staf Dinas A")
    go_on(page)
    page.get_by_label("Add files").set_input_files([photo()])
    expect(page.get_by_text("IMG_1.jpg")).to_be_visible()
    go_on(page)
    go_on(page)
    if openly:
        page.get_by_label("Yes, I give my name").check()
        page.get_by_label("Name, as on your identity card").fill("Budi Santoso")
        page.get_by_label("Address").fill("Jalan Contoh 1")
    else:
        page.get_by_label("No, I stay anonymous").check()
    go_on(page)
    go_on(page, "Send the report")
    expect(page.get_by_role("heading", name="It arrived")).to_be_visible()
    return page.locator("#kode").inner_text()


def open_mailbox(page: Page, code: str) -> None:
    page.goto("/en/lapor/kotak/")
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Open", exact=True).click()


def do(page: Page, case: Case, title: str, **fields: str) -> None:
    """Take a step of the case by its button, or by its link among the other steps."""
    page.goto(f"/en/meja/{case.pk}/")
    link = page.get_by_role("link", name=title, exact=True).first
    if not link.is_visible():
        page.locator("summary", has_text="Other steps").click()
    link.click()
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name=title, exact=True).click()
    expect(page.get_by_role("heading", name="What happened", exact=True)).to_be_visible()


def decide(people: list[Page], case: Case, choice: str, **fields: str) -> None:
    """A meeting: called, everybody votes, closed with minutes."""
    chair = people[0]
    chair.goto(f"/en/meja/{case.pk}/rapat/")
    chair.get_by_role("button", name="Call the meeting").click()
    for one in people:
        one.goto(f"/en/meja/{case.pk}/rapat/")
        one.get_by_label(choice).check()
        one.get_by_role("button", name="Cast my vote").click()
    chair.goto(f"/en/meja/{case.pk}/rapat/")
    for name, value in fields.items():
        chair.locator(f"select[name={name}]").select_option(value)
    chair.locator("[name=minutes]").fill("All came, all spoke.")
    chair.locator("[name=reason]").fill(WORDS)
    chair.get_by_role("button", name="Close the meeting and decide").click()
    expect(chair.get_by_role("heading", name="What happened", exact=True)).to_be_visible()


def hand_in(page: Page, code: str, answer: str) -> None:
    """The reported opens the case by the code and answers."""
    page.goto("/en/terlapor/")
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Open my case").click()
    expect(page.get_by_role("heading", name="My case")).to_be_visible()
    page.get_by_role("link", name="Answer the allegation").first.click()
    page.get_by_label("What do you answer?").fill(answer)
    page.get_by_role("button", name="Hand in my answer").click()
    expect(page.get_by_text(answer)).to_be_visible()


def test_an_anonymous_report_ends_in_a_clearing(tab: Tab, officers: SimpleNamespace) -> None:
    reporter = tab(wide=360)
    code = tell(reporter, openly=False)
    with reporter.expect_download() as given:
        reporter.get_by_role("button", name="Download the receipt (PDF)").click()
    receipt = given.value.path().read_bytes()
    assert receipt.startswith(b"%PDF")
    report = Report.objects.get()

    # anybody can verify the receipt, and learns neither who nor what
    anybody = tab(wide=360)
    anybody.goto("/en/lapor/tanda-terima/")
    anybody.get_by_label("Number of the receipt").fill(report.receipt.number)
    go_on(anybody, "Verify")
    expect(anybody.get_by_text("and it is unaltered")).to_be_visible()
    expect(anybody.locator("main")).not_to_contain_text("Siti Aminah")

    # the officer asks, the reporter answers and gives a name after all
    intake = officers.intake
    intake.goto("/en/lapor/petugas/")
    intake.get_by_role("link", name=report.receipt.number).click()
    intake.get_by_label("Ask the reporter").fill("Who else saw it?")
    intake.get_by_role("button", name="Put it into the mailbox").click()
    expect(intake.get_by_text("Who else saw it?")).to_be_visible()
    open_mailbox(reporter, code)
    expect(reporter.get_by_text("Who else saw it?")).to_be_visible()
    reporter.get_by_label("Answer, or add something").fill("Two of my neighbours.")
    reporter.get_by_role("button", name="Send", exact=True).click()
    expect(reporter.get_by_text("Two of my neighbours.")).to_be_visible()
    reporter.locator("summary", has_text="Give your name after all").click()
    reporter.get_by_label("Name, as on your identity card").fill("Budi Santoso")
    reporter.get_by_label("Address").fill("Jalan Contoh 1")
    reporter.get_by_role("button", name="Give my name").click()
    expect(reporter.get_by_text("Give your name after all")).to_have_count(0)

    # studied and registered
    intake.goto(f"/en/lapor/petugas/{report.pk}/")
    expect(intake.get_by_text("Two of my neighbours.")).to_be_visible()
    expect(intake.get_by_text("Budi Santoso")).to_have_count(0)
    intake.get_by_label("Finish the preliminary study").check()
    intake.get_by_label("Why", exact=True).fill(WORDS)
    intake.get_by_role("button", name="Do this step").click()
    intake.goto(f"/en/lapor/petugas/{report.pk}/")
    intake.get_by_role("button", name="Register as a case").click()
    expect(intake.get_by_text("It stands on the desk of the reviewers now")).to_be_visible()
    case = Case.objects.get()
    assert case.state == "registered"

    # the reviewer names the office, summons, and makes a code for the reported
    reviewer = officers.reviewer
    reviewer.goto(f"/en/meja/{case.pk}/kantor/")
    reviewer.locator("select[name=office]").select_option(str(officers.house.office.pk))
    reviewer.locator("main form button[type=submit], main form button").first.click()
    soon = datetime.now() + timedelta(days=3)
    do(
        reviewer, case, "Summon for clarification",
        meeting_at=soon.strftime("%Y-%m-%dT%H:%M"), meeting_place="Kantor pengawas",
        answer_until=soon.date().isoformat(),
    )  # fmt: skip
    reviewer.get_by_role("button", name="Make a code for the reported").click()
    own_code = reviewer.locator(".code").inner_text()

    # the reported sees it and defends, without learning who reported
    reported = tab(wide=360)
    hand_in(reported, own_code, "I wore no such shirt.")
    expect(reported.get_by_text("Budi Santoso")).to_have_count(0)

    # own view first, then the aid; then the plenary
    reviewer.goto(f"/en/meja/{case.pk}/")
    expect(reviewer.get_by_text("I wore no such shirt.")).to_be_visible()
    expect(reviewer.get_by_text("The aid:")).to_have_count(0)
    reviewer.goto(f"/en/meja/{case.pk}/pendapat/")
    reviewer.locator("input[name=level]").nth(1).check()
    reviewer.get_by_label("Why I think so").fill(WORDS)
    reviewer.get_by_role("button", name="Keep my view and show the aid").click()
    expect(reviewer.get_by_role("heading", name=re.compile("The aid"))).to_be_visible()
    do(reviewer, case, "Finish the study", reason=WORDS)
    decide(officers.members, case, "The plenary decides: not proven")
    do(officers.members[0], case, "Make known that it was not proven")
    do(officers.ppk, case, "Clear the reported")

    # the cleared person has the letter, and says whether the public may know
    reported.goto("/en/terlapor/")
    with reported.expect_download() as letter:
        reported.locator("ul.papers a").first.click()
    assert letter.value.path().read_bytes().startswith(b"%PDF")
    reported.get_by_role("link", name="Shall others know that you are cleared?").click()
    reported.get_by_label("Public, without my name").check()
    reported.get_by_role("button", name="That is my choice").click()
    officers.ppk.goto(f"/en/meja/{case.pk}/")
    officers.ppk.get_by_role("button", name="Publish it").click()
    expect(officers.ppk.get_by_role("button", name="Publish it")).to_have_count(0)
    anybody.goto("/en/meja/pemulihan/")
    expect(anybody.get_by_role("heading", name="An employee, Kabupaten A")).to_be_visible()
    expect(anybody.get_by_text("Siti Aminah")).to_have_count(0)

    # the reporter reads the outcome; nothing was left undone, and the trail is whole
    reporter.goto("/en/lapor/kotak/")
    expect(reporter.get_by_text("not proven").first).to_be_visible()
    case.refresh_from_db()
    assert (case.outcome, case.is_open) == ("not_proven", False)
    assert not faults()
    assert verify().intact


def test_a_sanction_is_appealed_against(tab: Tab, in_padang: SimpleNamespace, opened: Open) -> None:
    house = in_padang
    case = to_plenary(house, opened())
    case = vote(house.members, case, "decide_violation")
    actions.move(house.members[0], case, "forward_to_overseer", reason=WORDS)
    actions.move(house.reviewer, case, "follow_satgas_sbt")
    actions.move(house.intake, case, "enter_register")
    actions.move(house.reviewer, case, "verify", reason=WORDS)
    actions.move(house.members[0], case, "validate", reason=WORDS)
    actions.move(house.members[0], case, "recommend_sanction", reason=WORDS)
    actions.move(house.ppk, case, "follow_discipline")
    actions.move(house.ppk, case, "receive_recommendation")
    actions.move(house.examiner, case, "summon_examination", facts=hearing(14))
    case.refresh_from_db()
    study(house, case, house.examiner)
    case = vote([house.examiner, house.second], case, "examine", meeting_at="2026-01-01T09:00")
    code = actions.give_code(house.examiner, case)

    # nobody sanctions alone: the PPK and a second person, with minutes
    ppk, second = tab(house.ppk), tab(house.second)
    decide([ppk, second], case, "Impose the punishment", sanction="ptdh")
    do(ppk, case, "Deliver the decision")

    # the punished person appeals on a phone
    reported = tab(wide=360)
    reported.goto("/en/terlapor/")
    reported.get_by_label("Your code").fill(code)
    reported.get_by_role("button", name="Open my case").click()
    reported.get_by_role("link", name="File an appeal with BPASN").click()
    reported.get_by_label("Your reasons, and what you ask for").fill("The account is not mine.")
    reported.get_by_role("button", name="Hand it in").click()
    expect(reported.get_by_text("Appeal, waiting").first).to_be_visible()

    do(ppk, case, "The PPK answers the appeal", reason=WORDS)
    above, beside = tab(house.superior_second), tab(house.superior)
    decide([above, beside], case, "Annul the decision")
    do(ppk, case, "Clear the reported")
    case.refresh_from_db()
    assert (case.outcome, case.is_open) == ("not_proven", False)
    assert not faults()
    assert verify().intact
