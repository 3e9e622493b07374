"""Puts what was found into a conduct: absent fields are filled, given ones stay."""

from __future__ import annotations

from typing import Any

import msgspec

from jaganetral.model import Conduct, FieldSpan, Reading
from jaganetral.narrative.clauses import read_negation, read_subjects
from jaganetral.narrative.fields.calendar import read_dates
from jaganetral.narrative.fields.gestures import read_company, read_gesture, read_number
from jaganetral.narrative.fields.outline import read_outline
from jaganetral.narrative.fields.people import read_actor, read_relation
from jaganetral.narrative.fields.places import read_region
from jaganetral.narrative.fields.targets import read_target
from jaganetral.narrative.fields.words import read_words
from jaganetral.narrative.findings import Account, Finding
from jaganetral.narrative.matching import hits
from jaganetral.narrative.units import units
from jaganetral.narrative.voices import in_active_order

_LISTS = ("acts", "shows")
LIMIT = 20_000
"""Characters of an account that are read; an account is a paragraph, not a file."""


def account_of(text: str) -> Account:
    """`text` cut into units, with subjects, negation and all cues found."""
    told = units(text[:LIMIT])
    found = in_active_order(told)
    read_negation(found)
    read_subjects(found)
    return Account(text[:LIMIT], found, hits(found), told)


def read_text(text: str, region: str | None = None) -> tuple[Finding, ...]:
    """Everything an account says about the fields of a conduct, in the order of the model.

    `region` is where it happened if that is already known: what a `lurah` is depends on it.
    """
    account = account_of(text)
    if not account.units:
        return ()
    found = [
        *read_actor(account, region),
        *read_relation(account),
        *read_outline(account),
        *read_gesture(account),
        *read_number(account),
        *read_company(account),
        *read_target(account),
        *read_words(account),
        *read_dates(account),
        *read_region(account),
    ]
    order = {name: place for place, name in enumerate(Conduct.__struct_fields__)}
    return tuple(sorted(_kin_who_stand(found), key=lambda f: order[f.field]))


def _kin_who_stand(found: list[Finding]) -> list[Finding]:
    """A post of one's brother who runs for mayor is a contestant's post, not a private person's."""
    kin = next((f for f in found if f.field == "relation"), None)
    return [
        f._replace(value="contestant")
        if kin is not None
        and f.field == "target_kind"
        and f.value == "private"
        and f.start < kin.end
        and kin.start < f.end
        else f
        for f in found
    ]


def read(conduct: Conduct) -> Reading:
    """The conduct with its absent fields filled from its narrative, and where each was read.

    A field that is given is never changed; `unknown`, and the act `other`, give nothing and count
    as absent. `acts` and `shows` keep what was given and gain what was read. Without a narrative
    the conduct comes back as it is.
    """
    conduct = _with_role(conduct)
    if not conduct.narrative or not conduct.narrative.strip():
        return Reading(conduct)
    changes: dict[str, Any] = {}
    lists: dict[str, list[str]] = {name: list(getattr(conduct, name)) for name in _LISTS}
    spans: list[FieldSpan] = []
    for finding in read_text(conduct.narrative, conduct.region):
        name, value = finding.field, finding.value
        if name in lists:
            if value in lists[name]:
                continue
            lists[name].append(str(value))
        elif name in changes or not _absent(name, getattr(conduct, name), value):
            continue
        else:
            changes[name] = value
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        quote = conduct.narrative[finding.start : finding.end]
        spans.append(FieldSpan(name, shown, (finding.start, finding.end), quote))
    changes.update({name: tuple(values) for name, values in lists.items()})
    return Reading(msgspec.structs.replace(conduct, **changes), tuple(spans))


def _with_role(conduct: Conduct) -> Conduct:
    """What a role given in a few words ("kepala desa", "guru PPPK") says of its holder."""
    told = {"actor_kind": conduct.actor_kind, "office": conduct.office}
    if not conduct.actor_role or (None not in told.values() and "unknown" not in told.values()):
        return conduct
    found: dict[str, Any] = {
        f.field: f.value
        for f in read_actor(account_of(conduct.actor_role), conduct.region)
        if f.field in told and _absent(f.field, told[f.field], f.value)
    }
    return msgspec.structs.replace(conduct, **found) if found else conduct


def _absent(name: str, given: object, value: object) -> bool:
    """Whether a field tells nothing yet; what was read anew must tell something."""
    if name == "action" and given == "other":
        return value != "other"
    return given is None or (given == "unknown" and value != "unknown")
