"""The elements that a rule may speak of, and the values each may take.

This table is the whole vocabulary of the `when` of a rule (law/data/rules/*.yaml). A value that
stands in no row here fails the schema check, so that a misspelt condition cannot pass unseen.
"""

from __future__ import annotations

from typing import get_args

from jaganetral import model

Value = str | bool

_BOOL: tuple[Value, ...] = (True, False)


def _values(literal: object, *leave_out: str) -> tuple[Value, ...]:
    return tuple(v for v in get_args(literal) if v not in leave_out)


ELEMENTS: dict[str, tuple[Value, ...]] = {
    # who
    "actor": _values(model.ActorKind, "unknown"),
    "office": _values(model.Office, "unknown"),
    "relation": _values(model.Relation, "unknown"),
    "on_unpaid_leave": _BOOL,
    "on_duty": _BOOL,
    "authorship": _values(model.Authorship, "unknown"),
    # what was done
    "action": _values(model.Action),
    "event": (*_values(model.Event), "none"),
    "active": (True, False, "not_told"),  # bare attendance is a state of its own, not a gap
    "purpose": (*_values(model.Purpose), "not_told"),
    "published": _BOOL,
    "audience": _values(model.Audience, "unknown"),
    "in_uniform": _BOOL,
    "at_office": _BOOL,
    "state_facility": _BOOL,
    # towards whom, showing what
    "object": (*_values(model.TargetKind, "unknown"), "none"),
    "stance": ("support", "oppose", "neither"),
    "material": _BOOL,
    "with_contestant": _BOOL,
    "gesture": ("none", "number", "registered", "listed", "disputed", "harmless", "unsure"),
    "gesture_meaning": ("support", "other", "not_told"),
    "old_photo": _BOOL,  # made before the candidates were determined, and not put up again
    # when
    "stage": ("none", *_values(model.StageName)),
    "contest": (*_values(model.ContestKind), "none"),
}

MANY: dict[str, tuple[Value, ...]] = {
    # elements that hold several values at once; what is not among them was not seen
    "acts": _values(model.Act),
    "topics": _values(model.Shows),
}
