"""Rosters and lists of pages: what an agency gives, and what is refused in them."""

import pytest

from jaganetral.scan import ScanError
from jaganetral.scan.reading.lists import Entry, Page, handle, read_pages, read_roster
from tests.scan.reading.conftest import Shelf


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("@Budi.Guru", "budi.guru"),
        ("https://www.facebook.com/Budi.Guru/", "budi.guru"),
        ("https://www.facebook.com/profile.php?id=1000", "1000"),
        ("www.tiktok.com/@budi", "budi"),
        ("x.com", "x.com"),
        ("+62 812-3456-7890", "6281234567890"),
        ("0812 3456 7890", "6281234567890"),
        ("  Bu   Rina ", "bu rina"),
        ("1234567", "1234567"),
    ],
)
def test_an_account_has_one_form(written: str, compared: str) -> None:
    assert handle(written) == compared


ROSTER = (
    "platform,account,source,since,actor_kind,region\n"
    "Facebook,@Budi.Guru,self_declared,2024-08-01,pns,13.71\n"
    "twitter,https://x.com/siti,resmi,,,\n"
)


def test_a_roster(shelf: Shelf) -> None:
    assert read_roster(shelf.put("roster.csv", ROSTER)) == {
        ("facebook", "budi.guru"): Entry(
            "self_declared", "2024-08-01", (("actor_kind", "pns"), ("region", "13.71"))
        ),
        ("x", "siti"): Entry("official"),
    }


def test_a_roster_as_a_workbook(shelf: Shelf) -> None:
    import datetime

    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["platform", "account", "source", "since"])
    book.active.append(["tiktok", "@budi", "Self declared", datetime.datetime(2024, 8, 1)])
    book.active.append(["facebook", 1000, "official", None])
    book.save(shelf.folder / "roster.xlsx")
    assert read_roster(shelf.folder / "roster.xlsx") == {
        ("tiktok", "budi"): Entry("self_declared", "2024-08-01"),
        ("facebook", "1000"): Entry("official"),
    }


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("facebook,@budi,,,,", "row 3, column source: expected self_declared or official"),
        ("facebook,@budi,face recognition,,,", "row 3, column source: expected"),
        ("facebook,,official,,,", "row 3, column account: expected the account's name"),
        ("friendster,@budi,official,,,", "row 3, column platform: expected a platform"),
        ("facebook,@budi,official,kemarin,,", "row 3, column since: expected a day"),
        ("facebook,@budi,official,,dewa,", "row 3, column actor_kind: the contract has no"),
        ("facebook,BUDI.guru,official,,,", "row 3, column account: this account stands"),
        ("facebook,@budi,official,,,,,,lebih", "row 3, column –: more cells"),
    ],
)
def test_an_entry_that_may_not_be_there_is_named(row: str, message: str, shelf: Shelf) -> None:
    path = shelf.put("roster.csv", "".join(ROSTER.splitlines(keepends=True)[:2]) + row + "\n")
    with pytest.raises(ScanError, match=rf"roster\.csv: {message}"):
        read_roster(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("platform,account\nx,a\n", "source: the header has no such column"),
        ("platform,account,source\n", "the list has no entries"),
        ("", "account: the header has no such column"),
    ],
)
def test_a_list_that_is_none(content: str, message: str, shelf: Shelf) -> None:
    with pytest.raises(ScanError, match=message):
        read_roster(shelf.put("roster.csv", content))


def test_pages(shelf: Shelf) -> None:
    path = shelf.put(
        "pages.csv", "platform,page,contestant\nyoutube,UCcalon,Fadly Amran\nx,@calon,\n"
    )
    assert read_pages(path) == {
        ("youtube", "uccalon"): Page("Fadly Amran"),
        ("x", "calon"): Page(),
    }
