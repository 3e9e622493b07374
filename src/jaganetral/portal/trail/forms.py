"""What an auditor filters by."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FilterForm(forms.Form):
    """Which entries are shown; every part may be left empty."""

    tentang = forms.CharField(label=_("Subject"), required=False, max_length=80)
    apa = forms.ChoiceField(label=_("What was done"), required=False)
    oleh = forms.CharField(label=_("By whom (name)"), required=False, max_length=80)
    dari = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    sampai = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: object, names: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        what = self.fields["apa"]
        assert isinstance(what, forms.ChoiceField)
        what.choices = [("", _("Anything")), *names]
