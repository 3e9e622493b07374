"""What a photo shows. In this release no photo is looked at, and each is said to be unread."""

from __future__ import annotations

from jaganetral.model import Conduct, Signal

__all__ = ["unread"]


def unread(conduct: Conduct) -> tuple[Signal, ...]:
    """A signal `unread` for each photo of a conduct.

    Nobody looked at it, so that nothing may be concluded from it, least of all that it is harmless.
    """
    return tuple(
        Signal(kind="unread", value=name, confidence=1.0, source=f"photo:{name}")
        for name in conduct.photos
    )
