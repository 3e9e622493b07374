"""The forms of the case desk. What a step asks for follows from the flow's data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.casework import needs, papers
from jaganetral.portal.casework.following import Step
from jaganetral.portal.casework.models import Case, Level
from jaganetral.portal.door import checker, spoken
from jaganetral.portal.people.models import Organisation, OrganisationKind
from jaganetral.portal.privacy.nip import BadNip, read_nip

__all__ = ["CloseForm", "FindingForm", "OfficeForm", "OwnViewForm", "ReasonForm", "StepForm",
           "VoteForm"]  # fmt: skip

LONG = 20_000
_AREA = {"rows": 6}


class ManyFiles(forms.ClearableFileInput):
    """An input for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, or none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=ManyFiles(), required=False, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given if one]


class ReasonForm(forms.Form):
    """A reason, in words."""

    reason = forms.CharField(
        label=_("Reason"), max_length=LONG, widget=forms.Textarea(_AREA), required=False
    )
    turn = forms.IntegerField(widget=forms.HiddenInput, required=False)


class StepForm(ReasonForm):
    """What one step needs to be told."""

    keeps_minutes = False
    attached = FilesField(label=_("Files for the case"))

    def __init__(self, case: Case, step: Step, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        wanted = papers.asked_for(case, step)
        made: dict[str, forms.Field] = {}
        if "meeting_at" in wanted:
            made["meeting_at"] = forms.DateTimeField(
                label=_("Day and hour"), widget=_moment(), input_formats=["%Y-%m-%dT%H:%M"],
                required=False,
            )  # fmt: skip
        if "meeting_place" in wanted:
            made["meeting_place"] = forms.CharField(
                label=_("Place"), max_length=200, required=False
            )
        if "answer_until" in wanted:
            made["answer_until"] = forms.DateField(
                label=_("Written answer until"), widget=forms.DateInput({"type": "date"}),
                required=False,
            )  # fmt: skip
        if "sanction" in wanted:
            made["sanction"] = forms.ChoiceField(
                label=_("Sanction"), choices=[("", "—"), *needs.sanctions(case)], required=False
            )
        if self.keeps_minutes or "minutes" in step.needs:
            made["minutes"] = forms.CharField(
                label=_("Minutes: what was said"), max_length=LONG,
                widget=forms.Textarea({"rows": 10}), required=False,
            )  # fmt: skip
        reason, turn, attached = (self.fields.pop(name) for name in ("reason", "turn", "attached"))
        reason.required = "reason" in step.needs
        if not reason.required:
            reason.label = _("Note for the file")
        for name, field in made.items():
            summons = "summons_letter" in step.needs and name != "sanction"
            field.required = summons or name in ("minutes", "sanction")
        self.fields = {**made, "reason": reason, "attached": attached, "turn": turn}

    def facts(self) -> dict[str, Any]:
        """What was told, for the action."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("reason", "turn", "attached") and value
        }


class OwnViewForm(forms.Form):
    """What an officer thinks, before anything is shown to them."""

    level = forms.ChoiceField(
        label=_("What I think of the conduct"), choices=Level, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you think of it.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Why I think so"), max_length=LONG, widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Write down why you think so.")},
    )  # fmt: skip
    rules = forms.MultipleChoiceField(
        label=_("Rules that it touches"), required=False, widget=forms.SelectMultiple({"size": 8})
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        language = spoken()
        book = checker().rulebook
        self.fields["rules"].choices = [  # type: ignore[attr-defined]
            (rule.id, rule.title.say(language))
            for rule in (one.record for one in book.rules)
            if rule.effect != "allow"
        ]


class VoteForm(forms.Form):
    """One vote."""

    choice = forms.ChoiceField(label=_("My vote"), widget=forms.RadioSelect, required=False)
    words = forms.CharField(
        label=_("My reasons, or my dissent"), max_length=10_000, required=False,
        widget=forms.Textarea(_AREA),
    )  # fmt: skip

    def __init__(self, steps: list[Step], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        language = spoken()
        self.fields["choice"].choices = [  # type: ignore[attr-defined]
            *((step.id, step.title.say(language)) for step in steps),
            ("", _("I abstain")),
        ]


class CloseForm(StepForm):
    """What a meeting is closed with: whatever it decides, with minutes."""

    keeps_minutes = True


class OfficeForm(forms.Form):
    """Where the reported works."""

    office = forms.ModelChoiceField(
        label=_("Office of the person who was reported"), queryset=Organisation.objects.none(),
        error_messages={"required": _("Choose the office.")},
    )  # fmt: skip
    turn = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, region: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["office"].queryset = offices(region)  # type: ignore[attr-defined]


class FindingForm(forms.Form):
    """A finding of the supervisor's own."""

    name = forms.CharField(label=_("Name of the person"), max_length=150, required=False)
    nip = forms.CharField(label=_("NIP"), max_length=30, required=False)
    position = forms.CharField(label=_("Post"), max_length=150, required=False)
    allegation = forms.CharField(
        label=_("What happened"), max_length=LONG, widget=forms.Textarea({"rows": 8})
    )
    happened_on = forms.DateField(
        label=_("Day it happened"), widget=forms.DateInput({"type": "date"})
    )
    place = forms.CharField(label=_("Where it happened"), max_length=200)
    office = forms.ModelChoiceField(
        label=_("Office of the person who was reported"), queryset=Organisation.objects.none(),
        required=False,
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why it is a finding"), max_length=LONG, widget=forms.Textarea(_AREA)
    )
    attached = FilesField(label=_("Evidence"))

    def __init__(self, region: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["office"].queryset = offices(region)  # type: ignore[attr-defined]

    def clean_nip(self) -> str:
        said = str(self.cleaned_data["nip"]).strip()
        try:
            return read_nip(said).digits if said else ""
        except BadNip as bad:
            raise forms.ValidationError(str(bad.sentence)) from None


def offices(region: str) -> Any:
    """The agencies of a region and all below them; of the nation where the region is not known."""
    every = Organisation.objects.exclude(kind=OrganisationKind.SUPERVISOR)
    for code in (region, region[:2]):
        top = every.filter(region=code).first() if code else None
        if top is not None:
            return every.filter(path__startswith=top.path)
    return every


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
