"""--map: which column of a foreign file holds which field of a conduct."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from jaganetral.contract import FIELDS
from jaganetral.language import N_
from jaganetral.scan.errors import BadMapping, NoSuchInput


def read_mapping(path: Path) -> dict[str, str]:
    """A YAML object `contract field: column name`; raises `BadMapping` with the key."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NoSuchInput(path=path, why=error) from None
    try:
        # The base loader keeps words as they are: `no` is a column's name here, not "false".
        found = yaml.load(text, yaml.CBaseLoader)
    except yaml.YAMLError:
        raise BadMapping(path=path, field="YAML", why=N_("the file cannot be read")) from None
    if not isinstance(found, dict) or not found:
        raise BadMapping(path=path, field="YAML", why=N_("expected lines such as text: message"))
    for field, column in found.items():
        if field != "id" and field not in FIELDS:
            raise BadMapping(path=path, field=field, why=N_("no field of a conduct has this name"))
        if not isinstance(column, str) or not column:
            raise BadMapping(path=path, field=field, why=N_("expected the name of a column"))
    return found


def renamed(row: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    """`row` under the names of the contract; a column that is mapped loses its own name."""
    if not mapping:
        return dict(row)
    taken = set(mapping.values())
    kept = {name: cell for name, cell in row.items() if name not in taken and name not in mapping}
    return kept | {field: row[column] for field, column in mapping.items() if column in row}
