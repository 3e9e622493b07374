"""Studying a case: the officer's own view first, then the Checker's verdict as an aid.

Both are kept, with the hash of the rulebook: who reads the file later sees what the officer
thought before anything was shown to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.contract import conduct_from_row, verdict_json
from jaganetral.model import Verdict
from jaganetral.portal.casework.conflicts import keep_out
from jaganetral.portal.casework.errors import BadWords, NotNow
from jaganetral.portal.casework.following import seat
from jaganetral.portal.casework.models import Aid, Case, Level, OwnView
from jaganetral.portal.casework.sealed import open_told, sealed
from jaganetral.portal.door import checker, spoken, today
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail.actions import record

__all__ = ["LIMIT", "verdict_on", "write_own_view"]

LIMIT = 20_000
"""Letters of an own view."""


def write_own_view(
    person: Person, case: Case, *, level: str, words: str, rules: Sequence[str] = ()
) -> OwnView:
    """Keep what the officer thinks, and only then ask the Checker; nothing can be changed later.

    Raises Refused, Conflict, NotNow, BadWords.
    """
    verdict = verdict_on(case)  # asked before the database is held; shown to nobody yet
    with transaction.atomic():
        demand(person, "cases.write_case", seat(case, Role.REVIEWER.value))
        keep_out(person, case)
        case = Case.objects.select_for_update().get(pk=case.pk)
        if not case.is_open:
            raise NotNow(_("This case is closed."))
        _checked(level, words, rules)
        if OwnView.objects.filter(case=case, by=person).exists():
            raise NotNow(_("You have written down your own view already; it cannot be changed."))
        view = OwnView.objects.create(
            case=case, by=person, level=level, rules=list(rules), sealed=sealed(words.strip())
        )
        Aid.objects.create(
            view=view,
            level=verdict.verdict,
            rulebook=verdict.rulebook,
            decision=verdict.decision_id,
            sealed=sealed(verdict_json(verdict).decode()),
        )
        record(
            "case.studied",
            by=person,
            about=f"case:{case.pk}",
            organisation=seat(case, Role.REVIEWER.value),
            details={
                "own_view": level,
                "aid": verdict.verdict,
                "rulebook": verdict.rulebook,
                "decision": verdict.decision_id,
            },
            private={"own_view": words.strip()},
        )
    return view


def verdict_on(case: Case) -> Verdict:
    """The Checker's verdict on the conduct that the case is about. Raises BadConduct, Unsealed."""
    told = open_told(case.sealed)
    row = dict(told.conduct) or {"narrative": told.allegation}
    row["id"] = case.number
    if told.happened_on and not row.get("at"):
        row["at"] = told.happened_on
    if case.region and not row.get("region"):
        row["region"] = case.region
    conduct, notes = conduct_from_row(row, language=spoken())
    return checker().check(conduct, lang=spoken(), today=today(), notes=notes)


def _checked(level: str, words: str, rules: Sequence[str]) -> None:
    if level not in Level.values:
        raise BadWords(_("Choose what you think of it."), "level")
    if not words.strip():
        raise BadWords(_("Write down why you think so."), "words")
    if len(words) > LIMIT:
        raise BadWords(_("Write at most {limit} letters.").format(limit=LIMIT), "words")
    if unknown := [rule for rule in rules if rule not in checker().rulebook]:
        raise BadWords(_("No rule is called {rule}.").format(rule=unknown[0]), "rules")
