"""What an officer writes down of a report that came on paper, by telephone or by WhatsApp: the
fields of form B.1 (Perbawaslu 7/2022)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.portal import door
from jaganetral.portal.intake.models import Channel
from jaganetral.portal.intake.understanding import conduct_of
from jaganetral.portal.intake.words import LONGEST, Told, Who
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.people.models import OrganisationQuerySet as Organisations

__all__ = ["EntryForm"]

ENTERED = [choice for choice in Channel.choices if choice[0] != Channel.WEB]


def _line(label: Any, most: int = 300, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, **options)


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class EntryForm(forms.Form):
    """Form B.1, as far as the reporter told it."""

    organisation = forms.ModelChoiceField(
        label=_("Received by"), queryset=Organisation.objects.none()
    )
    channel = forms.ChoiceField(label=_("How it came"), choices=ENTERED)
    name = _line(_("Name"), help_text=_("Leave it empty if they stay anonymous."))
    born = _line(_("Place and date of birth"))
    sex = forms.ChoiceField(
        label=_("Sex"), required=False,
        choices=[("", _("Not told")), ("P", _("Female")), ("L", _("Male"))],
    )  # fmt: skip
    work = _line(_("Work"))
    nationality = _line(_("Nationality"))
    address = _line(_("Address"))
    phone = _line(_("Telephone"), 40)
    email = _line(_("E-mail"), 120)
    signed = forms.BooleanField(
        label=_("Signed, and I compared it with the identity card"), required=False
    )
    reported_name = _line(_("Name of the reported"))
    reported_office = _line(_("Post and office of the reported"))
    reported_nip = _line(_("NIP of the reported, if known"), 18)
    text = forms.CharField(
        label=_("What happened, in order of time"), max_length=LONGEST, widget=forms.Textarea
    )
    happened_on = _day(_("Day on which it happened"))
    known_on = _day(_("Day on which the reporter learnt of it"), required=True)
    region_said = _line(_("Regency or city"))
    place = _line(_("Place"))
    witnesses = forms.CharField(
        label=_("Witnesses: name, address, telephone"), max_length=2000, required=False,
        widget=forms.Textarea,
    )  # fmt: skip
    links = forms.CharField(
        label=_("Addresses of posts, one a line"), max_length=4000, required=False,
        widget=forms.Textarea,
    )  # fmt: skip

    GROUPS = (
        (_("How it came"), ("organisation", "channel")),
        (_("The reporter"), ("name", "born", "sex", "work", "nationality", "address", "phone",
                             "email", "signed")),
        (_("The reported"), ("reported_name", "reported_office", "reported_nip")),
        (_("The event"), ("text", "happened_on", "known_on", "region_said", "place")),
        (_("Witnesses and evidence"), ("witnesses", "links")),
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: Organisations, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        if organisations.count() == 1:
            self.fields["organisation"].initial = organisations.first()
        self.fields["known_on"].initial = timezone.localdate().isoformat()
        for name, field in self.fields.items():
            attributes = field.widget.attrs
            if not isinstance(field, forms.BooleanField):
                attributes["class"] = "input"
            if field.help_text:
                attributes["aria-describedby"] = f"hint-{name}"
            if name in self.errors:
                attributes["aria-invalid"] = "true"

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The fields in their groups, for the page."""
        return [(str(title), [self[name] for name in names]) for title, names in self.GROUPS]

    def clean_region_said(self) -> str:
        """The code of the region; a name that is not known, or that several have, is refused."""
        said = str(self.cleaned_data.get("region_said") or "").strip()
        if not said:
            return ""
        found = door.checker().registry.find_region(said)
        if found is None:
            raise forms.ValidationError(
                _("This regency or city is not known, or several have this name: write it in "
                  "full, with its province.")
            )  # fmt: skip
        return found.code

    def told(self) -> Told:
        """The report that was written down. Only where the form is valid."""
        data = self.cleaned_data
        happened = data.get("happened_on")
        region = data.get("region_said") or ""
        who = Who(
            **{
                name: data.get(name) or ""
                for name in ("name", "address", "phone", "email", "born", "sex", "work",
                             "nationality")
            },
            signed=bool(data.get("signed")),
        )  # fmt: skip
        return Told(
            text=data["text"].strip(),
            known_on=data["known_on"],
            happened_on=happened,
            region=region,
            place=data.get("place") or "",
            reported_name=data.get("reported_name") or "",
            reported_office=data.get("reported_office") or "",
            reported_nip=data.get("reported_nip") or "",
            witnesses=data.get("witnesses") or "",
            links=data.get("links") or "",
            conduct=conduct_of(data["text"], {}, happened.isoformat() if happened else "", region),
            who=who if who != Who() else None,
        )
