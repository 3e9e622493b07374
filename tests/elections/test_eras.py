"""What was worked out for one day serves all days between the same turns, and no other."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.elections import Registry
from jaganetral.elections.eras import Eras
from jaganetral.model import Conduct, Period

PLACES = ("13.71", "Kota Padang", "35", "94.02", "Banjar", "Kota Antah Berantah", None)
REGISTRY = Registry.load()


def test_an_era_ends_the_day_after_what_it_rests_on_ends() -> None:
    eras = Eras([(date(2024, 9, 25), date(2024, 11, 23)), (None, date(2024, 11, 27))])
    same = [eras.of(Period(day, day)) for day in (date(2024, 9, 25), date(2024, 11, 23))]
    assert same[0] == same[1]
    days = (date(2024, 9, 24), date(2024, 9, 25), date(2024, 11, 24), date(2024, 11, 28))
    assert len({eras.of(Period(day, day)) for day in days}) == 4


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PLACES),
    st.dates(date(2014, 1, 1), date(2026, 12, 31)),
    st.sampled_from((0, 0, 30, 365)),
)
def test_a_registry_that_remembers_answers_as_one_that_does_not(
    place: str | None, start: date, length: int
) -> None:
    period = Period(start, start + timedelta(days=length))
    region, contests, elsewhere = REGISTRY._latar(place, period)
    if length == 0:
        asked = Conduct(id="1", at=start.isoformat(), region=place)
        setting = REGISTRY.setting(asked, today=start)
        assert (setting.region, setting.contests, setting.elsewhere) == (
            region, contests, elsewhere,
        )  # fmt: skip
        assert REGISTRY.names(setting) == REGISTRY._roster.names(setting)
        assert REGISTRY.names(setting) is REGISTRY.names(setting)
