"""Every election file keeps the format, and the format's check names what breaks it."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest
import yaml

from jaganetral.elections import BadElectionFile, Registry, read_election
from jaganetral.elections.parties import load_parties
from jaganetral.elections.regions import DATA
from jaganetral.elections.schema import check_election

FILES = sorted(path for path in DATA.glob("*.yaml") if path.name != "parties.yaml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_file_is_valid(path: Path) -> None:
    assert read_election(path).id == path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_stage_of_high_confidence_has_a_source(path: Path) -> None:
    for calendar in read_election(path).calendars.values():
        for stage in calendar.stages:
            assert stage.confidence == "low" or stage.source, (path.stem, stage.stage)


GOOD = {
    "id": "coba",
    "title": {"id": "Coba", "en": "Trial"},
    "basis": "PKPU 0/0000",
    "calendars": {
        "main": {
            "stages": [
                {"stage": "before", "from": "2030-01-01", "confidence": "low"},
                {"stage": "vote_day", "from": "2030-06-01", "confidence": "low"},
            ],
            "ends": "2030-07-01",
            "ends_confidence": "low",
        }
    },
    "contests": [{"kinds": ["mayor"], "calendar": "main", "regions": ["13.71"]}],
}


def broken(path: tuple[str | int, ...], value: object) -> dict[str, object]:
    """GOOD with one place changed."""
    raw = copy.deepcopy(GOOD)
    place: object = raw
    for key in path[:-1]:
        place = place[key]  # type: ignore[index]
    place[path[-1]] = value  # type: ignore[index]
    return raw


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("id",), "lain", "id"),
        (("title",), {"id": "Coba"}, "title"),
        (("title", "fr"), "Essai", "title"),
        (("calendars", "main", "stages"), [], "calendars.main.stages"),
        (("calendars", "main", "stages", 0, "stage"), "pesta", "calendars"),
        (("calendars", "main", "stages", 0, "stage"), "after", "calendars.main.stages[1].stage"),
        (("calendars", "main", "stages", 1, "from"), "2029-01-01", "stages[1].from"),
        (("calendars", "main", "stages", 0, "from"), "besok", "calendars"),
        (("calendars", "main", "ends"), "2030-01-02", "calendars.main.ends"),
        (("contests", 0, "calendar"), "lain", "contests[0].calendar"),
        (("contests", 0, "kinds"), ["lurah"], "contests"),
        (("contests", 0, "region"), ["13.71"], "contests"),
    ],
)
def test_a_broken_file_names_the_file_and_the_key(
    path: tuple[str | int, ...], value: object, key: str
) -> None:
    with pytest.raises(BadElectionFile, match=r"^coba\.yaml: ") as caught:
        check_election(broken(path, value), Path("coba.yaml"))
    assert key in caught.value.key


def test_a_file_that_is_no_yaml(tmp_path: Path) -> None:
    path = tmp_path / "coba.yaml"
    path.write_text("id: [", encoding="utf-8")
    with pytest.raises(BadElectionFile, match=r"coba\.yaml: the file: is not YAML"):
        read_election(path)


def test_an_unknown_region_code_is_named(tmp_path: Path) -> None:
    path = tmp_path / "coba.yaml"
    path.write_text(yaml.safe_dump(broken(("contests", 0, "regions"), ["13.99"])), encoding="utf-8")
    with pytest.raises(BadElectionFile, match=r"contests\[0\]\.regions: no region '13\.99'"):
        Registry.load(extra_elections=[path])


def test_a_new_election_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "coba.yaml"
    path.write_text(yaml.safe_dump(GOOD), encoding="utf-8")
    found = Registry.load(extra_elections=[path]).contest("coba:13.71:mayor")
    assert found is not None
    assert found.stages == ("before", "vote_day")


def test_a_candidates_table_stands_beside_its_file(tmp_path: Path) -> None:
    path = tmp_path / "coba.yaml"
    raw = broken(("contests", 0, "candidates"), "calon.csv")
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(BadElectionFile, match=r"contests\[0\]\.candidates: no file 'calon\.csv'"):
        Registry.load(extra_elections=[path])
    table = tmp_path / "calon.csv"
    header = "region,number,candidate,running_mate\n"
    table.write_text(header + '13.71,1,"H. BUDI UTOMO, S.E.",SITI AMINAH\n', encoding="utf-8")
    contest = Registry.load(extra_elections=[path]).contest("coba:13.71:mayor")
    assert contest is not None
    assert [one.name for one in contest.contestants] == ["Budi Utomo - Siti Aminah"]


def test_a_broken_candidates_table_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "coba.yaml"
    raw = broken(("contests", 0, "candidates"), "calon.csv")
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    (tmp_path / "calon.csv").write_text("region,number\n13.71,satu,A,B\n", encoding="utf-8")
    with pytest.raises(BadElectionFile, match=r"calon\.csv: row 2"):
        Registry.load(extra_elections=[path]).contest("coba:13.71:mayor")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_party_that_backs_a_pair_is_known(path: Path) -> None:
    known = {party.id for party in load_parties(DATA / "parties.yaml")}
    for group in read_election(path).contests:
        for one in group.contestants:
            assert set(one.parties) <= known


def test_the_example_in_the_documentation_is_valid() -> None:
    page = Path(__file__).parents[2] / "docs" / "elections.md"
    if not page.exists():
        pytest.skip("the documentation is not here")
    example = re.search(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    assert check_election(yaml.safe_load(example[1]), Path("pilkada_2031.yaml")).contests
