"""The one door: what goes in, what comes out, and what its names promise."""

from datetime import date
from pathlib import Path

from jaganetral.checker import Checker
from jaganetral.contract import verdict_json
from jaganetral.model import Conduct

TODAY = date(2024, 10, 10)
LIKE = Conduct(
    id="1", region="13.71", actor_kind="pns", action="like", target_kind="contestant", at="2024-10"
)


def test_a_conduct_without_a_day_is_judged_by_the_law_of_today() -> None:
    checker = Checker.load()
    undated = Conduct(
        id="1", region="13.71", actor_kind="pns", action="like", target_kind="contestant"
    )
    assert checker.check(undated, today=TODAY).category == "discipline"
    assert checker.check(undated, today=date(2024, 8, 1)).category == "code_of_ethics"
    names = {checker.check(undated, today=day).decision_id for day in (TODAY, date(2024, 8, 1))}
    assert len(names) == 2


def test_the_rulebook_is_named_by_all_that_a_verdict_rests_on(tmp_path: Path) -> None:
    aliases = tmp_path / "names.csv"
    aliases.write_text("contest,number,alias,kind\npilkada_2024:13.71:mayor,1,Uda Kito,nickname\n")
    plain, own = Checker.load(), Checker.load(extra=[aliases])
    assert plain.rulebook_id == Checker.load().rulebook_id
    assert own.rulebook_id != plain.rulebook_id
    assert own.rulebook_id.partition(".")[0] == plain.rulebook_id.partition(".")[0]


def test_the_verdict_carries_the_names_that_reproduce_it() -> None:
    checker = Checker.load()
    first, again = checker.check(LIKE), Checker.load().check(LIKE)
    assert first.rulebook == checker.rulebook_id
    assert verdict_json(first) == verdict_json(again)


def test_fields_that_are_given_go_before_the_account() -> None:
    told = Conduct(
        id="1",
        at="2024-10-10",
        region="13.71",
        actor_kind="private",
        narrative="Camat membagikan poster calon wali kota di Facebook.",
    )
    assert Checker.load().check(told).verdict == "allowed"
