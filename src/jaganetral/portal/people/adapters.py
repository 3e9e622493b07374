"""allauth bent to this house: accounts by invitation, secrets encrypted, QR codes as SVG."""

from __future__ import annotations

import base64
import hashlib
import time
from functools import cache
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.people.models import Person


def display(person: Person) -> str:
    """How a person is called on pages and in letters."""
    return str(person)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up: an account is made by an invitation (people.actions)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Who has just signed in is not asked again; allauth alone would ask everybody once."""
        records = self.request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        newest = max((float(one["at"]) for one in records), default=0.0)
        return time.time() - newest >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Only errors: the pages say themselves what was done."""
        level = kwargs.get("level", args[1] if len(args) > 1 else 0)
        if level >= 30:
            super().add_message(*args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if settings.EMAIL_HOST or settings.EMAIL_BACKEND.endswith("locmem.EmailBackend"):
            super().send_mail(template_prefix, email, context)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of authenticator apps encrypted under the installation's secret."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Codes change every 30 seconds: try the next."),
    }

    def encrypt(self, text: str) -> str:
        return (
            _cipher(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
            .encrypt(text.encode())
            .decode("ascii")
        )

    def decrypt(self, encrypted_text: str) -> str:
        cipher = _cipher(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        return cipher.decrypt(encrypted_text.encode("ascii")).decode()

    def build_totp_svg(self, url: str) -> str:
        """A QR code that stands in the page, black on white in dark mode too: readers need it."""
        return str(
            segno.make(url, error="m").svg_inline(
                scale=5, border=4, light="#fff", dark="#000", omitsize=True, svgclass=None,
                lineclass=None,
            )
        )  # fmt: skip

    def _get_site_name(self) -> str:
        return "JagaNetral"


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The national sign-on opens accounts that exist; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Who has no account here is told so, kindly."""
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("people:no_account")))


@cache
def _cipher(*secrets: str) -> MultiFernet:
    keys = (
        hashlib.blake2b(secret.encode(), digest_size=32, person=b"jaganetral.totp").digest()
        for secret in secrets
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
