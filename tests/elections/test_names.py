from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.elections import NameEntry, Registry
from jaganetral.elections.person_names import parse_person
from jaganetral.model import Conduct

REGISTRY = Registry.load()
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("official", "name", "known_as"),
    [
        ("FADLY AMRAN", "Fadly Amran", ()),
        ("Dr. H. AL HARIS, S.Sos., M.H.", "Al Haris", ()),
        ("Tgk. H. M. FADHIL RAHMI, Lc., M.Ag.", "M. Fadhil Rahmi", ()),
        ("H. RANO KARNO, S.IP. (SI DOEL)", "Rano Karno", ("Si Doel",)),
        ("dr. H. HASTO WARDOYO, Sp.OG (K)", "Hasto Wardoyo", ()),
        ("H.M. SALIM FAKHRY, SE.,MM", "M. Salim Fakhry", ()),
        ("KASMARNI,S.Sos., MMP.", "Kasmarni", ()),
        ("Letjen. (Purn.) Dr. SUDIRMAN, S.H., M.H., M.M.", "Sudirman", ()),
        ("Jenderal TNI (Purn.) H. ANDIKA M PERKASA, S.E.", "Andika M Perkasa", ()),
        ("Hj. ILLIZA SA'ADUDDIN DJAMAL", "Illiza Sa'aduddin Djamal", ()),
        ("I KOMANG KOHERI, S.E", "I Komang Koheri", ()),
        ("Hi. HADIANTO RASYID, S.E.", "Hadianto Rasyid", ()),
        ("Dr. (H.C) Ir. TRI RISMAHARINI, M.T.", "Tri Rismaharini", ()),
        ("II SUMIRAT, S.T.", "II Sumirat", ()),
        ("H. BUDI SANTOSO SE. MM", "Budi Santoso", ()),
        ("dr. H. Milhan, SpOG, MM", "Milhan", ()),
        ("H. KUSNADI Dt. RAJO BATUAH", "Kusnadi Dt. Rajo Batuah", ()),
        ("Mahfud MD", "Mahfud MD", ()),
    ],
)
def test_titles_degrees_and_ranks_are_taken_off(official, name, known_as) -> None:
    person = parse_person(official)
    assert (person.name, person.known_as) == (name, known_as)


@given(st.text(min_size=1))
def test_any_name_leaves_a_name(official: str) -> None:
    assert isinstance(parse_person(official).name, str)


def names(at: str, region: str | None) -> dict[str, list[NameEntry]]:
    setting = REGISTRY.setting(Conduct(id="x", at=at, region=region), today=TODAY)
    found: dict[str, list[NameEntry]] = {}
    for entry in REGISTRY.names(setting):
        found.setdefault(entry.surface, []).append(entry)
    return found


@pytest.mark.parametrize(
    ("at", "region", "surface", "contestant", "cue"),
    [
        ("2024-01-10", "Kota Padang", "anies baswedan", "pemilu_2024:president:1", False),
        ("2024-01-10", "Kota Padang", "amin", "pemilu_2024:president:1", True),
        ("2024-01-10", "Kota Padang", "anies dan muhaimin", "pemilu_2024:president:1", False),
        ("2024-01-10", None, "prabowo-gibran", "pemilu_2024:president:2", False),
        ("2024-01-10", None, "ganjar", "pemilu_2024:president:3", False),
        ("2019-02-01", None, "jokowi", "pemilu_2019:president:1", False),
        ("2019-02-01", None, "#jokowilagi", "pemilu_2019:president:1", False),
        ("2019-02-01", None, "sandi", "pemilu_2019:president:2", True),
        ("2019-02-01", None, "ma'ruf amin", "pemilu_2019:president:1", False),
        ("2014-06-20", None, "jokowi-jk", "pemilu_2014:president:2", False),
        ("2024-11-01", "Kota Padang", "fadly amran", "pilkada_2024:13.71:mayor:1", False),
        ("2024-11-01", "Kota Padang", "fadly-maigus", "pilkada_2024:13.71:mayor:1", False),
        ("2024-11-01", "Kota Padang", "fadly", "pilkada_2024:13.71:mayor:1", True),
        ("2024-11-01", "Kota Padang", "mahyeldi-vasko", "pilkada_2024:13:governor:1", False),
        ("2024-11-01", "DKI", "si doel", "pilkada_2024:31:governor:3", False),
        ("2024-11-01", "DKI", "ridwan kamil", "pilkada_2024:31:governor:1", False),
        ("2024-11-01", "Kab. Bangka", "kolom kosong", "pilkada_2024:19.01:regent:2", False),
        ("2024-11-01", "Kota Padang", "pdip", "party:pdip", False),
        ("2024-11-01", "Kota Padang", "pbb", "party:pbb", True),
        ("2024-11-01", "Kota Padang", "partai bulan bintang", "party:pbb", False),
        ("2024-01-10", "Kota Langsa", "partai aceh", "party:partai_aceh", False),
    ],
)  # fmt: skip
def test_a_contestant_is_named_in_many_ways(at, region, surface, contestant, cue) -> None:
    found = {entry.contestant_id: entry.needs_cue for entry in names(at, region)[surface]}
    assert found[contestant] is cue


def test_an_alias_is_known_only_in_its_time() -> None:
    assert "#jokowilagi" not in names("2018-09-25", None)
    assert "#jokowilagi" in names("2018-10", None)
    assert "amin" not in names("2023-01-10", None)


def test_a_party_has_the_number_of_the_election_that_runs() -> None:
    assert names("2019-02-01", None)["golkar"][0].contestant.number == 4
    assert names("2024-11-01", "Kota Padang")["pks"][0].contestant.number is None


@pytest.mark.parametrize(
    ("number", "election", "name"),
    [
        (3, "pemilu_2019", "Partai Demokrasi Indonesia Perjuangan"),
        (3, "pemilu_2024", "Partai Demokrasi Indonesia Perjuangan"),
        (24, "pemilu_2024", "Partai Ummat"), (21, "pemilu_2024", "Partai Aceh"),
        (15, "pemilu_2019", "Partai Aceh"),
        (20, "pemilu_2019", "Partai Keadilan dan Persatuan Indonesia"),
        (99, "pemilu_2024", None), (1, "pilkada_2024", None),
    ],
)  # fmt: skip
def test_a_party_by_its_ballot_number(number: int, election: str, name: str | None) -> None:
    party = REGISTRY.party(number, election)
    assert (party.name if party else None) == name


@pytest.mark.parametrize(("election", "count"), [("pemilu_2019", 20), ("pemilu_2024", 24)])
def test_party_numbers_run_without_a_gap(election: str, count: int) -> None:
    assert all(REGISTRY.party(number, election) for number in range(1, count + 1))


def test_everywhere_names_people_in_full_wherever_they_run() -> None:
    found = {entry.surface: entry for entry in REGISTRY.everywhere()}
    assert found["epyardi asda"].contestant_id == "pilkada_2024:13:governor:2"
    assert found["sudirman"].needs_cue
    assert all(entry.kind == "person" for entry in found.values())
    assert len(found) > 3000


@pytest.mark.parametrize(
    ("at", "value", "contestant"),
    [
        ("2019-02-01", "thumb_up", "pemilu_2019:president:1"),
        ("2024-01-10", "metal", "pemilu_2024:president:3"),
        ("2014-06-10", "number:2", "pemilu_2014:president:2"),
    ],
)
def test_gestures_of_the_pairs(at: str, value: str, contestant: str) -> None:
    setting = REGISTRY.setting(Conduct(id="x", at=at), today=TODAY)
    assert (value, contestant) in {
        (sign.value, sign.contestant_id) for sign in REGISTRY.gestures(setting)
    }


def test_a_gesture_is_known_only_in_its_time() -> None:
    setting = REGISTRY.setting(Conduct(id="x", at="2018-10-01"), today=TODAY)
    assert "thumb_up" not in {sign.value for sign in REGISTRY.gestures(setting)}
