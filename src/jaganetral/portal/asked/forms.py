"""The form of the room. It lives for one answer; nothing of it is kept."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.asked.choices import ASKERS, DEEDS, KINDS, WAYS
from jaganetral.portal.door import checker


class AskedForm(forms.Form):
    """Who asks, what, how, and as far as the person likes to tell, where and when."""

    asker = forms.ChoiceField(
        choices=[(key, one.label) for key, one in ASKERS.items()],
        error_messages={"required": _("Choose who asks you.")},
    )
    deed = forms.ChoiceField(
        choices=[(key, one.label) for key, one in DEEDS.items()],
        error_messages={"required": _("Choose what you are asked to do.")},
    )
    way = forms.ChoiceField(
        choices=list(WAYS.items()),
        error_messages={"required": _("Choose how you were asked.")},
    )
    kind = forms.ChoiceField(
        choices=list(KINDS.items()), error_messages={"required": _("Choose what you are.")}
    )
    region = forms.CharField(max_length=120, required=False)
    at = forms.DateField(
        required=False,
        error_messages={"invalid": _("Write the day like this: 2024-10-15, or leave it out.")},
    )
    pressed = forms.BooleanField(required=False)
    done = forms.BooleanField(required=False)

    def clean_region(self) -> str:
        """A place that the registry knows, or nothing."""
        words: str = self.cleaned_data["region"].strip()
        if words and not checker().registry.find_regions(words):
            raise forms.ValidationError(
                _("This place is not known. Write a regency, city or province, or leave it out.")
            )
        return words

    def clean_at(self) -> date | None:
        """A day on which the rulebook has something to say."""
        day: date | None = self.cleaned_data["at"]
        if day is not None and not 2014 <= day.year <= 2040:
            raise forms.ValidationError(_("Write a day between 2014 and 2040, or leave it out."))
        return day
