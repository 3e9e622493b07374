"""The forms of the queue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.model import Platform
from jaganetral.portal.casework import forms as casework
from jaganetral.portal.door import checker, spoken
from jaganetral.portal.people.models import Person
from jaganetral.portal.review import deciding, holding
from jaganetral.portal.review.queueing import SHOWN, Filters
from jaganetral.portal.review.states import Choice
from jaganetral.portal.review.telling import Member, platform_name

__all__ = ["DecisionForm", "FilterForm", "FindingForm", "GoldenForm", "HandOverForm", "HoldForm",
           "ReasonForm", "RecusalForm", "UploadForm", "rule_names"]  # fmt: skip


def rule_names() -> list[tuple[str, str]]:
    """The rules by which something may be a breach, by their titles."""
    language = spoken()
    found = [
        (one.record.id, one.record.title.say(language))
        for one in checker().rulebook.rules
        if one.record.effect != "allow"
    ]
    return sorted(found, key=lambda one: one[1])


class FilterForm(forms.Form):
    """What the list shows. Its fields are parts of the address."""

    keadaan = forms.ChoiceField(label=_("State"), required=False)
    media = forms.ChoiceField(label=_("Medium"), required=False)  # type: ignore[assignment]
    wilayah = forms.CharField(
        label=_("Region (code)"), required=False, max_length=13,
        widget=forms.TextInput({"inputmode": "decimal"}), help_text=_("13 or 13.71"),
    )  # fmt: skip
    aturan = forms.ChoiceField(label=_("Rule"), required=False)
    penilaian = forms.ChoiceField(label=_("What the scan said"), required=False)

    def __init__(self, filters: Filters) -> None:
        super().__init__(
            initial={"keadaan": filters.state, "media": filters.platform,
                     "wilayah": filters.region, "aturan": filters.rule,
                     "penilaian": filters.verdict}
        )  # fmt: skip
        every = [("", _("all"))]
        options: dict[str, Any] = {
            "keadaan": [(one.value, one.label) for one in SHOWN],
            "media": [*every, *((one, platform_name(one)) for one in Platform.__args__)],  # type: ignore[attr-defined]
            "aturan": [*every, *rule_names()],
            "penilaian": [*every, ("prohibited", _("A breach")), ("caution", _("Unsettled")),
                          ("undetermined", _("It depends"))],
        }  # fmt: skip
        for name, choices in options.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """What a reviewer thinks, before anything is shown to them."""

    decision = forms.ChoiceField(
        label=_("What I think of it"), choices=Choice, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you think of it.")},
    )  # fmt: skip
    rules = forms.MultipleChoiceField(
        label=_("Which rules it breaches"), required=False,
        widget=forms.SelectMultiple({"size": 8}),
        help_text=_("Only for a breach. Several: hold Ctrl, or tap each."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why I think so"), max_length=deciding.LIMIT, widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write down why you think so, in your own words.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["rules"].choices = rule_names()  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """A reason, in words."""

    reason = forms.CharField(
        label=_("Reason"), max_length=deciding.LIMIT, widget=forms.Textarea({"rows": 4})
    )


class RecusalForm(forms.Form):
    """Keeping out of an item; nobody has to say why."""

    reason = forms.CharField(
        label=_("How I know this person"), required=False,
        max_length=holding.LIMIT, widget=forms.Textarea({"rows": 2}),
        help_text=_("Other reviewers do not see it; the leads of this queue do."),
    )  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="keluar_%s")  # it stands beside a form with a reason


class HoldForm(forms.Form):
    """Why an item waits, and until when."""

    reason = forms.CharField(
        label=_("What it waits for"), max_length=holding.LIMIT, widget=forms.Textarea({"rows": 3})
    )
    until = forms.DateField(label=_("Until"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        today = timezone.localdate()
        self.fields["until"].widget.attrs |= {
            "min": (today + timedelta(days=1)).isoformat(),
            "max": (today + timedelta(days=holding.MOST_HELD)).isoformat(),
        }


class HandOverForm(forms.Form):
    """To whom an item is offered, and what they need to know."""

    to = forms.ChoiceField(label=_("Colleague"))
    note = forms.CharField(
        label=_("Note for them"), max_length=holding.LIMIT, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, people: Sequence[Person], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = [(str(one.pk), one.name) for one in people]  # type: ignore[attr-defined]


class GoldenForm(forms.Form):
    """A decision that is known, and how."""

    decision = forms.ChoiceField(
        label=_("What is known of it"), choices=Choice, widget=forms.RadioSelect
    )
    rules = forms.MultipleChoiceField(
        label=_("Which rules it breaches"), required=False, widget=forms.SelectMultiple({"size": 8})
    )
    reason = forms.CharField(
        label=_("How it is known"), max_length=deciding.LIMIT, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["rules"].choices = rule_names()  # type: ignore[attr-defined]


class UploadForm(forms.Form):
    """A queue file, as `jaganetral triage` writes it."""

    queue = forms.ChoiceField(label=_("Queue of"))
    file = forms.FileField(label=_("Queue file (JSON Lines)"))

    def __init__(self, places: Sequence[Any], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["queue"].choices = [(str(one.pk), one.name) for one in places]  # type: ignore[attr-defined]


class FindingForm(casework.FindingForm):
    """A finding, with the copy that it is about."""

    member = forms.TypedChoiceField(label=_("Which copy it is about"), coerce=int)

    def __init__(self, members: Sequence[Member], region: str, *args: Any, **options: Any) -> None:
        super().__init__(region, *args, **options)
        chosen = [
            (one.number, " · ".join(part for part in (one.account, one.platform, one.day) if part))
            for one in members
        ]
        self.fields["member"].choices = chosen or [(0, "–")]  # type: ignore[attr-defined]
        self.order_fields(["member", *casework.FindingForm.base_fields])
