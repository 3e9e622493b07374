"""Two rules that contradict without an exception fail the check."""

from pathlib import Path

import pytest
import yaml

from jaganetral import law
from jaganetral.law import contradictions
from tests.law.test_reading import INSTRUMENTS, RULE


def book(tmp_path: Path, allow_when: object, settled: dict[str, list[str]]) -> law.Rulebook:
    (tmp_path / "rules").mkdir()
    (tmp_path / "instruments.yaml").write_text(INSTRUMENTS)
    (prohibits,) = yaml.safe_load(RULE)["rules"]
    allows = {**prohibits, "id": "r2", "effect": "allow", "category": "none", "when": allow_when}
    prohibits = {**prohibits, "when": {"actor": "pns", "action": "like"}, **settled}
    text = yaml.safe_dump({"rules": [prohibits, allows]})
    (tmp_path / "rules" / "r.yaml").write_text(text)
    return law.load(tmp_path)


@pytest.mark.parametrize(
    ("allow_when", "settled", "found"),
    [
        ({"action": "like"}, {}, 1),
        ({"action": ["like", "share"]}, {"exceptions": ["r2"]}, 0),
        ({"action": "like"}, {"prevails_over": ["r2"]}, 0),
        ({"action": "like", "actor": "pppk"}, {}, 0),
        ({"action": "share"}, {}, 0),
        ({"on_duty": True}, {}, 1),
        ({"acts": ["vote"]}, {}, 0),
        ({"acts": ["vote"], "action": "like"}, {}, 0),
    ],
)
def test_a_prohibition_must_name_what_is_allowed_for_the_same_deed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    allow_when: object,
    settled: dict[str, list[str]],
    found: int,
) -> None:
    """Whoever likes and votes does two things: to allow the one leaves the other prohibited."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert len(list(contradictions.find(book(tmp_path, allow_when, settled)))) == found


def test_the_rulebook_that_ships_holds_no_contradiction() -> None:
    assert [str(one) for one in contradictions.find(law.load())] == []
