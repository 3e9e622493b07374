"""The schema check names file, record and field; a rule must rest on law on each of its days."""

from pathlib import Path

import pytest
import yaml

from jaganetral import law
from jaganetral.law import BadRulebook

INSTRUMENTS = """
- id: uu
  title: {id: UU, en: Law}
  kind: law
  effective_from: 2014-01-15
  effective_to: 2023-10-30
"""
RULE = """
rules:
  - id: r1
    status: live
    effect: prohibit
    title: {id: Judul, en: Title}
    explanation: {id: Karena, en: Because}
    when: {actor: pns}
    effective_from: 2014-01-15
    effective_to: 2023-10-30
    category: discipline
    basis: [{instrument: uu, article: Pasal 9}]
    examples:
      caught: [{conduct: {}}, {conduct: {}}]
      let_through: [{conduct: {}}, {conduct: {}}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    book = tmp_path / "book"
    (book / "rules").mkdir(parents=True)
    (book / "instruments.yaml").write_text(INSTRUMENTS)
    (book / "rules" / "r.yaml").write_text(RULE)
    return book


def change(folder: Path, **fields: object) -> Path:
    raw = yaml.safe_load(RULE)
    raw["rules"][0].update(fields)
    (folder / "rules" / "r.yaml").write_text(yaml.safe_dump(raw, allow_unicode=True))
    return folder


def test_a_sound_rulebook_loads_and_keeps_its_name(folder: Path) -> None:
    first, second = law.load(folder), law.load(folder)
    assert [rule.id for rule in first.rules] == ["r1"]
    assert first.version == second.version


def test_the_name_changes_with_any_byte(folder: Path) -> None:
    before = law.load(folder).version
    (folder / "rules" / "r.yaml").write_text(RULE + "# a remark\n")
    assert law.load(folder).version != before


@pytest.mark.parametrize(
    ("fields", "field", "says"),
    [
        ({"category": "sin"}, "category", "Invalid enum value"),
        ({"effect": None}, "effect", "Expected"),
        ({"colour": "red"}, "-", "unknown field `colour`"),
        ({"title": {"id": "hanya satu"}}, "title", "missing required field `en`"),
        ({"basis": [{"instrument": "uuu", "article": "1"}]}, "basis[0].instrument", "'uuu'"),
        ({"sanctions": ["hanging"]}, "sanctions", "no sanction"),
        ({"exceptions": ["r1"]}, "exceptions", "effect `allow`"),
        ({"effective_to": None}, "basis", "no article in force on 2023-10-31"),
        ({"examples": {"caught": [], "let_through": []}}, "examples", "at least two"),
        ({"when": {"actor": "king"}}, "actor", "expected one of"),
    ],
)
def test_a_wrong_record_is_named(
    folder: Path, fields: dict[str, object], field: str, says: str
) -> None:
    with pytest.raises(BadRulebook, match=says) as caught:
        law.load(change(folder, **fields))
    assert caught.value.file == "rules/r.yaml"
    assert caught.value.record == "r1"
    assert caught.value.field == field


def test_broken_yaml_names_the_line(folder: Path) -> None:
    (folder / "rules" / "r.yaml").write_text("rules:\n  - id: [\n")
    with pytest.raises(BadRulebook, match="not YAML"):
        law.load(folder)


def test_an_unwritable_cache_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert law.load(folder).rules


def test_a_damaged_cache_is_no_error(folder: Path, tmp_path: Path) -> None:
    law.load(folder)
    for kept in (tmp_path / "cache").rglob("*.msgpack"):
        kept.write_bytes(b"\x00garbage")
    assert law.load(folder).rules
