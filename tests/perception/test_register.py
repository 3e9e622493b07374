"""With the real register of elections: names, numbers and homonyms of 2024."""

from __future__ import annotations

from datetime import date

import pytest

from jaganetral.elections import Registry
from jaganetral.model import Conduct, Setting
from jaganetral.perception import Perceiver

TODAY = date(2024, 12, 1)
ROWS = [
    ("2024-01-20", None, "Prabowo Gibran menang sekali putaran 💪", {"support"}),
    ("2024-01-20", None, "#GanjarMahfudMenang", {"support"}),
    ("2024-01-20", None, "jangan pilih Prabowo", {"oppose"}),
    ("2024-01-20", None, "semoga pemilu besok lancar, amin", set()),
    ("2024-01-20", None, "KPU menetapkan Prabowo-Gibran nomor urut 2", {"neither"}),
    ("2024-01-20", None, "rapat di hotel garuda, lalu ke gelora, pas jam makan", set()),
    ("2024-10-20", "Jawa Timur", "Bu Khofifah terbukti kerja nyata, lanjutkan bu!", {"support"}),
    ("2024-10-20", "Jawa Timur", "coblos nomor 2, ayo Jatim", {"support"}),
    ("2024-10-20", "Jawa Timur", "ayo nyoblos tanggal 27, jangan golput", set()),
    ("2024-10-20", "Jawa Timur", "emil beli bakso di warung", set()),
]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def _setting(registry: Registry, at: str, region: str | None) -> Setting:
    return registry.setting(Conduct(id="-", at=at, region=region), today=TODAY)


@pytest.mark.parametrize(("at", "region", "text", "sides"), ROWS, ids=[r[2] for r in ROWS])
def test_sides(registry, at, region, text, sides):
    setting = _setting(registry, at, region)
    found = Perceiver(registry).perceive(Conduct(id="-", text=text), setting)
    assert {s.value for s in found if s.kind == "stance"} == sides


def test_a_number_means_another_in_another_place(registry):
    perceiver = Perceiver(registry)
    named = set()
    for region in ("Jawa Timur", "Jawa Tengah"):
        setting = _setting(registry, "2024-10-20", region)
        found = perceiver.perceive(Conduct(id="-", text="cagub nomor urut 2"), setting)
        named |= {s.target.name for s in found if s.kind == "number" and s.target}
    assert len(named) == 2


def test_a_candidate_from_another_place_is_known_by_full_name(registry):
    setting = _setting(registry, "2024-10-20", "Kota Padang")
    found = Perceiver(registry).perceive(
        Conduct(id="-", text="Tri Rismaharini cocok jadi gubernur"), setting
    )
    assert [s.target.id is not None for s in found if s.kind == "mention"] == [True]
