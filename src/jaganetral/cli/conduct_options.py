"""The options that tell what is known of a conduct: one for each field of the contract."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

import click

from jaganetral import model
from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.language import N_
from jaganetral.model import Conduct, Language

_OPTIONS: dict[str, tuple[str, str]] = {
    "action": ("--action", N_("What was done: post, comment, like, attend …")),
    "quoted_text": ("--on", N_("The words that were liked, shared or commented on.")),
    "photos": ("--photo", N_("A photo that belongs to it; may be repeated.")),
    "actor_kind": ("--actor", N_("Who acts: pns, pppk, non_asn …")),
    "actor_role": ("--role", N_("The actor's work: camat, guru, lurah …")),
    "office": ("--office", N_("The kind of office held.")),
    "relation": ("--relation", N_("Kinship with the contestant.")),
    "region": ("--region", N_("Where: a Kemendagri code (13.71) or a name.")),
    "at": ("--at", N_("When: 2024, 2024-11, 2024-11-27; today by default.")),
    "platform": ("--platform", N_("On which platform.")),
    "target": ("--target", N_("The account, page or name it was aimed at.")),
    "target_kind": ("--target-kind", N_("What kind of account or person that is.")),
    "authorship": ("--authorship", N_("Whose doing it is, where the account is the actor's.")),
    "audience": ("--audience", N_("Who could see it.")),
    "gesture": ("--gesture", N_("A hand gesture in words: dua jari, simbol W …")),
    "candidate_number": ("--number", N_("The contestant's ballot number.")),
    "taken_at": ("--taken-at", N_("When the photo or video was made.")),
    "narrative": ("--narrative", N_("What happened, told in your own words.")),
    "on_unpaid_leave": ("--unpaid-leave", N_("On unpaid leave (CLTN).")),
    "in_uniform": ("--uniform", N_("In uniform.")),
    "at_office": ("--office-place", N_("At a government office.")),
    "state_facility": ("--state-facility", N_("With a facility of the state.")),
    "on_duty": ("--duty", N_("In working hours or on duty.")),
    "active_support": ("--active-support", N_("With chants, symbols, persuading or a role.")),
    "with_contestant": ("--with-contestant", N_("Together with a contestant.")),
    "deleted": ("--deleted", N_("Taken down since.")),
    "published": ("--published", N_("Seen by others.")),
    "acts": ("--act", N_("Something done that is said outright; may be repeated.")),
    "shows": ("--shows", N_("Something it shows that is said outright; may be repeated.")),
    "contest": ("--contest", N_("Which election it is about.")),
    "stage": ("--stage", N_("Before or after the determination of candidates.")),
    "event": ("--event", N_("What kind of event it was.")),
    "purpose": ("--purpose", N_("What the actor came for.")),
    "gesture_meaning": ("--gesture-meaning", N_("What the gesture was meant to say.")),
}


def told(*fields: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options for `fields`, or for all of them."""
    hints = get_type_hints(Conduct, vars(model))

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for field in reversed(fields or tuple(_OPTIONS)):
            command = _option(field, hints[field])(command)
        return command

    return add


def _option(field: str, hint: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    flag, words = _OPTIONS[field]
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    if bool in kinds:
        return click.option(f"{flag}/--no-{flag[2:]}", field, default=None, help=words)
    many = getattr(hint, "__origin__", None) is tuple
    choices = getattr(kinds[0], "__origin__", None) is Literal
    metavar = "WORD" if choices else "FILE" if field == "photos" else "TEXT"
    return click.option(flag, field, multiple=many, metavar=metavar, help=words)


def conduct_told(
    given: dict[str, Any], language: Language, *, identity: str
) -> tuple[Conduct, tuple[str, ...]]:
    """The conduct that the options tell of; a wrong one names its option."""
    row = {field: value for field, value in given.items() if value not in (None, ())}
    for name in given.get("photos") or ():
        if not Path(name).is_file():
            raise click.FileError(name, hint="--photo")
    try:
        return conduct_from_row(row | {"id": identity}, language=language)
    except BadConduct as bad:
        flag = _OPTIONS.get(bad.field, (bad.field.upper(), ""))[0]
        raise click.UsageError(f"{flag}: {bad.message(language)}") from None
