"""The forms of the room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.advice.words import LIMIT
from jaganetral.portal.door import checker
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.people.models import OrganisationQuerySet as Organisations


class TextForm(forms.Form):
    """One message."""

    text = forms.CharField(
        max_length=LIMIT,
        error_messages={
            "required": _("Write something first."),
            "max_length": _("Write at most 8,000 letters."),
        },
    )


class AskForm(TextForm):
    """A question; the self-check goes along only if `bring` is ticked."""

    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        error_messages={"required": _("Choose whom to ask.")},
    )
    conduct = forms.CharField(required=False)
    bring = forms.BooleanField(required=False)

    def __init__(self, *args: Any, organisations: Organisations, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        if organisations.count() == 1:
            self.fields["organisation"].initial = organisations.first()


class AnswerForm(TextForm):
    """An answer, and up to three rules that it rests on."""

    rule_1 = forms.CharField(required=False, max_length=80)
    rule_2 = forms.CharField(required=False, max_length=80)
    rule_3 = forms.CharField(required=False, max_length=80)

    def clean(self) -> dict[str, Any]:
        """The rules by their names, each once."""
        told: dict[str, Any] = super().clean() or {}
        rules: list[str] = []
        for field in ("rule_1", "rule_2", "rule_3"):
            name = str(told.get(field) or "").strip()
            if name and name not in checker().rulebook:
                self.add_error(field, _("No rule has this name. Pick one from the list."))
            elif name and name not in rules:
                rules.append(name)
        told["rules"] = tuple(rules)
        return told
