"""The forms of the people room; each field carries the design system's class and its own words."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.people.models import GIVEN_CHOICES, OrganisationKind, Person

_OFF = {"autocomplete": "off"}


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label = _("E-mail address"), _("Password")
        login.widget = forms.EmailInput(attrs={"autocomplete": "username webauthn"})
        password.help_text = ""
        password.widget.attrs = {"autocomplete": "current-password"}


class ForgottenPasswordForm(ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget = forms.EmailInput(attrs={"autocomplete": "email"})


class InviteForm(forms.Form):
    """Whom to invite, to which role, until when."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs=_OFF)
    )
    name = forms.CharField(label=_("Name"), max_length=150, widget=forms.TextInput(attrs=_OFF))
    role = forms.ChoiceField(label=_("Role"), choices=GIVEN_CHOICES)
    ends = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean_ends(self) -> datetime | None:
        """The role counts until the end of the last day, in the site's time zone."""
        day = self.cleaned_data["ends"]
        if day is None:
            return None
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


class AcceptForm(forms.Form):
    """The password of a new account."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self._person)
        return password


class RenameForm(forms.Form):
    """Another name for an organisation."""

    name = forms.CharField(label=_("Name"), max_length=200)


class NewOrganisationForm(forms.Form):
    """A new organisation below another."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[one for one in OrganisationKind.choices if one[0] != OrganisationKind.NATIONAL],
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    region = forms.CharField(label=_("Region code"), max_length=5, required=False)
