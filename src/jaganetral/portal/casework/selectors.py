"""What may be read of cases, and by whom."""

from __future__ import annotations

from jaganetral.portal.casework.models import Case


def case_by_code(code: str) -> Case | None:
    """The case of a code that the reported holds, or None."""
    raise NotImplementedError
