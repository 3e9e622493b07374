"""The register of processing: each field has its purpose, ground and time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from jaganetral.portal.privacy.documenting import page
from jaganetral.portal.privacy.errors import BadRegister
from jaganetral.portal.privacy.registry import _read, problems, register
from jaganetral.portal.privacy.retention import JOBS

PAGE = Path(__file__).parents[3] / "docs" / "personal-data.md"


def test_every_field_of_every_room_has_its_entry() -> None:
    assert list(problems()) == []


def test_a_field_without_an_entry_is_found_and_so_is_an_entry_without_a_field() -> None:
    entries = dict(register().entries)
    lost = entries.pop(("intake.Identity", "sealed"))
    entries["intake.Identity", "passport"] = replace(lost, field="passport")
    found = list(problems(replace(register(), entries=entries)))
    assert [line.partition(" ")[0] for line in found] == [
        "intake.Identity.sealed", "intake.Identity.passport",
    ]  # fmt: skip


def test_sealed_words_are_never_called_impersonal() -> None:
    for (model, field), entry in register().entries.items():
        if "sealed" in field:
            assert entry.use.category in ("general", "specific", "pseudonymous"), (model, field)


def test_what_has_days_has_a_job_that_removes_it_and_the_other_way_round() -> None:
    timed = {name for name, one in register().schedules.items() if one.days is not None}
    assert timed <= set(JOBS)
    assert set(JOBS) <= set(register().schedules)


def test_the_page_is_what_the_models_and_the_register_say(tmp_path: Path) -> None:
    call_command("document_personal_data", str(tmp_path / "page.md"))
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == page()
    assert PAGE.read_text(encoding="utf-8") == page(), "run manage.py document_personal_data"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"ground": "z"}, "article 20"),
        ({"category": "secret"}, "category"),
        ({"kept": "forever"}, "schedule"),
    ],
)
def test_a_wrong_use_is_refused(wrong: dict[str, str], says: str) -> None:
    use = {"id": "a", "en": "a", "ground": "e", "basis": "", "category": "none",
           "seen_by": {"id": "", "en": ""}, "kept": "s"}  # fmt: skip
    told = {"schedules": {"s": {"id": "", "en": ""}}, "uses": {"u": use | wrong}, "fields": {}}
    with pytest.raises(BadRegister, match=says):
        _read(told)
