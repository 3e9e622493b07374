"""From the sheet with the code to an answer and an appeal, on a phone and without scripts."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from jaganetral.portal.casework import actions
from jaganetral.portal.casework.models import Case
from jaganetral.portal.letters.models import Letter
from tests.portal.casework.conftest import WORDS, Open, decide, hearing, photo, study, to_plenary
from tests.portal.looking import fits_and_is_accessible

pytestmark = pytest.mark.django_db(transaction=True)


def _sanctioned(house: SimpleNamespace, case: Case) -> Case:
    """Recommended, examined, sanctioned and delivered."""

    def move(who: object, step: str, **told: object) -> None:
        actions.move(who, Case.objects.get(pk=case.pk), step, **told)  # type: ignore[arg-type]

    decide(house.members, to_plenary(house, case), "decide_violation")
    chair = house.members[0]
    move(chair, "forward_to_overseer", reason=WORDS)
    move(house.reviewer, "follow_satgas_sbt")
    move(house.intake, "enter_register")
    move(house.reviewer, "verify", reason=WORDS)
    move(chair, "validate", reason=WORDS)
    move(chair, "recommend_sanction", reason=WORDS)
    move(house.ppk, "follow_discipline")
    move(house.ppk, "receive_recommendation")
    move(house.examiner, "summon_examination", facts=hearing(14))
    now = Case.objects.get(pk=case.pk)
    study(house, now, house.examiner)
    now = decide([house.examiner, house.second], now, "examine", meeting_at="2026-01-01T09:00")
    decide([house.ppk, house.second], now, "impose_sanction", sanction="teguran_tertulis")
    move(house.ppk, "deliver_decision")
    return Case.objects.get(pk=case.pk)


def test_an_answer_from_a_phone_by_keyboard(phone: Page, code: str, summoned: Case) -> None:
    phone.goto("/terlapor/")
    fits_and_is_accessible(phone)
    phone.locator("#code").focus()
    phone.keyboard.type("SALAH")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("alert")).to_be_visible()
    fits_and_is_accessible(phone)
    phone.locator("#code").fill(code)
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Perkara saya")).to_be_visible()
    phone.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    fits_and_is_accessible(phone)
    phone.get_by_role("link", name="Jawab dugaan ini").first.click()
    fits_and_is_accessible(phone)
    phone.locator("#words").fill("Akun itu dipakai adik saya pada malam itu.")
    kept = photo()
    phone.locator("#files").set_input_files(
        {"name": "bukti.png", "mimeType": "image/png", "buffer": kept.read()}
    )
    phone.get_by_role("button", name="Serahkan jawaban saya").click()
    expect(phone.get_by_role("status")).to_contain_text("sudah diserahkan")
    assert summoned.statements.count() == 1
    phone.get_by_role("link", name="Lihat bukti").first.click()
    expect(phone.locator("figure img")).to_be_visible()
    expect(phone.locator("figure img")).to_have_js_property("complete", True)
    assert phone.evaluate("document.querySelector('figure img').naturalWidth") > 0
    fits_and_is_accessible(phone)
    phone.get_by_text("Ini tidak benar").click()
    phone.locator("section.claim textarea").fill("Bukan akun saya.")
    phone.get_by_role("button", name="Bantah pernyataan ini").click()
    expect(phone.get_by_text("dibantah")).to_be_visible()
    phone.goto("/terlapor/data/")
    fits_and_is_accessible(phone)
    phone.goto("/en/terlapor/berkas/")
    expect(phone.get_by_role("heading", name="Your rights")).to_be_visible()
    phone.get_by_role("button", name="Close my case").click()
    phone.goto("/terlapor/berkas/")
    expect(phone.locator("#code")).to_be_visible()


def test_an_objection_without_scripts(
    without_script: Page, house: SimpleNamespace, opened: Open
) -> None:
    case = _sanctioned(house, opened())
    given = actions.give_code(house.ppk, case)
    tab = without_script
    tab.goto("/terlapor/")
    tab.locator("#code").fill(given)
    tab.get_by_role("button", name="Buka perkara saya").click()
    expect(tab.get_by_text("Sekarang giliran Anda.")).to_be_visible()
    expect(tab.get_by_text("Keputusan tentang Hukuman Disiplin")).to_be_visible()
    tab.goto("/terlapor/upaya/file_appeal/")
    expect(tab.get_by_text("bukan pemberhentian")).to_be_visible()
    tab.goto("/terlapor/berkas/")
    tab.get_by_role("link", name="Mengajukan keberatan").click()
    tab.get_by_role("button", name="Serahkan").click()
    expect(tab.get_by_role("alert")).to_be_visible()
    tab.locator("#words").fill("Fakta tentang akun itu keliru, dan saya tidak didengar.")
    tab.get_by_role("button", name="Serahkan").click()
    expect(tab.get_by_role("status")).to_contain_text("Sudah diserahkan")
    expect(tab.get_by_text("Keberatan, menunggu atasan pejabat").first).to_be_visible()
    letter = Letter.objects.get(form="objection")
    assert letter.by is None
    expect(tab.get_by_text(letter.number)).to_be_visible()
