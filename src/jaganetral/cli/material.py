"""`material`: an agency's index of known campaign material, and what of it a photo shows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
import msgspec

from jaganetral.cli.speech import Spoken, SpokenGroup, language_option, printed, refuse
from jaganetral.cli.table import table
from jaganetral.language import N_, Translate, chosen_language, translator

if TYPE_CHECKING:
    from jaganetral.perception.photo.material import BadMaterial, Entry, Index, Match

_json = click.option("--json", "as_json", is_flag=True, help=N_("One line of JSON each."))
_index = click.option(
    "--index",
    "path",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("The file of the index; without it the one that JAGANETRAL_MATERIAL names."),
)
# What a record tells of itself, for the catalogue: the words stand as values.
_KINDS = {
    "poster": N_("poster"),
    "logo": N_("logo"),
    "twibbon": N_("twibbon"),
    "emblem": N_("party emblem"),
}
_HOW = {
    "whole": N_("as the whole photo"),
    "part": N_("as a picture inside the photo"),
    "scene": N_("in the scene"),
    "frame": N_("as a frame round the photo"),
}


@click.group(
    cls=SpokenGroup,
    help=N_("Known campaign material: fill an index from folders, and look for it in photos."),
)
def material() -> None:
    """Posters, logos, twibbons and party emblems that an agency knows."""


@material.command(
    "add",
    cls=Spoken,
    help=N_("Take in a folder of pictures with its material.csv or material.yaml."),
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@_index
@_json
@language_option()
def add(folder: Path, path: Path | None, as_json: bool, lang: str | None) -> None:
    """What is good is taken, what is not is named on stderr."""
    _ = translator(chosen_language(lang))
    index = _opened(path, _, new=True)
    from jaganetral.elections import Registry  # noqa: PLC0415 - loaded once the call proved right
    from jaganetral.perception.photo.material.owners import Owners  # noqa: PLC0415

    added = index.add(folder, Owners(Registry.load()).find)
    for problem in added.problems:
        click.echo(f"jaganetral: {_problem(problem, _)}", err=True)
    if as_json:
        for state in ("new", "changed", "known"):
            for entry in getattr(added, state):
                printed(msgspec.json.encode({"state": state} | msgspec.to_builtins(entry)))
        return
    for entry in added.new:
        if entry.plain:
            line = _("{file}: so plain that it is known only as a whole photo, not in a scene")
            click.echo(line.format(file=entry.file))
    for one, other in added.alike:
        line = _("{file} looks the same as {other} ({owner}); both are kept")
        click.echo(line.format(file=other.file, other=one.file, owner=one.target.name))
    for entry in (*added.new, *added.changed):
        if entry.target.id is None:
            line = _("{file}: {owner} is not in the registry of contestants; kept as a name")
            click.echo(line.format(file=entry.file, owner=entry.target.name))
    line = _("{new} new, {changed} changed, {known} known already, {out} left out; {all} in {path}")
    click.echo(
        line.format(
            new=len(added.new), changed=len(added.changed), known=len(added.known),
            out=len(added.problems), all=len(index), path=index.path,
        )
    )  # fmt: skip


@material.command("list", cls=Spoken, help=N_("List what the index holds."))
@_index
@_json
@language_option()
def list_material(path: Path | None, as_json: bool, lang: str | None) -> None:
    """One line for each piece."""
    _ = translator(chosen_language(lang))
    entries = _opened(path, _).entries
    if as_json:
        for entry in entries:
            printed(msgspec.json.encode(entry))
        return
    rows = [
        (entry.id, _(_KINDS[entry.kind]), _days(entry), entry.file, entry.target.name)
        for entry in entries
    ]
    click.echo(table((_("id"), _("kind"), _("counts"), _("file"), _("whose")), rows))


@material.command(
    "remove", cls=Spoken, help=N_("Take pieces out of the index, by id or file name.")
)
@click.argument("names", nargs=-1, required=True)
@_index
@language_option()
def remove(names: tuple[str, ...], path: Path | None, lang: str | None) -> None:
    """Ends with 2 where a name is unknown; the others are taken out."""
    _ = translator(chosen_language(lang))
    gone, unknown = _opened(path, _).remove(names)
    for entry in gone:
        click.echo(_("taken out: {id} {file}").format(id=entry.id, file=entry.file))
    if unknown:
        refuse(_("the index does not hold {names}").format(names=", ".join(unknown)))


@material.command("match", cls=Spoken, help=N_("Look for known material in photos."))
@click.argument(
    "photos", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@_index
@_json
@language_option()
def match(photos: tuple[Path, ...], path: Path | None, as_json: bool, lang: str | None) -> None:
    """Each match says whose it is, where, and how well it fits."""
    _ = translator(chosen_language(lang))
    index = _opened(path, _)
    from jaganetral.perception.photo.material import BadMaterial  # noqa: PLC0415 - needs the extra
    from jaganetral.perception.photo.material.pictures import read_photo  # noqa: PLC0415

    unread = 0
    for photo in photos:
        try:
            found = index.match(read_photo(photo))
        except BadMaterial as problem:
            click.echo(f"jaganetral: {_problem(problem, _)}", err=True)
            unread += 1
            continue
        if as_json:
            for one in found:
                printed(msgspec.json.encode({"photo": photo.name} | msgspec.to_builtins(one)))
            continue
        if not found:
            click.echo(_("{photo}: nothing of the {count} known pieces").format(
                photo=photo.name, count=len(index)))  # fmt: skip
        for one in found:
            click.echo(f"{photo.name}: {_line(one, _)}")
    if unread:
        refuse(_("{count} of {all} photos could not be read").format(count=unread, all=len(photos)))


def _line(one: Match, _: Translate) -> str:
    x, y, width, height = (round(value) for value in one.box)
    said = _("{kind} of {owner}, {how} ({sure}%) at x {x}, y {y}, {width} × {height} pixels")
    return said.format(
        kind=_(_KINDS[one.kind]), owner=one.target.name, how=_(_HOW[one.how]),
        sure=round(one.confidence * 100), x=x, y=y, width=width, height=height,
    ) + f" [{one.entry.file}: {one.how_well}]"  # fmt: skip


def _days(entry: Entry) -> str:
    return f"{entry.valid_from or '…'} – {entry.valid_to or '…'}"


def _problem(problem: BadMaterial, _: Translate) -> str:
    where = Path(problem.path).name
    if problem.row is not None:
        where += ", " + _("row {row}").format(row=problem.row) + f", {problem.field}"
    said = _("got {got}, expected {expected}; left out")
    return f"{where}: " + said.format(got=repr(problem.got), expected=problem.expected)


def _opened(path: Path | None, _: Translate, *, new: bool = False) -> Index:
    try:
        from jaganetral.perception.photo import material as room  # noqa: PLC0415 - needs the extra
    except ModuleNotFoundError as lacking:
        _without_extra(lacking, _)
    named = os.environ.get(room.ENVIRONMENT)
    where = path or (Path(named) if named else None)
    if where is None:
        refuse(_("no index: give --index FILE, or set JAGANETRAL_MATERIAL to its file"))
    return room.Index.open(where, new=new)


def _without_extra(lacking: ModuleNotFoundError, _: Translate) -> NoReturn:
    line = _("{name} is not installed; photos need: pip install 'jaganetral[photo]'")
    refuse(line.format(name=lacking.name))
