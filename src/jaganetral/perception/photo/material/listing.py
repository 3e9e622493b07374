"""The list beside a folder of material: `material.csv` or `material.yaml`.

    file        the picture, in this folder
    kind        poster, logo, twibbon or emblem
    target      whose it is: a contestant's or party's id or name; with `contest` a ballot number
    contest     the contest's id (pilkada_2024:13.71:mayor), or empty
    from, to    first and last day it counts, as 2024-09-25 (empty: open)
    source      where it was taken from (empty: unknown)

A CSV has these names in its first line, in any order; a YAML file is a list of such records.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final, get_args

import msgspec
import yaml

from .entry import Kind
from .errors import BadFolder, BadMaterial

COLUMNS: Final = ("file", "kind", "target", "contest", "from", "to", "source")
NEEDED: Final = ("file", "kind", "target")
LISTS: Final = ("material.csv", "material.yaml", "material.yml")
PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
LARGEST_LIST: Final = 8_000_000  # bytes
_KINDS: Final = frozenset(get_args(Kind))


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One good row. `row` is its number in the list (the first record of a YAML list is 1)."""

    row: int
    path: Path
    file: str
    kind: Kind
    target: str
    contest: str | None
    valid_from: date | None
    valid_to: date | None
    source: str | None


def read_list(folder: Path) -> tuple[list[Row], list[BadMaterial]]:
    """The good rows of a folder's list, and what is wrong with the others.

    Pictures of the folder that the list leaves out are among the latter. Raises BadFolder.
    """
    path = _the_list(folder)
    good: list[Row] = []
    bad: list[BadMaterial] = []
    for number, record in _records(path):
        row = _row(folder, path, number, record)
        if isinstance(row, Row):
            good.append(row)
        else:
            bad.append(row)
    named = {row.path for row in good} | {(folder / problem.got).resolve() for problem in bad}
    for picture in sorted(folder.iterdir()):
        if picture.suffix.lower() in PICTURES and picture.resolve() not in named:
            bad.append(BadMaterial(picture, None, "file", picture.name, f"a row in {path.name}"))
    return good, bad


def _the_list(folder: Path) -> Path:
    if not folder.is_dir():
        raise BadFolder(folder, "no such folder")
    found = [folder / name for name in LISTS if (folder / name).is_file()]
    if len(found) != 1:
        what = "has no list" if not found else "has more than one list"
        raise BadFolder(
            folder,
            f"{what}; put one material.csv or material.yaml beside the pictures, "
            f"with the columns {', '.join(COLUMNS)}",
        )
    if found[0].stat().st_size > LARGEST_LIST:
        raise BadFolder(found[0], f"is larger than {LARGEST_LIST:,} bytes; split the folder")
    return found[0]


def _records(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadFolder(path, "is not UTF-8; save it as CSV UTF-8") from None
    if path.suffix == ".csv":
        yield from _csv(path, text)
    else:
        yield from _yaml(path, text)


def _csv(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    lines = text.splitlines()
    first = lines[0] if lines else ""
    delimiter = ";" if first.count(";") > first.count(",") else ","
    table = csv.reader(lines, delimiter=delimiter)
    try:
        header = [name.strip().casefold() for name in next(table, [])]
        _expect_columns(path, header)
        for cells in table:
            if any(cell.strip() for cell in cells):
                yield table.line_num, dict(zip(header, map(str.strip, cells), strict=False))
    except csv.Error as error:
        raise BadFolder(path, f"line {table.line_num} is no CSV ({error})") from None


def _expect_columns(path: Path, names: list[str]) -> None:
    lacking = [name for name in NEEDED if name not in names]
    if lacking:
        raise BadFolder(
            path, f"lacks the columns {', '.join(lacking)}; name them in the first line"
        )


def _yaml(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        records = yaml.load(text, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadFolder(path, f"is no YAML ({' '.join(str(error).split())})") from None
    if not isinstance(records, list):
        raise BadFolder(path, f"expected a list of records with {', '.join(COLUMNS)}")
    for number, record in enumerate(records, 1):
        pairs = record.items() if isinstance(record, dict) else ()
        yield (
            number,
            {
                str(key).casefold(): "" if value is None else str(value).strip()
                for key, value in pairs
            },
        )


def _row(folder: Path, path: Path, number: int, record: Mapping[str, str]) -> Row | BadMaterial:
    def wrong(field: str, expected: str) -> BadMaterial:
        return BadMaterial(path, number, field, record.get(field, ""), expected)

    for field in NEEDED:
        if not record.get(field):
            return wrong(field, f"a {field}")
    kind = record["kind"].casefold()
    if kind not in _KINDS:
        return wrong("kind", f"one of {', '.join(get_args(Kind))}")
    try:
        picture = (folder / record["file"]).resolve()
        inside = picture.is_relative_to(folder.resolve()) and picture.is_file()
    except (OSError, ValueError):  # a name that no file can have
        inside = False
    if not inside:
        return wrong("file", "a picture in this folder")
    days: dict[str, date | None] = {}
    for field in ("from", "to"):
        try:
            days[field] = date.fromisoformat(record[field]) if record.get(field) else None
        except ValueError:
            return wrong(field, "a day as 2024-09-25")
    if days["from"] and days["to"] and days["from"] > days["to"]:
        return wrong("to", "a day not before `from`")
    return Row(
        row=number,
        path=picture,
        file=record["file"],
        kind=kind,  # type: ignore[arg-type]  # it is one of the kinds, see above
        target=record["target"],
        contest=record.get("contest") or None,
        valid_from=days["from"],
        valid_to=days["to"],
        source=record.get("source") or None,
    )
