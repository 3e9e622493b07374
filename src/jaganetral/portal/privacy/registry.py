"""The register of personal data: of each field the purpose, the ground, the category, who sees it,
and how long it is kept. Read from register.yaml and held against the models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import yaml
from django.apps import apps

from jaganetral.portal.privacy.errors import BadRegister

__all__ = [
    "GROUNDS", "ROOMS", "Entry", "Register", "Schedule", "Use", "problems", "register",
]  # fmt: skip

ROOMS = ("intake", "casework", "review", "evidence", "letters", "reported",
         "people", "advice", "trail", "api", "privacy", "learning", "insight",
         "reaching", "pledge")  # fmt: skip
"""The rooms whose models must stand in the register: all that keep anything."""

GROUNDS = {
    "a": "UU 27/2022 Pasal 20 ayat (2) huruf a: persetujuan (consent)",
    "b": "UU 27/2022 Pasal 20 ayat (2) huruf b: perjanjian (contract)",
    "c": "UU 27/2022 Pasal 20 ayat (2) huruf c: kewajiban hukum (legal obligation)",
    "d": "UU 27/2022 Pasal 20 ayat (2) huruf d: kepentingan vital (vital interest)",
    "e": "UU 27/2022 Pasal 20 ayat (2) huruf e: kepentingan umum, pelayanan publik, kewenangan "
         "(public interest, public service, authority)",
    "f": "UU 27/2022 Pasal 20 ayat (2) huruf f: kepentingan yang sah (legitimate interest)",
}  # fmt: skip

Category = Literal["general", "specific", "pseudonymous", "none"]
CATEGORIES = ("general", "specific", "pseudonymous", "none")


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long something is kept; `days` None where something else than time ends it."""

    name: str
    days: int | None
    since: str
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Use:
    """What fields are for. Texts by language (`id`, `en`); `ground` a letter of article 20 (2)."""

    name: str
    purpose: dict[str, str]
    ground: str
    basis: str
    category: Category
    seen_by: dict[str, str]
    kept: Schedule


@dataclass(frozen=True, slots=True)
class Entry:
    """A field and its use: `room.Model.field`."""

    model: str
    field: str
    use: Use


@dataclass(frozen=True, slots=True)
class Register:
    """All of register.yaml."""

    schedules: dict[str, Schedule]
    uses: dict[str, Use]
    entries: dict[tuple[str, str], Entry]

    def days(self, schedule: str) -> int:
        """The days of a schedule. Raises BadRegister where it has none."""
        found = self.schedules[schedule].days
        if found is None:
            raise BadRegister(f"schedules: {schedule} has no days; nothing can be removed by it")
        return found


@cache
def register() -> Register:
    """The register. Raises BadRegister."""
    with Path(__file__).with_name("register.yaml").open(encoding="utf-8") as file:
        return _read(yaml.safe_load(file))


def problems(known: Register | None = None) -> Iterator[str]:
    """What is wrong between register and models, each with what to do; nothing is good."""
    known = known or register()
    there = {
        (model._meta.label, field.name)
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.get_fields()
        if getattr(field, "concrete", False)
    }
    for model, field in sorted(there - set(known.entries)):
        yield f"{model}.{field} has no use: say in register.yaml why it is kept and how long"
    for model, field in sorted(set(known.entries) - there):
        yield f"{model}.{field} stands in register.yaml and in no model: take it out"


def _read(told: dict[str, Any]) -> Register:
    schedules = {
        name: Schedule(
            name, row.get("days"), row.get("since", ""), {"id": row["id"], "en": row["en"]}
        )
        for name, row in told["schedules"].items()
    }
    uses = {name: _use(name, row, schedules) for name, row in told["uses"].items()}
    entries: dict[tuple[str, str], Entry] = {}
    for model, by_use in told["fields"].items():
        for use, names in by_use.items():
            if use not in uses:
                raise BadRegister(f"fields: {model} names the use {use}, which is not there")
            for field in names.split():
                if (model, field) in entries:
                    raise BadRegister(f"fields: {model}.{field} stands twice")
                entries[model, field] = Entry(model, field, uses[use])
    return Register(schedules, uses, entries)


def _use(name: str, row: dict[str, Any], schedules: dict[str, Schedule]) -> Use:
    if row["ground"] not in GROUNDS:
        raise BadRegister(f"uses: {name}: ground {row['ground']!r} is no letter of article 20 (2)")
    if row["category"] not in CATEGORIES:
        raise BadRegister(f"uses: {name}: category {row['category']!r} is none of {CATEGORIES}")
    if row["kept"] not in schedules:
        raise BadRegister(f"uses: {name}: kept {row['kept']!r} is no schedule")
    return Use(
        name, {"id": row["id"], "en": row["en"]}, row["ground"], row["basis"],
        cast(Category, row["category"]), row["seen_by"], schedules[row["kept"]],
    )  # fmt: skip
