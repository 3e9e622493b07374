"""Everything that changes a report: permission, execution, an entry in the trail."""

from __future__ import annotations

from jaganetral.portal.intake.filing import (
    Filed,
    attach,
    detach,
    file_report,
    remove_old_drafts,
)
from jaganetral.portal.intake.handling import (
    answer,
    ask_reporter,
    became_case,
    name_oneself,
    open_identity,
    step,
    withdraw,
)
from jaganetral.portal.intake.joining import join, keep_apart, part
from jaganetral.portal.intake.words import Told, Who

__all__ = [
    "Filed", "Told", "Who", "answer", "ask_reporter", "attach", "became_case", "detach",
    "file_report", "join", "keep_apart", "name_oneself", "open_identity", "part",
    "remove_old_drafts", "step", "withdraw",
]  # fmt: skip
