"""What officers fill in about evidence."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.evidence.accounts import GROUNDS
from jaganetral.portal.evidence.keeping import BASES
from jaganetral.portal.evidence.models import Account, Behind, Exhibit, Verb, Worth
from jaganetral.portal.evidence.study import Claim, Known

__all__ = ["AccountForm", "AnswerForm", "EraseForm", "FileForm", "GradeForm", "HoldForm",
           "LiftForm", "RelationForm", "ReleaseForm"]  # fmt: skip

_CHECKS = (
    ("source", _("The source itself was opened")),
    ("date", _("The date")),
    ("place", _("The place")),
    ("edited", _("Traces of editing")),
    ("context", _("What came before and after")),
    ("compared", _("Other evidence")),
)
_NETWORKS = ("Facebook", "Instagram", "X", "TikTok", "YouTube", "WhatsApp", "Telegram")
_PLATFORMS = (*((name.lower(), name) for name in _NETWORKS), ("other", _("Other")))


def _words(label: Any, *, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=4_000, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def _moment(label: Any, **more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        **more,
    )


class GradeForm(forms.Form):
    """How far it can be relied on."""

    worth = forms.ChoiceField(label=_("How far can it be relied on?"), choices=Worth.choices)
    checks = forms.MultipleChoiceField(
        label=_("What was looked at"), choices=_CHECKS, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    reason = _words(_("Why?"))


class ReleaseForm(forms.Form):
    """Boxes to be blacked out, one a line: page, left, top, right, bottom in percent."""

    boxes = forms.CharField(
        label=_("What is blacked out"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_(
            "One box a line: page, left, top, right, bottom, in percent of the page. Black out "
            "bystanders and whoever reported. With JavaScript you can draw them."
        ),
    )
    sure = forms.BooleanField(label=_("I have looked at every page for bystanders."))

    def clean_boxes(self) -> list[tuple[int, int, int, int, int]]:
        boxes = []
        for line in self.cleaned_data["boxes"].splitlines():
            if not line.strip():
                continue
            try:
                page, *sides = (float(part) for part in line.replace(";", ",").split(","))
                left, top, right, bottom = (round(side * 10) for side in sides)
                boxes.append((int(page), left, top, right, bottom))
            except (ValueError, OverflowError):
                raise ValidationError(
                    _now("Write five numbers a line: page, left, top, right, bottom.")
                ) from None
        return boxes


class HoldForm(forms.Form):
    """Why it must be kept."""

    ground = _words(_("Why must it be kept?"), rows=2)


class LiftForm(forms.Form):
    """Why it need not be kept any more."""

    reason = _words(_("Why need it not be kept any more?"), rows=2)


class EraseForm(forms.Form):
    """On which ground it is erased."""

    basis = forms.ChoiceField(label=_("On which ground?"), choices=list(BASES.items()))
    ground = _words(_("Why?"), rows=2)
    sure = forms.BooleanField(label=_("I know that this cannot be undone."))


class AccountForm(forms.Form):
    """Who is behind an account."""

    platform = forms.ChoiceField(label=_("Platform"), choices=_PLATFORMS)
    handle = forms.CharField(label=_("Name of the account"), max_length=200)
    person = forms.CharField(label=_("Who is said to be behind it"), max_length=200)
    grade = forms.ChoiceField(label=_("How sure is it?"), choices=Behind.choices)
    grounds = forms.MultipleChoiceField(
        label=_("What speaks for it"),
        choices=[(name, ground.title) for name, ground in GROUNDS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = _words(_("Why?"))

    def claim(self) -> Claim:
        """What was filled in."""
        told = self.cleaned_data
        return Claim(
            told["platform"], told["handle"], told["person"], Behind(told["grade"]),
            told["grounds"], told["reason"],
        )  # fmt: skip


class AnswerForm(forms.Form):
    """The answer to an objection."""

    answer = _words(_("Answer to the objection"))


class RelationForm(forms.Form):
    """What an account liked or followed, and when that is known to have been so."""

    account = forms.ModelChoiceField(label=_("Account"), queryset=Account.objects.none())
    verb = forms.ChoiceField(label=_("It"), choices=Verb.choices)
    target = forms.CharField(label=_("What? (account, page or post)"), max_length=300)
    exhibit = forms.ModelChoiceField(
        label=_("Shown by"), queryset=Exhibit.objects.none(), required=False
    )
    seen_from = _moment(_("Seen first"))
    seen_until = _moment(_("Seen last"))
    began_after = _moment(_("Not there yet"), required=False)
    ended_before = _moment(_("Gone again"), required=False)

    def __init__(
        self, *args: Any, accounts: list[tuple[str, str]], exhibits: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        account, exhibit = self.fields["account"], self.fields["exhibit"]
        assert isinstance(account, forms.ModelChoiceField)
        assert isinstance(exhibit, forms.ModelChoiceField)
        account.queryset = Account.objects.filter(pk__in=[number for number, _said in accounts])
        exhibit.queryset = Exhibit.objects.filter(pk__in=[number for number, _said in exhibits])
        account.widget.choices = accounts
        exhibit.widget.choices = [("", "–"), *exhibits]

    def known(self) -> Known:
        """The times that were filled in."""
        told: dict[str, datetime | None] = self.cleaned_data
        first, last = told["seen_from"], told["seen_until"]
        assert first is not None
        assert last is not None
        return Known(first, last, told["began_after"], told["ended_before"])


class FileForm(forms.Form):
    """A file that an officer adds."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Photo, video, sound, PDF, text or ZIP (an exported chat); up to 200 MB."),
    )
