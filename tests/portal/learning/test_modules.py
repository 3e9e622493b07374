"""The modules: short, in both languages alike, and every claim with what it rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from jaganetral.model import Language
from jaganetral.portal.door import checker, today
from jaganetral.portal.learning.errors import BadModule
from jaganetral.portal.learning.reading import FOLDER, SLOWEST, modules, problems, read
from jaganetral.portal.learning.rendering import render

LANGUAGES: tuple[Language, ...] = ("id", "en")
NAMES = sorted(path.stem for path in (FOLDER / "id").glob("*.md"))
DAY = date(2026, 11, 25)
SUBJECTS = {"boleh", "suka", "foto", "grup", "keluarga", "kerja", "dilaporkan"}


def test_every_subject_has_its_module_in_both_languages() -> None:
    for language in LANGUAGES:
        assert {one.name for one in modules(language)} == SUBJECTS
        assert [one.order for one in modules(language)] == list(range(1, len(SUBJECTS) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_names_a_rule_that_is_in_force_and_says_so(language: Language) -> None:
    found = [
        line for one in modules(language) for line in problems(one, checker().rulebook, today())
    ]
    assert found == []
    assert sum(len(one.claims) for one in modules(language)) > 100


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_make_the_same_claims_in_the_same_places(name: str) -> None:
    indonesian, english = (read(FOLDER / language / f"{name}.md") for language in LANGUAGES)
    assert [one.markers for one in indonesian.blocks] == [one.markers for one in english.blocks]
    assert indonesian.order == english.order


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_module_is_read_in_five_minutes_by_slow_readers_too(language: Language) -> None:
    assert SLOWEST == 180
    for one in modules(language):
        assert 1 <= one.minutes <= 5
        assert one.words / SLOWEST <= 5, one.name
        assert one.words > 200, one.name


def made(folder: Path, body: str, front: str = "order: 1\ntitle: Judul\nsummary: Isi") -> Path:
    (folder / "id").mkdir(exist_ok=True)
    path = folder / "id" / "uji.md"
    path.write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Menyukai unggahan calon dilarang.", "name the rule"),
        ("Menyukai unggahan calon dilarang. {plain}", "“dilarang” speaks of the law"),
        ("Suka. {plain} {rule:allow-vote allowed}", "beside a claim"),
        ("Suka. {rule:no-such-rule prohibited}", "no rule 'no-such-rule'"),
        ("Suka. {rule:skb20-online-after prohibited}", "not in force on 2026-11-25"),
        ("Suka. {rule:allow-vote prohibited}", "says allowed, the text prohibited"),
        ("Suka. {rule:allow-vote}", "says allowed, the text nothing"),
        ("Dipanggil. {step:discipline/no_such_step}", "no step"),
        ("Dipanggil. {step:kasn_era/impose_sanction}", "does not hold on 2026-11-25"),
        ("Tiga hari. {limit:dis-summon1 3 working_day}", "is 7 working_day"),
        ("Empat belas hari. {limit:kasn-ppk 14 day_as_written}", "does not hold"),
        ("Tujuh hari. {limit:no-such-limit 7 hour}", "no time limit"),
        ("{gestures:seven_fingers}", "no drawing of 'seven_fingers'"),
        ("Lihat {gestures:fist}", "alone in their paragraph"),
        ("- Boleh. {rule:allow-vote allowed}\n- Dilarang.", ":8: name the rule"),
    ],
)
def test_a_claim_that_does_not_hold_is_found(tmp_path: Path, body: str, says: str) -> None:
    found = list(problems(read(made(tmp_path, body)), checker().rulebook, DAY))
    assert any(says in line for line in found), found


def test_a_claim_that_holds_is_not_complained_of(tmp_path: Path) -> None:
    one = read(made(tmp_path, "## Judul\n\nMemilih itu hak Anda. {rule:allow-vote allowed}"))
    assert list(problems(one, checker().rulebook, DAY)) == []
    assert list(problems(one, checker().rulebook, date(2000, 1, 1))) != []


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("title: Judul\nsummary: Isi", "order: expected int"),
        ("order: 1\ntitle: [a\nsummary: Isi", "is no YAML"),
        ("- order", "order: expected int"),
    ],
)
def test_front_matter_that_cannot_be_read_is_told_with_its_file(
    tmp_path: Path, front: str, says: str
) -> None:
    with pytest.raises(BadModule, match=r"id/uji\.md:1") as bad:
        read(made(tmp_path, "Isi.", front))
    assert says in str(bad.value)


def test_claims_become_notes_that_lead_to_the_rule_in_the_language_of_the_page() -> None:
    for language, start in zip(LANGUAGES, ("/panduan/", "/en/panduan/"), strict=True):
        with override(language):
            page = render("foto", language)
        addresses = {note.address for note in page.footnotes}
        assert f"{start}skb22-d7-photo-post/" in addresses
        for note in page.footnotes:
            assert f'href="{note.address}"' in page.body
        assert "{rule:" not in page.body
        assert "{gestures:" not in page.body
        assert page.body.count("<svg") == 10


def test_limits_are_told_with_their_article_and_say_where_none_was_seen() -> None:
    with override("id"):
        notes = {note.title: note.basis for note in render("dilaporkan", "id").footnotes}
    assert notes["Panggilan sampai sebelum pemeriksaan: paling sedikit 7 hari kerja"].startswith(
        "PP 94/2021"
    )
    assert "belum terlihat pada sumber" in notes["Kajian awal: paling lama 2 hari kalender"]


def test_what_looks_like_html_in_a_module_is_shown_and_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(
        tmp_path,
        "<script>alert(1)</script> [klik](javascript:alert(1)) "
        '<img src=x onerror="alert(1)"> {rule:allow-vote allowed}',
    )
    one = read(path)
    monkeypatch.setattr("jaganetral.portal.learning.rendering.module", lambda name, language: one)
    body = render("uji", "id").body
    assert "<script" not in body
    assert "<img" not in body
    assert 'href="javascript' not in body
