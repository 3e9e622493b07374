"""What officers fill in about rosters and roll calls."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.portal.reaching.columns import FIELDS
from jaganetral.portal.reaching.sealed import Sheet
from jaganetral.portal.reaching.tables import LARGEST

__all__ = ["ColumnsForm", "FileForm", "RollCallForm"]


class FileForm(forms.Form):
    """A table."""

    file = forms.FileField(
        label=gettext_lazy("File (CSV or XLSX, up to 10 MB)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB."))
        return bytes(file.read())


class RollCallForm(FileForm):
    """A meeting, and who joined it."""

    title = forms.CharField(label=gettext_lazy("What the meeting was"), max_length=120)
    held_on = forms.DateField(
        label=gettext_lazy("Day of the meeting"), widget=forms.DateInput(attrs={"type": "date"})
    )
    least_minutes = forms.IntegerField(
        label=gettext_lazy("Fewest minutes that count"), min_value=1, max_value=600, initial=15
    )
    field_order = ("title", "held_on", "least_minutes", "file")

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class ColumnsForm(forms.Form):
    """Which column is what."""

    def __init__(self, *args: Any, sheet: Sheet, columns: dict[str, int], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", "–"), *((str(at), f"{at + 1}. {name or '–'}")
                                for at, name in enumerate(sheet.header))]  # fmt: skip
        for name, field in FIELDS.items():
            self.fields[name] = forms.ChoiceField(
                label=str(field.title), choices=choices, required=False,
                initial=str(columns[name]) if name in columns else "",
            )  # fmt: skip

    def columns(self) -> dict[str, int]:
        """As they were chosen. Only where the form is valid."""
        return {name: int(value) for name, value in self.cleaned_data.items() if value}
