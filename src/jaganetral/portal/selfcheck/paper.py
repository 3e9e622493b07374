"""The answer on paper: a PDF that the person keeps, set by Typst from data alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jaganetral.model import Language, Reason
from jaganetral.portal import typesetting
from jaganetral.portal.selfcheck.answer import Answer

__all__ = ["paper"]

_FORM = Path(__file__).with_name("paper.typ")


def paper(found: Answer, language: Language, today: date) -> bytes:
    """The PDF. What a person typed goes in as data, never as markup, so it cannot run anything."""
    verdict = found.verdict
    data = {
        "lang": language,
        "title": _("Self-check"),
        "day": date_format(today, "j F Y"),
        "level": found.level,
        "kind": verdict.verdict,
        "summary": verdict.summary,
        "blocks": [
            [_("What was asked"), _asked(found)],
            [_("Why"), [line for reason in verdict.reasons for line in _reason(reason)]],
            [_("What to do"), list(verdict.advice)],
            [_("A neutral wording"), list(found.neutral)],
            [_("What would change it"), [missing.question for missing in verdict.missing]],
        ],
        "foot": [
            _("An aid to people, never a sanction and no legal advice. Nothing was stored."),
            _(
                "Decision {decision}, rulebook {rulebook}. The same facts give the same decision:"
            ).format(decision=verdict.decision_id, rulebook=verdict.rulebook),
        ],
        "facts": msgspec.json.encode(found.conduct).decode(),
    }
    return typesetting.pdf(_FORM, data)


def _asked(found: Answer) -> list[str]:
    words = ["".join(piece.text for piece in cut) for _field, cut in found.marked]
    return [*words, *(f"{told.name}: {told.value}" for told in found.told)]


def _reason(reason: Reason) -> list[str]:
    articles = "; ".join(
        f"{basis.title or basis.instrument}, {basis.article} "
        f"({basis.effective_from} – {basis.effective_to or '…'})"
        for basis in reason.basis
    )
    lines = [f"{reason.title}. {reason.explanation}", articles]
    lines += [f"{weighed.title}: {weighed.why}" for weighed in reason.exceptions]
    if reason.when:
        lines.append(_("Applies if: {when}").format(when=reason.when))
    return [line for line in lines if line]
