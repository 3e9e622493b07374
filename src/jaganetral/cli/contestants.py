"""`--contestants`: an agency's own table of contestants, told to the checker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jaganetral.language import N_

if TYPE_CHECKING:
    from jaganetral.checker import Checker
    from jaganetral.elections import Registry

contestants_option = click.option(
    "--contestants",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=N_("An agency's own table of contestants and their names (CSV)."),
)


def load_checker(tables: tuple[Path, ...]) -> Checker:
    """The checker with an agency's tables; rows that cannot serve are named on stderr."""
    from jaganetral.checker import Checker  # noqa: PLC0415 - loaded after the input proved right

    checker = Checker.load(extra=tables)
    tell_problems(checker.registry)
    return checker


def tell_problems(registry: Registry) -> None:
    """One line on stderr for each row of a table that was left out."""
    for problem in registry.problems:
        click.echo(f"jaganetral: {problem}", err=True)
