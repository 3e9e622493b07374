"""A contest with invented people, so that no test rests on who runs in reality."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jaganetral.elections import NameEntry
from jaganetral.model import Conduct, Contest, Contestant, Period, Setting, Signal
from jaganetral.perception import Perceiver


def Name(  # noqa: N802 - reads as what it makes
    surface: str, contestant: Contestant, kind: Any = "person", *, needs_cue: bool = False
) -> NameEntry:
    return NameEntry(surface, contestant.id, contestant, kind, needs_cue)


SURYA = Contestant(id="p1", name="Ahmad Suryanegara - Dewi Lestari", number=1)
KARTIKA = Contestant(id="p2", name="Kartikawati Ningrum - Emil Sudirja", number=2)
ADE = Contestant(id="p3", name="Ade Wirasaba - Rusdianto Halim", number=3)
PAN = Contestant(id="pan", name="Partai Amanat Nasional", number=12, kind="party")
GARUDA = Contestant(id="garuda", name="Partai Garuda", number=11, kind="party")

NAMES = [
    Name("ahmad suryanegara", SURYA), Name("suryanegara", SURYA), Name("dewi lestari", SURYA),
    Name("ahmad", SURYA, needs_cue=True),
    Name("kartikawati ningrum", KARTIKA), Name("kartikawati", KARTIKA),
    Name("emil sudirja", KARTIKA), Name("emil", KARTIKA, needs_cue=True),
    Name("ade wirasaba", ADE), Name("wirasaba", ADE), Name("ade", ADE, needs_cue=True),
    Name("rusdianto halim", ADE), Name("rusdianto", ADE),
]  # fmt: skip
PARTIES = [
    Name("pan", PAN, needs_cue=True, kind="party"),
    Name("garuda", GARUDA, needs_cue=True, kind="party"),
]
FAR = Contestant(id="far", name="Bambang Prakosa - Lilis Suryani", number=5)
REGENT = Contest(
    id="regent", election="pilkada", kind="regent", contestants=(SURYA, KARTIKA, ADE)
)  # fmt: skip
LEGISLATIVE = Contest(
    id="dpr", election="pemilu", kind="legislative", contestants=(PAN, GARUDA)
)  # fmt: skip
DAY = Period(date(2024, 10, 1), date(2024, 10, 1))
SETTING = Setting(period=DAY, region=None, contests=(REGENT,))
BOTH = Setting(period=DAY, region=None, contests=(REGENT, LEGISLATIVE))
NOTHING = Setting(period=DAY, region=None, contests=())


class Register:
    """Gives the names above."""

    def names(self, setting: Setting) -> list[NameEntry]:
        ids = {contest.id for contest in setting.contests}
        return (NAMES if "regent" in ids else []) + (PARTIES if "dpr" in ids else [])

    def everywhere(self) -> list[NameEntry]:
        return [Name("bambang prakosa", FAR), Name("prakosa", FAR)]


Read = Callable[..., tuple[Signal, ...]]


@pytest.fixture(scope="session")
def perceiver() -> Perceiver:
    return Perceiver(Register())


@pytest.fixture(scope="session")
def read(perceiver: Perceiver) -> Read:
    def _read(text: str, setting: Setting = SETTING, **fields: str) -> tuple[Signal, ...]:
        return perceiver.perceive(Conduct(id="-", text=text, **fields), setting)  # type: ignore[arg-type]

    return _read


@pytest.fixture(scope="session")
def both() -> Setting:
    return BOTH


@pytest.fixture(scope="session")
def nothing() -> Setting:
    return NOTHING


@pytest.fixture(scope="session")
def setting() -> Setting:
    return SETTING
