"""What is read of evidence."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from jaganetral.portal.evidence.models import Exhibit, Folder

__all__ = ["exhibits"]


def exhibits(folder: Folder) -> QuerySet[Exhibit]:
    """What lies in a folder: its own, and what is shared with it; erased ones too."""
    found: QuerySet[Exhibit] = Exhibit.objects.filter(
        Q(pk__in=Exhibit.objects.filter(folder=folder).values("pk"))
        | Q(pk__in=Exhibit.shared.through.objects.filter(folder=folder).values("exhibit"))
    ).order_by("received_at", "pk")
    return found
