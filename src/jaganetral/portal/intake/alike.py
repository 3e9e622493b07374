"""Finds the reports that may tell of the same happening, and says why. Officers decide.

Three ways lead to candidates, each over an index: equal bands of the words (likeness.py), the same
file (SHA-256) or a copy of the same picture (PDQ), and the same reported person within days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from rapidfuzz import fuzz

from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake.likeness import bands
from jaganetral.portal.intake.models import Apart, Band, PhotoMark, Report
from jaganetral.portal.intake.photos import alike_photos, mark_photos
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import scope
from jaganetral.portal.sealing import Unsealed

__all__ = ["Alike", "alike"]

MOST = 200
"""Candidates by their words that are opened and compared; the newest first."""
WORDS_ALIKE = 78.0
"""Likeness (0-100, rapidfuzz' token_sort_ratio: letters of the sorted words) from which the words
count as nearly the same: a forwarded text in which a fifth of the letters differ still does."""
DAYS_NEAR = timedelta(days=3)
SHOWN = 10


@dataclass(slots=True)
class Alike:
    """A report that may tell of the same: `grounds` are words, file, picture, person; `score` puts
    the likeliest first."""

    report: Report
    grounds: list[str] = field(default_factory=list)
    score: float = 0.0
    words: int = 0
    """Likeness of the words in percent, where they are nearly the same."""


def alike(person: Person, report: Report) -> list[Alike]:
    """What an officer may join with a report, the likeliest first; nothing of other supervisors'
    reports that the person may not read."""
    found: dict[UUID, Alike] = {}
    readable = Report.objects.filter(organisation__in=scope(person, "reports.read_report"))
    readable = readable.exclude(pk=report.pk).select_related("receipt", "organisation")
    if report.incident_id is not None:
        readable = readable.exclude(incident=report.incident_id)
    apart = _apart(report)

    def note(other: Report, ground: str, score: float) -> Alike | None:
        if other.pk in apart:
            return None
        one = found.setdefault(other.pk, Alike(other))
        one.grounds.append(ground)
        one.score += score
        return one

    for other, likeness in _by_words(report, readable.all()):
        if (one := note(other, "words", likeness / 100)) is not None:
            one.words = round(likeness)
    files = exhibits(report.folder).exclude(state="erased")
    hashes = set(files.values_list("sha256", flat=True))
    if hashes:
        same = readable.filter(
            Q(folder__own_exhibits__sha256__in=hashes)
            | Q(folder__shared_exhibits__sha256__in=hashes)
        ).distinct()
        for other in same[:SHOWN]:
            note(other, "file", 1.0)
    mark_photos(files)
    folders = alike_photos(PhotoMark.objects.filter(folder=report.folder), report.folder)
    for other in readable.filter(folder__in=folders)[:SHOWN]:
        if "file" not in found.get(other.pk, Alike(other)).grounds:
            note(other, "picture", 0.9)
    if report.reported_mark:
        for other in _same_person(report, readable.all()):
            note(other, "person", 0.5)
    return sorted(found.values(), key=lambda one: -one.score)[:SHOWN]


def _apart(report: Report) -> set[UUID]:
    pairs = Apart.objects.filter(Q(one=report) | Q(other=report)).values_list("one", "other")
    return {number for pair in pairs for number in pair if number != report.pk}


def _by_words(report: Report, readable: Iterable[Report]) -> list[tuple[Report, float]]:
    keys = bands(report.told)
    if not keys:
        return []
    numbers = (
        Band.objects.filter(key__in=keys)
        .exclude(report=report)
        .order_by("-pk")
        .values_list("report", flat=True)[: MOST * 16]
    )
    likely = list(dict.fromkeys(numbers))[:MOST]
    found = []
    for other in readable.filter(pk__in=likely):  # type: ignore[attr-defined]
        try:
            likeness = fuzz.token_sort_ratio(report.told.casefold(), other.told.casefold())
        except Unsealed:
            continue
        if likeness >= WORDS_ALIKE:
            found.append((other, likeness))
    return found


def _same_person(report: Report, readable: Iterable[Report]) -> list[Report]:
    """The same name, near in time, and not in another region."""
    day = report.happened_on or report.known_on
    near = Q(happened_on__range=(day - DAYS_NEAR, day + DAYS_NEAR)) | Q(
        happened_on=None, known_on__range=(day - DAYS_NEAR, day + DAYS_NEAR)
    )
    there = readable.filter(near, reported_mark=report.reported_mark)  # type: ignore[attr-defined]
    if report.region:
        there = there.filter(Q(region=report.region) | Q(region=""))
    return list(there[:SHOWN])
