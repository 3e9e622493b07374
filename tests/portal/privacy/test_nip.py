"""NIP: 18 digits with real dates; everything else is refused with a sentence that says what."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.privacy.nip import BadNip, is_nip, mask, read_nip

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "born", "year", "month", "sex", "kind"),
    [
        ("198609262015051001", date(1986, 9, 26), 2015, 5, "L", "pns"),
        ("19680411 199303 1 009", date(1968, 4, 11), 1993, 3, "L", "pns"),
        ("19850101.201001.2.034", date(1985, 1, 1), 2010, 1, "P", "pns"),
        ("200002292022032001", date(2000, 2, 29), 2022, 3, "P", "pns"),
        ("19900505 202321 2 001", date(1990, 5, 5), 2023, None, "P", "pppk"),
    ],
)
def test_a_nip_tells_birth_appointment_and_sex(
    typed: str, born: date, year: int, month: int | None, sex: str, kind: str
) -> None:
    nip = read_nip(typed, today=TODAY)
    assert (nip.born, nip.appointed_year, nip.appointed_month, nip.sex, nip.kind) == (
        born, year, month, sex, kind,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "18"),
        ("19860926201505100", "17"),
        ("1986092620150510011", "19"),
        ("19860926201505100A", "angka"),
        ("١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١", "angka"),
        ("198613262015051001", "tanggal"),
        ("198602302015051001", "tanggal"),
        ("199902292022031001", "tanggal"),
        ("203001012050011001", "tidak mungkin"),
        ("198609262015131001", "ke-13"),
        ("198609262015001001", "ke-13"),
        ("198609261990051001", "ke-9"),
        ("198609262030051001", "ke-9"),
        ("198609262015053001", "ke-15"),
        ("198609262015051000", "001"),
    ],
)
def test_what_cannot_be_a_nip_is_refused_and_it_is_said_why(typed: str, says: str) -> None:
    with pytest.raises(BadNip) as bad:
        read_nip(typed, today=TODAY)
    assert says in str(bad.value.sentence)
    assert not is_nip(typed)


def test_a_hidden_nip_keeps_its_ends_alone() -> None:
    assert mask("198501012010012034") == "19••••••••••••••34"
    assert mask("1985") == "••••"
    assert mask("") == ""


@given(st.text())
def test_whatever_is_typed_is_a_nip_or_a_sentence(text: str) -> None:
    if not is_nip(text):
        with pytest.raises(BadNip, match=r"\.$"):
            read_nip(text)
        return
    nip = read_nip(text)
    assert len(nip.digits) == 18
    assert nip.digits[2:-2] not in nip.masked


@given(
    st.dates(date(1950, 1, 1), date(2000, 12, 31)), st.integers(20, 25), st.integers(1, 12),
    st.sampled_from("12"), st.integers(1, 999),
)  # fmt: skip
def test_every_nip_that_the_rule_makes_is_read(
    born: date, age: int, month: int, sex: str, number: int
) -> None:
    digits = f"{born:%Y%m%d}{born.year + age}{month:02}{sex}{number:03}"
    assert read_nip(digits, today=TODAY).number == number
