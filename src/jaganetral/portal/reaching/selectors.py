"""What other rooms and the pages read about employees."""

from __future__ import annotations

from django.http import HttpRequest

from jaganetral.portal.learning.models import Learner
from jaganetral.portal.learning.session import learner_of
from jaganetral.portal.reaching.models import Employee

__all__ = ["employee_here", "employee_of"]


def employee_of(learner: Learner) -> Employee | None:
    """Who somebody that learns is in a roster; None where in none."""
    return (
        Employee.objects.filter(learner=learner, left_at=None)
        .select_related("organisation")
        .first()
    )


def employee_here(request: HttpRequest) -> Employee | None:
    """Who of a roster uses this browser."""
    learner = learner_of(request)
    return employee_of(learner) if learner else None
