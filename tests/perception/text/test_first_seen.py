"""When a text was first seen: kept as hashes, found again in copies, told as a doubt."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaganetral.model import Conduct
from jaganetral.perception.sightings import FirstSeenError, digest
from jaganetral.perception.text.first_seen import FirstSeenTexts, Sight, old_words, sights_of

OWN = (
    "Kemarin saya ikut rombongan Pak Budi Santoso ke pasar Lubuk Alung, beliau borong semua ikan "
    "dagangan etek Ros lalu dibagi ke tukang ojek di simpang, baru kali ini ada calon begitu"
)
OLD, NEW = date(2019, 3, 2), date(2024, 10, 10)


@pytest.fixture
def index(tmp_path: Path) -> FirstSeenTexts:
    return FirstSeenTexts(tmp_path / "seen.sqlite3", new=True)


@pytest.mark.parametrize(
    "copy",
    [OWN, OWN.upper(), OWN + " 🙏🙏", "Assalamualaikum. " + OWN, OWN.replace("kemarin", "kmrin")],
)
def test_a_text_is_known_again_in_its_copies(index: FirstSeenTexts, copy: str) -> None:
    assert index.remember([Sight(OWN, OLD, "lama.jsonl:4")]) == 1
    sight = index.find(copy, NEW)
    assert sight is not None
    assert (sight.day, sight.place) == (OLD, "lama.jsonl:4")
    assert 0.7 <= sight.confidence <= 1


@pytest.mark.parametrize(
    "other",
    [
        OWN.replace("Budi Santoso", "Ani Lestari Wulandari").replace("beliau", "mereka"),
        OWN + " nomor 2",
        OWN.replace("borong", "tidak borong"),
        "Selamat pagi semua",
    ],
)
def test_another_text_is_not(index: FirstSeenTexts, other: str) -> None:
    index.remember([Sight(OWN, OLD, "")])
    assert index.find(other, NEW) is None


@pytest.mark.parametrize(
    "everyday",
    [
        "Selamat pagi",
        "Selamat Hari Raya Idul Fitri 1 Syawal 1445 H, mohon maaf lahir dan batin, taqabbalallahu "
        "minna wa minkum, semoga kita semua diberi kesehatan dan keberkahan, aamiin",
        "Pendidikan adalah senjata paling ampuh untuk mengubah dunia. Nelson Mandela",
        "Ayo gunakan hak pilihmu, jangan golput, satu suara menentukan masa depan bangsa!",
    ],
)
def test_what_everybody_writes_raises_nothing(index: FirstSeenTexts, everyday: str) -> None:
    assert index.remember([Sight(everyday, OLD, "")]) == 0
    assert index.find(everyday, NEW) is None


def test_a_slogan_that_comes_with_every_election_raises_nothing(index: FirstSeenTexts) -> None:
    index.remember([Sight(OWN, date(2014, 3, 2), "a"), Sight(OWN, OLD, "b")])
    assert index.find(OWN, NEW) is None
    assert index.find(OWN, OLD) is not None, "it had come once, by then"


def test_a_wave_that_goes_round_now_is_neither_old_nor_a_slogan(index: FirstSeenTexts) -> None:
    index.remember([Sight(OWN, date(2024, 9, 25), "a")])
    assert index.find(OWN, NEW) is None
    index.remember([Sight(OWN, OLD, "b")])
    found = index.find(OWN, NEW)
    assert found is not None
    assert found.day == OLD


@given(st.permutations([(OLD, "b"), (NEW, "c"), (OLD, "a"), (date(2024, 2, 1), "d")]))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_earliest_day_stays_in_whatever_order(
    tmp_path: Path, sights: list[tuple[date, str]]
) -> None:
    path = tmp_path / "order.sqlite3"
    path.unlink(missing_ok=True)
    index = FirstSeenTexts(path, new=True)
    for day, place in sights:
        index.remember([Sight(OWN, day, place)])
    assert len(index) == 1
    found = index.find(OWN, date(2019, 6, 1))
    assert found is not None
    assert (found.day, found.place) == (OLD, "a")


def test_no_word_can_be_read_from_it(index: FirstSeenTexts) -> None:
    index.remember([Sight(OWN, OLD, "lama.jsonl:4")])
    held = index.path.read_bytes().lower()
    assert not [word for word in (b"budi", b"santoso", b"rombongan", b"pasar") if word in held]


def test_a_frozen_index_is_never_written_to(index: FirstSeenTexts) -> None:
    index.remember([Sight(OWN, OLD, "")])
    before, name = index.path.read_bytes(), digest(index.path)
    frozen = FirstSeenTexts(index.path, frozen=True)
    assert frozen.find(OWN, NEW) is not None
    with pytest.raises(FirstSeenError, match="could not be written"):
        frozen.remember([Sight(OWN, OLD, "")])
    assert (index.path.read_bytes(), digest(index.path)) == (before, name)
    index.remember([Sight(OWN + " sekali lagi", OLD, "")])
    assert digest(index.path) != name


def test_an_index_of_photos_of_an_earlier_release_is_read_and_grows(tmp_path: Path) -> None:
    path = tmp_path / "older.sqlite3"
    base = sqlite3.connect(path)
    base.executescript(
        "PRAGMA application_id = 0x4A4E4653; PRAGMA user_version = 1;"
        "CREATE TABLE seen (pdq BLOB PRIMARY KEY CHECK (length(pdq) = 32), day TEXT NOT NULL,"
        " place TEXT NOT NULL) WITHOUT ROWID;"
    )
    base.close()
    assert len(FirstSeenTexts(path, frozen=True)) == 0
    assert FirstSeenTexts(path, frozen=True).find(OWN) is None
    grown = FirstSeenTexts(path)
    assert grown.remember([Sight(OWN, OLD, "")]) == 1


def test_hashes_made_in_another_way_are_refused(index: FirstSeenTexts) -> None:
    index.remember([Sight(OWN, OLD, "")])
    base = sqlite3.connect(index.path)
    base.execute("UPDATE made SET how = 'rensa 1'")
    base.commit()
    base.close()
    with pytest.raises(FirstSeenError, match="make it anew"):
        FirstSeenTexts(index.path)


@pytest.mark.parametrize(
    ("fields", "sights", "doubt"),
    [
        ({"text": OWN, "at": "2024-10-10", "action": "post"}, ["text"], "2024-10-10"),
        ({"text": OWN, "at": "2024"}, ["text"], "2024"),
        ({"text": OWN, "at": "2019-03-20"}, [], None),
        ({"text": OWN, "at": "2019"}, [], None),
        ({"text": OWN, "at": "2018-01-01"}, [], None),
        ({"text": OWN}, ["text"], None),
        ({"text": OWN, "at": "2024-10-10", "action": "share"}, ["text"], None),
        ({"text": "mantap", "quoted_text": OWN, "at": "2024-10-10"}, ["quoted_text"], None),
    ],
)
def test_only_own_words_put_up_long_after_are_a_doubt(
    index: FirstSeenTexts, fields: dict[str, str], sights: list[str], doubt: str | None
) -> None:
    index.remember([Sight(OWN, OLD, "lama.jsonl:4")])
    conduct = Conduct(id="1", **fields)  # type: ignore[arg-type]
    found = sights_of(conduct, index)
    assert [signal.source for signal in found] == sights
    assert all(signal.text == "2019-03-02, lama.jsonl:4" for signal in found)
    told = [signal.text for signal in old_words(conduct, found)]
    assert told == ([f"2019-03-02 ≠ {doubt}"] if doubt else [])
