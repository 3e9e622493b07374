"""The options of `scan` that say what comes in: mapping, storage, and who may be judged."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from jaganetral.language import N_
from jaganetral.scan.reading import (
    BASES,
    Admission,
    Mapping,
    Source,
    admission,
    open_source,
    read_mapping,
)
from jaganetral.scan.reading.errors import NotAdmitted
from jaganetral.scan.reading.places import ENDPOINT

Command = TypeVar("Command", bound=Callable[..., Any])

_NO_MAPPING = N_("--roster, --pages and --place need --map: it says which column holds the "
                 "account, the page or the place")  # fmt: skip

_MAPPING = (
    click.option(
        "--map", "mapping", metavar="NAME|FILE",
        help=N_("How the columns are meant: the name of a ready mapping (a platform's export), or "
                "a YAML file with lines `contract field: column name`."),
    ),
)  # fmt: skip
_LISTS = (
    click.option(
        "--roster", type=click.Path(path_type=Path), metavar="FILE",
        help=N_("Accounts that may be judged (CSV, XLSX: platform, account, source = self_declared "
                "or official, since). Rows of others are only counted."),
    ),
    click.option(
        "--pages", type=click.Path(path_type=Path), metavar="FILE",
        help=N_("Contestants' pages (CSV, XLSX: platform, page, contestant): only what was written "
                "on them is judged, and nobody's name is kept."),
    ),
    click.option(
        "--place", metavar="CODE",
        help=N_("Only rows from this region, where the export tells places (13, 13.71, a name)."),
    ),
    click.option(
        "--basis", type=click.Choice(BASES),
        help=N_("Why an export of messages that were not public is lawful: a participant exported "
                "the own chat for a report; it is evidence of a report or case; all who write in "
                "it agreed."),
    ),
    click.option(
        "--endpoint", metavar="URL",
        help=N_("The S3-compatible storage of s3://… where it is not Amazon's; else "
                "AWS_ENDPOINT_URL_S3."),
    ),
)  # fmt: skip
_PREVIEW = (
    click.option(
        "--preview", is_flag=True,
        help=N_("Show how the first 20 rows are understood; judge and write nothing."),
    ),
)  # fmt: skip


def intake_options(command: Command) -> Command:
    """Add all options, in their order."""
    return _with(command, (*_MAPPING, *_LISTS, *_PREVIEW))


def admission_options(command: Command) -> Command:
    """Add those that say who may be judged, to a command that goes on with a scan."""
    return _with(command, _LISTS)


def _with(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def take_in(
    mapping: str | None,
    roster: Path | None,
    pages: Path | None,
    place: str | None,
    basis: str | None,
) -> tuple[Mapping | None, Admission | None]:
    """What the options mean. Raises `ScanError`."""
    if mapping is None:
        if roster or pages or place:
            raise NotAdmitted(mapping="–", why=_NO_MAPPING)
        return None, None
    found = read_mapping(mapping)
    return found, admission(found, roster=roster, pages=pages, place=place, basis=basis)


def reach_storage(endpoint: str | None) -> None:
    """Say where s3:// lies, to this process and to those that it starts."""
    if endpoint:
        os.environ[ENDPOINT] = endpoint


def open_input(source: str, mapping: Mapping | None) -> Source:
    """The input as its mapping reads it. Raises `ScanError`."""
    columns: frozenset[str] = frozenset() if mapping else frozenset({"id"})
    return open_source(source, columns=columns, mapping=mapping)
