"""Which rows of a platform's export may be judged at all, and what is kept of them.

What is enforced here, and what cannot be, is told in docs/scan-lawful.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Lookup
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import msgspec

from jaganetral.elections.regions import RegionTable, load_regions
from jaganetral.language import N_
from jaganetral.scan.reading.errors import BadPlace, NotAdmitted
from jaganetral.scan.reading.lists import Account, Entry, Page, handle, read_pages, read_roster
from jaganetral.scan.reading.mapping import Mapping

Why = Literal["kind", "private", "account", "since", "own_page", "page", "place"]
REFUSED: dict[str, str] = {
    "kind": N_("no post (a message of the platform itself)"),
    "private": N_("not public, and no --basis was given"),
    "account": N_("account not on the roster"),
    "since": N_("before the account is known to be theirs, or without a date"),
    "own_page": N_("said by the page itself"),
    "page": N_("not on one of the pages"),
    "place": N_("not of this place, or place unknown"),
}
"""Why rows were not judged, for people."""

BASES = ("participant", "evidence", "consent")
"""Why an export of messages that were not public may be read: a participant exported the own
chat for a report; it is evidence of a registered report or case; all who write in it agreed."""

_NO_LIST = N_("of a platform's export only accounts of a roster, contestants' pages or one place "
              "are judged; give --roster FILE, --pages FILE or --place CODE")  # fmt: skip
_NO_BASIS = N_("these messages were not public; say with --basis why the export is lawful: "
               "participant, evidence or consent")  # fmt: skip
_CANNOT = {
    "account": N_("this export does not tell who wrote; --roster cannot be used with it"),
    "page": N_("this export does not tell on whose page a post stands; --pages cannot be used"),
    "place": N_("this export tells no place; --place cannot be used with it"),
}
_ADDRESSED = re.compile(r"^(?:RT )?@(\w{1,30}):?\s+")


class Refusal(msgspec.Struct, frozen=True):
    """A row that is not judged and not stored, only counted, by why."""

    why: Why


class About(msgspec.Struct, frozen=True):
    """What may be kept of a row beside its conduct. `account` and `url` are those of accounts on
    the roster only."""

    account: str | None = None
    url: str | None = None
    reach: int | None = None


class Admission(msgspec.Struct, frozen=True, repr_omit_defaults=True):
    """Who and what is admitted. Plain data that travels to worker processes."""

    mapping: Mapping
    roster: dict[Account, Entry] | None = None
    pages: dict[Account, Page] | None = None
    place: str | None = None
    basis: str | None = None
    digest: str = ""

    def __repr__(self) -> str:
        """Short, and another one when anything in the admission is another."""
        return f"Admission({self.mapping!r}, {self.place}, {self.basis}, {self.digest})"

    def admit(self, fields: dict[str, Any]) -> dict[str, Any] | Refusal:
        """A row as it was read, under the names of the contract, or why it is not judged."""
        mapping = self.mapping
        if mapping.tells("only") and not mapping.told("only", fields):
            return Refusal("kind")
        if self.basis is None and mapping.spec.platform and not mapping.told("public", fields):
            return Refusal("private")
        row = mapping.conduct_row(fields)
        why = self._of_roster(row, fields) or self._on_page(row, fields) or self._at(row, fields)
        return Refusal(why) if why else self._stripped(row)

    def _of_roster(self, row: dict[str, Any], fields: dict[str, Any]) -> Why | None:
        """What the agency knows of the account goes into `row`; else why it is refused."""
        if self.roster is None:
            return None
        entry = _found(self.roster, self._accounts("account", fields, row))
        if entry is None:
            return "account"
        if entry.since and not (isinstance(row.get("at"), str) and row["at"] >= entry.since):
            return "since"
        for name, fact in entry.facts:
            row.setdefault(name, fact)
        return None

    def _on_page(self, row: dict[str, Any], fields: dict[str, Any]) -> Why | None:
        """Whose page it is goes into `row`. What a contestant's page says itself is no act of a
        civil servant; it is kept as what others answer."""
        if self.pages is None:
            return None
        if _found(self.pages, self._accounts("account", fields, row)) is not None:
            return "own_page"
        page = _found(self.pages, self._accounts("page", fields, row))
        if page is None:
            return "page"
        row.setdefault("target_kind", "contestant")
        if page.contestant:
            row.setdefault("target", page.contestant)
        return None

    def _at(self, row: dict[str, Any], fields: dict[str, Any]) -> Why | None:
        if self.place is None:
            return None
        region = _region(self.mapping.told("place", fields))
        if region is None or not _within(region, self.place):
            return "place"
        row.setdefault("region", region)
        return None

    def about(self, fields: dict[str, Any]) -> About:
        """What may be kept of a row that was admitted."""
        row = {} if self.mapping.spec.platform else self.mapping.conduct_row(fields)
        accounts = self._accounts("account", fields, row)
        found = next((name for at, name in accounts if (at, name) in (self.roster or {})), None)
        reach = self.mapping.told("reach", fields)
        url = self.mapping.told("url", fields) if found else None
        return About(found, url if isinstance(url, str) else None, _number(reach))

    def told(self) -> dict[str, str]:
        """What the manifest says of it."""
        said = {
            "mapping": self.mapping.spec.name,
            "roster": str(len(self.roster)) if self.roster is not None else "",
            "pages": str(len(self.pages)) if self.pages is not None else "",
            "place": self.place or "",
            "basis": self.basis or "",
            "digest": self.digest,
        }
        return {name: value for name, value in said.items() if value}

    def _accounts(self, name: str, fields: dict[str, Any], row: dict[str, Any]) -> list[Account]:
        platform = str(self.mapping.spec.platform or row.get("platform"))
        return [(platform, handle(account)) for account in self.mapping.each(name, fields)]

    def _stripped(self, row: dict[str, Any]) -> dict[str, Any]:
        """`row` without the account names that X puts before what somebody wrote, but for those
        on the agency's lists."""
        for name in ("text", "quoted_text"):
            text = row.get(name)
            if isinstance(text, str) and text[:4].startswith(("@", "RT @")):
                row[name] = self._unaddressed(text)
        return row

    def _unaddressed(self, text: str) -> str:
        while (found := _ADDRESSED.match(text)) is not None:
            account = (self.mapping.spec.platform or "", handle(found[1]))
            if account in (self.roster or {}) or account in (self.pages or {}):
                break
            text = text[found.end() :]
        return text


def admission(
    mapping: Mapping,
    *,
    roster: str | Path | None = None,
    pages: str | Path | None = None,
    place: str | None = None,
    basis: str | None = None,
) -> Admission | None:
    """What is admitted under a mapping; None for rows of one's own, which need no admission.

    Raises `NotAdmitted` for a platform's export without what makes its reading lawful, and other
    `ScanError` for what is wrong with the lists.
    """
    spec = mapping.spec
    asked = {"account": roster, "page": pages, "place": place}
    if spec.platform is None and all(given is None for given in asked.values()):
        return None
    if all(given is None for given in asked.values()):
        raise NotAdmitted(mapping=spec.name, why=_NO_LIST)
    for name, given in asked.items():
        if given is not None and not mapping.tells(name):
            raise NotAdmitted(mapping=spec.name, why=_CANNOT[name])
    if basis is None and spec.platform is not None and not mapping.tells("public"):
        raise NotAdmitted(mapping=spec.name, why=_NO_BASIS)
    found = Admission(
        mapping=mapping,
        roster=read_roster(roster) if roster is not None else None,
        pages=read_pages(pages) if pages is not None else None,
        place=_place(place) if place is not None else None,
        basis=basis,
    )
    told = msgspec.json.encode(
        [sorted((found.roster or {}).items()), sorted((found.pages or {}).items(), key=repr)],
        enc_hook=repr,
    )
    return msgspec.structs.replace(found, digest=sha256(told).hexdigest()[:16])


def _found(known: Lookup[Account, Any], accounts: list[Account]) -> Any:
    return next((known[account] for account in accounts if account in known), None)


def _place(place: str) -> str:
    region = _regions().find(place)
    if region is None:
        raise BadPlace(place=place)
    return region.code


@lru_cache(maxsize=1)
def _regions() -> RegionTable:
    return load_regions()


@lru_cache(maxsize=10_000)
def _named(place: str) -> str | None:
    region = _regions().find(place)
    return region.code if region is not None else None


def _region(value: Any) -> str | None:
    return _named(value) if isinstance(value, str) and value else None


def _within(region: str, place: str) -> bool:
    return region == place or region.startswith(place + ".")


def _number(value: Any) -> int | None:
    try:
        return max(int(value), 0)
    except (TypeError, ValueError, OverflowError):
        return None
