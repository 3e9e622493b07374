"""Who may be judged: rows outside are refused by why, and nothing of them is kept."""

import pickle
from typing import Any

import pytest

from jaganetral.scan import ScanError
from jaganetral.scan.reading import About, Admission, Refusal, admission, read_mapping
from tests.scan.reading.conftest import Shelf
from tests.scan.reading.test_ready_mappings import TELEGRAM, THREAD, TWEETS

ROSTER = "platform,account,source,since,actor_kind\nx,@budi,official,2024-10-01,pns\n"


@pytest.fixture
def roster(shelf: Shelf) -> str:
    return str(shelf.put("roster.csv", ROSTER))


def admit(name: str, **lists: Any) -> Admission:
    found = admission(read_mapping(name), **lists)
    assert found is not None
    return pickle.loads(pickle.dumps(found))  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("name", "lists", "message"),
    [
        ("x-api-v2", {}, "give --roster FILE, --pages FILE or --place CODE"),
        ("x-api-v2", {"place": "Atlantis"}, "--place Atlantis: no such place"),
        ("youtube-comments", {"place": "13.71"}, "this export tells no place"),
        ("whatsapp", {"roster": "r"}, "say with --basis"),
        ("whatsapp", {"pages": "r", "basis": "evidence"}, "on whose page"),
        ("x-api-v2", {"roster": "absent.csv"}, "absent.csv: cannot be opened"),
    ],
)
def test_a_platforms_export_needs_what_makes_it_lawful(
    name: str, lists: dict[str, Any], message: str
) -> None:
    with pytest.raises(ScanError, match=message) as caught:
        admission(read_mapping(name), **lists)
    assert caught.value.message("id") != caught.value.message("en")


def test_rows_of_ones_own_need_nothing(shelf: Shelf) -> None:
    assert admission(shelf.mapping("text: pesan\n")) is None


def test_only_accounts_of_the_roster_from_their_day_on(roster: str) -> None:
    found = admit("x-api-v2", roster=roster)
    post = TWEETS[0]
    row = found.admit(post)
    assert isinstance(row, dict)
    assert (row["id"], row["actor_kind"]) == ("10", "pns")
    assert "budi" not in repr(row)
    other = {**post, "author": {"username": "orang_lain"}}
    assert found.admit(other) == Refusal("account")
    assert found.admit({**post, "created_at": "2024-09-30T23:00:00Z"}) == Refusal("since")
    assert found.admit({**post, "created_at": None}) == Refusal("since")
    assert found.about(post) == About("budi", None, 9)
    assert found.about(other) == About(None, None, 9)


def test_names_that_x_puts_before_the_words_are_not_kept(roster: str) -> None:
    found = admit("x-api-v2", roster=roster)
    post = {**TWEETS[0], "text": "@orang @lain setuju @tengah"}
    row = found.admit(post)
    assert isinstance(row, dict)
    assert row["text"] == "setuju @tengah"
    row = found.admit({**TWEETS[0], "text": "@budi setuju"})
    assert isinstance(row, dict)
    assert row["text"] == "@budi setuju"


def test_only_contestants_pages_and_no_name_of_who_wrote_there(shelf: Shelf) -> None:
    pages = shelf.put("pages.csv", "platform,page,contestant\nyoutube,UCcalon,Fadly Amran\n")
    found = admit("youtube-comments", pages=pages)
    row = found.admit(THREAD)
    assert isinstance(row, dict)
    assert (row["target"], row["target_kind"]) == ("Fadly Amran", "contestant")
    assert "budi" not in repr(row).lower()
    assert found.about(THREAD) == About()
    assert found.admit({"id": "9", "snippet": {"channelId": "UClain"}}) == Refusal("page")
    own = {"id": "9", "snippet": {"channelId": "UCcalon", "authorChannelId": {"value": "UCcalon"}}}
    assert found.admit(own) == Refusal("own_page")


def test_only_a_place(shelf: Shelf) -> None:
    found = admit("x-api-v2", place="Sumatera Barat")
    row = found.admit(TWEETS[0])
    assert isinstance(row, dict)
    assert row["region"] == "13.71"
    assert found.admit(TWEETS[1]) == Refusal("place")
    assert admit("x-api-v2", place="12").admit(TWEETS[0]) == Refusal("place")


@pytest.mark.parametrize("kind", ["personal_chat", "private_group", "saved_messages", "new", None])
def test_what_was_not_public_needs_a_basis(kind: str | None, shelf: Shelf) -> None:
    roster = shelf.put("roster.csv", "platform,account,source\ntelegram,user7,official\n")
    message = {**TELEGRAM["messages"][2], "_around": {"type": kind, "id": 4242}}
    assert admit("telegram-desktop", roster=roster).admit(message) == Refusal("private")
    row = admit("telegram-desktop", roster=roster, basis="participant").admit(message)
    assert isinstance(row, dict)
    assert "Budi" not in repr(row)
    service = {**TELEGRAM["messages"][0], "_around": {"type": kind}}
    assert admit("telegram-desktop", roster=roster).admit(service) == Refusal("kind")


def test_several_conditions_hold_together(shelf: Shelf, roster: str) -> None:
    found = admit("x-api-v2", roster=roster, place="12")
    assert found.admit(TWEETS[0]) == Refusal("place")


def test_ones_own_mapping_may_tell_accounts_too(shelf: Shelf, roster: str) -> None:
    mapping = shelf.mapping("fields: {id: n, platform: p, at: t}\naccount: akun\n")
    found = admission(mapping, roster=roster)
    assert found is not None
    row = {"n": "1", "p": "x", "akun": "@Budi", "t": "2024-11-01"}
    assert found.admit(row) == {
        "id": "1", "platform": "x", "at": "2024-11-01", "actor_kind": "pns",
    }  # fmt: skip
    assert found.about(row).account == "budi"
    assert found.admit({"n": "1", "p": "facebook", "akun": "@Budi"}) == Refusal("account")
    with pytest.raises(ScanError, match="does not tell who wrote"):
        admission(shelf.mapping("text: pesan\n"), roster=roster)


def test_another_list_is_another_scan(shelf: Shelf, roster: str) -> None:
    one = admit("x-api-v2", roster=roster)
    two = admit("x-api-v2", roster=shelf.put("b.csv", ROSTER + "x,siti,official,,\n"))
    assert repr(one) != repr(two)
    assert "budi" not in repr(one)
    assert one.told() == {
        "mapping": "x-api-v2", "roster": "1", "digest": one.digest,
    }  # fmt: skip
