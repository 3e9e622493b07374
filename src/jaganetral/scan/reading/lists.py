"""What an agency gives: a roster of accounts, or a list of contestants' pages (CSV, XLSX).

A roster holds only accounts that their owner declared, or that are officially known. An entry
that says neither is refused: the software links no account to a person by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qs, urlsplit

import msgspec

from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.language import N_
from jaganetral.model import Platform
from jaganetral.scan.errors import BadInput
from jaganetral.scan.reading.errors import BadList
from jaganetral.scan.reading.opening import open_source
from jaganetral.scan.rows import Row

Account = tuple[str, str]
"""A platform, and an account's name or number there as `handle` writes it."""
PLATFORMS: tuple[str, ...] = get_args(Platform)
SOURCES = {
    "self_declared": "self_declared", "dilaporkan_sendiri": "self_declared",
    "pernyataan_sendiri": "self_declared", "official": "official", "resmi": "official",
}  # fmt: skip
FACTS = ("actor_kind", "actor_role", "office", "region")
"""What an agency may know of a roster's person, each as the contract has it."""
LIMIT = 1_000_000

_NO_ACCOUNT = N_("expected the account's name, its number, or its address")
_NO_PLATFORM = N_("expected a platform such as facebook, instagram, x, tiktok, youtube")
_NO_SOURCE = N_("expected self_declared or official; an account that is known in another way may "
                "not be on a roster")  # fmt: skip
_NO_DAY = N_("expected a day such as 2024-08-01")
_NO_FACT = N_("the contract has no such value")
_EMPTY = N_("the list has no entries")
_TOO_LONG = N_("the list has more than a million entries")
_TWICE = N_("this account stands in the list already, with another source or day")


class Entry(msgspec.Struct, frozen=True):
    """An account of a roster."""

    source: str
    since: str = ""
    """The first day from which it is known to be theirs; "" from the beginning."""
    facts: tuple[tuple[str, Any], ...] = ()


class Page(msgspec.Struct, frozen=True):
    """A contestant's page."""

    contestant: str = ""


def read_roster(path: str | Path) -> dict[Account, Entry]:
    """The accounts of a roster: columns platform, account, source, and since where it is known.

    Raises `BadList` with row and column, or another `ScanError` for the file.
    """
    entries: dict[Account, Entry] = {}
    for row in _rows(path, {"platform", "account", "source"}):
        account = _account(path, row, "account")
        said = str(row.fields.get("source", "")) if row.fields else ""
        source = SOURCES.get(said.strip().lower().replace(" ", "_").replace("-", "_"))
        if source is None:
            raise _bad(path, row, "source", _NO_SOURCE)
        entry = Entry(source, _since(path, row), _facts(path, row))
        if entries.setdefault(account, entry) != entry:
            raise _bad(path, row, "account", _TWICE)
    return entries


def read_pages(path: str | Path) -> dict[Account, Page]:
    """Contestants' pages: columns platform and page, and contestant where the name is wanted.

    Raises `BadList` with row and column, or another `ScanError` for the file.
    """
    pages: dict[Account, Page] = {}
    for row in _rows(path, {"platform", "page"}):
        name = str((row.fields or {}).get("contestant", "")).strip()
        pages[_account(path, row, "page")] = Page(name[:200])
    return pages


def handle(account: str) -> str:
    """An account as it is compared: no @, no address around it, no case; numbers of phones bare."""
    name = account.strip()
    if "://" in name or name.lower().startswith("www."):
        parts = urlsplit(name if "://" in name else "https://" + name)
        number = parse_qs(parts.query).get("id", [""])[0]
        words = [word for word in parts.path.split("/") if word]
        name = number or (words[-1] if words else "")
    digits = re.sub(r"[\s().\u00a0\u202f-]", "", name)
    if re.fullmatch(r"\+?\d{8,15}", digits):
        name = re.sub(r"^(?:\+?62|0)(?=8)", "62", digits).removeprefix("+")
    return " ".join(name.removeprefix("@").split()).casefold()


def _rows(path: str | Path, columns: set[str]) -> Iterator[Row]:
    count = 0
    for row in open_source(path, columns=frozenset(columns)).rows():
        if row.fields is None:
            raise _bad(path, row, "–", row.problem or "")
        count += 1
        if count > LIMIT:
            raise BadInput(path=path, field="–", why=_TOO_LONG)
        yield row
    if not count:
        raise BadInput(path=path, field="–", why=_EMPTY)


def _account(path: str | Path, row: Row, column: str) -> Account:
    fields = row.fields or {}
    platform = str(fields.get("platform", "")).strip().lower()
    platform = {"twitter": "x", "wa": "whatsapp", "ig": "instagram", "fb": "facebook"}.get(
        platform, platform
    )
    if platform not in PLATFORMS or platform == "unknown":
        raise _bad(path, row, "platform", _NO_PLATFORM)
    value = fields.get(column, "")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    account = handle(str(value))
    if not account:
        raise _bad(path, row, column, _NO_ACCOUNT)
    return platform, account


def _since(path: str | Path, row: Row) -> str:
    value = (row.fields or {}).get("since")
    if value is None or not str(value).strip():
        return ""
    try:
        return date.fromisoformat(str(value).strip()[:10]).isoformat()
    except ValueError:
        raise _bad(path, row, "since", _NO_DAY) from None


def _facts(path: str | Path, row: Row) -> tuple[tuple[str, Any], ...]:
    found = []
    for name in FACTS:
        value = (row.fields or {}).get(name)
        if value is None or not str(value).strip():
            continue
        try:
            conduct, _notes = conduct_from_row({"id": "0", name: value})
        except BadConduct:
            raise _bad(path, row, name, _NO_FACT) from None
        if (known := getattr(conduct, name)) is not None:
            found.append((name, known))
    return tuple(found)


def _bad(path: str | Path, row: Row, column: str, why: str) -> BadList:
    return BadList(path=path, row=row.number, field=column, why=why)
