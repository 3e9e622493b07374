"""`seen`: an index of when photos were first seen, against old footage in new clothes."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from jaganetral.cli.speech import Spoken, SpokenGroup, language_option, printed, refuse
from jaganetral.language import N_, Translate, chosen_language, translator

if TYPE_CHECKING:
    from jaganetral.perception.photo.decoding import Frame
    from jaganetral.perception.photo.first_seen import FirstSeen

_index = click.option(
    "--index",
    "path",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("The file of the index; without it the one that JAGANETRAL_FIRST_SEEN names."),
)
_photos = click.argument(
    "photos", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)


@click.group(cls=SpokenGroup, help=N_("When photos were first seen: keep it, and look it up."))
def seen() -> None:
    """Hashes with the earliest day and place; no picture is kept."""


@seen.command("add", cls=Spoken, help=N_("Keep that photos were seen on a day."))
@_photos
@click.option(
    "--on",
    "day",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help=N_("The day, as 2019-03-02."),
)
@click.option(
    "--where", "place", default="", help=N_("Where it was seen: a page, a report, a link.")
)
@_index
@language_option()
def add(
    photos: tuple[Path, ...], day: datetime, place: str, path: Path | None, lang: str | None
) -> None:
    """The earliest day of a picture stays."""
    _ = translator(chosen_language(lang))
    index = _opened(path, _, new=True)
    kept = unread = 0
    for photo in photos:
        picture = _read(photo)
        if picture is None:
            unread += 1
        elif index.remember(picture.pixels, day.date(), place):
            kept += 1
        else:
            click.echo(_("{photo}: too plain to be known again").format(photo=photo.name))
    click.echo(_("{kept} kept; {all} pictures in {path}").format(
        kept=kept, all=len(index), path=index.path))  # fmt: skip
    _finish(unread, len(photos), _)


@seen.command("find", cls=Spoken, help=N_("Tell when photos were first seen, and where."))
@_photos
@_index
@click.option("--json", "as_json", is_flag=True, help=N_("One line of JSON each."))
@language_option()
def find(photos: tuple[Path, ...], path: Path | None, as_json: bool, lang: str | None) -> None:
    """One line for each photo."""
    _ = translator(chosen_language(lang))
    index = _opened(path, _)
    unread = 0
    for photo in photos:
        picture = _read(photo)
        if picture is None:
            unread += 1
            continue
        sight = index.find(picture.pixels)
        if as_json:
            told = {"photo": photo.name, "seen": sight and msgspec.to_builtins(sight)}
            printed(msgspec.json.encode(told))
        elif sight is None:
            click.echo(_("{photo}: not seen before").format(photo=photo.name))
        else:
            line = _("{photo}: seen before on {day} ({place}; {bits} of 256 bits differ)")
            click.echo(line.format(photo=photo.name, day=sight.day, place=sight.place or "?",
                                   bits=sight.distance))  # fmt: skip
    _finish(unread, len(photos), _)


def _read(photo: Path) -> Frame | None:
    from jaganetral.perception.photo.decoding import decode  # noqa: PLC0415 - needs the extra
    from jaganetral.perception.photo.errors import PhotoError  # noqa: PLC0415

    try:
        return decode(photo.read_bytes(), photo.name).frames[0]
    except PhotoError as bad:
        click.echo(f"jaganetral: {bad.message(chosen_language(None))}", err=True)
        return None


def _finish(unread: int, every: int, _: Translate) -> None:
    if unread:
        refuse(_("{count} of {all} photos could not be read").format(count=unread, all=every))


def _opened(path: Path | None, _: Translate, *, new: bool = False) -> FirstSeen:
    try:
        from jaganetral.perception.photo import first_seen as room  # noqa: PLC0415 - the extra
    except ModuleNotFoundError as lacking:
        line = _("{name} is not installed; photos need: pip install 'jaganetral[photo]'")
        refuse(line.format(name=lacking.name))
    named = os.environ.get(room.ENVIRONMENT)
    where = path or (Path(named) if named else None)
    if where is None:
        refuse(_("no index: give --index FILE, or set JAGANETRAL_FIRST_SEEN to its file"))
    return room.FirstSeen(where, new=new)
