"""`seen`: an index of when photos and texts were first seen, against old ones in new clothes."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click
import msgspec

from jaganetral.cli.speech import Spoken, SpokenGroup, language_option, printed, refuse
from jaganetral.language import N_, Translate, chosen_language, translator
from jaganetral.model import Language

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
    "photos", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
_INPUTS = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".xlsx", ".parquet", ".txt"})
_PACKED = frozenset({".gz", ".bz2", ".xz", ".zst", ".zip"})


@click.group(
    cls=SpokenGroup, help=N_("When photos and texts were first seen: keep it, and look it up.")
)
def seen() -> None:
    """Hashes with the earliest day and place; no picture, no word and no account is kept."""


@seen.command(
    "add",
    cls=Spoken,
    help=N_("Keep that photos were seen on a day, or what the rows of scanned inputs show, each "
            "under its own day. Of the rows only hashes, day, input and row are kept: no words "
            "and no account."),
)  # fmt: skip
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help=N_("The day, as 2019-03-02; for the rows of an input: of those that tell none."),
)
@click.option(
    "--where", "place", default="", help=N_("Where it was seen: a page, a report, a link.")
)
@click.option("--map", "mapping", help=N_("The mapping that the scan was given."))
@_index
@language_option()
def add(
    files: tuple[str, ...],
    day: datetime | None,
    place: str,
    mapping: str | None,
    path: Path | None,
    lang: str | None,
) -> None:
    """The earliest day of a picture or a text stays."""
    language = chosen_language(lang)
    _ = translator(language)
    inputs = [name for name in files if _is_input(name)]
    photos = [Path(name) for name in files if not _is_input(name)]
    for photo in photos:
        if not photo.is_file():
            refuse(_("{path}: cannot be opened ({why})").format(path=photo, why=_("no such file")))
    if photos and day is None:
        refuse(_("--on: on which day were the photos seen, as 2019-03-02?"))
    where = _where(path, _)
    if inputs:
        _gather(inputs, where, mapping, day and day.date(), language)
    if photos and day is not None:
        _add_photos(photos, where, day.date(), place, _)


def _is_input(name: str) -> bool:
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if suffixes and suffixes[-1] in _PACKED:
        return True
    return bool(suffixes) and suffixes[-1] in _INPUTS


def _gather(
    inputs: list[str], where: Path, mapping: str | None, day: date | None, language: Language
) -> None:
    from jaganetral.scan import ScanError  # noqa: PLC0415 - start-up
    from jaganetral.scan.reading import read_mapping  # noqa: PLC0415
    from jaganetral.scan.seen import gather  # noqa: PLC0415

    _ = translator(language)
    try:
        named = read_mapping(mapping) if mapping else None
        for source in inputs:
            added = gather(source, where, mapping=named, day=day)
            line = _("{source}: {rows} rows; {texts} texts with words of their own and {photos} "
                     "photos kept")  # fmt: skip
            said = line.format(
                source=source,
                rows=f"{added.rows:,}",
                texts=f"{added.texts:,}",
                photos=f"{added.photos:,}",
            )
            click.echo(said)
            if added.undated:
                line = _("{n} rows tell no day and were left out; give one with --on")
                click.echo(line.format(n=f"{added.undated:,}"))
            if added.unread:
                line = _("{n} photos could not be opened")
                click.echo(line.format(n=f"{added.unread:,}"))
    except ScanError as error:
        refuse(error.message(language))


def _add_photos(photos: list[Path], where: Path, day: date, place: str, _: Translate) -> None:
    index = _opened(where, _, new=True)
    kept = unread = 0
    for photo in photos:
        picture = _read(photo)
        if picture is None:
            unread += 1
        elif index.remember(picture.pixels, day, place):
            kept += 1
        else:
            click.echo(_("{photo}: too plain to be known again").format(photo=photo.name))
    click.echo(_("{kept} kept; {all} pictures in {path}").format(
        kept=kept, all=len(index), path=index.path))  # fmt: skip
    _finish(unread, len(photos), _)


@seen.command("find", cls=Spoken, help=N_("Tell when photos or a text were first seen, and where."))
@_photos
@click.option("--text", help=N_("A text to look up; only long ones with words of their own are."))
@_index
@click.option("--json", "as_json", is_flag=True, help=N_("One line of JSON each."))
@language_option()
def find(
    photos: tuple[Path, ...], text: str | None, path: Path | None, as_json: bool, lang: str | None
) -> None:
    """One line for each photo, and one for the text."""
    _ = translator(chosen_language(lang))
    where = _where(path, _)
    if not photos and text is None:
        refuse(_("what is to be looked up? Give photos, or --text"))
    if text is not None:
        _find_text(text, where, as_json, chosen_language(lang))
    if not photos:
        return
    index = _opened(where, _)
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


def _find_text(text: str, where: Path, as_json: bool, language: Language) -> None:
    from jaganetral.scan import ScanError  # noqa: PLC0415 - start-up
    from jaganetral.scan.seen import open_texts  # noqa: PLC0415

    _ = translator(language)
    try:
        sight = open_texts(where, frozen=True).find(text)
    except ScanError as error:
        refuse(error.message(language))
    if as_json:
        printed(msgspec.json.encode({"text": text, "seen": sight and msgspec.to_builtins(sight)}))
    elif sight is None:
        click.echo(_("the text was not seen before, or is one that many write"))
    else:
        line = _("the text was seen before on {day} ({place}; {alike} alike)")
        click.echo(line.format(day=sight.day, place=sight.place or "?", alike=f"{sight.alike:.0%}"))


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


def _where(path: Path | None, _: Translate) -> Path:
    from jaganetral.perception.sightings import ENVIRONMENT  # noqa: PLC0415 - start-up

    named = os.environ.get(ENVIRONMENT)
    where = path or (Path(named) if named else None)
    if where is None:
        refuse(_("no index: give --index FILE, or set JAGANETRAL_FIRST_SEEN to its file"))
    return where


def _opened(where: Path, _: Translate, *, new: bool = False) -> FirstSeen:
    try:
        from jaganetral.perception.photo import first_seen as room  # noqa: PLC0415 - the extra
    except ModuleNotFoundError as lacking:
        line = _("{name} is not installed; photos need: pip install 'jaganetral[photo]'")
        refuse(line.format(name=lacking.name))
    return room.FirstSeen(where, new=new)
