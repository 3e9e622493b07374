"""Cases made up by walking through a flow, for properties that must hold on every way."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from jaganetral.procedure import Event, Flow, procedures

flows = st.sampled_from(procedures().flows)
FIRST = date(2021, 9, 1)


@st.composite
def walks(draw: st.DrawFn, flow: Flow, most: int = 25) -> list[Event]:
    """Moves that the flow allows, on days that never go back."""
    state, day = flow.start, FIRST + timedelta(days=draw(st.integers(0, 1500)))
    events = [Event("happen", day), Event("learn", day)]
    for _step in range(draw(st.integers(0, most))):
        possible = flow.moves_from(state)
        if not possible:
            break
        move = draw(st.sampled_from(possible))
        day += timedelta(days=draw(st.integers(0, 12)))
        events.append(Event(move.id, day, reason="a reason"))
        state = move.to or state
    return events


@st.composite
def cases(draw: st.DrawFn) -> tuple[Flow, list[Event]]:
    """A flow and a way through it."""
    flow = draw(flows)
    return flow, draw(walks(flow))
