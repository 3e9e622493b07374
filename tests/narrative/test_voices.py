"""Passives that name the actor are read as actives; spans still quote the account."""

from __future__ import annotations

import pytest

from jaganetral.model import Conduct
from jaganetral.narrative import read
from jaganetral.narrative.units import units
from jaganetral.narrative.voices import in_active_order

ORDERS = [
    ("Calon bupati disambut kades", "kades disambut calon"),
    ("Spanduk caleg dipasang di pagar oleh lurah", "lurah dipasang spanduk caleg di pagar"),
    ("Stiker itu tidak dibagikan guru", "guru tidak dibagikan stiker itu"),
    ("Camat diajak tim sukses", "camat diajak tim"),
    ("Camat dilaporkan warga", "camat dilaporkan warga"),
]


@pytest.mark.parametrize(("text", "order"), ORDERS)
def test_order(text: str, order: str) -> None:
    assert " ".join(unit.norm for unit in in_active_order(units(text))) == order


def test_a_turned_passive_is_active_and_the_actors() -> None:
    turned = next(u for u in in_active_order(units("Brosur dibagikan lurah")) if u.by_actor)
    assert (turned.voice, turned.has("~bagi:active", "membagikan")) == ("active", True)


def test_spans_of_turned_sentences_quote_the_account() -> None:
    text = "Kemarin spanduk caleg dipasang oleh lurah di depan kantornya."
    reading = read(Conduct(id="x", narrative=text))
    assert reading.conduct.action == "banner"
    for span in reading.spans:
        assert text[span.span[0] : span.span[1]] == span.text
