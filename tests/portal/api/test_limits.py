"""How often one address may ask."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.api import entry
from jaganetral.portal.api.limits import BURST_SECONDS, KEPT, Limits, address_of
from tests.portal.api.conftest import Programs


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@given(rate=st.integers(1, 50), steps=st.lists(st.floats(0, 100), max_size=60))
def test_no_more_is_let_through_than_the_bucket_and_what_came_in(
    rate: int, steps: list[float]
) -> None:
    clock = Clock()
    limits = Limits(rate, clock=clock)
    passed = 0
    for step in steps:
        clock.now += step
        while limits.take("one") == 0:
            passed += 1
    assert passed <= rate * BURST_SECONDS + rate * clock.now + 1e-6


def test_waiting_as_long_as_told_is_enough() -> None:
    clock = Clock()
    limits = Limits(0.5, clock=clock)
    while (wait := limits.take("one")) == 0:
        pass
    clock.now += wait
    assert limits.take("one") == 0


def test_addresses_do_not_share_a_bucket_and_are_not_kept() -> None:
    limits = Limits(1 / BURST_SECONDS, clock=Clock())
    assert limits.take("10.1.2.3") == 0
    assert limits.take("10.1.2.3") > 0
    assert limits.take("10.1.2.4") == 0
    assert b"10.1.2" not in b"".join(limits._buckets)
    assert Limits(1)._salt != Limits(1)._salt


def test_memory_is_bounded() -> None:
    limits = Limits(1)
    for number in range(KEPT + 100):
        limits.take(str(number))
    assert len(limits._buckets) == KEPT


@pytest.mark.parametrize(
    ("meta", "proxy", "address"),
    [
        ({"REMOTE_ADDR": "10.0.0.1"}, False, "10.0.0.1"),
        ({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1"}, False, "10.0.0.1"),
        ({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "9.9.9.9, 1.1.1.1"}, True, "1.1.1.1"),
        ({"REMOTE_ADDR": "2001:db8:1:2:3::4"}, False, "2001:0db8:0001:0002"),
        ({"REMOTE_ADDR": "nonsense:"}, False, "nonsense:"),
    ],
)
def test_who_counts_as_one_caller(
    settings: Any, meta: dict[str, str], proxy: bool, address: str
) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"proxy": proxy})
    assert address_of(RequestFactory().get("/", **meta)) == address  # type: ignore[arg-type]


def test_too_many_requests_are_told_when_to_come_again(program: Programs, settings: Any) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"api_rate": 2 / BURST_SECONDS})
    entry.limits.cache_clear()
    assert [program.get("elections").status_code for _ in range(3)] == [200, 200, 429]
    answer = program.post("check", {})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1
    assert answer.json()["type"].endswith("too-many-requests")
