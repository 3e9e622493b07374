"""Law and elections, read by programs: public facts, paged."""

from __future__ import annotations

import pytest

from tests.portal.api.conftest import Programs


def test_rules_are_paged_without_loss_or_doubles(program: Programs) -> None:
    whole = program.get("rules?limit=200").json()
    pages = [program.get(f"rules?limit=7&offset={at}").json() for at in range(0, whole["total"], 7)]
    names = [rule["id"] for page in pages for rule in page["items"]]
    assert names == [rule["id"] for rule in whole["items"]][: len(names)]
    assert len(set(names)) == whole["total"]


@pytest.mark.parametrize(
    ("filter_", "field", "value"),
    [("effect=allow", "effect", "allow"), ("category=criminal", "category", "criminal")],
)
def test_rules_are_filtered(program: Programs, filter_: str, field: str, value: str) -> None:
    found = program.get(f"rules?{filter_}&limit=200").json()
    assert 0 < found["total"] < program.get("rules").json()["total"]
    assert {rule[field] for rule in found["items"]} == {value}


def test_rules_of_a_day_are_those_in_force(program: Programs) -> None:
    for rule in program.get("rules?at=2018-01-01&limit=200").json()["items"]:
        assert rule["effective_from"] <= "2018-01-01"
        assert rule["effective_to"] is None or rule["effective_to"] >= "2018-01-01"


def test_a_rule_comes_with_its_instruments(program: Programs) -> None:
    found = program.get("rules/skb22-d6-react-join").json()
    named = {basis["instrument"] for basis in found["rule"]["basis"]}
    assert {instrument["id"] for instrument in found["instruments"]} == named
    near = program.get("rules/skb22-d6-react-joint").json()
    assert near["status"] == 404
    assert "skb22-d6-react-join" in near["allowed"]


def test_an_election_shows_who_runs_in_a_place(program: Programs) -> None:
    names = [one["id"] for one in program.get("elections").json()["items"]]
    found = program.get("elections/pilkada_2024?region=13.71").json()
    assert found["election"]["id"] == "pilkada_2024"
    assert found["contests"]
    assert program.get(f"elections/{names[-1]}?region=Atlantis").status_code == 422
    assert program.get("elections/1955").json()["allowed"] == names


def test_regions_are_found_as_people_write_them(program: Programs) -> None:
    found = program.get("regions?q=kota padang").json()["items"]
    assert found[0]["code"] == "13.71"
    assert program.get("regions").json()["total"] > 500
    assert program.get("regions?q=xyzzy").json()["total"] == 0


def test_a_place_has_its_setting(program: Programs) -> None:
    found = program.get("regions/13.71/setting?at=2024-10-10").json()
    assert found["region"]["code"] == "13.71"
    assert {"campaign"} <= {stage for contest in found["contests"] for stage in contest["stages"]}
    assert program.get("regions/99.99/setting").status_code == 404
    assert program.get("regions/13.71/setting?at=soon").json()["field"] == "at"
