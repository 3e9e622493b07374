"""Clocks: started, extended, suspended, moved by a decree, and judged."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.procedure import (
    JAKARTA,
    Calendar,
    Clock,
    Event,
    Flow,
    clocks,
    procedures,
    silences,
)
from tests.procedure.conftest import cases

D = date.fromisoformat
PEMILU, PILKADA, SBT, DISCIPLINE, REMEDIES = map(
    procedures().flow, ("pemilu_report", "pilkada_report", "satgas_sbt", "discipline", "remedies")
)


def one(
    flow: Flow, clock_id: str, *events: tuple[str, str], now: str | None = None, **calendar: date
) -> Clock:
    """The only clock of that id after these events."""
    done = [Event(move, D(day), reason="because") for move, day in events]
    found = clocks(flow, done, D(now) if now else None, Calendar(**calendar))  # type: ignore[arg-type]
    (clock,) = [clock for clock in found if clock.id == clock_id]
    return clock


REGISTERED = ("register", "2024-01-04")


@pytest.mark.parametrize(
    ("flow", "clock_id", "events", "now", "due", "status"),
    [
        # 7 days, read as working days
        (PEMILU, "pemilu-handle", [REGISTERED], "2024-01-15", "2024-01-15", "running"),
        (PEMILU, "pemilu-handle", [REGISTERED], "2024-01-16", "2024-01-15", "broken"),
        (PEMILU, "pemilu-handle", [REGISTERED, ("decide_violation", "2024-01-12")], "2024-03-01",
         "2024-01-15", "kept"),
        (PEMILU, "pemilu-handle", [REGISTERED, ("decide_violation", "2024-01-16")], "2024-03-01",
         "2024-01-15", "broken"),
        # a lawful extension: 14 working days in all, not 14 more
        (PEMILU, "pemilu-handle", [REGISTERED, ("extend_handling", "2024-01-12")], "2024-01-20",
         "2024-01-24", "extended"),
        (PEMILU, "pemilu-handle", [REGISTERED, ("extend_handling", "2024-01-12")], "2024-01-25",
         "2024-01-24", "broken"),
        # one that came when the limit had passed counts for nothing
        (PEMILU, "pemilu-handle", [REGISTERED, ("extend_handling", "2024-01-17")], "2024-01-20",
         "2024-01-15", "broken"),
        # further statements are the law's own ground
        (PEMILU, "pemilu-handle", [REGISTERED, ("clarify", "2024-01-11")], "2024-01-20",
         "2024-01-24", "extended"),
        # regional elections: 3 calendar days, 5 with further information
        (PILKADA, "pilkada-handle", [("register", "2024-10-04")], "2024-10-07", "2024-10-07",
         "running"),
        (PILKADA, "pilkada-handle", [("register", "2024-10-04"), ("extend_handling", "2024-10-06")],
         "2024-10-09", "2024-10-09", "extended"),
        # withdrawn in time: not needed any more
        (PEMILU, "pemilu-prelim", [("file_report", "2024-01-02"), ("withdraw", "2024-01-03")],
         "2024-02-01", "2024-01-04", "stopped"),
        # the PPK counts from receipt where that day is told
        (SBT, "sbt-ppk", [("recommend_sanction", "2024-10-01"),
                          ("receive_recommendation", "2024-10-07")], "2024-10-22", "2024-10-25",
         "running"),
        # at least seven working days between the summons and the examination
        (DISCIPLINE, "dis-summon1", [("summon_examination", "2024-03-01"),
                                     ("examine", "2024-03-04")], "2024-05-01", "2024-03-14",
         "broken"),
        (DISCIPLINE, "dis-summon1", [("summon_examination", "2024-03-01"),
                                     ("examine", "2024-03-14")], "2024-05-01", "2024-03-14",
         "kept"),
        (DISCIPLINE, "dis-effect", [("deliver_decision", "2026-07-14")], "2026-08-04",
         "2026-08-04", "running"),
        (DISCIPLINE, "dis-effect", [("deliver_decision", "2026-07-14"),
                                    ("file_appeal", "2026-07-20")], "2026-12-01", "2026-08-04",
         "suspended"),
    ],
)  # fmt: skip
def test_a_clock_reads(
    flow: Flow, clock_id: str, events: list[tuple[str, str]], now: str, due: str, status: str
) -> None:
    clock = one(flow, clock_id, *events, now=now)
    assert (clock.due, clock.status) == (D(due), status), clock.arithmetic.say("en")


def test_days_of_a_suspension_do_not_count() -> None:
    events = [("receive_recommendation", "2024-03-01"), ("suspend_examination", "2024-03-08")]
    waiting = one(DISCIPLINE, "sbt-ppk", *events, now="2024-06-03")
    assert (waiting.status, waiting.kept) == ("suspended", None)
    events.append(("resume_examination", "2024-06-03"))
    going_on = one(DISCIPLINE, "sbt-ppk", *events, now="2024-06-04")
    assert going_on.status == "running"
    assert Calendar().between(D("2024-06-03"), going_on.due, "working_day") == 9  # 14 less 5
    assert "Reason: because." in going_on.arithmetic.say("en")


def test_both_readings_of_days_are_kept() -> None:
    clock = one(PEMILU, "pemilu-prelim", ("file_report", "2024-01-05"), now="2024-01-08")
    assert clock.due == D("2024-01-09")
    assert clock.other_reading == ("calendar_day", D("2024-01-07"), False)
    assert "As calendar days it would be due Sunday 7 January 2024." in clock.arithmetic.say("en")


def test_a_later_decree_moves_a_running_deadline_and_the_trace_says_so() -> None:
    """The joint leave of 18 August 2025 was decreed on the 7th."""
    started = ("register", "2025-08-06"), ("extend_handling", "2025-08-06")
    then = one(PEMILU, "pemilu-handle", *started, now="2025-08-06", known_on=D("2025-08-06"))
    now = one(PEMILU, "pemilu-handle", *started, now="2025-08-08", known_on=D("2025-08-08"))
    assert (then.due, now.due) == (D("2025-08-26"), D("2025-08-27"))
    said = now.arithmetic.say("en")
    assert "known when it began it was due Tuesday 26 August 2025; a later decree moved it" in said
    assert "Monday 18 August 2025 (Independence Day Joint Holiday)" in said
    assert "moved it" not in then.arithmetic.say("en")


def test_twenty_four_hours_are_hours() -> None:
    at = datetime(2024, 1, 10, 15, 0, tzinfo=JAKARTA)
    done = [Event("declare_crime", at), Event("hand_over_crime", at + timedelta(hours=23))]
    (clock,) = clocks(PEMILU, done, at + timedelta(days=9), Calendar())
    assert (clock.kept, clock.used, clock.due) == (True, 23, at + timedelta(hours=24))
    late = [done[0], Event("hand_over_crime", at + timedelta(hours=25))]
    (clock,) = clocks(PEMILU, late, None, Calendar())
    assert clock.kept is False


@pytest.mark.parametrize(
    ("handed_over", "kept"),
    [("2024-01-10", True), ("2024-01-11", None), ("2024-01-12", False)],
)
def test_hours_of_which_only_the_days_are_told(handed_over: str, kept: bool | None) -> None:
    events = ("declare_crime", "2024-01-10"), ("hand_over_crime", handed_over)
    assert one(PEMILU, "pemilu-crime-forward", *events).kept is kept


@pytest.mark.parametrize(
    ("events", "kept", "why"),
    [
        # the day of registration is bounded by the two days of the preliminary study
        ([("file_report", "2024-10-01"), ("decide_not_proven", "2024-10-04")], True, "not told"),
        ([("file_report", "2024-10-01"), ("decide_not_proven", "2024-10-07")], None, "extended"),
        ([("file_report", "2024-10-01"), ("decide_not_proven", "2024-10-12")], False, "not told"),
        # still open when somebody was heard long after: broken without a day of an end
        ([("register", "2024-10-01"), ("clarify", "2024-11-20")], False, "had not come by"),
        # made known in time: it had been decided by then
        ([("register", "2024-10-01"), ("announce_not_proven", "2024-10-03")], True, "had come by"),
        ([("register", "2024-10-01")], None, "No day of an end is told"),
    ],
)
def test_what_a_finished_history_lets_one_say(
    events: list[tuple[str, str]], kept: bool | None, why: str
) -> None:
    clock = one(PILKADA, "pilkada-handle", *events)
    assert clock.kept is kept
    assert why in clock.arithmetic.say("en")


def test_rough_days_are_intervals() -> None:
    def handled(end: str, until: str) -> bool | None:
        done = [Event("register", D("2024-10-01")), Event("decide", D(end), until=D(until))]
        (clock,) = clocks(PILKADA, done, None, Calendar())
        return clock.kept

    assert handled("2024-10-02", "2024-10-04") is True
    assert handled("2024-10-01", "2024-10-31") is None
    assert handled("2024-11-01", "2024-11-30") is False


def test_silence_of_a_ppk_is_a_figure() -> None:
    def of(day: str, *more: tuple[str, str]) -> Clock:
        return one(SBT, "sbt-ppk", ("recommend_sanction", day), *more, now="2025-03-03")

    calendar = Calendar()
    figure = silences(
        [
            ("Kabupaten A", of("2025-01-02")),
            ("Kabupaten A", of("2025-01-20")),
            ("Kota B", of("2025-02-24")),  # has time still
            ("Kota C", of("2025-01-02", ("impose_sanction", "2025-02-28"))),  # late, not silent
        ],
        D("2025-03-03"),
        calendar,
    )
    assert (figure.authorities, figure.cases) == (1, 2)
    (silent,) = figure.by_authority
    due = calendar.add(D("2025-01-02"), 14, "working_day")[0]
    assert silent.longest == calendar.between(due, D("2025-03-03"), "working_day")


# --- what holds on every way through every flow --------------------------------------------------


@given(cases(), st.integers(0, 200))
def test_no_deadline_lies_before_its_event(case: tuple[Flow, list[Event]], later: int) -> None:
    flow, events = case
    now = events[-1].first_day + timedelta(days=later)
    for clock in clocks(flow, events, now, Calendar()):
        assert clock.due_at >= Event("x", clock.started).first  # type: ignore[operator]


@given(cases(), st.integers(0, 200), st.booleans())
def test_replaying_gives_the_same_clocks(
    case: tuple[Flow, list[Event]], later: int, finished: bool
) -> None:
    flow, events = case
    now = None if finished else events[-1].first_day + timedelta(days=later)
    first = clocks(flow, events, now, Calendar())
    assert first == clocks(flow, list(events), now, Calendar())
    assert all(clock.arithmetic.say("id") for clock in first)


@given(cases(), st.dates(D("2021-09-01"), D("2026-12-31")))
def test_a_new_day_off_never_brings_a_deadline_forward(
    case: tuple[Flow, list[Event]], off: date
) -> None:
    flow, events = case
    now = events[-1].first_day
    plain = clocks(flow, events, now, Calendar())
    moved = clocks(flow, events, now, Calendar(extra=((off, "libur"),)))
    for before, after in zip(plain, moved, strict=True):
        if before.unit == after.unit:
            assert after.due >= before.due


@given(st.dates(D("2021-09-01"), D("2026-10-01")), st.integers(0, 6), st.integers(0, 40))
def test_a_lawful_extension_never_reads_as_overdue(day: date, asked: int, later: int) -> None:
    calendar = Calendar()
    extended_on = calendar.add(day, asked, "working_day")[0]
    events = [Event("register", day), Event("extend_handling", extended_on, reason="further")]
    now = extended_on + timedelta(days=later)
    (clock,) = [c for c in clocks(PEMILU, events, now, calendar) if c.id == "pemilu-handle"]
    if now <= calendar.add(day, 14, "working_day")[0]:
        assert clock.status == "extended"
        assert clock.kept is None
    else:
        assert clock.status == "broken"


@given(cases())
def test_a_suspended_or_stopped_clock_is_never_broken(case: tuple[Flow, list[Event]]) -> None:
    flow, events = case
    for clock in clocks(flow, events, D("2040-01-01"), Calendar()):
        if clock.status in ("suspended", "stopped", "running", "extended", "unknown"):
            assert clock.kept is None
