"""Who joined a meeting is read, matched to the roster, confirmed by an officer, and undone."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.reaching import attending
from jaganetral.portal.reaching.errors import BadFile, NotNow
from jaganetral.portal.reaching.facts import facts
from jaganetral.portal.reaching.matching import Matcher, Somebody, bare_name
from jaganetral.portal.reaching.meetings import minutes_of, participants
from jaganetral.portal.reaching.models import Match, RollCall
from jaganetral.portal.reaching.sealed import Joined
from tests.portal.people.conftest import sign_in

from .conftest import employee, name, row, take

ZOOM = b"""Meeting ID,Topic,Start Time,End Time
812 3456 7890,Apel pagi,11/25/2026 07:30:00 AM,11/25/2026 09:00:00 AM

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
BKD - Siti Aminah S.Pd (Siti Aminah),,11/25/2026 07:30:00 AM,11/25/2026 08:00:00 AM,30,Yes
BKD - Siti Aminah S.Pd (Siti Aminah),,11/25/2026 08:10:00 AM,11/25/2026 08:30:00 AM,20,Yes
Budi,budi@contoh.example,11/25/2026 07:30:00 AM,11/25/2026 08:00:00 AM,30,No
Budi Santoso,budi@contoh.example,11/25/2026 07:45:00 AM,11/25/2026 08:15:00 AM,30,No
"""
SUMMED = b"""Name (original name),Email,Total duration (minutes),Guest
Ibu Dewi,dewi@contoh.example,95,No
"""
MEET = b"""First name,Last name,Email,Duration,Time joined,Time exited
Siti,Aminah,siti@contoh.example,1 hr 2 min,7:30 AM,8:32 AM
"""
MEET_NEW = b"Nama,Email,Durasi,Waktu bergabung,Waktu keluar\nHP Ibu Siti,,42 menit,,\n"


@pytest.mark.parametrize(
    ("content", "source", "found"),
    [
        (ZOOM, "zoom", [("BKD - Siti Aminah S.Pd (Siti Aminah)", 50), ("Budi Santoso", 45)]),
        (SUMMED, "zoom", [("Ibu Dewi", 95)]),
        (MEET, "meet", [("Siti Aminah", 62)]),
        (MEET_NEW, "meet", [("HP Ibu Siti", 42)]),
    ],
)
def test_joins_of_one_person_are_one_and_what_overlaps_counts_once(
    content: bytes, source: str, found: list[tuple[str, int]]
) -> None:
    where, people = participants(content)
    assert where == source
    assert [(one.joined.name, one.minutes) for one in people] == found


@pytest.mark.parametrize(
    "content", [b"a,b\n1,2\n", b"Name,Email\nSiti,\n", b"", b"Name,Duration\n,\n"]
)
def test_another_table_is_no_list_of_participants(content: bytes) -> None:
    with pytest.raises(BadFile):
        participants(content)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 120)), min_size=1, max_size=6))
def test_nobody_was_there_longer_than_from_the_first_join_to_the_last_leave(
    spans: list[tuple[int, int]],
) -> None:
    begin = datetime(2026, 11, 25, 7)
    told = ["Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)"]
    for start, length in spans:
        moments = (begin + timedelta(minutes=start), begin + timedelta(minutes=start + length))
        told.append(",".join(["Siti", "", *(f"{one:%m/%d/%Y %I:%M:%S %p}" for one in moments),
                              str(length)]))  # fmt: skip
    _source, people = participants("\n".join(told).encode())
    minutes = {m for start, length in spans for m in range(start, start + length)}
    assert people[0].minutes == len(minutes)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("95", 95), ("42m", 42), ("1 hr 2 min", 62), ("1:02:00", 62), ("32:30", 32.5),
     ("1 jam 5 menit", 65), ("", 0), ("soon", 0)],
)  # fmt: skip
def test_lengths_as_programmes_write_them(text: str, minutes: float) -> None:
    assert minutes_of(text) == pytest.approx(minutes)


# --- matching -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "bare"),
    [("Dr. Hj. Siti Aminah, S.Pd., M.Si.", "siti aminah"),
     ("Ir. H. Budi Santoso MM", "budi santoso"),
     ("HP Ibu Siti", "siti"), ("Drs. Agus Wijaya M.Pd", "agus wijaya"), ("M. Yusuf", "yusuf"),
     ("Ketut Sri Lestari S.Kom", "ketut sri lestari")],
)  # fmt: skip
def test_titles_degrees_and_devices_are_no_part_of_a_name(shown: str, bare: str) -> None:
    assert bare_name(shown) == bare


PEOPLE = [
    ("Siti Aminah, S.Pd", "siti@contoh.example", "Badan Kepegawaian Daerah"),
    ("Siti Aminah", "", "Dinas Kesehatan"),
    ("Budi Santoso, S.E.", "", "Dinas Kesehatan"),
    ("Budi Santosa", "", "Dinas Pendidikan"),
    ("Yohanes Kurniawan Ginting", "", "Dinas Pendidikan"),
    ("Rina Wulandari", "", "Dinas Pendidikan"),
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    from uuid import UUID

    return Matcher(Somebody(UUID(int=at), *told) for at, told in enumerate(PEOPLE))


@pytest.mark.parametrize(
    ("shown", "email", "match", "first"),
    [
        ("whatever", "siti@contoh.example", "clear", 0),
        ("BKD - Siti Aminah S.Pd", "", "clear", 0),
        ("Siti Aminah_Dinkes", "", "clear", 1),
        ("Siti Aminah", "", "doubtful", 0),
        ("HP Ibu Siti", "", "doubtful", None),
        ("Budi Santoso", "", "doubtful", 2),
        ("Budi Santoso - Dinas Kesehatan", "", "clear", 2),
        ("Budi Santoso - Dinas Pendidikan", "", "doubtful", 2),
        ("Yohanes Kurniawan Ginting", "", "clear", 4),
        ("YOHANES KURNIAWAN GINTING, S.Kom", "", "clear", 4),
        ("Yohanes Ginting", "", "doubtful", 4),
        ("Ginting Yohanes Kurniawan", "", "clear", 4),
        ("Rina Wulandri", "", "doubtful", 5),
        ("Rina Wulandari - BKD", "", "doubtful", 5),
        ("iPhone", "", "unmatched", None),
        ("Pak Bupati", "", "unmatched", None),
        ("Galaxy A52", "", "unmatched", None),
    ],
)
def test_only_what_leaves_no_doubt_is_clear(
    matcher: Matcher, shown: str, email: str, match: str, first: int | None
) -> None:
    found = matcher.find(Joined(shown, email))
    assert found.match == match
    if first is not None:
        assert found.candidates[0][0].int == first


@given(st.sampled_from(PEOPLE), st.text(max_size=12))
def test_a_name_that_two_people_bear_is_never_clear_by_itself(
    told: tuple[str, str, str], noise: str
) -> None:
    from uuid import UUID

    twice = Matcher(Somebody(UUID(int=at), told[0], "", f"Kantor {at}") for at in range(2))
    assert twice.find(Joined(told[0] + "," + noise)).match == Match.DOUBTFUL


# --- confirming ---------------------------------------------------------------------------------


def zoom(lines: list[tuple[str, int]]) -> bytes:
    head = "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
    return (head + "".join(f"{shown},,{minutes},Yes\n" for shown, minutes in lines)).encode()


def attended() -> int:
    from jaganetral.portal.people.models import Organisation

    return sum(
        one.reached("attended") for one in facts(Organisation.objects.get(name="Kabupaten A"))
    )


@pytest.fixture
def call(agency: SimpleNamespace) -> RollCall:
    people = [
        row(1, name="Siti Aminah"),
        row(2, name="Budi Santoso"),
        row(3, name="Budi Santoso", office="Kabupaten A"),
        row(4, name="Rina Wulandari"),
    ]
    take(agency.officer, agency.place, people)
    lines = [("Siti Aminah S.Pd", 60), ("Budi Santoso", 60), ("Rina Wulandari", 5), ("iPhone", 60)]
    return attending.receive(
        agency.officer, agency.place, zoom(lines), title="Apel", held_on=date(2026, 11, 25)
    )


@pytest.mark.django_db
def test_nothing_counts_before_an_officer_confirms_it(
    agency: SimpleNamespace, call: RollCall
) -> None:
    found = dict(call.participants.values_list("place", "match"))
    assert found == {0: "clear", 1: "doubtful", 2: "clear", 3: "unmatched"}
    assert attended() == 0
    assert attending.confirm_clear(agency.officer, call) == 2
    assert attended() == 1  # five minutes are too few
    assert call.participants.get(place=1).match == Match.DOUBTFUL
    attending.confirm(agency.officer, call.participants.get(place=1), employee(2))
    assert attended() == 2


@pytest.mark.django_db
def test_every_confirmation_is_undone(agency: SimpleNamespace, call: RollCall) -> None:
    attending.confirm_clear(agency.officer, call)
    attending.confirm(agency.officer, call.participants.get(place=1), employee(3))
    attending.nobody(agency.officer, call.participants.get(place=3))
    assert attending.undo(agency.officer, call, call.participants.get(place=1)) == 1
    assert attending.undo(agency.officer, call) == 3
    assert attended() == 0
    assert dict(call.participants.values_list("place", "match")) == {
        0: "clear", 1: "doubtful", 2: "clear", 3: "unmatched",
    }  # fmt: skip


@pytest.mark.django_db
def test_others_confirm_nothing_and_nobody_from_elsewhere(
    agency: SimpleNamespace, call: RollCall
) -> None:
    with pytest.raises(Refused):
        attending.confirm_clear(agency.head, call)
    take(agency.officer, agency.place, [row(9)])
    stranger = employee(9)
    stranger.organisation = agency.beside
    stranger.save()
    with pytest.raises(NotNow):
        attending.confirm(agency.officer, call.participants.get(place=1), stranger)


@pytest.mark.django_db
def test_the_pages_confirm_undo_and_remove(
    client: Client, agency: SimpleNamespace, settings: Any
) -> None:
    take(agency.officer, agency.place, [row(1), row(2)])
    sign_in(client, agency.officer)
    file = io.BytesIO(zoom([(name(1), 60), (name(2).split()[0] + " " + name(2).split()[1], 60)]))
    file.name = "peserta.csv"
    page = client.post(
        f"/en/jangkauan/{agency.place.pk}/apel/",
        {"file": file, "title": "Apel", "held_on": "2026-11-24", "least_minutes": "10"},
        follow=True,
    )
    assert "Confirm the clear ones together" in page.content.decode()
    call = RollCall.objects.get()
    address = f"/en/jangkauan/apel/{call.pk}/"
    client.post(address, {"langkah": "jelas"})
    one = call.participants.get(place=1)
    client.post(address, {"langkah": "dia", "peserta": one.pk, "pegawai": str(employee(2).pk)})
    assert attended() == 2
    client.post(address, {"langkah": "batal", "peserta": one.pk})
    assert attended() == 1
    client.post(address, {"langkah": "hapus"})
    assert not RollCall.objects.exists()
