"""Made-up accounts for a demonstration: one for each role, in a made-up tree of organisations.

Passwords and secrets are drawn when the accounts are made; none stands in the code.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.db import transaction

from jaganetral.portal.people import actions
from jaganetral.portal.people.errors import NotADemonstration
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.roles import GIVEN, OFFICERS, Role

__all__ = ["Account", "code_now", "make"]

TREE = (
    ("national", "Lembaga Contoh Nasional", ""),
    ("province", "Provinsi Contoh", "99"),
    ("regency", "Kabupaten Contoh", "99.01"),
    ("opd", "Dinas Contoh", ""),
)
"""From the top down; no region of Indonesia has these codes."""

SUPERVISOR = ("supervisor", "Pengawas Contoh", "99")
"""The election supervisor, beside the tree."""

_PLACE = {
    Role.EMPLOYEE: 3, Role.AGENCY_OFFICER: 2, Role.ADVISER: 2, Role.INTAKE_OFFICER: 4,
    Role.REVIEWER: 4, Role.DECISION_MAKER: 4, Role.PPK: 2, Role.AUDITOR: 0, Role.ADMINISTRATOR: 2,
}  # fmt: skip
"""Where each role's account serves: in TREE, or (4) at the supervisor."""

_BESIDE = (
    ("decision-maker-2", "Pemutus Contoh Dua", Role.DECISION_MAKER, 4),
    ("decision-maker-3", "Pemutus Contoh Tiga", Role.DECISION_MAKER, 4),
    ("reviewer-2", "Penelaah Contoh Dua", Role.REVIEWER, 4),
    ("examiner", "Pemeriksa Contoh", Role.REVIEWER, 2),
    ("second-hand", "Pejabat Kedua Contoh", Role.DECISION_MAKER, 2),
)
"""More hands, so that nobody has to decide alone: their part of the e-mail address, name, role,
place. The auditor looks at the supervisor as well."""

_NAMES = {
    Role.EMPLOYEE: "Pegawai Contoh", Role.AGENCY_OFFICER: "Petugas Instansi Contoh",
    Role.ADVISER: "Penasihat Contoh", Role.INTAKE_OFFICER: "Petugas Penerimaan Contoh",
    Role.REVIEWER: "Penelaah Contoh", Role.DECISION_MAKER: "Pemutus Contoh",
    Role.PPK: "PPK Contoh", Role.AUDITOR: "Auditor Contoh", Role.ADMINISTRATOR: "Admin Contoh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """One made-up account: what is needed to sign in to it."""

    role: Role
    organisation: str
    email: str
    password: str
    totp_secret: str
    """Empty where the role needs no second factor."""
    totp_url: str
    """The same for an authenticator app (otpauth://…)."""


@transaction.atomic
def make() -> list[Account]:
    """Make the accounts, or give those that are there new passwords and secrets.

    Raises NotADemonstration outside a demonstration.
    """
    if not settings.ENVIRONMENT.demo:
        raise NotADemonstration("set JAGANETRAL_DEMO=1 to make made-up accounts")
    places = _tree()
    made = [_account(role, places[_PLACE[role]]) for role in GIVEN]
    made += [_account(role, places[at], part, name) for part, name, role, at in _BESIDE]
    auditor = Person.objects.get(email="auditor@contoh.example")
    if not auditor.memberships.in_force().filter(organisation=places[4]).exists():
        actions.give_role(None, auditor, places[4], Role.AUDITOR)
    return made


def code_now(secret: str) -> str:
    """The six digits that an authenticator app would show now."""
    counter = int(time.time()) // mfa_settings.TOTP_PERIOD
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def _tree() -> list[Organisation]:
    places: list[Organisation] = []
    for kind, name, region in TREE:
        above = places[-1] if places else None
        found = Organisation.objects.filter(name=name, kind=kind).first()
        places.append(
            found or actions.make_organisation(None, above, kind=kind, name=name, region=region)
        )
    kind, name, region = SUPERVISOR
    found = Organisation.objects.filter(name=name, kind=kind).first()
    places.append(
        found or actions.make_organisation(None, None, kind=kind, name=name, region=region)
    )
    return places


def _account(role: Role, place: Organisation, part: str = "", name: str = "") -> Account:
    email = f"{part or role.value.replace('_', '-')}@contoh.example"
    password = secrets.token_urlsafe(12)
    person = Person.objects.filter(email=email).first()
    if person is None:
        person = actions.make_account(
            None, email=email, name=name or _NAMES[role], password=password, said="demonstration"
        )
        actions.give_role(None, person, place, role)
    else:
        person.set_password(password)
        person.save(update_fields=["password"])
    secret = ""
    if role in OFFICERS:
        Authenticator.objects.filter(user=person).delete()
        secret = totp.generate_totp_secret()
        totp.TOTP.activate(person, secret)
        RecoveryCodes.activate(person)
    url = get_adapter().build_totp_url(person, secret) if secret else ""
    return Account(role, place.name, email, password, secret, url)
