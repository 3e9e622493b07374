"""What people fill in about their data, and officers about failures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.people.models import Organisation, OrganisationQuerySet
from jaganetral.portal.privacy.models import State, Who
from jaganetral.portal.privacy.requests import LONGEST
from jaganetral.portal.privacy.rights import RightId, refusals_of
from jaganetral.portal.privacy.words import Asked, Failure

__all__ = ["AnswerForm", "AskForm", "BreachForm", "CodeForm", "EntryForm"]


def _words(label: Any, *, required: bool = True, rows: int = 5, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=LONGEST, help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def _moment(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, required=required, help_text=hint,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )  # fmt: skip


class _Named(forms.Form):
    """A form that names the field which was left empty."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            said = _("Still missing: {label}").format(label=str(field.label).rstrip("?"))
            field.error_messages["required"] = said


class AskForm(_Named):
    """A request by anybody."""

    who = forms.ChoiceField(label=_("As what do you ask?"), choices=Who.choices,
                            widget=forms.RadioSelect)  # fmt: skip
    right = forms.ChoiceField(label=_("What do you ask for?"), choices=RightId.choices,
                              widget=forms.RadioSelect)  # fmt: skip
    organisation = forms.ModelChoiceField(
        label=_("Who should answer?"), queryset=Organisation.objects.none(),
        help_text=_("The supervisor or agency that has your data. If unsure, take the highest."),
    )  # fmt: skip
    words = _words(
        _("Which data, and what is wrong or wanted?"),
        hint=_("Do not write down a NIP or an identity number here: the officer asks if needed."),
    )
    proof = _words(
        _("How can you show that the data is yours?"), required=False, rows=3,
        hint=_("The number of a receipt or a case, or what only you can know. No copy of an "
               "identity card."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("How can we reach you?"), required=False, max_length=200,
        help_text=_("Not needed: you get a code by which you read the answer."),
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: OrganisationQuerySet, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]

    def asked(self) -> Asked:
        """What was written. Only where the form is valid."""
        data = self.cleaned_data
        return Asked(data["words"].strip(), data["contact"].strip(), data["proof"].strip())


class EntryForm(AskForm):
    """A request that came by letter or in person, written down by an officer."""

    received_at = _moment(_("When did it come?"), hint=_("The 72 hours run from then."))


class CodeForm(_Named):
    """The code of a request, and perhaps more words."""

    code = forms.CharField(
        label=_("Your code"), max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters",
                                      "spellcheck": "false"}),
    )  # fmt: skip


class AnswerForm(_Named):
    """How a request is answered, or a question back."""

    outcome = forms.ChoiceField(
        label=_("Answer"), widget=forms.RadioSelect,
        choices=[("ask", _("Ask back first; the clock goes on")),
                 (State.GRANTED.value, _("Granted")), (State.PARTLY.value, _("Granted in part")),
                 (State.REFUSED.value, _("Refused"))],
    )  # fmt: skip
    refusal = forms.ChoiceField(
        label=_("Ground, where it is not granted in full"), required=False, choices=[]
    )
    words = _words(_("What the person reads"))

    def __init__(self, *args: Any, right: str, **options: Any) -> None:
        super().__init__(*args, **options)
        grounds = [(name, said) for name, said in refusals_of(right).items()]
        self.fields["refusal"].choices = [("", _("None")), *grounds]  # type: ignore[attr-defined]


class BreachForm(_Named):
    """A failure to protect personal data."""

    organisation = forms.ModelChoiceField(label=_("Where"), queryset=Organisation.objects.none())
    known_at = _moment(_("When did it become known?"), hint=_("The 72 hours run from then."))
    happened_at = _moment(_("When did it happen, if known?"), required=False)
    which = _words(_("Which personal data was revealed"), rows=3)
    how = _words(_("When and how it was revealed"), rows=3)
    measures = _words(_("What is done to handle it and to recover"), rows=3)
    people_count = forms.IntegerField(
        label=_("How many people it is about, if known"), required=False, min_value=0
    )
    public = forms.BooleanField(
        label=_("The public must be told too: it disturbs public services or has a serious effect"),
        required=False,
    )

    def __init__(self, *args: Any, organisations: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        if organisations.count() == 1:
            self.fields["organisation"].initial = organisations.first()

    def failure(self) -> Failure:
        """What was written. Only where the form is valid."""
        data = self.cleaned_data
        return Failure(data["which"].strip(), data["how"].strip(), data["measures"].strip())
