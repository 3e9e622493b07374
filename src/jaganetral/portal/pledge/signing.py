"""Signing a pledge, and taking it back."""

from __future__ import annotations

import hashlib
import secrets

from django.core import signing as django_signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from jaganetral.portal.door import checker, today
from jaganetral.portal.intake.codes import new_number
from jaganetral.portal.learning.models import Learner
from jaganetral.portal.learning.selectors import progress
from jaganetral.portal.people.models import Person
from jaganetral.portal.pledge import statements
from jaganetral.portal.pledge.errors import BadName, BadSignature, NotReady
from jaganetral.portal.pledge.models import Pledge
from jaganetral.portal.pledge.texts import Text, required
from jaganetral.portal.reaching.matching import bare_name
from jaganetral.portal.reaching.sealed import known
from jaganetral.portal.reaching.selectors import employee_of
from jaganetral.portal.trail.actions import record

__all__ = ["challenge", "missing", "nonce_of", "sign", "withdraw"]

_SALT = "jaganetral.pledge.nonce"
_OPEN = 86_400
"""Seconds for which a page that asks for a signature may be sent."""
_LIKE = 85
"""How alike (0-100) the typed name and that of the roster must be, titles left out."""


def missing(learner: Learner, one: Text) -> tuple[str, ...]:
    """The modules that are still to be read."""
    done = set(progress(learner).modules_done)
    return tuple(name for name in required(one) if name not in done)


def challenge(learner: Learner, one: Text) -> tuple[str, str]:
    """A nonce for one page, one person and one text, and the signed token that carries it back:
    `nonce_of` takes no other."""
    nonce = secrets.token_urlsafe(18)
    told = [nonce, str(learner.pk), one.hash, checker().rulebook.version]
    return nonce, django_signing.dumps(told, salt=_SALT, compress=True)


def nonce_of(token: str, learner: Learner, one: Text) -> str:
    """Raises BadSignature where the page is old, another's, or the words changed meanwhile."""
    try:
        nonce, who, text_hash, rulebook = django_signing.loads(token, salt=_SALT, max_age=_OPEN)
    except (django_signing.BadSignature, ValueError):
        raise BadSignature(_("This page is too old. Read the text again and sign.")) from None
    if (who, text_hash, rulebook) != (str(learner.pk), one.hash, checker().rulebook.version):
        raise BadSignature(
            _("The text or the law changed meanwhile. Read the text again and sign.")
        )
    return str(nonce)


@transaction.atomic
def sign(
    learner: Learner,
    one: Text,
    *,
    name: str,
    token: str,
    own: statements.Own | None,
    by: Person | None,
) -> Pledge:
    """Sign a text. Sent twice, the same page gives one pledge.

    Raises NotReady, BadName, BadSignature.
    """
    Learner.objects.select_for_update().get(pk=learner.pk)
    name = " ".join(name.split())
    if lacking := missing(learner, one):
        raise NotReady(_("Read the modules first."), lacking)
    nonce = nonce_of(token, learner, one)
    office = _named(learner, name, by)
    if own is not None and not statements.own_holds(
        own, statements.own_message(one.hash, checker().rulebook.version, nonce, name)
    ):
        raise BadSignature(_("What your browser signed does not hold. Load the page anew."))
    digest = hashlib.sha256(nonce.encode()).hexdigest()
    already = Pledge.objects.filter(learner=learner, withdrawn_at=None, text_hash=one.hash)
    for earlier in already:
        if _nonce(earlier) == digest:
            return earlier
    statement = statements.Statement(
        kind=statements.KIND, number=new_number(), name=name, office=office,
        signed_on=today().isoformat(), text=one.id, text_hash=one.hash,
        rulebook=checker().rulebook.version, nonce=nonce, own=own,
    )  # fmt: skip
    told = statement.bytes()
    signature, public = statements.sign(told)
    pledge = Pledge.objects.create(
        number=statement.number, learner=learner, text=one.id, text_hash=one.hash,
        rulebook=statement.rulebook, rules=one.substances(), sealed=statements.seal_statement(told),
        digest=hashlib.sha256(told).hexdigest(), signature=signature, public_key=public,
        own_key=own is not None,
    )  # fmt: skip
    record("pledge.signed", by=by, about=pledge.about, details={
        "text": one.id, "text_hash": one.hash, "rulebook": statement.rulebook,
        "statement": pledge.digest, "own_key": pledge.own_key,
    })  # fmt: skip
    return pledge


@transaction.atomic
def withdraw(pledge: Pledge, *, by: Person | None) -> None:
    """Take a pledge back: its certificate is said to be withdrawn from now on."""
    changed = Pledge.objects.filter(pk=pledge.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    if changed:
        record("pledge.withdrawn", by=by, about=pledge.about)


def _named(learner: Learner, name: str, by: Person | None) -> str:
    """The office that the certificate names. Raises BadName."""
    if sum(sign.isalpha() for sign in name) < 2 or len(name) > 150:
        raise BadName(_("Type your full name."))
    employee = employee_of(learner)
    there = known(employee.sealed).name if employee else by.name if by else ""
    if there and fuzz.token_set_ratio(bare_name(name), bare_name(there)) < _LIKE:
        raise BadName(_("This is not the name that we know you by: {name}.").format(name=there))
    return employee.organisation.name if employee else ""


def _nonce(pledge: Pledge) -> str:
    statement = statements.told_of(statements.open_statement(pledge.sealed))
    return hashlib.sha256(statement.nonce.encode()).hexdigest() if statement else ""
