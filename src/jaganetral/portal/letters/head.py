"""The letterhead of an organisation: what it set itself, else its place in the tree."""

from __future__ import annotations

from jaganetral.portal.letters.models import Head
from jaganetral.portal.letters.sheet import Letterhead
from jaganetral.portal.people.models import Organisation

__all__ = ["letterhead"]


def letterhead(organisation: Organisation) -> Letterhead:
    """Two lines of the tree (the body above, the body itself) where none was set."""
    own = Head.objects.filter(organisation=organisation).first()
    if own is not None:
        return Letterhead(own.lines.splitlines(), own.address, own.place)
    lineage = organisation.lineage()
    return Letterhead([str(one) for one in lineage[-2:]] or [str(organisation)])
